from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli.main import app
from legation.model.errors import LegationError
from legation.model.record import Record, Report

ACTORS = "ORVIETANIA_ [DEU]\n+ORVIETANY_\nLONELY_\nSTRAY_\n+STRAYER_\nODD_ [QQQ]\n"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `legation atlas` in an empty folder with a user's folder of its own."""
    monkeypatch.setenv("LEGATION_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("some.actors.txt").write_text(ACTORS)
    Path("some.agents.txt").write_text("GENDARME_ [~COP]\n")
    Path("empty.txt").write_text("")
    Path("binary.txt").write_bytes(b"\0\1\2" * 99)
    runner = CliRunner()
    return lambda *args: runner.invoke(app, ["atlas", *map(str, args)])


def test_import_sums_up_what_was_taken_and_skipped(call: Callable[..., Result]) -> None:
    result = call("import", "some.actors.txt", "some.agents.txt")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "some.actors: 1 actor under 2 names imported from some.actors.txt.",
        "  3 lines skipped; --skipped shows each:",
        "        2  no code (line 3, 4)",
        "        1  unknown code QQQ (line 6)",
        "some.agents: 1 agent imported from some.agents.txt.",
    ]


def test_each_skipped_line_is_shown_when_asked(call: Callable[..., Result]) -> None:
    lines = call("import", "some.actors.txt", "--skipped").stdout.splitlines()
    assert lines[1:] == [
        "  line 3: no code: LONELY",
        "  line 4: no code: STRAY",
        "  line 6: unknown code QQQ: [QQQ]",
    ]


def test_a_second_import_replaces_and_says_so(call: Callable[..., Result]) -> None:
    call("import", "some.actors.txt")
    Path("some.actors.txt").write_text("OTHERLAND_ [FRA]\n+OTHERLAND_\n+OTHER_LAND_\n+OTHERISH_\n")
    result = call("import", "some.actors.txt")
    assert "1 actor under 3 names imported from some.actors.txt. It replaces the one of that name." in result.stdout
    assert call("list").stdout == "some.actors: 1 actor, 3 names, 0 agents; from some.actors.txt\n"


def test_name_list_and_remove(call: Callable[..., Result], tmp_path: Path) -> None:
    assert "No dictionary is imported" in call("list").stdout
    assert call("import", "some.actors.txt", "--name", "mine").exit_code == 0
    result = call("list")
    assert result.stdout == "mine: 1 actor, 2 names, 0 agents; from some.actors.txt\n"
    assert str(tmp_path / "home" / "atlas") in result.stderr
    assert call("remove", "mine").stdout == "mine: removed.\n"
    result = call("remove", "mine")
    assert result.exit_code == 2
    assert 'L105 "mine": no dictionary of this name is imported' in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["missing.txt"], 2, "L105 missing.txt: No such file"),
        (["empty.txt"], 3, "L102 empty.txt: it is empty"),
        (["binary.txt"], 3, "L101 binary.txt: it is a binary file"),
        (["some.actors.txt", "empty.txt"], 1, "1 of 2 files could not be imported"),
        (["binary.txt", "empty.txt"], 3, "2 of 2 files could not be imported"),
        (["some.actors.txt", "some.agents.txt", "--name", "x"], 2, "--name is that of one dictionary"),
        (["some.actors.txt", "--name", "../x"], 2, "no name for a dictionary"),
    ],
)
def test_what_is_wrong_has_a_message_and_an_exit_code(
    call: Callable[..., Result], args: list[str], code: int, words: str
) -> None:
    result = call("import", *args)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_damaged_dictionary_is_named(call: Callable[..., Result], tmp_path: Path) -> None:
    call("import", "some.actors.txt")
    (tmp_path / "home" / "atlas" / "some.actors.yaml").write_text("- [")
    result = call("list")
    assert result.exit_code == 4
    assert "L201 some.actors.yaml" in result.stderr


@pytest.mark.parametrize("command", ["read", "code"])
def test_reading_uses_or_leaves_out_what_is_imported(
    command: str, call: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    class FakeReader:
        def __init__(self, imported: bool, codebook: object = None) -> None:
            asked.append(imported)

        def read_many(
            self, reports: Iterable[Report | LegationError], processes: int = 1
        ) -> Iterator[Record | LegationError]:
            for report in reports:
                yield report if isinstance(report, LegationError) else Record(report=report)

    monkeypatch.setattr("legation.cli.reader.make_reader", FakeReader)
    Path("in.jsonl").write_text('{"text": "Ghana recalled its envoy."}\n')
    for options in ([], ["--no-imported"]):
        assert CliRunner().invoke(app, [command, "in.jsonl", *options]).exit_code == 0
    assert asked == [True, False]
