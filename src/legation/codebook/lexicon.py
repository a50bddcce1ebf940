"""The lexicon of predicates: which act a verb or an event noun is, and where its sides stand.

The files and their fields are described in `lexicon/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from legation.model.codes import EventType, Status
from legation.model.errors import BadData

FOLDER = Path(__file__).parent / "lexicon"


class Side(StrEnum):
    """What the subject of a light verb is to the act that its object names."""

    INITIATOR = "initiator"
    RECIPIENT = "recipient"
    NONE = "none"


class Aspect(StrEnum):
    """What an aspectual verb does to the act that its object names."""

    BEGIN = "begin"
    CONTINUE = "continue"
    END = "end"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    RESUME = "resume"


Words = frozenset[str]
#: Senses by the word under which they are looked up and the further words of their phrase.
Gathered = dict[tuple[str, tuple[str, ...]], list["Sense"]]

#: Conditions on who a word names rather than on the word: any political actor, a person in office.
PARTY, PERSON = "@party", "@person"
PSEUDO = frozenset({PARTY, PERSON})


class RawSense(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A sense as a file has it; the fields are those of `lexicon/README.md`."""

    object: list[str] | None = None
    subject: list[str] | None = None
    with_: dict[str, list[str]] | None = None
    without: list[str] = []
    complement: Literal["that", "to", "ing"] | None = None
    people: bool | None = None
    voice: Literal["active", "passive"] | None = None
    mode: str | None = None
    cameo: str | None = None
    contexts: list[str] = []
    initiator: list[str] | None = None
    recipient: list[str] | None = None
    mutual: bool = False
    absorbs: bool = False
    needs: Literal["recipient", "initiator", "either", "both"] = "either"
    status: Status | None = None
    weight: float = 0.9


class _RawEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    senses: list[RawSense] = msgspec.field(default_factory=lambda: [RawSense()])
    verb: str | None = None
    noun: str | None = None


