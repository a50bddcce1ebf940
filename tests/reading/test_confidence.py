"""Confidence: a chance, higher where lexicon and network agree and both sides are known."""

from __future__ import annotations

import pytest

from legation import Reader, Report
from legation.reading.confidence import Calibration, _calibration


def test_coefficients_point_the_right_way() -> None:
    held = _calibration()
    assert held.score > 0, "a surer judge, a surer event"
    assert held.no_initiator < 0
    assert set(Calibration.__struct_fields__) == {*features_of_nothing(), "base"}


def features_of_nothing() -> set[str]:
    """Names of the features, as the fit needs them."""
    return {"score", "known", "noun", "implied", "no_initiator", "no_recipient", "nameless", "report"}


def test_a_plain_event_is_surer_than_a_vague_one(reader: Reader) -> None:
    plain = reader.read(Report(text="France condemned Libya on Monday.")).events[0].confidence
    assert 0.5 < plain < 1
    vague = reader.read(Report(text="There were attacks on Israeli positions.")).events
    assert all(0 < e.confidence < plain for e in vague)


@pytest.mark.parametrize("text", ["France condemned Libya.", "Talks between Chad and Sudan opened in Tripoli."])
def test_confidence_is_a_chance(reader: Reader, text: str) -> None:
    assert all(0 <= e.confidence <= 1 for e in reader.read(Report(text=text)).events)
