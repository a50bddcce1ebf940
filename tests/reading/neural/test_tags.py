"""Tags by token: triggers and the words of their sides, aligned with the parse."""

from __future__ import annotations

import numpy as np
import pytest

from legation import Report
from legation.model.codes import EventType
from legation.reading.layers import Parsed
from legation.reading.neural.network import INITIATOR, LABELS, RECIPIENT, load_network
from legation.reading.neural.tags import Tags
from legation.reading.parse import load_model, parse


def tagged(text: str) -> tuple[Parsed, Tags]:
    """A text's parse and its tags."""
    parsed = parse(Report(text=text), load_model())
    return parsed, Tags(parsed, load_network())


def at(parsed: Parsed, word: str) -> int:
    """The first token of a form."""
    return next(t.i for t in parsed.doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Police arrested dozens of opposition activists in Harare on Monday.", "arrested", EventType.COERCE),
        ("The United States condemned the shelling of the town by government forces.", "condemned", EventType.ACCUSE),
        ("Thousands of teachers rallied outside parliament in Lima.", "rallied", EventType.PROTEST),
        ("Norway donated ten million dollars to flood victims in Mozambique.", "donated", EventType.AID),
    ],
)
def test_the_word_that_names_an_act_is_found(text: str, word: str, kind: EventType) -> None:
    parsed, tags = tagged(text)
    assert LABELS[int(tags.labels(at(parsed, word)).argmax())] is kind
    assert at(parsed, word) in tags.acting


def test_words_that_name_none_are_left_alone() -> None:
    parsed, tags = tagged("The lake, which lies in the hills, is known for its trout.")
    assert not tags.acting
    assert all(tags.labels(t.i)[0] > 0.5 for t in parsed.doc)


def test_sides_are_told_apart_whatever_their_order() -> None:
    for text in ("Iranian jets bombed Basra.", "Basra was bombed by Iranian jets."):
        parsed, tags = tagged(text)
        trigger = at(parsed, "bombed")
        jets, basra = tags.role(trigger, at(parsed, "jets")), tags.role(trigger, at(parsed, "Basra"))
        assert jets[INITIATOR] > 0.5 > basra[INITIATOR], text
        assert jets[RECIPIENT] < 0.5, text


def test_a_word_of_another_sentence_has_no_role() -> None:
    parsed, tags = tagged("Chad recalled its ambassador. Sudan said nothing.")
    assert not tags.role(at(parsed, "recalled"), at(parsed, "Sudan")).any()


def test_what_lies_beyond_the_encoder_is_no_act() -> None:
    parsed, tags = tagged("Chad, " + ", ".join(["Mali"] * 200) + " and Niger recalled their ambassadors")
    unseen = at(parsed, "recalled")
    assert tags.labels(unseen)[0] == 1
    assert np.allclose(tags.role(unseen, 0), 0)
