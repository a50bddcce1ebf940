"""A deed and the harm that it does are one act: "air strikes killed twelve", "were killed in an attack by rebels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.model.codes import EventType
from legation.reading.acts import Act
from legation.reading.layers import ClauseKind
from legation.reading.sides import Sides

_BY = frozenset({"in", "by", "during"})


def join_harms(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts in their order; a noun of attack goes into the verb of harm that it stands under, with its sides."""
    kept = {a.clause.id: a for a in acts}
    nouns = {a.clause.predicate: a for a in acts if a.clause.kind is ClauseKind.NOUN and a.type is EventType.ASSAULT}
    for act in acts:
        if act.type is not EventType.ASSAULT or act.clause.kind is ClauseKind.NOUN:
            continue
        means = (*act.clause.subjects, *(i for prep, i in act.clause.obliques if prep in _BY))
        deed = next((nouns[i] for i in means if i in nouns and _agree(act, nouns[i])), None)
        if deed is not None and deed.clause.id in kept:
            del kept[deed.clause.id]
            give, take = act.sides.initiators or deed.sides.initiators, act.sides.recipients or deed.sides.recipients
            kept[act.clause.id] = replace(act, sides=Sides(give, take))
    return tuple(kept.values())


def _agree(one: Act, other: Act) -> bool:
    """Whether each side is the same, or named by one of them only."""
    pairs = ((one.sides.initiators, other.sides.initiators), (one.sides.recipients, other.sides.recipients))
    return all(not a or not b or {p.code for p in a} & {p.code for p in b} for a, b in pairs)
