"""The words that name people, organs, peoples and property by what they are: the typed face of `data/naming`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from legation.atlas.loader import Sector
from legation.model.errors import BadData

T = TypeVar("T")

DATA = Path(__file__).parent.parent / "data" / "naming"
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "chief of staff": "chiefs of staff",
    "head of state": "heads of state", "head of government": "heads of government", "wife": "wives",
    "secretary of state": "secretaries of state", "attorney general": "attorneys general", "chief": "chiefs",
    "commander in chief": "commanders in chief", "aircraft": "aircraft", "personnel": "personnel", "police": "police",
    "staff": "staff", "member of parliament": "members of parliament", "member of congress": "members of congress",
}  # fmt: skip
_ENDS = {"man": "men", "woman": "women"}


class NounKind(StrEnum):
    """What sort of thing a noun names."""

    ROLE = "role"  #: one person by post or standing: minister, general, dissident
    ORGAN = "organ"  #: a body that acts: ministry, troops, opposition
    PEOPLE = "people"  #: people of a country: civilians, the public
    ASSET = "asset"  #: what is hit or seized in place of its owner: embassy, warship


class Standing(StrEnum):
    """Whether what such a one does is an act of the state (or body) to which it belongs."""

    OFFICIAL = "official"  #: yes
    NATIONAL = "national"  #: no, but it stands for its country where it is the object of an act
    PRIVATE = "private"  #: no
    OPPOSED = "opposed"  #: no, it is against it


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry, for all words of one line of the data."""

    sector: Sector
    standing: Standing
    kind: NounKind = NounKind.ROLE
    title: bool = False  #: may stand right before a person's name
    top: bool = False  #: leads a state or a government
    serves: bool = False  #: "to X", "for X" names whom it belongs to
    located: bool = False  #: "in X" names whose it is
    state: str | None = None  #: alpha-3: whose it is where the text does not say
    body: str | None = None  #: code of the organisation whose it is where the text does not say


class _Line(Noun, frozen=True, forbid_unknown_fields=True, kw_only=True):
    nouns: list[str]


class Form(msgspec.Struct, frozen=True):
    """A word or phrase as it stands in a text, in lower case."""

    words: tuple[str, ...]
    lemma: str
    noun: Noun
    plural: bool


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed word lists."""

    honorifics: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    former: frozenset[str]
    particles: frozenset[str]
    portfolios: frozenset[str]
    modifiers: frozenset[str]
    calendar: frozenset[str]
    sending: frozenset[str]
    human: frozenset[str]
    bodies: frozenset[str]
    counting: frozenset[str]
    generic: frozenset[str]
    effects: frozenset[str]
    inflicting: frozenset[str]
    inflicted: frozenset[str]
    things: frozenset[str]
    handled: frozenset[str]
    provisions: frozenset[str]
    held: frozenset[str]
    serving: frozenset[str]
    vague: frozenset[str]
    proxies: frozenset[str]


class Guards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a word that names a state or a capital does not."""

    blocks: list[str]
    given: frozenset[str]
    surnames: frozenset[str]
    against: dict[str, frozenset[str]]


class Union(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state that held, from one day to another, what other states are now."""

    code: str
    name: str
    start: date = msgspec.field(name="from")
    end: date = msgspec.field(name="to")
    states: frozenset[str]

    def held(self, country: str, on: date | None) -> bool:
        """Whether it held the land of that country (alpha-3) on the day."""
        return on is not None and country in self.states and self.start <= on <= self.end


class Sets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """States named together, and bodies that stand for a state."""

    unions: tuple[Union, ...]
    prefixes: dict[str, str]
    halves: frozenset[str]
    sets: dict[str, tuple[str, ...]]
    societies: dict[str, str]
    charities: tuple[str, ...]
    state_media: frozenset[str]


def plural_of(noun: str) -> str:
    """The plural of an English noun or noun phrase whose last word takes it."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        return f"{head} {_IRREGULAR[last]}".strip()
    for end, ending in _ENDS.items():
        if last.endswith(end) and last not in {"talisman", "ottoman"}:
            return noun[: -len(end)] + ending
    if last.endswith(("s", "x", "ch", "sh")):
        return noun if last.endswith("s") and not last.endswith("ss") else noun + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def load_forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every noun by its first word, longest phrase first.

    Raises `BadData` naming file and entry.
    """
    found: dict[str, dict[tuple[str, ...], Form]] = {}
    for line in (*_lines("roles.yaml"), *_lines("organs.yaml")):
        noun = Noun(**{f: getattr(line, f) for f in Noun.__struct_fields__})
        for lemma in line.nouns:
            for text, plural in ((lemma, False), (plural_of(lemma), True)):
                words = tuple(split(text))
                form = Form(words, lemma, noun, plural and text != lemma)
                found.setdefault(words[0], {}).setdefault(words, form)
    return {first: tuple(sorted(forms.values(), key=lambda f: -len(f.words))) for first, forms in found.items()}


def split(phrase: str) -> Iterator[str]:
    """The words of a phrase as spaCy parts them: hyphens and the possessive ending stand alone."""
    for word in phrase.replace("'s", " 's").split():
        parts = word.split("-")
        for number, part in enumerate(parts):
            if number:
                yield "-"
            if part:
                yield part


@cache
def load_words() -> Words:
    """The closed word lists. Raises `BadData`."""
    return _convert("words.yaml", _read("words.yaml"), Words)


@cache
def load_guards() -> Guards:
    """The guards of ambiguous names. Raises `BadData`."""
    return _convert("guards.yaml", _read("guards.yaml"), Guards)


@cache
def load_sets() -> Sets:
    """States named together, and bodies that stand for a state. Raises `BadData`."""
    return _convert("sets.yaml", _read("sets.yaml"), Sets)


def _lines(file: str) -> list[_Line]:
    entries = _read(file)
    if not isinstance(entries, list):
        raise BadData(f"{file}: a list of entries is expected.")
    return [_convert(f"{file}, entry {n}", entry, _Line) for n, entry in enumerate(entries, 1)]


def _read(file: str) -> Any:
    try:
        return yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadData(f"{file}: cannot be read: {error}") from error


def _convert(where: str, entry: Any, kind: type[T]) -> T:
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        raise BadData(f"{where}: {error}") from error
