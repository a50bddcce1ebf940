"""Sentences coded whole: every act that a sentence tells, with its trigger and its parties.

A file of `training/passages` is a row of blocks. A block is one sentence on a line of its own and below it, each
after `> `, the acts that it tells, none where it tells none:

    ## embassy-row-lagos
    Nigeria ordered the Libyan envoy out on Monday after Tripoli accused Abuja of sheltering rebels.
    > SANCTION.expel | occurred | ordered out | Nigeria | the Libyan envoy
    > ACCUSE.allege | occurred | accused | Tripoli | Abuja

- first field: a PLOVER type with its mode, if any; in round brackets where the act is of that type but lies outside a
  record of political interactions (police work, a suit between firms)
- second: the status; third: the words of the trigger, in the order of the sentence, which need not stand side by side
- fourth and fifth: the initiators and recipients in the words of the sentence, several parted by `;`; `-` for none;
  `=` for recipients who are the initiators (a mutual act); `~` before the words of a thing or deed that is no party
- `Paris#2`: the second "Paris" of the sentence
- `## topic` opens a topic: held-back parts share none with what is learnt from
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Status
from legation.model.spans import Span

FOLDER = Path(__file__).parent / "passages"
_ORDINAL = re.compile(r"#(\d)$")


@dataclass(frozen=True)
class Side:
    """One mention on one side of an act; `thing`: what is acted on, or acts, and is no party."""

    span: Span
    thing: bool = False


@dataclass(frozen=True)
class Act:
    """One act of a sentence. `ordinary`: of its type, but outside a record of political interactions."""

    type: EventType
    mode: str | None
    status: Status
    trigger: tuple[Span, ...]
    initiators: tuple[Side, ...]
    recipients: tuple[Side, ...]
    mutual: bool = False
    ordinary: bool = False


@dataclass(frozen=True)
class Passage:
    """A sentence with all acts that it tells."""

    text: str
    topic: str
    acts: tuple[Act, ...]
    place: str


class Fault(ValueError):
    """A line that does not follow the form; says what is wrong."""


def read_passages(path: Path, faults: list[str] | None = None) -> Iterator[Passage]:
    """All blocks of a file. A faulty act is reported in `faults`, and its block left out; without a list, raised."""
    topic, text, start, acts, bad = "", "", 0, [], False
    lines = [*path.read_text(encoding="utf-8").splitlines(), ""]
    for number, line in enumerate(lines, 1):
        try:
            if line.startswith("> "):
                if not text:
                    raise Fault("an act without a sentence above it")
                acts.append(_act(line[2:], text))
                continue
        except Fault as fault:
            if faults is None:
                raise Fault(f"{path.name}, line {number}: {fault}") from None
            faults.append(f"{path.name}, line {number}: {fault}")
            bad = True
            continue
        if text and not bad:
            yield Passage(text, topic, tuple(acts), f"{path.name}, line {start}")
        text, acts, bad = "", [], False
        if line.startswith("## "):
            topic = line[3:].strip()
        elif line and not line.startswith("# "):
            text, start = line.strip(), number


def _act(line: str, text: str) -> Act:
    fields = [f.strip() for f in line.split("|")]
    if len(fields) != 5:
        raise Fault("five fields parted by | are expected")
    kind, status, trigger, initiators, recipients = fields
    ordinary = kind.startswith("(") and kind.endswith(")")
    name, _, mode = kind.strip("()").partition(".")
    if name not in EventType.__members__.values():
        raise Fault(f"no type {name!r}")
    event = EventType(name)
    if mode and mode not in load_plover().types[event].modes:
        raise Fault(f"{event} has no mode {mode!r}")
    if status not in Status.__members__.values():
        raise Fault(f"no status {status!r}")
    give = _sides(initiators, text)
    mutual = recipients == "="
    take = give if mutual else _sides(recipients, text)
    if not give and not take:
        raise Fault("an act needs a side")
    return Act(event, mode or None, Status(status), _pieces(trigger, text), give, take, mutual, ordinary)


def _sides(field: str, text: str) -> tuple[Side, ...]:
    if field in ("-", ""):
        return ()
    return tuple(_side(part.strip(), text) for part in field.split(";") if part.strip())


def _side(words: str, text: str) -> Side:
    thing = words.startswith("~")
    return Side(_find(words.lstrip("~ "), text), thing)


def _find(words: str, text: str, at: int = 0) -> Span:
    wanted = int(found[1]) if (found := _ORDINAL.search(words)) else 1
    words = _ORDINAL.sub("", words).strip()
    if not words:
        raise Fault("empty words")
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text) if m.start() >= at]
    if len(starts) < wanted:
        raise Fault(f"{words!r} does not stand in the sentence" + (f" {wanted} times" if wanted > 1 else ""))
    return Span(starts[wanted - 1], starts[wanted - 1] + len(words))


def _pieces(trigger: str, text: str) -> tuple[Span, ...]:
    """The trigger whole, or, where its words do not stand together, word by word in order."""
    try:
        return (_find(trigger, text),)
    except Fault:
        spans: list[Span] = []
        for word in _ORDINAL.sub("", trigger).split():
            spans.append(_find(word, text, spans[-1].end if spans else 0))
        if not spans:
            raise Fault("no trigger") from None
        return tuple(spans)


def main(names: list[str]) -> int:
    """Check the files named, or all; print faults and counts."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    seen: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for passage in read_passages(path, faults):
            if passage.text in seen:
                faults.append(f"{passage.place}: stands already in {seen[passage.text]}")
            seen[passage.text] = passage.place
            if names and path.name not in names and path.stem not in names:
                continue
            counts.update(("sentences", "without an act" if not passage.acts else "with acts"))
            for act in passage.acts:
                counts.update(("acts", f"{act.type} {act.mode or '-'}", f"status {act.status}", f"type {act.type}"))
                counts["ordinary"] += act.ordinary
    for name, count in sorted(counts.items()):
        print(f"{count:6d}  {name}")
    told = [f for f in faults if not names or any(f.startswith((n, f"{n}.txt")) for n in names)]
    print(*told, sep="\n", file=sys.stderr)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
