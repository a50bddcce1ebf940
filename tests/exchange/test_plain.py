from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.plain import decode
from legation.model.errors import UnreadableDocument

WESTERN = "The minister’s visit to España was “called off”, the envoy said — the façade of the talks cost €5 million."
JAPANESE = (
    "外務省は声明を発表した。日本政府は強く抗議し、大使を召還すると述べた。首相は記者団に対し、会談は続くと語った。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_usual_encodings(encoding: str) -> None:
    assert decode(WESTERN.encode(encoding), "f").removeprefix("\ufeff") == WESTERN


def test_mac_roman_and_latin_1() -> None:
    words = "The minister’s visit to Ghana was “called off”, the envoy said."
    assert decode(words.encode("mac_roman"), "f") == words
    assert decode("The café in São Tomé was closed.".encode("latin-1"), "f") == "The café in São Tomé was closed."


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_japanese(encoding: str) -> None:
    assert decode((JAPANESE * 3).encode(encoding), "f") == JAPANESE * 3


def test_a_large_file_is_told_by_a_sample() -> None:
    text = "The talks went on. " * 100_000 + "The café closed."
    assert decode(text.encode("cp1252"), "f") == text


def test_a_few_damaged_bytes_in_utf_8() -> None:
    data = (WESTERN * 3).encode() + b" \xff end"
    assert decode(data, "f") == WESTERN * 3 + " \ufffd end"


def test_a_file_cut_off_in_its_last_character() -> None:
    assert decode(codecs.BOM_UTF16_LE + "Ghana".encode("utf-16-le")[:-1], "f") == "Ghan"


@pytest.mark.parametrize("data", [b"\0" * 100, bytes(range(256)), b"\x7fELF" + b"a" * 50, b"PK\x03\x04rest"])
def test_binary(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="not text"):
        decode(data, "f")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_clear_error(data: bytes) -> None:
    message = "f: "
    try:
        decode(data, "f")
    except UnreadableDocument as error:
        message = str(error)
    assert message.startswith("f: ")


@given(st.text(max_size=200).filter(lambda text: not any(char < " " or char == "\ufeff" for char in text)))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(("The talks. " * 20 + text).encode(), "f") == "The talks. " * 20 + text
