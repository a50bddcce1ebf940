from __future__ import annotations

import inspect
import re
from pathlib import Path

from legation.cli.code import code
from legation.cli.guard import EXIT_CODES, ExitCode
from legation.cli.read import MAX_CHARACTERS, read
from legation.cli.sinks import Format
from legation.exchange import text
from legation.exchange.documents import SUFFIXES
from legation.exchange.flat import COLUMNS
from legation.exchange.jsonl import FIELDS
from legation.model import errors

DOCS = Path(__file__).parents[2].joinpath("docs", "command-line.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """The two columns of the table under a heading."""
    part = DOCS.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    return {key.strip(" `"): words.strip() for key, words in re.findall(r"^\|([^|]+)\|(.+)\|$", part, re.MULTILINE)[2:]}


def test_every_column_is_documented_as_it_is() -> None:
    assert rows("Columns of the CSV") == COLUMNS


def test_every_exit_code_is_documented() -> None:
    assert {int(key) for key in rows("Exit codes")} == {int(code) for code in ExitCode}
    assert [int(number) for number in re.findall(r"(?:: |; )(\d+) ", EXIT_CODES)] == [int(code) for code in ExitCode]


def test_every_error_is_documented() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind is not errors.LegationError]
    assert set(rows("Errors")) == {kind.code for kind in kinds if issubclass(kind, errors.LegationError)}


def test_every_option_format_suffix_and_field_is_documented() -> None:
    options = {name for command in (read, code) for name in inspect.signature(command).parameters}
    for option in options - {"paths", "chosen", "source"}:
        assert f"--{option.replace('_', '-')}" in DOCS
    for word in (*Format, *SUFFIXES, *FIELDS):
        assert f"`{word}`" in DOCS


def test_the_limit_is_the_same_everywhere() -> None:
    assert MAX_CHARACTERS == text.MAX_CHARACTERS
    assert f"{MAX_CHARACTERS:,}" in DOCS
