"""The lexicon in use: own sentences in the styles of news, each with the acts that must be read from it, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from legation import Reader, Report
from legation.model.codes import EventType
from legation.model.record import Event, Party

TABLE = Path(__file__).parent / "sentences.txt"
#: Of the sentences marked as hard, which mostly fail at the parse or at a name, at least so many must be read right.
HARD_RATE = 0.45


@dataclass(frozen=True)
class Wanted:
    """One act that a sentence tells; of a mutual act all codes stand under `initiators`."""

    types: frozenset[EventType]
    initiators: frozenset[str]
    recipients: frozenset[str]
    mutual: bool

    def is_met_by(self, event: Event) -> bool:
        give, take = _codes(event.initiators), _codes(event.recipients)
        sides = give | take == self.initiators if self.mutual else (give, take) == (self.initiators, self.recipients)
        return event.type in self.types and sides


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    text: str
    acts: tuple[Wanted, ...]
    hard: bool


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    """Of a side; who has no code ("dozens of activists") is named there, and is not asked for."""
    return frozenset(p.code for p in parties if p.code)


def _wanted(words: str) -> Wanted:
    types, sides = words.split()
    mutual = "=" in sides
    give, _, take = sides.replace("=", ",").partition(">")
    return Wanted(
        frozenset(map(EventType, types.split("/"))),
        frozenset(filter(None, give.split(","))),
        frozenset(filter(None, take.split(","))),
        mutual,
    )


def _row(line: str) -> Row:
    head, text = line.split(" | ")
    acts = () if head.endswith("none") else tuple(map(_wanted, head.lstrip("?").split(" + ")))
    return Row(text, acts, head.startswith("?"))


def _rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


@cache
def _reader() -> Reader:
    return Reader()


def _is_right(row: Row) -> bool:
    events = _reader().read(Report(text=row.text, published=date(2015, 6, 4))).events
    return len(events) == len(row.acts) and all(any(act.is_met_by(e) for e in events) for act in row.acts)


PLAIN = [row for row in _rows() if not row.hard]
HARD = [row for row in _rows() if row.hard]


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row.text[:60])
def test_a_plain_sentence_is_read_right(row: Row) -> None:
    assert _is_right(row)


def test_enough_of_the_hard_sentences_are_read_right() -> None:
    assert sum(map(_is_right, HARD)) / len(HARD) >= HARD_RATE


def test_the_table_is_wide() -> None:
    assert len({row.text for row in PLAIN}) == len(PLAIN) >= 400
    assert {t for row in PLAIN for act in row.acts for t in act.types} == set(EventType)
    assert sum(not row.acts for row in PLAIN) >= 110
