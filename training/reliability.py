"""How often each reading of the lexicon is right on the sentences of `passages/` that are learnt from.

    python training/reliability.py      # writes src/legation/reading/data/reliability.csv

A reading is right where the coding has an act of its type at its trigger, wrong where it has another or none. The
network has learnt these sentences, the lexicon has not: its hits here say what it is worth on others.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from passages import Passage

from examples import held_out, passages
from legation import Report
from legation.atlas.atlas import Atlas
from legation.atlas.offices import Offices
from legation.codebook.lexicon import load_lexicon
from legation.model.codes import EventType
from legation.reading.clauses import find_clauses
from legation.reading.coding import Coder, Reading
from legation.reading.coreference import resolve
from legation.reading.judging import lexeme
from legation.reading.layers import MentionKind, Parsed
from legation.reading.names import Namer, party_index
from legation.reading.parse import load_model, parse

OUT = Path(__file__).parent.parent / "src/legation/reading/data/reliability.csv"


class Lexical:
    """The lexicon's readings of a sentence, by themselves."""

    def __init__(self) -> None:
        self.nlp, self.atlas, self.lexicon = load_model(), Atlas.load(), load_lexicon()
        self.namer = Namer(self.atlas, Offices.load())

    def readings(self, text: str) -> tuple[Parsed, tuple[Reading, ...]]:
        """The parse of a sentence, and its readings."""
        parsed = parse(Report(text=text), self.nlp)
        mentions = resolve(parsed, self.namer.find(parsed), self.atlas)
        clauses = find_clauses(parsed, frozenset(self.lexicon.nouns))
        names = (MentionKind.NAME, MentionKind.METONYM)
        proper = frozenset(i for m in mentions if m.kind in names for i in range(m.start, m.end))
        return parsed, Coder(parsed, clauses, self.lexicon, party_index(mentions), proper).readings()


def judged(parsed: Parsed, reading: Reading, passage: Passage) -> bool | None:
    """Whether a reading is right; null where the act is an ordinary one, which the coding leaves out of the record."""
    spans = [parsed.span(i, i + 1) for i in reading.trigger]
    there = [a for a in passage.acts if any(t.overlaps(s) for t in a.trigger for s in spans)]
    if any(a.ordinary for a in there):
        return None
    if reading.sense.type is None:
        return not there
    return any(_alike(a.type, reading.sense.type) for a in there)


def _alike(one: EventType, other: EventType) -> bool:
    yielding = {EventType.CONCEDE, EventType.RETREAT}
    return one is other or {one, other} == yielding


def main() -> int:
    """Count, and write what was seen."""
    lexical, seen, right = Lexical(), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for number, passage in enumerate(p for p in passages() if not held_out(p.topic)):
        if number % 1000 == 0:
            print(number, "sentences", file=sys.stderr)
        parsed, readings = lexical.readings(passage.text)
        for reading in readings:
            verdict = judged(parsed, reading, passage)
            if verdict is not None:
                seen[lexeme(reading)] += 1
                right[lexeme(reading)] += verdict
    with OUT.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("type", "lemma", "right", "seen"))
        rows.writerows((*key, right[key], seen[key]) for key in sorted(seen))
    print(f"{len(seen)} readings, right {sum(right.values()) / max(1, sum(seen.values())):.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
