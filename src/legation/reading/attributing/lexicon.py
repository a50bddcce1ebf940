"""The cue words of attribution: the typed face of `data/attribution/*.yaml`."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec
import yaml

from legation.model.codes import SourceKind, Stance
from legation.model.errors import BadData

T = TypeVar("T")


class Frame(StrEnum):
    """What a cue verb takes as its content; explained at the head of `verbs.yaml`."""

    CLAUSE = "clause"
    QUOTE = "quote"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PERSON = "person"
    AS = "as"
    PREDICATIVE = "predicative"


class VerbCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of verbs that attribute alike; `evidence` verbs need a document or a body as their subject."""

    stance: Stance
    frames: frozenset[Frame]
    verbs: tuple[str, ...]
    prepositions: frozenset[str] = frozenset()
    evidence: bool = False


class NounCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of nouns with a clause, an infinitive or a prepositional phrase as content."""

    stance: Stance
    complements: frozenset[Frame]
    nouns: tuple[str, ...]
    prepositions: frozenset[str] = frozenset()


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cues that are neither verb nor noun with a complement of its own."""

    adjectives: dict[Stance, frozenset[str]]
    carriers: frozenset[str]
    prepositions: frozenset[str]
    opinions: frozenset[str]
    adverbs: frozenset[str]
    citing: frozenset[str]
    support: frozenset[str]
    anonymous: frozenset[str]
    standards: frozenset[str]
    continuing: frozenset[str]


class SourceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Head nouns by the kind of source that they name, and words that leave a source unnamed."""

    official: frozenset[str]
    expert: frozenset[str]
    outlet: frozenset[str]
    group: frozenset[str]
    person: frozenset[str]
    unnamed: frozenset[str]
    vague: frozenset[str]
    documents: frozenset[str]

    def kind_of(self, noun: str) -> SourceKind | None:
        """The kind that a head noun (lemma, lower case) tells, or None."""
        for kind in (SourceKind.EXPERT, SourceKind.OFFICIAL, SourceKind.OUTLET, SourceKind.GROUP, SourceKind.PERSON):
            if noun in getattr(self, kind.value):
                return kind
        return None


class Outlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of news agencies, newspapers and broadcasters."""

    agencies: tuple[str, ...]
    broadcasters: tuple[str, ...]
    newspapers: tuple[str, ...]

    def names(self) -> frozenset[str]:
        """All of them without "the"; of one word as written, of several in lower case."""
        every = (name.removeprefix("The ") for name in (*self.agencies, *self.broadcasters, *self.newspapers))
        return frozenset(name.casefold() if " " in name else name for name in every)


class Lexicon(msgspec.Struct, frozen=True):
    """Everything that the attribution stage looks words up in, by lemma."""

    verbs: dict[str, VerbCue]
    nouns: dict[str, NounCue]
    phrases: Phrases
    sources: SourceWords
    outlets: frozenset[str]
    adjectives: dict[str, Stance]


@cache
def load_lexicon() -> Lexicon:
    """The packaged cue words. Raises `BadData` naming the file and the entry that is wrong."""
    phrases = _read("phrases.yaml", Phrases)
    return Lexicon(
        verbs=_by_word("verbs.yaml", [(cue, cue.verbs) for cue in _read("verbs.yaml", list[VerbCue])]),
        nouns=_by_word("nouns.yaml", [(cue, cue.nouns) for cue in _read("nouns.yaml", list[NounCue])]),
        phrases=phrases,
        sources=_read("sources.yaml", SourceWords),
        outlets=_read("outlets.yaml", Outlets).names(),
        adjectives={word: stance for stance, words in phrases.adjectives.items() for word in words},
    )


def _read(name: str, shape: type[T]) -> T:
    text = resources.files("legation.reading").joinpath("data", "attribution", name).read_text("utf-8")
    return parse_cues(name, text, shape)


def parse_cues(name: str, text: str, shape: type[T]) -> T:
    """YAML as the given type. Raises `BadData` with the file's name and the place of the bad entry."""
    try:
        raw: Any = yaml.safe_load(text)
        return msgspec.convert(raw, shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadData(f"{name}: {error}") from error


def _by_word(name: str, groups: list[tuple[T, tuple[str, ...]]]) -> dict[str, T]:
    words: dict[str, T] = {}
    for number, (group, members) in enumerate(groups, 1):
        for word in members:
            if word in words:
                raise BadData(f"{name}: entry {number}: {word!r} stands twice")
            words[word] = group
    return words
