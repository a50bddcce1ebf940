"""A user's own codebook: types with a definition, example sentences and patterns, read from a file of YAML.

The fields are described in docs/own-codebook.md.
"""

from __future__ import annotations

import re
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Annotated, Any

import msgspec
import yaml

from legation.codebook.lexicon import (
    Gathered,
    Lexicon,
    RawSense,
    Sense,
    Words,
    index,
    key_of,
    load_classes,
    load_lexicon,
    make_sense,
)
from legation.codebook.located import Located, Step
from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Quad
from legation.model.errors import BadData, BadInput

#: What an act is where neither the codebook nor the reader knows its PLOVER type: the plainest of the quad class.
FALLBACK: dict[Quad | None, EventType] = {
    None: EventType.CONSULT,
    Quad.VERBAL_COOPERATION: EventType.CONSULT,
    Quad.MATERIAL_COOPERATION: EventType.COOPERATE,
    Quad.VERBAL_CONFLICT: EventType.ACCUSE,
    Quad.MATERIAL_CONFLICT: EventType.COERCE,
}
#: A sense that is less sure is never read, as in the lexicon.
_LEAST_WEIGHT = 0.5
_NAME = re.compile(r"\w[\w .&/-]{0,59}")
_MARKED = re.compile(r"\[([ir]):([^\[\]]*)\]")


class Others(StrEnum):
    """What becomes of events that are of none of the types."""

    KEEP = "keep"
    DROP = "drop"


class Example(msgspec.Struct, frozen=True):
    """A sentence that tells an act of the type; `parties` are marked in it, `[start, end)` in code points."""

    text: str
    parties: tuple[tuple[int, int], ...] = ()


class OwnType(msgspec.Struct, frozen=True, kw_only=True):
    """A type of the user's."""

    name: str
    definition: str
    examples: tuple[Example, ...] = ()
    patterns: tuple[str, ...] = ()  #: as they stand in the file, on one line each
    plover: EventType | None = None
    mode: str | None = None
    quad: Quad | None = None
    intensity: float | None = None

    @property
    def fallback(self) -> EventType:
        """The PLOVER type of an act of which the reader knows none."""
        return self.plover or FALLBACK[self.quad]


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """The types in the order of the file, and the lexicon of their patterns, whose senses bear the type as `label`."""

    name: str
    about: str
    others: Others
    types: dict[str, OwnType]
    none: tuple[Example, ...] = ()  #: sentences that tell an act of none of the types
    lexicon: Lexicon

    @property
    def has_examples(self) -> bool:
        """Whether any type is known by example."""
        return any(own.examples for own in self.types.values())

    def find(self, name: str) -> OwnType:
        """The type of a name in any case. Raises BadInput where there is none."""
        found = next((own for key, own in self.types.items() if key.casefold() == name.strip().casefold()), None)
        if found is None:
            raise BadInput(f"The codebook '{self.name}' has no type '{name}'. Its types are {', '.join(self.types)}.")
        return found


