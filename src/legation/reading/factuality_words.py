"""The words of factuality: what embedding words do to the acts in their complements, and words of likelihood."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from legation.model.codes import Status
from legation.reading.clauses import lemma_of, phrase
from legation.reading.wordlists import DATA, load_words

_FOLDER = DATA / "factuality"


class Effect(StrEnum):
    """What an embedding word does to the act in its complement."""

    TRANSPARENT = "transparent"
    PRESUPPOSING = "presupposing"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CALLED_FOR = "called-for"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one likelihood and their ICD 203 band."""

    low: float
    high: float
    words: tuple[str, ...]


class _Bands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bands: tuple[Band, ...]


class _Performatives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: frozenset[str]


@cache
def load_effects() -> dict[Effect, _Words]:
    """Embedding words by effect."""
    return load_words(_FOLDER / "effects.yaml", dict[Effect, _Words])


@cache
def load_bands() -> tuple[tuple[tuple[str, ...], tuple[float, float]], ...]:
    """(words of a phrase, band), the longest phrase first."""
    bands = load_words(_FOLDER / "likelihood.yaml", _Bands).bands
    rows = [(tuple(words.split()), (band.low, band.high)) for band in bands for words in band.words]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


STATUS_OF = {
    Effect.SCHEDULED: Status.SCHEDULED,
    Effect.EXPECTED: Status.EXPECTED,
    Effect.POSSIBLE: Status.POSSIBLE,
    Effect.CALLED_FOR: Status.CALLED_FOR,
    Effect.DENIED: Status.DENIED,
    Effect.HYPOTHETICAL: Status.HYPOTHETICAL,
}


@cache
def load_performatives() -> frozenset[str]:
    """Verbs by which a speaker does the thing that they name ("we want to thank")."""
    return load_words(_FOLDER / "performatives.yaml", _Performatives).verbs


def bands_in(sentence: Tokens) -> list[tuple[int, int, tuple[float, float]]]:
    """(first token, last token, band) of each phrase of likelihood, the longest first."""
    words = [t.lower_ for t in sentence]
    there = set(words)
    return [
        (sentence.start + i, sentence.start + i + len(pattern), band)
        for pattern, band in load_bands()
        if there.issuperset(pattern)
        for i in range(len(words) - len(pattern) + 1)
        if tuple(words[i : i + len(pattern)]) == pattern
    ]


@cache
def table(part: str) -> dict[str, Effect]:
    """Effects by word for one part of speech: "verbs", "nouns" or "adjectives"."""
    return {word: effect for effect, words in load_effects().items() for word in getattr(words, part)}


def effect_of(word: Token) -> Effect | None:
    """What a word does to its complement; null where it has no effect of its own."""
    if word.pos_ in ("VERB", "AUX"):
        return table("verbs").get(phrase(word)) or table("verbs").get(lemma_of(word))
    if word.pos_ == "ADJ":
        return table("adjectives").get(word.lower_)
    return table("nouns").get(lemma_of(word))


def status_of_adjective(word: Token) -> Status | None:
    """The status that a modifier gives its noun ("a planned visit"); null for most."""
    effect = table("adjectives").get(word.lower_)
    return STATUS_OF.get(effect) if effect else None
