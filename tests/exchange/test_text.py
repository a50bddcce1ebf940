from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.text import clean, normalise, require_size, require_words
from legation.model.errors import NoText, TooLarge

WILD = st.text(
    st.sampled_from("aé\u0301\u0308 \t\n\r\u00a0\u2028ÅΩ한\u1112\u1161🙂\u200d👩\u05d0\u0627\u202e\x00\x1f.,")
)


@given(st.one_of(WILD, st.text()))
def test_a_text_in_nfc_without_cr_and_outer_space_comes_back_unchanged(text: str) -> None:
    kept = unicodedata.normalize("NFC", text.replace("\r", "")).strip()
    assert normalise(kept) == kept


@given(st.one_of(WILD, st.text()))
def test_both_are_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert clean(clean(text)) == clean(text)
    assert normalise(clean(text)) == clean(text)


def test_line_ends_controls_and_surrogates() -> None:
    assert normalise(" a\r\nb\rc ") == "a\nb\nc"
    assert clean("\ufeffa\x00b\x07\u2029c\td") == "ab\nc\td"
    assert normalise("x\ud800y") == "x\ufffdy"
    assert clean("e\x00\u0301") == "é"


def test_blank_lines_between_paragraphs_stay() -> None:
    assert clean("one\n\n\ntwo") == "one\n\n\ntwo"


@pytest.mark.parametrize("text", ["", "1234 5678", "!!! ---", "a b", "word"])
def test_no_sentence(text: str) -> None:
    with pytest.raises(NoText, match=r"f\.txt: .*Give a document"):
        require_words(text, "f.txt")


@pytest.mark.parametrize("text", ["Japan protested.", "外務省は声明を発表した"])
def test_a_sentence(text: str) -> None:
    require_words(text, "f.txt")


def test_size() -> None:
    require_size("abc", 3, "f")
    with pytest.raises(TooLarge, match=r"f: the text has 4 characters, more than the 3"):
        require_size("abcd", 3, "f")
