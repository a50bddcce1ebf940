"""Types of relations, which have no status."""

from __future__ import annotations

import pytest

from legation.model.codes import EventType, Status
from legation.reading.conversion import around, relation_type

E, S = EventType, Status


@pytest.mark.parametrize(
    ("kind", "mode", "status", "words", "wanted"),
    [
        (E.CONSULT, None, S.OCCURRED, "met", E.CONSULT),
        (E.CONSULT, None, S.SCHEDULED, "will meet", E.AGREE),
        (E.AID, None, S.POSSIBLE, "may send", E.AGREE),
        (E.ASSAULT, None, S.SCHEDULED, "will bomb", E.THREATEN),
        (E.REJECT, None, S.CONDITIONAL, "refuses unless", E.REJECT),
        (E.ASSAULT, None, S.DENIED, "bombed", None),
        (E.CONCEDE, None, S.OCCURRED, "said it would release", E.AGREE),
        (E.CONCEDE, None, S.OCCURRED, "declared a ceasefire that will begin", E.CONCEDE),
        (E.AGREE, None, S.OCCURRED, "reached a trade agreement", E.SUPPORT),
        (E.AGREE, None, S.OCCURRED, "agreed to talk", E.AGREE),
        (E.SANCTION, "convict", S.OCCURRED, "found guilty", E.ACCUSE),
        (E.SANCTION, "discontinue", S.OCCURRED, "imposed sanctions", E.COERCE),
        (E.SANCTION, "expel", S.OCCURRED, "expelled", E.SANCTION),
    ],
)
def test_conversion(kind: E, mode: str | None, status: S, words: str, wanted: E | None) -> None:
    assert relation_type(kind, mode, status, words) is wanted


def test_the_words_around_a_trigger_stay_in_the_text() -> None:
    assert around("He met her.", 3, 6) == "He met her."
    assert around("x" * 200, 100, 101) == "x" * 86
