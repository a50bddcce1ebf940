"""What a sentence states between two given parties."""

from __future__ import annotations

import pytest

from legation import Reader, Report
from legation.model.codes import EventType, Quad
from legation.model.errors import BadInput


def relate(reader: Reader, text: str, one: str | None, other: str | None):  # type: ignore[no-untyped-def]
    """The relation between two stretches given by their words."""
    spans = [None if w is None else (text.index(w), text.index(w) + len(w)) for w in (one, other)]
    return reader.relate(text, initiator=spans[0], recipient=spans[1])


@pytest.mark.parametrize(
    ("text", "one", "other", "kind"),
    [
        ("Kenya accused Somalia of sheltering pirates.", "Kenya", "Somalia", EventType.ACCUSE),
        ("Police in Minsk detained forty protesters.", "Police in Minsk", "forty protesters", EventType.COERCE),
        ("Somalia was accused by Kenya of sheltering pirates.", "Kenya", "Somalia", EventType.ACCUSE),
        ("Sweden has donated field hospitals to Lebanon.", "Sweden", "Lebanon", EventType.AID),
        ("The government rejected a demand by the miners' union for higher pay.", "The government",
         "the miners' union", EventType.REJECT),
        ("Nigerian jets struck a camp of the insurgents, killing thirty.", "Nigerian jets", "the insurgents",
         EventType.ASSAULT),
    ],
)  # fmt: skip
def test_plain_sentences(reader: Reader, text: str, one: str, other: str, kind: EventType) -> None:
    relation = relate(reader, text, one, other)
    assert relation.type is kind
    assert relation.quad is not None
    assert relation.scores[kind] == max(relation.scores.values())


def test_nothing_is_stated_between_bystanders(reader: Reader) -> None:
    text = "The river rises in Zambia, crosses Angola and reaches the sea in Mozambique."
    relation = relate(reader, text, "Zambia", "Mozambique")
    assert relation.type is None
    assert relation.quad is None


def test_of_several_pairs_the_one_asked_for_counts(reader: Reader) -> None:
    text = "Oman freed two Yemeni fishermen on Friday, hours after Saudi Arabia bombed Sanaa."
    assert relate(reader, text, "Saudi Arabia", "Sanaa").type is EventType.ASSAULT
    assert relate(reader, text, "Oman", "two Yemeni fishermen").type is EventType.RETREAT


def test_a_side_may_be_left_open(reader: Reader) -> None:
    text = "Thousands of miners marched through La Paz against the new tax."
    assert relate(reader, text, "Thousands of miners", None).type is EventType.PROTEST
    assert reader.relate(text).scores


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (-1, 3), (0, 99), (3,), "ab", 7])
def test_a_stretch_outside_the_text_is_refused(reader: Reader, span: object) -> None:
    with pytest.raises(BadInput, match="initiator"):
        reader.relate("Kenya accused Somalia.", initiator=span, recipient=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "   ", None, 3])
def test_a_text_is_needed(reader: Reader, text: object) -> None:
    with pytest.raises(BadInput, match="text"):
        reader.relate(text)  # type: ignore[arg-type]


def test_scores_are_of_all_types(reader: Reader) -> None:
    scores = reader.relate("Kenya accused Somalia.", (0, 5), (14, 21)).scores
    assert set(scores) == set(EventType)
    assert all(0 <= value <= 1 for value in scores.values())


def test_the_quad_of_sanction_is_the_callers_choice() -> None:
    text = "Brazil recalled its ambassador from Israel."
    verbal = Reader(imported=False, sanction_quad=Quad.VERBAL_CONFLICT)
    assert verbal.read(Report(text=text)).events[0].quad is Quad.VERBAL_CONFLICT
    assert Reader(imported=False).read(Report(text=text)).events[0].quad is Quad.MATERIAL_CONFLICT
