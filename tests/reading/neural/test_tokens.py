"""Text as the encoder's tokens: offsets hold, markers stand where the parties do, long texts are cut around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from legation.reading.neural.network import load_network
from legation.reading.neural.tokens import CLS, LIMIT, MARKERS, SEP, marked_ids, word_pieces


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The tokenizer of the shipped model."""
    return load_network().tokenizer


def test_each_word_has_its_first_piece_and_its_offsets(tokenizer: Tokenizer) -> None:
    text = "Ouagadougou recalled its envoy."
    words = word_pieces(tokenizer, text).words
    assert [text[start:end] for _, start, end in words] == ["Ouagadougou", "recalled", "its", "envoy", "."]
    assert words[0][0] == 0
    assert words[1][0] > 1, "a rare name has several pieces"


@given(st.text(max_size=80))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words = word_pieces(load_network().tokenizer, text).words
    assert all(0 <= start <= end <= len(text) for _, start, end in words)
    assert [start for _, start, _ in words] == sorted(start for _, start, _ in words)


def test_markers_stand_around_both_parties(tokenizer: Tokenizer) -> None:
    text = "Iran warned Iraq."
    ids, first, second = marked_ids(tokenizer, text, (0, 4), (12, 16))
    assert (ids[0], ids[-1]) == (CLS, SEP)
    assert (ids[first], ids[second]) == (MARKERS[0][0], MARKERS[1][0])
    assert ids[first + 2] == MARKERS[0][1]


def test_an_absent_party_has_no_marker(tokenizer: Tokenizer) -> None:
    ids, first, second = marked_ids(tokenizer, "Protesters marched in Lima.", (0, 10), None)
    assert second == -1
    assert first == 1
    assert MARKERS[1][0] not in ids


def test_neighbouring_parties_close_before_they_open(tokenizer: Tokenizer) -> None:
    ids, first, second = marked_ids(tokenizer, "IranIraq war", (0, 4), (4, 8))
    assert ids[first : second + 1].count(MARKERS[0][1]) == 1
    assert ids[second - 1] == MARKERS[0][1]


def test_a_long_text_is_cut_around_the_parties(tokenizer: Tokenizer) -> None:
    before = "word " * 400
    text = before + "Iran warned Iraq " + "word " * 400
    at = len(before)
    ids, first, second = marked_ids(tokenizer, text, (at, at + 4), (at + 12, at + 16))
    assert len(ids) <= LIMIT
    assert ids[first] == MARKERS[0][0]
    assert ids[second] == MARKERS[1][0]
