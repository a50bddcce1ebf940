"""The form in which a text is kept: NFC, lines ended by LF, no white space around it."""

from __future__ import annotations

import re

from legation.model.errors import NoText, TooLarge
from legation.model.text import has_sentence, normalise

#: Code points above which one report is refused, unless the user sets another limit.
MAX_CHARACTERS = 5_000_000

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff]")
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """What the bytes of a document become: control characters removed, then `normalise`.

    Unicode's line and paragraph separators become LF. What is left stays in its place.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", text)
    return normalise(text)


def require_size(text: str, limit: int, name: str) -> None:
    """Raise `TooLarge` for a text of more than `limit` code points."""
    if len(text) > limit:
        raise too_large(name, limit, f"{len(text):,} characters")


def too_large(name: str, limit: int, size: str) -> TooLarge:
    """The error for a text above the limit; `size` says how large it is, in words."""
    return TooLarge(
        f"{name}: the text has {size}, more than the {limit:,} that one report may have. "
        "Split it into one file a report, or raise the limit with --max-characters."
    )


def require_words(text: str, name: str) -> None:
    """Raise `NoText` for a text that is empty or has no sentence: fewer than two words of letters."""
    if not text:
        raise NoText(f"{name}: it is empty. Give a document that holds the text of a report.")
    if not has_sentence(text):
        raise NoText(f"{name}: there is no sentence in it. Give a document that holds the text of a report.")
