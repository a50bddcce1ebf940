"""Who is meant where a clause does not say: the other side of an act, from the acts told just before it.

"The Council condemned the launch": who launched. "Washington rejected the idea": whose idea it was. "It broke off
relations": with whom it has been dealing in the sentences before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from legation.model.codes import EventType, Status
from legation.model.record import Party
from legation.reading.acts import Act
from legation.reading.clauses import lemma_of
from legation.reading.layers import ClauseKind, Parsed
from legation.reading.sides import Sides

#: How many sentences back "the launch" may stand.
_RECALLED = 20
#: In how many acts the party must stand that a report is about.
_MAIN = 4
#: How many sentences back the other side may stand.
_REACH = 1
#: Acts that by their nature have another side, so that leaving it out means that it is known.
_TWO_SIDED = frozenset(
    {
        EventType.REJECT,
        EventType.ACCUSE,
        EventType.SANCTION,
        EventType.THREATEN,
        EventType.ASSAULT,
        EventType.AGREE,
    }
)


def fill(parsed: Parsed, acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts, those with an open recipient closed where the text plainly means one."""
    filled: list[Act] = []
    parties = _ranked(acts)
    for act in acts:
        open_ended = act.sides.initiators and not act.sides.recipients and act.clause.kind is not ClauseKind.NOUN
        if open_ended and act.type in _TWO_SIDED and not _is_mutual(act):
            other = _doer(parsed, act, filled) or _counterpart(parsed, act, filled) or _topic(act, parties)
            if other:
                act = replace(act, sides=Sides(act.sides.initiators, other), implied=True)
        filled.append(act)
    return tuple(filled)


def _ranked(acts: Sequence[Act]) -> list[tuple[int, Party]]:
    """The parties of a report by the number of acts that they stand in, the most first."""
    counts = Counter(code for act in acts for code in act.codes)
    named = {p.code: p for act in reversed(acts) for p in (*act.sides.initiators, *act.sides.recipients)}
    return [(count, named[code]) for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))]


def _topic(act: Act, parties: Sequence[tuple[int, Party]]) -> tuple[Party, ...]:
    """The party that the report is about, where it is plainly one: the other side of nearly all that is told."""
    if act.type is EventType.ASSAULT or len({p.code for p in act.sides.initiators}) > 1:
        return ()  # whom an attack hit, and with whom a row of states dealt, is for the text to say
    others = [(count, party) for count, party in parties if party.code not in act.codes]
    if not others or others[0][0] < _MAIN:
        return ()
    second = others[1][0] if len(others) > 1 else 0
    return (others[0][1],) if others[0][0] >= 2 * second else ()


def _is_mutual(act: Act) -> bool:
    return act.reading.sense.mutual


def _codes(parties: Sequence[Party]) -> set[str]:
    return {p.code for p in parties if p.code}


def _doer(parsed: Parsed, act: Act, before: Sequence[Act]) -> tuple[Party, ...]:
    """Who did the deed that the object names again: "condemned the launch", "denounced the raid"."""
    if act.type not in (EventType.ACCUSE, EventType.REJECT):
        return ()
    own = _codes(act.sides.initiators)
    words = {lemma_of(parsed.doc[i]) for i in act.clause.objects}
    here = parsed.sentence_of[act.clause.predicate]
    for earlier in reversed(before):
        if here - parsed.sentence_of[earlier.clause.predicate] > _RECALLED:
            return ()
        named = {lemma_of(parsed.doc[i]) for i in earlier.reading.trigger}
        stems = {w[:5] for w in words} & {n[:5] for n in named}
        if stems and earlier.sides.initiators and not _codes(earlier.sides.initiators) & own:
            return earlier.sides.initiators
    return ()


def _counterpart(parsed: Parsed, act: Act, before: Sequence[Act]) -> tuple[Party, ...]:
    """With whom the initiator was last told to be dealing, a few sentences back at most."""
    own = _codes(act.sides.initiators)
    here = parsed.sentence_of[act.clause.predicate]
    for earlier in reversed(before):
        if here - parsed.sentence_of[earlier.clause.predicate] > _REACH:
            return ()
        if earlier.standing.status is Status.DENIED:
            continue
        give, take = earlier.sides.initiators, earlier.sides.recipients
        if _codes(take) & own and not _codes(give) & own and give:
            return give
        if _codes(give) & own:
            rest = tuple(p for p in take if p.code not in own)
            if rest:
                return rest
    return ()