class _RawNone(RawSense, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    verb: str | None = None
    noun: str | None = None


class _RawLight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: str
    nouns: list[str] = []
    subject_is: Side = Side.INITIATOR
    aspect: Aspect | None = None
    status: Status | None = None
    passive: bool = False


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a predicate; `type` null means that it is no act."""

    type: EventType | None
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    object: Words | None = None
    subject: Words | None = None
    obliques: tuple[tuple[str, Words], ...] = ()
    without: tuple[str, ...] = ()
    complement: str | None = None
    people: bool | None = None
    voice: str | None = None
    initiator: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    absorbs: bool = False
    needs: str = "either"
    status: Status | None = None
    weight: float = 0.9
    label: str | None = None  #: type of the user's own codebook

    @property
    def conditions(self) -> int:
        """How many conditions the reading makes: the more, the sooner it is tried."""
        single = (self.object, self.subject, self.complement, self.people, self.voice)
        return 2 * sum(x is not None for x in single) + 2 * len(self.obliques) + len(self.without)


class Predicate(msgspec.Struct, frozen=True):
    """A verb or noun with the further words of its phrase and its readings, the most specific first."""

    lemma: str
    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


class LightVerb(msgspec.Struct, frozen=True):
    """A verb whose object names the act. `nouns` empty: any event noun."""

    lemma: str
    rest: tuple[str, ...]
    nouns: Words
    subject_is: Side
    aspect: Aspect | None
    status: Status | None


class Lexicon(msgspec.Struct, frozen=True):
    """All predicates, by lemma of their first word (verbs) or of their last word (nouns)."""

    verbs: dict[str, tuple[Predicate, ...]]
    nouns: dict[str, tuple[Predicate, ...]]
    light: dict[str, tuple[LightVerb, ...]]


_VERB_INITIATOR, _VERB_RECIPIENT = ("subject",), ("object",)
_NOUN_INITIATOR = ("subject", "poss", "by", "of", "mod", "from")
_NOUN_RECIPIENT = ("against", "on", "with", "to", "poss")


@cache
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """Read the lexicon's files. Raises BadData naming the file and the entry that is wrong."""
    classes = load_classes(folder)
    gathered: dict[str, Gathered] = {"verb": {}, "noun": {}}
    for kind in EventType:
        path = folder / f"{kind}.yaml"
        for entry in _entries(path, _RawEntry) if path.exists() else ():
            _gather(gathered, entry, [_sense(raw, kind, entry, classes, path) for raw in entry.senses], path)
    path = folder / "none.yaml"
    for none in _entries(path, _RawNone) if path.exists() else ():
        _gather(gathered, none, [_sense(none, None, none, classes, path)], path)
    path = folder / "light.yaml"
    light: dict[str, list[LightVerb]] = {}
    for raw in _entries(path, _RawLight) if path.exists() else ():
        first, *rest = raw.verb.split()
        nouns = _words(raw.nouns, classes, path.name, raw.verb)
        side = Side.RECIPIENT if raw.passive else raw.subject_is
        light.setdefault(first, []).append(LightVerb(first, tuple(rest), nouns, side, raw.aspect, raw.status))
    return Lexicon(
        index(gathered["verb"]),
        index(gathered["noun"]),
        {verb: tuple(sorted(found, key=lambda v: (-len(v.rest), -len(v.nouns)))) for verb, found in light.items()},
    )


def key_of(phrase: str, verbal: bool) -> tuple[str, tuple[str, ...]]:
    """The word under which a phrase is looked up (a verb's first, a noun's last) and the further ones."""
    words = phrase.split()
    return (words[0], tuple(words[1:])) if verbal else (words[-1], tuple(words[:-1]))


def _gather(
    into: dict[str, Gathered],
    entry: _RawEntry | _RawNone,
    senses: list[Sense],
    path: Path,
) -> None:
    phrase = entry.verb or entry.noun
    if not phrase or (entry.verb and entry.noun):
        raise BadData(f"{path.name}: an entry needs a verb or a noun, and not both: {entry}")
    into["verb" if entry.verb else "noun"].setdefault(key_of(phrase, entry.verb is not None), []).extend(senses)


def index(found: Gathered) -> dict[str, tuple[Predicate, ...]]:
    """Predicates by the word under which they are looked up, from senses by `key_of`; the longest phrase first."""
    predicates: dict[str, list[Predicate]] = {}
    for (lemma, rest), senses in found.items():
        ranked = tuple(sorted(senses, key=lambda sense: (-sense.conditions, -sense.weight)))
        predicates.setdefault(lemma, []).append(Predicate(lemma, rest, ranked))
    return {lemma: tuple(sorted(entries, key=lambda p: -len(p.rest))) for lemma, entries in predicates.items()}


def _sense(
    raw: RawSense, kind: EventType | None, entry: _RawEntry | _RawNone, classes: dict[str, Words], path: Path
) -> Sense:
    return make_sense(raw, kind, entry.verb or entry.noun or "?", entry.verb is not None, classes, path.name)


def make_sense(
    raw: RawSense, kind: EventType | None, name: str, verbal: bool, classes: dict[str, Words], file: str
) -> Sense:
    """A sense with its classes of words filled in and its slots set. Raises BadData naming the file and `name`."""
    return Sense(
        type=kind if raw.weight > 0 else None,
        mode=raw.mode,
        cameo=raw.cameo,
        contexts=tuple(raw.contexts),
        object=_optional(raw.object, classes, file, name),
        subject=_optional(raw.subject, classes, file, name),
        obliques=tuple((prep, _words(words, classes, file, name)) for prep, words in (raw.with_ or {}).items()),
        without=tuple(raw.without),
        complement=raw.complement,
        people=raw.people,
        voice=raw.voice,
        initiator=tuple(raw.initiator) if raw.initiator is not None else _VERB_INITIATOR if verbal else _NOUN_INITIATOR,
        recipient=tuple(raw.recipient) if raw.recipient is not None else _VERB_RECIPIENT if verbal else _NOUN_RECIPIENT,
        mutual=raw.mutual,
        absorbs=raw.absorbs,
        needs=raw.needs,
        status=raw.status,
        weight=raw.weight,
    )


def _optional(words: list[str] | None, classes: dict[str, Words], file: str, name: str) -> Words | None:
    return None if words is None else _words(words, classes, file, name)


def _words(words: Iterable[str], classes: dict[str, Words], file: str, name: str) -> Words:
    found: set[str] = set()
    for word in words:
        if not word.startswith("@") or word in PSEUDO:
            found.add(word)
        elif word[1:] in classes:
            found |= classes[word[1:]]
        else:
            raise BadData(f"{file}: '{name}' names the class {word}, which no classes file has")
    return frozenset(found)


def load_classes(folder: Path = FOLDER) -> dict[str, Words]:
    """The named lists of words."""
    classes: dict[str, Words] = {}
    for path in sorted(folder.glob("classes*.yaml")):
        for name, words in (_yaml(path) or {}).items():
            classes[name] = classes.get(name, frozenset()) | frozenset(map(str, words))
    return classes


def _entries(path: Path, kind: type[Any]) -> list[Any]:
    entries = []
    for number, raw in enumerate(_yaml(path) or [], 1):
        try:
            entries.append(msgspec.convert(raw, kind))
        except msgspec.ValidationError as error:
            raise BadData(f"{path.name}, entry {number} ({str(raw)[:80]}): {error}") from error
    return entries


def _yaml(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise BadData(f"{path.name}: {error}") from error
