"""Errors that are meant for the user: each with a code of its own and an exit code."""

from __future__ import annotations

import inspect

from legation.model import errors
from legation.model.errors import LegationError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, LegationError)]


def test_every_error_is_a_legation_error_with_a_code_of_its_own() -> None:
    assert len(KINDS) > 5
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert all(kind.code.startswith("L") and kind.code[1:].isdigit() for kind in KINDS)


def test_exit_codes_tell_the_kind_of_fault() -> None:
    assert all(0 < kind.exit_code < 126 for kind in KINDS)
    assert {errors.UnreadableDocument.exit_code, errors.NoText.exit_code, errors.UnsupportedLanguage.exit_code} == {3}
    assert errors.BadInput.exit_code == 2
    assert errors.BadData.exit_code == 4


def test_the_words_of_an_error_are_its_message() -> None:
    assert str(errors.NoText("There is no text. Give one.")) == "There is no text. Give one."
