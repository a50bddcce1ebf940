"""Readings by a user's codebook: its patterns before the lexicon, then its examples.

A pattern makes its clause an act of its type, whatever lexicon and network say. What else is read as an act belongs to
the type of the nearest examples, where they are near enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from spacy.language import Language

from legation.codebook.own import Codebook, OwnType
from legation.codebook.plover import Plover
from legation.model.codes import EventType
from legation.reading.background import load_background
from legation.reading.coding import Coder, Parties, Reading
from legation.reading.layers import Clause, ClauseKind, Parsed
from legation.reading.likeness import Likeness, clause_vector, embed_examples
from legation.reading.neural.network import LABELS, Network
from legation.reading.neural.tags import Tags
from legation.reading.parse import parse


@dataclass(frozen=True)
class Text:
    """The layers of one text that the labelling looks at; `named` are the tokens inside proper names."""

    parsed: Parsed
    clauses: tuple[Clause, ...]
    parties: Parties
    named: frozenset[int]
    tags: Tags | None = None


class Labeller:
    """Gives readings the types of a codebook; safe to share between threads."""

    def __init__(self, book: Codebook, plover: Plover, likeness: Likeness | None = None) -> None:
        """`likeness`: of the codebook's examples; without it patterns alone count."""
        self._book = book
        self._plover = plover
        self._likeness = likeness

    def readings(self, text: Text, known: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings in the order of the text; those of a type of the codebook bear it as `sense.label`."""
        found = self._by_pattern(text, known)
        if self._likeness is not None and text.tags is not None:
            told = {c.id for r in found if r.sense.label for c in (r.clause, r.noun) if c is not None}
            apart = [r.clause for r in found]
            found = [
                r if r.sense.label or _is_within(r.clause, told) else self._by_example(text.tags, r, apart)
                for r in found
            ]
        return tuple(sorted(found, key=lambda r: r.clause.predicate))

    def _by_pattern(self, text: Text, known: Sequence[Reading]) -> list[Reading]:
        """The known readings, those of the same clauses replaced by what the patterns make of them."""
        coder = Coder(text.parsed, text.clauses, self._book.lexicon, text.parties, text.named)
        own = {r.clause.id: r for r in coder.readings() if r.sense.type is not None}
        under = {r.noun.id for r in own.values() if r.noun is not None}
        found: list[Reading] = []
        for reading in known:
            if reading.clause.id in own:
                found.append(self._typed(text, own.pop(reading.clause.id), reading))
            elif reading.noun is not None and reading.noun.id in own:
                inner = self._typed(text, own.pop(reading.noun.id), reading)
                found.append(replace(reading, sense=inner.sense))
            elif reading.clause.id not in under:
                found.append(reading)
        return found + [self._typed(text, reading, None) for reading in own.values()]

    def _typed(self, text: Text, own: Reading, known: Reading | None) -> Reading:
        """A pattern's reading with its PLOVER type: the codebook's, else the lexicon's, else the network's guess."""
        entry = self._entry(own.sense.label)
        if entry.plover is not None:
            return own
        if known is not None and known.sense.type is not None:
            inherited = known.sense
            sense = msgspec.structs.replace(
                own.sense, type=inherited.type, mode=inherited.mode, cameo=inherited.cameo, absorbs=inherited.absorbs
            )
            return replace(own, sense=sense)
        kind = self._guess(entry, text.tags, own.trigger)
        return replace(own, sense=msgspec.structs.replace(own.sense, type=kind, cameo=self._plover.cameo(kind)))

    def _by_example(self, tags: Tags, reading: Reading, apart: Sequence[Clause]) -> Reading:
        """The reading with the type of the nearest examples; what the clauses `apart` tell is not compared."""
        assert self._likeness is not None
        nearest = self._likeness.nearest(clause_vector(tags, _own_words(reading, apart)))
        if nearest is None:
            return reading
        name = nearest.name
        entry, sense = self._entry(name), reading.sense
        if entry.plover is not None and (entry.plover is not sense.type or entry.mode is not None):
            cameo = self._plover.cameo(entry.plover, entry.mode)
            sense = msgspec.structs.replace(sense, type=entry.plover, mode=entry.mode, cameo=cameo)
        return replace(reading, sense=msgspec.structs.replace(sense, label=name))

    def _guess(self, entry: OwnType, tags: Tags | None, trigger: Iterable[int]) -> EventType:
        """The type that the network finds likeliest, within the quad class where the codebook gives one."""
        if tags is None:
            return entry.fallback
        row = tags.labels(tags.surest(trigger))
        fitting = [t for t in EventType if entry.quad is None or self._plover.quad(t) is entry.quad]
        return max(fitting, key=lambda kind: float(row[LABELS.index(kind)]))

    def _entry(self, name: str | None) -> OwnType:
        assert name is not None
        return self._book.types[name]


def make_labeller(book: Codebook, plover: Plover, network: Network, nlp: Language, nouns: frozenset[str]) -> Labeller:
    """The labeller of a codebook, its examples read. `nouns`: lemmas of nouns that may name an act."""
    if not book.has_examples:
        return Labeller(book, plover)
    likeness = embed_examples(book, network, load_background(), lambda report: parse(report, nlp), nouns)
    return Labeller(book, plover, likeness)


def _is_within(clause: Clause, told: set[int]) -> bool:
    """Whether an event noun only names again what the verb over it tells: the "test" of "test-fired"."""
    return clause.kind is ClauseKind.NOUN and clause.governor in told


def _own_words(reading: Reading, apart: Sequence[Clause]) -> list[int]:
    """The words of a clause without those of other acts told inside it."""
    clause, noun = reading.clause, reading.noun
    inner = [
        c
        for c in apart
        if c is not clause and c is not noun and clause.start <= c.start and c.end <= clause.end
        and c.end - c.start < clause.end - clause.start and not c.start <= clause.predicate < c.end
    ]  # fmt: skip
    return [i for i in range(clause.start, clause.end) if not any(c.start <= i < c.end for c in inner)]
