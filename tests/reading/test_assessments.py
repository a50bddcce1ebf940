"""Judgements on a state of affairs, told apart from acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation.model.codes import Dimension, Polarity
from legation.reading.assessments import load_words

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "about", "polarity", "dimension"),
    [
        ("Relations between Ghana and Togo have improved.", {"GHA", "TGO"}, Polarity.POSITIVE, Dimension.RELATIONS),
        ("Relations between Iran and Saudi Arabia worsened.", {"IRN", "SAU"}, Polarity.NEGATIVE, Dimension.RELATIONS),
        ("Ties between Vietnam and China remain tense.", {"VNM", "CHN"}, Polarity.NEGATIVE, Dimension.RELATIONS),
        ("Iraq's army is weak.", {"IRQ"}, Polarity.NEGATIVE, Dimension.CAPABILITY),
        ("The situation in Burundi is volatile.", {"BDI"}, Polarity.NEGATIVE, Dimension.STABILITY),
        ("Albania is the most isolated country in Europe.", {"ALB"}, Polarity.NEGATIVE, None),
        ("Cyprus remained divided.", {"CYP"}, Polarity.NEGATIVE, None),
        ("The Zambian economy is strong.", {"ZMB"}, Polarity.POSITIVE, Dimension.CAPABILITY),
    ],
)
def test_judgements(read: Read, text: str, about: set[str], polarity: Polarity, dimension: Dimension | None) -> None:
    (found,) = read(text).assessments
    assert set(found.about) == about
    assert found.polarity is polarity
    assert dimension is None or found.dimension is dimension
    assert found.span.of(text) in text


def test_the_source_judges(read: Read) -> None:
    (found,) = read("The alliance with Mali is fragile, analysts say.").assessments
    assert [s.name for s in found.sources] == ["analysts"]
    (own,) = read("Ties between Laos and Thailand remain tense.").assessments
    assert [s.name for s in own.sources] == ["narrator"]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Relations between Ghana and Togo may worsen.", True),
        ("Relations between Ghana and Togo are probably fragile.", True),
        ("Relations between Ghana and Togo have worsened.", False),
    ],
)
def test_hedges(read: Read, text: str, hedged: bool) -> None:
    (found,) = read(text).assessments
    assert found.hedged is hedged


@pytest.mark.parametrize(
    "text",
    [
        "Brazil expelled the Paraguayan ambassador.",
        "Talks between Israel and Egypt began.",
        "Kenya asked Uganda for maize.",
        "The weather was fine.",
    ],
)
def test_acts_and_weather_are_none(read: Read, text: str) -> None:
    assert read(text).assessments == ()


def test_claims_name_the_judgements_in_their_content(read: Read) -> None:
    record = read("Relations with Togo have improved, Ghana's president said.")
    (claim,) = record.claims
    assert claim.assessments == tuple(a.id for a in record.assessments) != ()


def test_words_are_loaded_by_dimension_and_polarity() -> None:
    words = load_words()
    assert set(words.subjects) <= set(Dimension)
    assert {Polarity.POSITIVE, Polarity.NEGATIVE} <= set(words.adjectives)
    assert not words.adjectives[Polarity.POSITIVE] & words.adjectives[Polarity.NEGATIVE]


@pytest.mark.xfail(reason="'fears', 'builds' and the like are taken for judgements of their subject", strict=True)
@pytest.mark.parametrize("text", ["Pakistan fears that India will attack it."])
def test_verbs_of_attitude_and_of_making_judge_nobody(read: Read, text: str) -> None:
    assert read(text).assessments == ()


def test_a_joint_work_judges_nobody(read: Read) -> None:
    assert read("Zambia and Zimbabwe are building a dam.").assessments == ()


@pytest.mark.xfail(reason="'seem', 'appear' hedge only what stands under them, not themselves", strict=True)
@pytest.mark.parametrize("text", ["Ties with Togo seem fragile.", "Ghana's army appears weak."])
def test_seeming_is_a_hedge(read: Read, text: str) -> None:
    (found,) = read(text).assessments
    assert found.hedged
