"""The form in which a text is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.text import normalise


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  Peru.\n", "Peru."),
        ("Pe\u0301rou", "P\u00e9rou"),
        ("a  b\tc\n\nd", "a  b\tc\n\nd"),
        ("lone \ud83d here", "lone \ufffd here"),
        ("\u202eשלום\u202c", "\u202eשלום\u202c"),
    ],
)
def test_what_changes_and_what_stays(given_text: str, kept: str) -> None:
    assert normalise(given_text) == kept


@given(st.text())
def test_the_form_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_normal_text_comes_back_unchanged(text: str) -> None:
    plain = unicodedata.normalize("NFC", text).strip()
    assert normalise(plain) == plain
