"""Who stands on the sides of an act: what the frame of the predicate gives, checked and filled by the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from legation.model.record import Party
from legation.model.spans import Span
from legation.reading.coding import Reading
from legation.reading.layers import Mention, Parsed
from legation.reading.neural.network import INITIATOR, RECIPIENT, THING, Floats
from legation.reading.neural.tags import Tags
from legation.reading.sides import Sides


class Thresholds(msgspec.Struct, frozen=True):
    """Probabilities from which the network's word counts; set on held-out sentences of `training/`."""

    take: float = 0.5  #: words from here belong to a side
    doubt: float = 0.12  #: a party of the frame below here goes, where the network names another
    lone: float = 0.04  #: a party of the frame below here goes in any case


THRESHOLDS = Thresholds()


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
        trigger = self._trigger(reading)
        sentence = self._parsed.sentences[self._parsed.sentence_of[trigger]]
        roles = np.array([self._tags.role(trigger, i) for i in range(sentence.start, sentence.end)])
        if not len(roles):
            return frame
        mutual = bool(frame.initiators) and frame.initiators == frame.recipients
        give = self._side(roles, sentence.start, INITIATOR, frame.initiators, mutual)
        take = self._side(roles, sentence.start, RECIPIENT, frame.recipients, mutual)
        if mutual:
            both = _distinct((*give, *take))
            return Sides(both, both)
        return Sides(give, take)

    def _trigger(self, reading: Reading) -> int:
        """The word of the trigger that the network is surest of."""
        return min(reading.trigger or (reading.clause.predicate,), key=lambda i: float(self._tags.labels(i)[0]))

    def _side(self, roles: Floats, start: int, role: int, frame: tuple[Party, ...], mutual: bool) -> tuple[Party, ...]:
        found = self._found(roles, start, role)
        kept = [p for p in frame if not self._denied(p, roles, start, role, bool(found), mutual)]
        known = {p.code for p in kept if p.code}
        for party in found:
            if party.code not in known and not any(_touch(party, other) for other in kept):
                kept.append(party)
        return _distinct(kept)

    def _denied(self, party: Party, roles: Floats, start: int, role: int, others: bool, mutual: bool) -> bool:
        """Whether the network sees another role, or none, where the frame has put a party."""
        within = [i for i in self._tokens(party) if start <= i < start + len(roles)]
        if not within:
            return False  # meant by a pronoun, or named elsewhere
        columns = [INITIATOR, RECIPIENT, THING] if mutual else [role, THING] if role == RECIPIENT else [role]
        support = max(float(roles[i - start, columns].max()) for i in within)
        return support < (self._thresholds.doubt if others else self._thresholds.lone)

    def _tokens(self, party: Party) -> range:
        if not party.spans:
            return range(0)
        return range(*self._parsed.tokens(party.spans[0]))

    def _found(self, roles: Floats, start: int, role: int) -> list[Party]:
        """The parties whose words the network puts on a side."""
        parties: list[Party] = []
        for begin, end in _stretches(roles[:, role] >= self._thresholds.take):
            parties.extend(self._parties(start + begin, start + end))
        return parties

    def _parties(self, start: int, end: int) -> Iterator[Party]:
        """Of a stretch of words: the parties of the widest mentions in it, else of what its head belongs to."""
        inside: list[Mention] = []
        for mention in self._by_sentence.get(self._parsed.sentence_of[start], []):
            held = start <= mention.root < end and mention.parties
            if held and not any(m.start <= mention.start and mention.end <= m.end for m in inside):
                inside.append(mention)
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


def _touch(one: Party, other: Party) -> bool:
    return any(_overlap(a, b) for a in one.spans[:1] for b in other.spans[:1])


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code or f"?{party.person or party.name}", party)
    return tuple(found.values())
