"""Readings by a user's codebook: its patterns before the lexicon, then its examples.

A pattern makes its clause an act of its type, whatever the lexicon says. What else is read as an act belongs to the
type of the nearest example, where one is near enough; so does a clause that the network alone takes for an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from legation.codebook.lexicon import Sense
from legation.codebook.own import Codebook, OwnType
from legation.codebook.plover import Plover
from legation.model.codes import EventType
from legation.reading.coding import Coder, Parties, Reading
from legation.reading.layers import Clause, ClauseKind, Parsed
from legation.reading.likeness import Likeness, clause_vector
from legation.reading.neural.network import LABELS
from legation.reading.neural.tags import Tags

#: From this probability that a word names an act the network alone makes its clause one.
_ACT = 0.5
_VERB_SLOTS = ("subject",), ("object", "indirect", "against", "with", "to", "on", "for", "from", "at", "into")
_NOUN_SLOTS = ("subject", "poss", "by", "of", "mod", "from"), ("against", "on", "with", "to", "for", "into", "of")


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
        self.needs_tags = book.needs_network

    def readings(self, text: Text, known: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings in the order of the text; those of a type of the codebook bear it as `sense.label`."""
        found = self._by_pattern(text, known)
        if self._likeness is not None and text.tags is not None:
            found = [r if r.sense.label else self._by_example(text.tags, r) for r in found]
            found += self._unread(text, text.tags, found)
        return tuple(sorted(found, key=lambda r: r.clause.predicate))

    def _by_pattern(self, text: Text, known: Sequence[Reading]) -> list[Reading]:
        """The known readings, those of the same clauses replaced by what the patterns make of them."""
        coder = Coder(text.parsed, text.clauses, self._book.lexicon, text.parties, text.named)
        own = {r.clause.id: r for r in coder.readings()}
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

    def _by_example(self, tags: Tags, reading: Reading) -> Reading:
        name = self._nearest(tags, reading.clause)
        if name is None:
            return reading
        entry, sense = self._entry(name), reading.sense
        if entry.plover is not None and (entry.plover is not sense.type or entry.mode is not None):
            cameo = self._plover.cameo(entry.plover, entry.mode)
            sense = msgspec.structs.replace(sense, type=entry.plover, mode=entry.mode, cameo=cameo)
        return replace(reading, sense=msgspec.structs.replace(sense, label=name))

    def _unread(self, text: Text, tags: Tags, found: Iterable[Reading]) -> list[Reading]:
        """Clauses that nothing reads, the network takes for an act, and an example is near to."""
        taken = {i for r in found for i in (r.clause.id, r.noun.id if r.noun is not None else r.clause.id)}
        more: list[Reading] = []
        for clause in text.clauses:
            sure = 1 - float(tags.labels(clause.predicate)[0])
            if clause.id in taken or sure < _ACT or clause.predicate in text.named:
                continue
            if (name := self._nearest(tags, clause)) is not None:
                sense = self._plain(self._entry(name), tags, clause, sure)
                more.append(Reading(clause, sense, trigger=(clause.predicate,)))
        return more

    def _plain(self, entry: OwnType, tags: Tags, clause: Clause, sure: float) -> Sense:
        """A sense for an act without an entry in any lexicon."""
        kind = entry.plover or self._guess(entry, tags, (clause.predicate,))
        initiator, recipient = _NOUN_SLOTS if clause.kind is ClauseKind.NOUN else _VERB_SLOTS
        return Sense(
            type=kind, mode=entry.mode, cameo=self._plover.cameo(kind, entry.mode), initiator=initiator,
            recipient=recipient, weight=round(min(sure, 0.99), 3), label=entry.name,
        )  # fmt: skip

    def _nearest(self, tags: Tags, clause: Clause) -> str | None:
        assert self._likeness is not None
        found = self._likeness.nearest(clause_vector(tags, range(clause.start, clause.end)))
        return found.name if found is not None else None

    def _guess(self, entry: OwnType, tags: Tags | None, trigger: Iterable[int]) -> EventType:
        """The type that the network finds likeliest, within the quad class where the codebook gives one."""
        if tags is None:
            return entry.fallback
        row = min((tags.labels(i) for i in trigger), key=lambda row: float(row[0]))
        fitting = [t for t in EventType if entry.quad is None or self._plover.quad(t) is entry.quad]
        return max(fitting, key=lambda kind: float(row[LABELS.index(kind)]))

    def _entry(self, name: str | None) -> OwnType:
        assert name is not None
        return self._book.types[name]
