"""Check the sentences under `training/sentences` and count them by type, mode and status."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Status
from legation.model.spans import Span

FOLDER = Path(__file__).parent / "sentences"
_MARK = re.compile(r"\[([ir]):([^\[\]]+)\]")


@dataclass(frozen=True)
class Sentence:
    """A sentence without its marks; `type` null where it holds no event."""

    text: str
    type: EventType | None
    mode: str | None
    status: Status | None
    topic: str
    initiator: Span | None
    recipient: Span | None


def parse_line(line: str) -> Sentence:
    """One line of a file. Raises ValueError saying what is wrong."""
    fields = line.split("|", 4)
    if len(fields) != 5:
        raise ValueError("five fields parted by | are expected")
    kind, mode, status, topic, marked = fields
    event = None if kind == "NONE" else EventType(kind)
    if event is not None and mode and mode not in load_plover().types[event].modes:
        raise ValueError(f"{event} has no mode {mode}")
    if event is not None and not status:
        raise ValueError("an event needs a status")
    text, spans = _unmark(marked)
    if event is not None and not spans:
        raise ValueError("an event needs a marked side")
    return Sentence(
        text, event, mode or None, Status(status) if status else None, topic, spans.get("i"), spans.get("r")
    )


def _unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without marks, and the spans of the two sides in it."""
    text, spans, last = "", {}, 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        if found[1] in spans:
            raise ValueError(f"two [{found[1]}:...]: mark one stretch a side")
        spans[found[1]] = Span(len(text), len(text) + len(found[2]))
        text += found[2]
        last = found.end()
    text += marked[last:]
    if "[" in text or "]" in text:
        raise ValueError("a bracket that marks nothing")
    return text, spans


def main() -> int:
    """Read everything; print faults and counts."""
    counts: Counter[str] = Counter()
    seen: dict[str, str] = {}
    faults = 0
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            try:
                sentence = parse_line(line)
                if sentence.text in seen:
                    raise ValueError(f"stands already in {seen[sentence.text]}")
            except ValueError as error:
                faults += 1
                print(f"{path.name}, line {number}: {error}", file=sys.stderr)
                continue
            seen[sentence.text] = f"{path.name}, line {number}"
            kind = sentence.type or "NONE"
            counts.update(("all", kind, f"{kind} {sentence.mode or '-'}", f"status {sentence.status or '-'}"))
    for name, count in sorted(counts.items()):
        print(f"{count:6d}  {name}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
