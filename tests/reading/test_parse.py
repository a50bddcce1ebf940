"""From text to parse: offsets of the text itself, sentences that keep to their paragraph, odd characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from legation import Report
from legation.reading.layers import Parsed
from legation.reading.parse import load_model, parse


def parsed(text: str) -> Parsed:
    """The parse of a text."""
    return parse(Report(text=text), load_model())


def sentences(text: str) -> list[str]:
    """The sentences of a text as they stand in it."""
    found = parsed(text)
    return [found.span(s.start, s.end).of(text) for s in found.sentences]


def test_the_model_is_loaded_once(nlp: Language) -> None:
    assert load_model() is nlp


@pytest.mark.parametrize(
    "text",
    [
        "Peru recalled its envoy.",
        "Peru  recalled\tits envoy.\r\n\r\nBolivia did not.",
        "Per\u200bu recalled its\u00a0envoy — “at once”. 🇵🇪 Bolivia did not.",
        "\u202eשלום\u202c said Israel’s premier.\nEgypt agreed.",
        "A\x0cB\u2028C\x00D",
        "Kim Jong-un visited P\u00e9kin… twice.",
    ],
)
def test_every_token_stands_where_it_says(text: str) -> None:
    for token in parsed(text).doc:
        here = text[token.idx : token.idx + len(token.text)]
        assert len(here) == len(token.text)
        assert token.text == here or not here.isprintable() or here.isspace() or "\u200b" in here


@given(st.text(max_size=200))
def test_tokens_add_up_to_the_text(text: str) -> None:
    doc = parsed(text).doc
    assert len(doc.text_with_ws if hasattr(doc, "text_with_ws") else doc.text) == len(text)
    assert [t.idx for t in doc] == sorted({t.idx for t in doc})


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("Ghana protests to Togo\n\nACCRA - Ghana protested on Monday.") == [
        "Ghana protests to Togo",
        "ACCRA - Ghana protested on Monday.",
    ]


def test_a_line_wrapped_at_a_column_does_not() -> None:
    text = (
        "The foreign ministers of Colombia and Venezuela met at the border town\n"
        "of Cucuta on Sunday and agreed to send their ambassadors back within a\n"
        "week, ending a quarrel that had lasted for the better part of the year\n"
        "and had cost both of them much of their trade in food and in textiles.\n\n"
        "A second meeting is planned, the Venezuelan minister told newspapers in\n"
        "Caracas.\n"
    )
    assert len(sentences(text)) == 2
    assert sentences(text)[1].endswith("Caracas.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. envoy met Gen. Pinochet. He left on Nov. 3.", 2),
        ("Mr. Nyerere thanked Dr. Banda. Malawi agreed.", 2),
        ("Iraq said: “We accept.” Iran did not.", 2),
    ],
)
def test_abbreviations_and_quotes_end_no_sentence_wrongly(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_what_stands_beside_a_paragraph_does_not_change_its_parse() -> None:
    one = "Mongolia opened an embassy in Laos."
    alone = [(t.text, t.dep_) for t in parsed(one).doc]
    beside = [(t.text, t.dep_) for t in parsed(f"{one}\n\nPort talks stalled, x y z said.").doc][: len(alone)]
    assert beside == alone


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    text = "Norway lent Iceland money. " * 1200
    found = parsed(text.strip())
    assert len(found.sentences) == 1200
    assert {s.text.strip() for s in found.sentences} == {"Norway lent Iceland money."}


def test_each_token_knows_its_sentence() -> None:
    found = parsed("Oman waited.\n\n\nQatar acted. Bahrain followed.")
    assert [found.sentence_of[t.i] for t in found.doc if t.pos_ == "PROPN"] == [0, 1, 2]


def test_spans_leave_out_white_space_and_find_their_tokens() -> None:
    text = "Oman waited.\n\nQatar acted."
    found = parsed(text)
    whole = found.span(0, len(found.doc))
    assert whole.of(text) == text
    start = text.index("Qatar")
    first, last = found.tokens(found.span(0, 1))
    assert found.doc[first:last].text == "Oman"
    from legation.model.spans import Span

    first, last = found.tokens(Span(start, start + 3))
    assert found.doc[first:last].text.strip() == "Qatar"
