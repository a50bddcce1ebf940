from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legation.cli.main import app
from legation.codebook.own import Codebook
from legation.model.errors import LegationError, UnsupportedLanguage
from legation.model.record import Record, Report

GOOD = "Ghana recalled its envoy from Togo on Monday."


class FakeReader:
    """Makes an empty record of each report; fails, stops or breaks at words that ask for it."""

    def __init__(self, imported: bool = True, codebook: Codebook | None = None) -> None:
        self.imported, self.codebook = imported, codebook

    def read_many(
        self, reports: Iterable[Report | LegationError], processes: int = 1
    ) -> Iterator[Record | LegationError]:
        for report in reports:
            if isinstance(report, LegationError):
                yield report
            elif "INTERRUPT" in report.text:
                raise KeyboardInterrupt
            elif "BREAK" in report.text:
                raise RuntimeError("bang")
            elif "REFUSE" in report.text:
                yield UnsupportedLanguage("The text is in Elvish; Legation reads English.")
            else:
                yield Record(report=report, codebook=self.codebook.name if self.codebook else None)


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Runs the command line in an empty folder with the fake reader."""
    monkeypatch.setattr("legation.cli.reader.make_reader", FakeReader)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *args, stdin=None: runner.invoke(app, [str(arg) for arg in args], input=stdin)


def put(name: str, content: str | bytes = GOOD) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines_of(*texts: str) -> str:
    """JSON Lines of reports r1, r2, ..."""
    return "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts, 1))


def outcomes(path: str) -> list[str]:
    """For each line of an output the id of its record, or "error id"."""
    found = [json.loads(line) for line in Path(path).read_text().splitlines()]
    return [f"error {one['id']}" if "error" in one else one["report"]["id"] for one in found]


# read


def test_json_of_one_report(call: Callable[..., Result]) -> None:
    put("a.txt")
    result = call("read", "a.txt", "--published", "2014-11-15", "--outlet", "Echo", "-f", "json")
    assert result.exit_code == 0
    head = json.loads(result.stdout)["report"]
    assert (head["text"], head["published"], head["outlet"]) == (GOOD, "2014-11-15", "Echo")
    assert result.stderr == ""


def test_text_is_the_default(call: Callable[..., Result]) -> None:
    result = call("read", "-", stdin=GOOD)
    assert result.exit_code == 0
    assert "publication date unknown" in result.stdout
    assert "\x1b" not in result.stdout


def test_several_reports(call: Callable[..., Result]) -> None:
    put("d/a.txt")
    put("d/b.txt")
    result = call("read", "d", "-f", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    result = call("read", "d", "-f", "csv", "-o", "out.csv")
    assert result.exit_code == 0
    assert len(list(csv.reader(io.StringIO(Path("out.csv").read_text())))) == 1
    result = call("read", "d", "-f", "html", "-o", "pages")
    assert result.exit_code == 0
    assert sorted(path.name for path in Path("pages").iterdir()) == ["a.html", "b.html"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("-f", "json"), "--format jsonl"),
        (("-f", "html"), "--output FOLDER"),
        (("-f", "html", "-o", "x.html"), "--output FOLDER"),
        (("--title", "T"), "--title and --url"),
    ],
)
def test_several_reports_do_not_fit(call: Callable[..., Result], args: tuple[str, ...], words: str) -> None:
    put("a.txt")
    put("b.txt")
    result = call("read", "a.txt", "b.txt", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_some_could_not_be_read(call: Callable[..., Result]) -> None:
    put("a.txt")
    put("b.txt", b"\0\1\2" * 99)
    put("c.txt", "Please REFUSE this text.")
    put("d.txt")
    result = call("read", "a.txt", "b.txt", "missing.txt", "c.txt", "d.txt", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "L101 b.txt: " in result.stderr
    assert "L105 missing.txt: " in result.stderr
    assert "L103 c.txt: The text is in Elvish" in result.stderr
    assert "3 of 5 reports could not be read" in result.stderr


@pytest.mark.parametrize("content", [b"", b"\0\1\2" * 99, b"12 34", b"{broken"])
def test_nothing_could_be_read(call: Callable[..., Result], content: bytes) -> None:
    name = "a.jsonl" if content.startswith(b"{") else "a.txt"
    put(name, content)
    result = call("read", name, "-o", "out.txt")
    assert result.exit_code == 3
    assert name in result.stderr
    assert "Traceback" not in result.output
    assert not Path("out.txt").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("read", "missing.txt"), "no such file"),
        (("read", "a.txt", "--published", "15.11.2014"), '--published: "15.11.2014" is not a date'),
        (("read", "a.txt", "--format", "xml"), "xml"),
        (("read", "a.txt", "--processes", "0"), "processes"),
        (("read", "a.txt", "-o", "no/such/folder.txt"), "--output no/such/folder.txt"),
        (("read", "a.txt", "-o", "a.txt"), "one of the documents to read"),
        (("code", "missing.jsonl"), "missing.jsonl"),
        (("code", "a.txt", "-o", "a.txt"), "it is the input as well"),
        (("code", "a.txt", "--resume"), "--resume needs the file"),
    ],
)
def test_wrong_usage(call: Callable[..., Result], args: tuple[str, ...], words: str) -> None:
    put("a.txt")
    result = call(*args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert Path("a.txt").read_text() == GOOD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_fault_of_legation(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of(GOOD))
    result = call("code", "in.jsonl", "-o", "/dev/full")
    assert result.exit_code == 4
    assert "No space left" in result.stderr


def test_a_text_above_the_limit(call: Callable[..., Result]) -> None:
    put("a.txt", "Ghana recalled its envoy. " * 770_000)
    start = time.perf_counter()
    result = call("read", "a.txt")
    assert time.perf_counter() - start < 3
    assert result.exit_code == 3
    assert "--max-characters" in result.stderr


def test_a_fault_of_legation(call: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", "This must BREAK it.")
    result = call("read", "a.txt")
    assert result.exit_code == 70
    assert "This is a fault of Legation" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("LEGATION_DEBUG", "1")
    assert "Traceback" in call("read", "a.txt").stderr


def test_an_interrupt(call: Callable[..., Result]) -> None:
    put("a.txt", "Now INTERRUPT this.")
    result = call("read", "a.txt")
    assert result.exit_code == 130


# code


def test_code_keeps_the_order_and_writes_errors_as_lines(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of(GOOD, "12", GOOD, "Please REFUSE this one.") + "{broken\n\n" + lines_of(GOOD))
    result = call("code", "in.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert outcomes("out.jsonl") == ["r1", "error r2", "r3", "error r4", "error None", "r1"]
    last = json.loads(Path("out.jsonl").read_text().splitlines()[4])
    assert (last["line"], last["error"]["code"], last["error"]["kind"]) == (5, "L105", "BadInput")
    assert "in.jsonl, line 4: The text is in Elvish" in result.stderr


def test_code_takes_an_object_over_several_lines(call: Callable[..., Result]) -> None:
    put("in.json", json.dumps({"id": "r1", "text": GOOD}, indent=2))
    assert call("code", "in.json", "-o", "out.jsonl").exit_code == 0
    assert outcomes("out.jsonl") == ["r1"]


def test_code_streams_standard_input_to_standard_output(call: Callable[..., Result]) -> None:
    result = call("code", stdin=lines_of(GOOD, GOOD))
    assert result.exit_code == 0
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["r1", "r2"]


def test_an_error_line_keeps_the_id_of_its_report(call: Callable[..., Result]) -> None:
    put("in.jsonl", '{"id": 17}\n{"id": "b", "text": 5}\n{"id": true, "text": "x"}\n{"id": 18, "text": "12"}\n')
    call("code", "in.jsonl", "-o", "out.jsonl")
    assert outcomes("out.jsonl") == ["error 17", "error b", "error None", "error 18"]


def test_code_of_nothing(call: Callable[..., Result]) -> None:
    put("in.jsonl", "\n")
    result = call("code", "in.jsonl")
    assert result.exit_code == 3
    assert "no report" in result.stderr


@pytest.mark.parametrize("content", ["", "\n", " \n\t\n"])
def test_code_of_nothing_leaves_no_file_behind(call: Callable[..., Result], content: str) -> None:
    put("in.jsonl", content)
    assert call("code", "in.jsonl", "-o", "out.jsonl").exit_code == 3
    assert call("code", "in.jsonl", "-o", "out.jsonl", "--resume").exit_code == 3
    assert not Path("out.jsonl").exists()


def test_code_does_not_write_over_what_is_there(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of(GOOD))
    put("out.jsonl", "precious\n")
    result = call("code", "in.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert Path("out.jsonl").read_text() == "precious\n"


def test_an_interrupted_call_is_resumed(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of(GOOD, "12", "Now INTERRUPT this.", GOOD))
    result = call("code", "in.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 130
    assert "Interrupted after 2 reports" in result.stderr
    assert "legation code in.jsonl --output out.jsonl --resume" in result.stderr
    put("in.jsonl", lines_of(GOOD, "12", GOOD, GOOD))
    result = call("code", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert result.exit_code == 1
    assert outcomes("out.jsonl") == ["r1", "error r2", "r3", "r4"]
    before = Path("out.jsonl").read_bytes()
    assert call("code", "in.jsonl", "-o", "out.jsonl", "--resume").exit_code == 1
    assert Path("out.jsonl").read_bytes() == before


@pytest.mark.parametrize("kept", range(7))
def test_errors_of_an_earlier_call_count_as_errors(call: Callable[..., Result], kept: int) -> None:
    put("in.jsonl", lines_of("12", GOOD, "34", "56", GOOD, "78"))
    assert call("code", "in.jsonl", "-o", "whole.jsonl").exit_code == 1
    lines = Path("whole.jsonl").read_text().splitlines(keepends=True)
    put("out.jsonl", "".join(lines[:kept]))
    result = call("code", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert result.exit_code == 1
    assert "4 of 6 reports could not be read" in result.stderr
    earlier = sum('{"error"' in line for line in lines[:kept])
    assert (f"{earlier} of them in an earlier call" in result.stderr) == bool(earlier)


def test_a_finished_output_of_errors_alone_has_nothing_read(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of("12", "34"))
    assert call("code", "in.jsonl", "-o", "out.jsonl").exit_code == 3
    result = call("code", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert result.exit_code == 3
    assert "2 of 2 reports could not be read" in result.stderr


def test_resuming_at_any_byte_gives_the_same_bytes(call: Callable[..., Result]) -> None:
    put("in.jsonl", lines_of(GOOD, "Café closed in Accra 🙂.", "12", GOOD))
    call("code", "in.jsonl", "-o", "whole.jsonl")
    whole = Path("whole.jsonl").read_bytes()
    for length in [*range(0, len(whole), 37), len(whole) - 1, len(whole)]:
        put("part.jsonl", whole[:length])
        call("code", "in.jsonl", "-o", "part.jsonl", "--resume")
        assert Path("part.jsonl").read_bytes() == whole


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"report": {"id": "other"}}\n', 'of report "other"'),
        ('{"report": {"id": "r1"}}\n{"report": {"id": "r2"}}\n', "more than the 1 reports"),
        ("precious\nwords\n", "no line that legation code wrote"),
    ],
)
def test_an_output_of_another_input_is_not_resumed(call: Callable[..., Result], content: str, words: str) -> None:
    put("in.jsonl", lines_of(GOOD))
    put("out.jsonl", content)
    result = call("code", "in.jsonl", "-o", "out.jsonl", "--resume")
    assert result.exit_code == 2
    assert words in result.stderr
    assert Path("out.jsonl").read_text() == content


# the whole


def test_help_is_quick_and_loads_no_model() -> None:
    program = (
        "import sys, time; start = time.perf_counter()\n"
        "from legation.cli.main import app\n"
        "try: app(['read', '--help'])\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'spacy', 'trafilatura', 'numpy', 'lxml', 'pypdfium2', 'babel'} & set(sys.modules)\n"
        "print(code, sorted(heavy), time.perf_counter() - start < 3, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "0 [] True"
    assert "Exit codes" in done.stdout


def test_version(call: Callable[..., Result]) -> None:
    result = call("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("legation ")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": 1}\n' * 20_000)
    command = f'"{sys.executable}" -m legation.cli.main code "{path}" 2>err.txt | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in (tmp_path / "err.txt").read_text()
    assert "Broken" not in (tmp_path / "err.txt").read_text()


def test_a_signal_ends_code_cleanly_and_it_can_be_resumed(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines_of(*[GOOD] * 300))
    program = (
        "import time\n"
        "from legation.cli import main, reader\n"
        "from legation.model.record import Record\n"
        "class Slow:\n"
        "    def read_many(self, reports, processes=1):\n"
        "        for report in reports:\n"
        "            time.sleep(0.02)\n"
        "            yield Record(report=report)\n"
        "reader.make_reader = lambda *given: Slow()\n"
        "main.app(['code', 'in.jsonl', '-o', 'out.jsonl'])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    out = tmp_path / "out.jsonl"
    while not out.exists() or out.stat().st_size == 0:
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert "Go on with: legation code in.jsonl --output out.jsonl --resume" in said
    assert "Traceback" not in said
    found = outcomes(str(out))
    assert found == [f"r{n}" for n in range(1, len(found) + 1)]
    assert len(found) < 300


# a codebook of the user's

BOOK = """\
name: Ships
about: What is done at sea.
types:
- name: boarding
  definition: A ship is boarded.
  plover: COERCE
  patterns: [{verb: board, object: [ship]}]
  examples: ["[i:Iceland] stopped a [r:British] trawler."]
