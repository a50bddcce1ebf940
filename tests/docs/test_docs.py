"""The documentation is true of the code: outputs, examples, tables, links, names."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import msgspec
import pytest
import typer
from made_blocks import MAKERS, PAGES, ROOT, remade

import legation
from legation.atlas.loader import Sector
from legation.cli.main import app
from legation.codebook.plover import load_plover
from legation.model import codes, record
from legation.reading.neural.network import FOLDER

DOCS = ROOT / "docs"
BESIDE = (ROOT / "CHANGELOG.md", *(ROOT / "examples").glob("*.md"), *(ROOT / "src").rglob("*.md"))
BY_NAME = {str(page.relative_to(ROOT)): page for page in (*PAGES, *BESIDE)}
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text(name: str) -> str:
    """A page under docs."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """The part of a page under a heading of the second level."""
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def skip_without_model(name: str) -> None:
    """The page on codebooks compares with examples, for which the files of the model must be there."""
    if name == "docs/own-codebook.md" and not (FOLDER / "model.json").exists():
        pytest.skip("the model is not there")


@pytest.mark.parametrize("name", [str(page.relative_to(ROOT)) for page in PAGES])
def test_made_parts_are_what_the_code_makes(name: str) -> None:
    skip_without_model(name)
    written = BY_NAME[name].read_text(encoding="utf-8")
    assert remade(written) == written, f"{name} is out of date: python tests/docs/made_blocks.py"


def test_every_made_part_stands_in_a_page() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(MAKERS) == set(re.findall(r"<!-- made: ([a-z-]+) -->", pages))


@pytest.mark.parametrize("name", ["README.md", "docs/python.md", "docs/atlas.md", "docs/own-codebook.md"])
def test_python_blocks_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    skip_without_model(name)
    monkeypatch.chdir(ROOT)
    blocks = _PYTHON.findall(BY_NAME[name].read_text(encoding="utf-8"))
    assert blocks
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, name, 0)
    assert example.examples
    out: list[str] = []
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=out.append).failed == 0, "".join(out)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_relative_links_resolve(name: str) -> None:
    page = BY_NAME[name]
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{name}: {link}"


def test_every_page_is_on_the_map() -> None:
    listed = {(DOCS / link).resolve() for link in _LINK.findall(text("index.md"))}
    assert {page.resolve() for page in DOCS.glob("*.md")} - {(DOCS / "index.md").resolve()} <= listed


def commands() -> list[tuple[str, click.Command]]:
    """Every command of the command line by its name, those of a group as "atlas import"."""
    return sorted(_below(typer.main.get_command(app), ""))


def _below(group: click.Command, before: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            yield from _below(command, f"{before}{name} ")
        else:
            yield before + name, command


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    page = text("command-line.md")
    assert f"legation {name}" in page
    for parameter in command.params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option in ("--help", "-h") or option in page, f"legation {name} {option}"


def shown() -> list[tuple[str, str]]:
    """Every command that a page shows: lines of code, without their comment."""
    found = []
    for page in PAGES:
        for line in re.findall(r"^ {4,}(\S.*)$", page.read_text(encoding="utf-8"), re.MULTILINE):
            for name in re.findall(r"(?:^|[|;] |bin/)((?:make|legation) [^|#]*)", line):
                found.append((str(page.relative_to(ROOT)), name.strip()))
    return found


@pytest.mark.parametrize(("page", "line"), shown())
def test_every_shown_command_exists(page: str, line: str) -> None:
    program, *words = line.split()
    names = [word for word in words if not word.startswith("-") and "=" not in word]
    if program == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in names), line
        return
    options = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}
    if words[0].startswith("-"):
        assert options <= {"--version", "--help"}
    elif words[0] != "COMMAND":
        by_name = dict(commands())
        name = words[0] if words[0] in by_name else " ".join(words[:2])
        known = {option for parameter in by_name[name].params for option in parameter.opts}
        assert options <= known | {"--help"}, line


def test_every_public_name_is_documented() -> None:
    page = text("python.md")
    for name in legation.__all__:
        assert f"| `{name}` |" in page
        thing = getattr(legation, name)
        if inspect.isclass(thing) and not issubclass(thing, msgspec.Struct | Exception):
            for method in (key for key in vars(thing) if not key.startswith("_")):
                assert f"`{name}.{method}" in page, f"{name}.{method}"


def test_every_argument_of_a_report_is_documented() -> None:
    part = section(text("python.md"), "Read a report")
    for field in msgspec.structs.fields(legation.Report):
        assert f"`{field.name}`" in part


STRUCTS = {
    "Report": record.Report,
    "Event": record.Event,
    "Party": record.Party,
    "Source": record.Source,
    "Claim": record.Claim,
    "Assessment": record.Assessment,
    "Office": record.Office,
    "Time": record.Time,
    "Place": record.Place,
}


def test_every_struct_of_the_record_is_documented() -> None:
    kinds = {name for name, kind in vars(record).items() if inspect.isclass(kind) and issubclass(kind, msgspec.Struct)}
    assert kinds - {"Record", "Cue", "Relation"} == set(STRUCTS)
    for field in msgspec.structs.fields(record.Record):
        assert f"`{field.encode_name}`" in section(text("record.md"), "The object")


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_is_documented(name: str) -> None:
    part = section(text("record.md"), name)
    cells = " ".join(re.findall(r"^\| (`[^|]+`) \|", part, re.MULTILINE))
    rows = set(re.findall(r"`(\w+)`", cells))
    fields = {field.encode_name for field in msgspec.structs.fields(STRUCTS[name])}
    assert rows - {"sha256"} == fields


def test_every_null_is_documented() -> None:
    """A field whose type admits None is marked so, and no other."""
    for name, kind in STRUCTS.items():
        part = section(text("record.md"), name)
        for field in msgspec.structs.fields(kind):
            row = next(line for line in part.splitlines() if re.match(rf"\| .*`{field.encode_name}`.* \|", line))
            optional = "None" in str(field.type) and name + field.name != "Reportid"
            assert ("or null" in row.split("|")[2]) is optional, f"{name}.{field.name}"


def enums() -> list[type[StrEnum]]:
    """The closed vocabularies of text values."""
    return [e for e in vars(codes).values() if inspect.isclass(e) and issubclass(e, StrEnum) and e is not StrEnum]


@pytest.mark.parametrize("kind", enums())
def test_every_value_of_a_vocabulary_is_documented(kind: type[StrEnum]) -> None:
    pages = text("codebook.md") + text("record.md")
    for value in kind:
        assert f"`{value}`" in pages, f"{kind.__name__} {value}"


def test_the_codebook_holds_types_modes_contexts_and_statuses() -> None:
    page, plover = text("codebook.md"), load_plover()
    for kind, entry in plover.types.items():
        assert f"| `{kind}` |" in section(page, "Types")
        for mode in entry.modes:
            assert f"| `{kind}` | `{mode}` |" in section(page, "Modes")
    for context in plover.contexts:
        assert f"| `{context}` |" in section(page, "Contexts")
    for sector in Sector:
        assert f"| `{sector}` |" in section(page, "Sectors")
    for status in codes.Status:
        assert f"| `{status}` |" in section(page, "Status")


def test_the_changelog_names_the_version() -> None:
    assert f"## [{legation.__version__}]" in BY_NAME["CHANGELOG.md"].read_text(encoding="utf-8")
