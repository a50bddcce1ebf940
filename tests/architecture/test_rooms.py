"""The rooms of the house: which may import which, how long a file and a function may be, what carries a docstring."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import legation

SOURCE = Path(legation.__file__).parent
ROOMS = (
    *("model", "codebook", "atlas", "reading", "ledger", "exchange"),
    *("relations", "forecasting", "archive", "desk", "cli"),
)
#: Rooms that know nothing of one another although one comes later.
APART = {("ledger", "reading")}
MAX_FILE, MAX_FUNCTION = 500, 60
FILES = sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = ("legation", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules() -> dict[str, Path]:
    """All modules of the project by name."""
    return {name_of(path): path for path in FILES}


def imports(path: Path, top_level_only: bool = False) -> set[str]:
    """Modules of the project that a module imports."""
    nodes = _at_import(tree(path)) if top_level_only else list(ast.walk(tree(path)))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & modules().keys()) or {node.module}
    return {name for name in found if name.split(".")[0] == "legation"}


def _at_import(module: ast.Module) -> list[ast.stmt]:
    """What runs when the module is imported: no function bodies, nothing under TYPE_CHECKING."""
    found: list[ast.stmt] = []
    for node in module.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        found += [n for n in ast.walk(node) if isinstance(n, (ast.Import, ast.ImportFrom))]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            inside = {n for n in ast.walk(node) if isinstance(n, (ast.Import, ast.ImportFrom))}
            found = [n for n in found if n not in inside]
    return found


def room_of(name: str) -> str | None:
    """The room of a module; null for the package itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else None


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_run_from_a_later_room_to_an_earlier_one(path: Path) -> None:
    room = room_of(name_of(path))
    if room not in ROOMS:
        assert room is None or room.startswith("__"), f"{room} is no room of the design"
        return
    for name in imports(path):
        other = room_of(name)
        if other is None:
            continue  # the package itself: the version
        assert other in ROOMS, f"{name} stands in no room"
        assert ROOMS.index(other) <= ROOMS.index(room), f"{room} imports {name}, which is a later room"
        assert (room, other) not in APART, f"{room} must not know {other}"


def test_the_model_imports_nothing_of_the_project() -> None:
    for path in (SOURCE / "model").glob("*.py"):
        assert {room_of(name) for name in imports(path)} <= {"model"}


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {name: imports(path, top_level_only=True) & modules().keys() for name, path in modules().items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " imports ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_modules_and_public_names_say_what_they_are(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "a module without docstring"
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"
            for member in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    assert ast.get_docstring(member), f"{node.name}.{member.name} has no docstring"