"""


def test_read_and_code_by_a_codebook(call: Callable[..., Result]) -> None:
    put("my.yaml", BOOK)
    put("a.txt")
    put("in.jsonl", lines_of(GOOD))
    for args in (("read", "a.txt", "-f", "jsonl"), ("code", "in.jsonl")):
        result = call(*args, "--codebook", "my.yaml")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["codebook"] == "Ships"


@pytest.mark.parametrize("args", [("read", "a.txt"), ("code", "in.jsonl", "-o", "out.jsonl"), ("codebook",)])
def test_a_wrong_codebook_is_wrong_usage(call: Callable[..., Result], args: tuple[str, ...]) -> None:
    put("a.txt")
    put("in.jsonl", lines_of(GOOD))
    put("my.yaml", BOOK.replace("COERCE", "BOARD"))
    result = call(*args, "--codebook", "my.yaml")
    assert result.exit_code == 2
    assert "L105 my.yaml, line 6, type 'boarding': Invalid enum value 'BOARD'" in result.stderr
    assert call(*args, "--codebook", "none.yaml").exit_code == 2
    assert not Path("out.jsonl").exists()


def test_a_codebook_is_shown(call: Callable[..., Result]) -> None:
    put("my.yaml", BOOK)
    result = call("codebook", "--codebook", "my.yaml")
    assert result.exit_code == 0
    for words in ("Ships", "What is done at sea.", "left out", "boarding", "COERCE", "A ship is boarded."):
        assert words in result.stdout
    result = call("codebook", "Boarding", "--codebook", "my.yaml")
    assert "“Iceland stopped a British trawler.”" in result.stdout
    assert "verb: board, object: [ship]" in result.stdout
    result = call("codebook", "CONSULT", "--codebook", "my.yaml")
    assert result.exit_code == 2
    assert "Its types are boarding" in result.stderr
