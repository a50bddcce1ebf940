"""Who stands on the sides of an act: what the frame of the predicate gives, checked and filled by the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from legation.model.record import Party
from legation.reading.coding import Reading
from legation.reading.layers import ClauseKind, Mention, MentionKind, Parsed
from legation.reading.neural.network import INITIATOR, RECIPIENT, THING, Floats
from legation.reading.neural.tags import Tags
from legation.reading.sides import Sides


class Thresholds(msgspec.Struct, frozen=True):
    """Probabilities from which the network's word counts; set on held-out sentences of `training/` and `examples/`."""

    take: float = 0.5  #: words from here belong to a side that the frame leaves open
    take_noun: float = 0.95  #: the same where a noun tells the act
    join: float = 0.95  #: words from here join a side that the frame has filled
    doubt: float = 0.03  #: a party of the frame below here goes, where the network names another


THRESHOLDS = Thresholds()


class Found(NamedTuple):
    """A party that the network names, and how sure it is of the surest of its words."""

    party: Party
    sure: float


class Roles:
    """Sides as the network sees them, for the acts of one text."""

    def __init__(
        self,
        parsed: Parsed,
        tags: Tags,
        mentions: Sequence[Mention],
        named: Callable[[int], tuple[Party, ...]],
        thresholds: Thresholds = THRESHOLDS,
    ) -> None:
        """`named`: whom a noun names, or whom what it names belongs to."""
        self._parsed = parsed
        self._tags = tags
        self._named = named
        self._thresholds = thresholds
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
            self._by_sentence.setdefault(parsed.sentence_of[mention.root], []).append(mention)

    def sides(self, reading: Reading, frame: Sides) -> Sides:
        """The sides of the frame, without those that the network denies and with those that it adds."""
        trigger = self._tags.surest(reading.trigger)
        sentence = self._parsed.sentences[self._parsed.sentence_of[trigger]]
        roles = np.array([self._tags.role(trigger, i) for i in range(sentence.start, sentence.end)])
        if not len(roles):
            return frame
        give, take = (self._found(roles, sentence.start, role) for role in (INITIATOR, RECIPIENT))
        if frame.initiators and frame.initiators == frame.recipients:
            return self._mutual(frame, give, take)
        nominal = reading.clause.kind is ClauseKind.NOUN
        least = self._thresholds.take_noun if nominal else self._thresholds.take
        kept = Sides(
            self._kept(frame.initiators, roles, sentence.start, INITIATOR, give),
            self._kept(frame.recipients, roles, sentence.start, RECIPIENT, take),
        )
        return Sides(
            self._joined(kept.initiators, give, kept.recipients, least),
            self._joined(kept.recipients, take, kept.initiators, least),
        )

    def _mutual(self, frame: Sides, give: list[Found], take: list[Found]) -> Sides:
        """A mutual act has all on both sides; the network fills one that has fewer than two."""
        if len({p.code or p.name for p in frame.initiators}) > 1:
            return frame
        both = self._joined(frame.initiators, [*give, *take], (), self._thresholds.take)
        return Sides(both, both)

    def _kept(
        self, frame: tuple[Party, ...], roles: Floats, start: int, role: int, found: list[Found]
    ) -> tuple[Party, ...]:
        if not found:
            return frame
        return tuple(p for p in frame if not self._denied(p, roles, start, role))

    def _joined(
        self, kept: tuple[Party, ...], found: list[Found], other: tuple[Party, ...], take: float
    ) -> tuple[Party, ...]:
        """A side with what the network adds: anybody where it is open, else whom it is sure of; none of the other."""
        least = self._thresholds.join if kept else take
        known = {p.code for p in (*kept, *other) if p.code}
        spans = [s for p in (*kept, *other) for s in p.spans[:1]]
        added = [
            f.party
            for f in found
            if f.sure >= least
            and (f.party.code is None or f.party.code not in known)
            and not any(a.overlaps(b) for a in f.party.spans[:1] for b in spans)
        ]
        return _distinct((*kept, *added))

    def _denied(self, party: Party, roles: Floats, start: int, role: int) -> bool:
        """Whether the network sees another role, or none, where the frame has put a party."""
        within = [i for i in self._tokens(party) if start <= i < start + len(roles)]
        if not within:
            return False  # meant by a pronoun, or named elsewhere
        columns = [role, THING] if role == RECIPIENT else [role]
        support = max(float(roles[i - start, columns].max()) for i in within)
        return support < self._thresholds.doubt

    def _tokens(self, party: Party) -> range:
        if not party.spans:
            return range(0)
        return range(*self._parsed.tokens(party.spans[0]))

    def _found(self, roles: Floats, start: int, role: int) -> list[Found]:
        """The parties whose words the network puts on a side."""
        return [
            Found(party, float(roles[begin:end, role].max()))
            for begin, end in _stretches(roles[:, role] >= self._thresholds.take)
            for party in self._parties(start + begin, start + end)
        ]

    def _parties(self, start: int, end: int) -> Iterator[Party]:
        """Of a stretch of words: the parties of the widest mentions in it, else of what its head belongs to."""
        inside: list[Mention] = []
        for mention in self._by_sentence.get(self._parsed.sentence_of[start], []):
            held = start <= mention.root < end and mention.parties
            if held and not any(m.start <= mention.start and mention.end <= m.end for m in inside):
                inside.append(mention)
        named = [m for m in inside if m.kind is not MentionKind.PRONOUN]
        inside = named or inside  # "his Rwandan counterpart" is not he
        if inside:
            yield from (p for m in sorted(inside, key=lambda m: m.start) for p in m.parties)
            return
        head = self._parsed.doc[start:end].root
        if found := self._named(head.i):
            yield from found
        elif head.pos_ in ("NOUN", "PROPN"):
            span = self._parsed.span(start, end)
            yield Party(name=span.of(self._parsed.report.text), spans=(span,))


def _stretches(marked: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Runs of marked words; one unmarked word between two is bridged."""
    begin, last = None, -1
    for place in np.flatnonzero(marked):
        if begin is not None and place - last > 2:
            yield int(begin), last + 1
            begin = None
        begin = place if begin is None else begin
        last = int(place)
    if begin is not None:
        yield int(begin), last + 1


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code or f"?{party.person or party.name}", party)
    return tuple(found.values())