class _Pattern(RawSense, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """An entry of the lexicon; one sense may stand beside the verb or noun."""

    verb: str | list[str] | None = None
    noun: str | list[str] | None = None
    senses: list[RawSense] | None = None


class _Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    definition: Annotated[str, msgspec.Meta(min_length=1)]
    examples: list[str] = []
    patterns: list[_Pattern] = []
    plover: EventType | None = None
    mode: str | None = None
    quad: Quad | None = None
    intensity: Annotated[float, msgspec.Meta(ge=-10, le=10)] | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Annotated[str, msgspec.Meta(min_length=1)]
    about: str = ""
    others: Others = Others.DROP
    classes: dict[str, list[str]] = {}
    types: Annotated[list[_Type], msgspec.Meta(min_length=1)]
    none: list[str] = []


def load_codebook(path: str | PathLike[str]) -> Codebook:
    """The codebook in a file of YAML. Raises BadInput naming file, line and type of what is wrong."""
    file = Located(Path(path))
    raw = file.convert(_File)
    classes = load_classes() | {name: frozenset(words) for name, words in raw.classes.items()}
    types: dict[str, OwnType] = {}
    verbs: Gathered = {}
    nouns: Gathered = {}
    for number, entry in enumerate(raw.types):
        own = _type(entry, file, number)
        if own.name.casefold() in map(str.casefold, types):
            raise file.wrong(["types", number, "name"], f"there is a type {own.name!r} already. Give it another name")
        types[own.name] = own
        for at, pattern in enumerate(entry.patterns):
            _add(pattern, own, classes, file, ["types", number, "patterns", at], verbs, nouns)
    lexicon = Lexicon(index(verbs), index(nouns), load_lexicon().light)
    none = tuple(_example(text, file, ["none", at]) for at, text in enumerate(raw.none))
    return Codebook(name=raw.name, about=raw.about.strip(), others=raw.others, types=types, none=none, lexicon=lexicon)


def _type(raw: _Type, file: Located, number: int) -> OwnType:
    here: list[Step] = ["types", number]
    name = raw.name.strip()
    if not _NAME.fullmatch(name):
        raise file.wrong(
            [*here, "name"], f"{raw.name!r} is no name. Write up to 60 letters, digits, spaces or . & / - _"
        )
    if not raw.examples and not raw.patterns:
        raise file.wrong(here, "it has neither patterns nor examples. Give some, or nothing can be coded by it")
    if raw.mode is not None:
        _require_mode(raw.mode, raw.plover, file, here)
    examples = tuple(_example(text, file, [*here, "examples", at]) for at, text in enumerate(raw.examples))
    sources = file.value["types"][number].get("patterns") or []
    return OwnType(
        name=name,
        definition=" ".join(raw.definition.split()),
        examples=examples,
        patterns=tuple(_one_line(source) for source in sources),
        plover=raw.plover,
        mode=raw.mode,
        quad=raw.quad,
        intensity=raw.intensity,
    )


def _require_mode(mode: str, plover: EventType | None, file: Located, here: list[Step]) -> None:
    if plover is None:
        raise file.wrong(
            [*here, "mode"], "a mode needs the PLOVER type that it belongs to. Add plover: TYPE to the type"
        )
    modes = load_plover().types[plover].modes
    if mode not in modes:
        known = f"Its modes are {', '.join(modes)}" if modes else "It has no modes"
        raise file.wrong([*here, "mode"], f"{plover} has no mode {mode!r}. {known}")


def _example(marked: str, file: Located, here: list[Step]) -> Example:
    """The sentence without its marks, and where the marked words stand."""
    text, parties, last = "", [], 0
    marked = " ".join(marked.split())
    for found in _MARKED.finditer(marked):
        text += marked[last : found.start()]
        words = found[2].strip()
        parties.append((len(text), len(text) + len(words)))
        text, last = text + words, found.end()
    text += marked[last:]
    if not any(char.isalpha() for char in text):
        raise file.wrong(here, "an example must be a sentence")
    if re.search(r"\[[ir]:", text):
        raise file.wrong(here, "a mark is not closed. Write [i:those who act] and [r:towards whom]")
    return Example(text, tuple((start, end) for start, end in parties if end > start))


def _add(
    raw: _Pattern,
    own: OwnType,
    classes: dict[str, Words],
    file: Located,
    here: list[Step],
    verbs: Gathered,
    nouns: Gathered,
) -> None:
    """Put a pattern's senses under each of its verbs or nouns."""
    verbal, phrases = raw.verb is not None, _listed(raw.verb if raw.verb is not None else raw.noun)
    if (raw.verb is not None and raw.noun is not None) or not phrases or not all(p.strip() for p in phrases):
        raise file.wrong(here, "a pattern needs a verb or a noun, and not both")
    if raw.senses is not None and raw != _Pattern(verb=raw.verb, noun=raw.noun, senses=raw.senses):
        raise file.wrong(here, "conditions stand either beside the verb or noun, or under senses, not in both places")
    for at, sense in enumerate(raw.senses or [raw]):
        place = [*here, "senses", at] if raw.senses else here
        for phrase in phrases:
            made = _sense(sense, own, phrase.strip(), verbal, classes, file, place)
            (verbs if verbal else nouns).setdefault(key_of(phrase, verbal), []).append(made)


def _sense(
    raw: RawSense, own: OwnType, phrase: str, verbal: bool, classes: dict[str, Words], file: Located, here: list[Step]
) -> Sense:
    mode = raw.mode if raw.mode is not None else own.mode
    if raw.mode is not None:
        _require_mode(raw.mode, own.plover, file, here)
    if not 0 <= raw.weight <= 1:
        raise file.wrong([*here, "weight"], "a weight lies between 0 and 1")
    try:
        sense = make_sense(raw, own.fallback, phrase, verbal, classes, file.name)
    except BadData as error:
        raise file.wrong(here, f"{str(error).partition(': ')[2]}. Add it under classes") from None
    kind = sense.type if sense.weight >= _LEAST_WEIGHT else None
    cameo = sense.cameo or load_plover().cameo(own.fallback, mode)
    return msgspec.structs.replace(sense, type=kind, mode=mode, cameo=cameo, label=own.name)


def _listed(words: str | list[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else words or []


def _one_line(entry: Any) -> str:
    shown = yaml.safe_dump(entry, default_flow_style=True, width=10_000, allow_unicode=True, sort_keys=False)
    return shown.strip().removeprefix("{").removesuffix("}")
