"""The dictionaries that a user has imported: one YAML file each in a folder of the user's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import yaml

from legation.atlas.dictionaries.entries import Dictionary, DictionaryActor, DictionaryNoun
from legation.model.errors import BadData, BadInput

HOME = "LEGATION_HOME"
_NAME = re.compile(r"[\w][\w .+()-]{0,119}")
_ROW = "- {"
_SECTIONS = ("actors", "nouns")


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    dictionary: str
    source: str = ""


class _Whole(msgspec.Struct, forbid_unknown_fields=True):
    """A file as YAML gives it."""

    dictionary: str
    source: str = ""
    actors: tuple[DictionaryActor, ...] | None = None
    nouns: tuple[DictionaryNoun, ...] | None = None


def folder() -> Path:
    """Where imported dictionaries lie: `atlas` in LEGATION_HOME, else in the user's folder for applications."""
    home = os.environ.get(HOME)
    if home:
        return Path(home).expanduser() / "atlas"
    import typer

    return Path(typer.get_app_dir("legation")) / "atlas"


def path_of(name: str) -> Path:
    """The file of a dictionary. Raises `BadInput` for a name that no file can have."""
    if not _NAME.fullmatch(name) or name != name.strip():
        raise BadInput(
            f'"{name}": this is no name for a dictionary. Give it one of letters, digits, ".", "-", "_" and spaces.'
        )
    return folder() / f"{name}.yaml"


def save(dictionary: Dictionary) -> bool:
    """Keep a dictionary; whether one of the same name was replaced."""
    path = path_of(dictionary.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    replaced = path.exists()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(_written(dictionary), encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return replaced


def remove(name: str) -> None:
    """Take a dictionary out. Raises `BadInput` where there is none of that name."""
    path = path_of(name)
    if not path.is_file():
        known = ", ".join(names()) or "none"
        raise BadInput(f'"{name}": no dictionary of this name is imported. Imported: {known}.')
    path.unlink()


def names() -> tuple[str, ...]:
    """The names of all imported dictionaries, in the order in which they count."""
    return tuple(path.stem for path in _paths())


def load_imported() -> tuple[Dictionary, ...]:
    """All imported dictionaries. Raises `BadData` naming the file and line of a wrong entry."""
    return tuple(load(path) for path in _paths())


def load(path: Path) -> Dictionary:
    """One kept dictionary. Raises `BadData`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadData(f"{path.name}: it is not UTF-8: {error}. Import the dictionary again.") from error
    return _rows(path.stem, text) or _yaml(path, text)


def _paths() -> list[Path]:
    return sorted(path for path in folder().glob("*.yaml") if not path.name.startswith("."))


def _written(dictionary: Dictionary) -> str:
    """YAML with one entry a line; each line is JSON as well, which reads many times faster."""
    head = (
        "# A dictionary that was imported; docs/atlas.md describes the fields.\n"
        f"dictionary: {_json(dictionary.name)}\nsource: {_json(dictionary.source)}\n"
    )
    return head + _section("actors", dictionary.actors) + _section("nouns", dictionary.nouns)


def _section(name: str, entries: Iterable[DictionaryActor | DictionaryNoun]) -> str:
    rows = "".join(f"- {_json(entry)}\n" for entry in entries)
    return f"{name}:\n{rows}" if rows else ""


def _json(value: object) -> str:
    # YAML takes no raw DEL or C1 controls, and ends a line at these two marks.
    text = msgspec.json.encode(value).decode()
    return re.sub("[\x7f-\x9f\u2028\u2029\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", text)


def _rows(name: str, text: str) -> Dictionary | None:
    """The dictionary of a file that stands as it was written; None for one that was changed by hand."""
    actor, noun = msgspec.json.Decoder(DictionaryActor), msgspec.json.Decoder(DictionaryNoun)
    actors: list[DictionaryActor] = []
    nouns: list[DictionaryNoun] = []
    section, source = "", ""
    try:
        for line in text.split("\n"):
            if line.startswith(_ROW):
                if section == "actors":
                    actors.append(actor.decode(line[2:]))
                else:
                    nouns.append(noun.decode(line[2:]))
            elif line.startswith("source: "):
                source = msgspec.json.decode(line[8:], type=str)
            elif line.rstrip(":") in _SECTIONS:
                section = line[:-1]
            elif line and not line.startswith(("#", "dictionary: ")):
                return None
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None
    return Dictionary(name=name, source=source, actors=tuple(actors), nouns=tuple(nouns))


def _yaml(path: Path, text: str) -> Dictionary:
    """The dictionary of a file that was changed by hand."""
    try:
        whole = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _Whole)
    except yaml.YAMLError as error:
        raise BadData(
            f"{path.name}: this is no readable YAML: {error}. Mend it or import the dictionary again."
        ) from error
    except (msgspec.ValidationError, ValueError) as error:
        where = _where(text, str(error))
        raise BadData(f"{path.name}{where}: {error}. Mend it or import the dictionary again.") from error
    return Dictionary(name=path.stem, source=whole.source, actors=whole.actors or (), nouns=whole.nouns or ())


def _where(text: str, message: str) -> str:
    """The line of the entry that a message of msgspec tells of (`$.actors[3].roles...`)."""
    found = re.search(r"\$\.(actors|nouns)\[(\d+)\]", message)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if found is None or not isinstance(node, yaml.MappingNode):
        return ""
    for key, value in _pairs(node):
        if key == found[1] and isinstance(value, yaml.SequenceNode):
            return f", line {value.value[int(found[2])].start_mark.line + 1}"
    return ""


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    yield from ((key.value, value) for key, value in node.value)
