"""The lines of a dictionary file without comments and markup, in whatever encoding they come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from legation.model.errors import BadInput, NoText, UnreadableDocument
from legation.model.text import BOMS

_STOP = "---STOP---"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_SAMPLE = 64_000


def read_text(path: Path) -> str:
    """The text of a file. Raises `BadInput` where there is none to read, `UnreadableDocument`, `NoText`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}. Name a dictionary file that can be read.") from None
    if not data.strip():
        raise NoText(f"{path.name}: it is empty. Give a file of actors or agents.")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE]:
        raise UnreadableDocument(f"{path.name}: it is a binary file, not text. Give a file of actors or agents.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Number and words of each line that says something: comments of `#`, `;` and `<!-- -->` and markup left out."""
    within = False
    for number, raw in enumerate(re.split("\r\n|\r|\n", text), 1):
        line, within = _uncommented(raw, within)
        if _STOP in line:
            return
        line = _CONTROLS.sub("", re.split("[#;]", line, maxsplit=1)[0]).strip()
        if line and not line.startswith("<"):
            yield number, line


def _uncommented(line: str, within: bool) -> tuple[str, bool]:
    """The line without `<!-- -->`, and whether such a comment is open at its end."""
    kept = []
    while line:
        if within:
            _, closed, line = line.partition("-->")
            within = not closed
        else:
            before, opened, line = line.partition("<!--")
            kept.append(before)
            within = bool(opened)
    return "".join(kept), within
