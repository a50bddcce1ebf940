"""Lexicon and network together: which type wins, what is no act, what the network finds by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from legation import Report
from legation.codebook.lexicon import Sense
from legation.codebook.plover import load_plover
from legation.model.codes import EventType
from legation.model.errors import BadData
from legation.reading import judging
from legation.reading.clauses import find_clauses
from legation.reading.coding import Reading
from legation.reading.judging import Judge, Weights, lexeme, reliability
from legation.reading.layers import Clause, Parsed
from legation.reading.neural.network import LABELS, Floats
from legation.reading.parse import load_model, parse

TEXT = "Mali recalled its envoy."


class Said:
    """Tags that say of one word what a test wants, and of all others that they name no act."""

    def __init__(self, word: int, **chances: float) -> None:
        self.word, self.row = word, np.zeros(len(LABELS), np.float32)
        for name, chance in chances.items():
            self.row[LABELS.index(None if name == "NONE" else EventType(name))] = chance

    def labels(self, token: int) -> Floats:
        """The row of a token."""
        return self.row if token == self.word else np.eye(1, len(LABELS), dtype=np.float32)[0]

    def surest(self, tokens: tuple[int, ...]) -> int:
        """The first: a test has one."""
        return tokens[0]


@pytest.fixture(scope="module")
def recalled() -> tuple[Parsed, Clause]:
    """A text of one verb, and its clause."""
    parsed = parse(Report(text=TEXT), load_model())
    (clause,) = find_clauses(parsed, frozenset())
    return parsed, clause


def judged(
    given: tuple[Parsed, Clause], kind: EventType | None = None, weights: Weights | None = None, **chances: float
) -> tuple[Reading, ...]:
    """What is read where the lexicon reads `kind` ("NONE": that it is no act) and the network gives these chances."""
    _, clause = given
    said = Said(clause.predicate, **chances)
    lexical = [Reading(clause, Sense(type=kind), trigger=(clause.predicate,))] if kind is not None else []
    judge = Judge(said, load_plover(), weights or Weights())  # type: ignore[arg-type]
    return judge.readings([clause], lexical)


def test_where_both_agree_the_sense_is_the_lexicons(recalled: tuple[Parsed, Clause]) -> None:
    (reading,) = judged(recalled, EventType.SANCTION, SANCTION=0.9, NONE=0.1)
    assert (reading.sense.type, reading.known) == (EventType.SANCTION, True)
    assert reading.sure == pytest.approx(0.9)


def test_the_lexicon_holds_against_a_doubtful_network(recalled: tuple[Parsed, Clause]) -> None:
    (reading,) = judged(recalled, EventType.SANCTION, CONSULT=0.5, SANCTION=0.1, NONE=0.4)
    assert reading.sense.type is EventType.SANCTION


def test_a_sure_network_turns_an_unsure_reading(
    recalled: tuple[Parsed, Clause], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "reliability", lambda reading: 0.1)
    (reading,) = judged(recalled, EventType.SANCTION, CONSULT=0.98, NONE=0.02)
    assert (reading.sense.type, reading.known) == (EventType.CONSULT, False)
    assert reading.sense.mode is None
    assert judged(recalled, EventType.SANCTION, NONE=0.99, SANCTION=0.01) == ()


def test_a_clause_that_the_lexicon_lacks_needs_a_sure_network(recalled: tuple[Parsed, Clause]) -> None:
    assert judged(recalled, SANCTION=0.6, NONE=0.4) == ()
    (reading,) = judged(recalled, SANCTION=0.99, NONE=0.01)
    assert (reading.sense.type, reading.known) == (EventType.SANCTION, False)
    assert "subject" in reading.sense.initiator


def test_no_clause_without_a_word_of_either(recalled: tuple[Parsed, Clause]) -> None:
    assert judged(recalled, NONE=1.0) == ()


def test_acts_of_speech_absorb_what_they_are_about(recalled: tuple[Parsed, Clause]) -> None:
    (asked,) = judged(recalled, REQUEST=0.99, NONE=0.01)
    (met,) = judged(recalled, CONSULT=0.99, NONE=0.01)
    assert asked.sense.absorbs
    assert not met.sense.absorbs


def test_reliability_is_what_was_seen_or_the_lexicons_own_weight(recalled: tuple[Parsed, Clause]) -> None:
    _, clause = recalled
    unseen = Reading(replace(clause, lemma="no such verb"), Sense(type=EventType.AID, weight=0.7))
    assert reliability(unseen) == pytest.approx(0.7)
    assert lexeme(unseen) == ("AID", "no such verb")
    often = Reading(replace(clause, lemma="accuse"), Sense(type=EventType.ACCUSE))
    assert 0.5 < reliability(often) <= 1
    assert all(0 <= right <= seen for right, seen in judging._reliability().values())


def test_a_damaged_table_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reliability.csv"
    path.write_text("type,lemma,right,seen\nAID,give,many,9\n", encoding="utf-8")
    monkeypatch.setattr(judging, "_RELIABILITY", path)
    judging._reliability.cache_clear()
    with pytest.raises(BadData, match="line 2"):
        judging._reliability()
    judging._reliability.cache_clear()


def test_weights_are_settings_not_code() -> None:
    assert msgspec.structs.replace(Weights(), known=0.0).known == 0.0
