"""Word lists: what is read is of the type asked for; what is not is named by its file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from legation.model.errors import BadData
from legation.reading.wordlists import DATA, load_words


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words for the tests."""

    warm: frozenset[str]


def put(folder: Path, text: str | bytes) -> Path:
    """A word list with that content."""
    path = folder / "colours.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_word_list_is_read_into_its_type(tmp_path: Path) -> None:
    assert load_words(put(tmp_path, "warm: [red, amber, red]"), Colours) == Colours(frozenset({"red", "amber"}))
    assert load_words(put(tmp_path, "rose: red\nmoss: green"), dict[str, str]) == {"rose": "red", "moss": "green"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("warm: [red, on]", r"\$\.warm\[1\]"),
        ("warm: [red, 1914]", r"\$\.warm\[1\]"),
        ("warm: red", r"\$\.warm"),
        ("warm:", r"\$\.warm"),
        ("cold: [blue]", "cold|warm"),
        ("warm: [red]\ncold: [blue]", "cold"),
        ("[red]", "object"),
        ("", "null"),
        ("warm: [red\nwarmer: [", "line 2"),
        (b"warm: [r\xe9d]", "utf-8"),
    ],
)
def test_a_bad_list_is_named_with_its_place(tmp_path: Path, text: str | bytes, where: str) -> None:
    with pytest.raises(BadData, match=rf"^colours\.yaml: (?s:.)*({where})"):
        load_words(put(tmp_path, text), Colours)


def test_words_that_a_type_does_not_hold_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"colours\.yaml"):
        load_words(put(tmp_path, "rose: yes"), dict[str, str])


def test_the_folder_of_the_lists_is_there() -> None:
    assert (DATA / "people.yaml").is_file()
