"""States named together: "North and South Korea", "the two Koreas"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from legation.atlas.actors import Actor, NameKind
from legation.model.record import Party
from legation.model.spans import Span
from legation.reading.layers import Mention, MentionKind
from legation.reading.naming.hits import Hit
from legation.reading.naming.owners import Owner
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import Sets, load_sets

_JOINTS = frozenset({"and", "or", "&", "/", "-", "–"})
_BEFORE = frozenset({"two", "both", "three", "rival", "divided"})
_LONGEST = 2

Lookup = Callable[[str], Actor | None]


def elided(table: Table, hits: list[Hit], lookup: Lookup) -> list[Hit]:
    """The hits with those whose name is cut short: "North" in "North and South Korea"."""
    halves = load_sets().halves
    found = list(hits)
    for hit in hits:
        first, half = table.lower[hit.start], hit.start - 2
        if hit.end - hit.start < _LONGEST or first not in halves or half < 0:
            continue
        other = table.lower[half]
        if table.lower[hit.start - 1] not in _JOINTS or other not in halves or other == first:
            continue
        rest = table.source[table.start[hit.start + 1] : hit.span.end]
        actor = lookup(f"{table.text[half].capitalize()} {rest}")
        if actor is not None:
            found.append(Hit(half, half + 1, table.parsed.span(half, half + 1), hit.kind, actor, hit.compound))
    return sorted(found, key=lambda h: (h.start, h.end))


def prefixed(table: Table, hits: list[Hit], lookup: Lookup) -> list[Hit]:
    """The hits with the states that a first half names: "Franco" in "Franco-German"."""
    prefixes, taken = load_sets().prefixes, {i for h in hits for i in range(h.start, h.end)}
    found = list(hits)
    for hit in hits:
        half = hit.start - _LONGEST
        if half < 0 or half in taken or table.text[hit.start - 1] not in {"-", "–"}:
            continue
        actor = lookup(prefixes.get(table.lower[half], ""))
        if actor is not None:
            found.append(Hit(half, half + 1, table.parsed.span(half, half + 1), NameKind.DEMONYM, actor, False))
    return sorted(found, key=lambda h: (h.start, h.end))


def joined(table: Table, hits: list[Hit]) -> list[Mention]:
    """A mention of both states for each name that stands for two: the head of "North and South Korea" is "Korea"."""
    made = []
    halves = load_sets().halves
    for left, right in pairwise(hits):
        if left.end - left.start == 1 and table.lower[left.start] in halves and right.start == left.end + 1:
            kind = MentionKind.DEMONYM if right.kind is NameKind.DEMONYM else MentionKind.NAME
            made.append(_mention(table, left.start, right.end, [left.actor, right.actor], kind))
    return made


def named_sets(table: Table, lookup: Lookup) -> list[Mention]:
    """Mentions of the sets that a plural names: "both Koreas", "the Baltic states"."""
    sets: Sets = load_sets()
    found, index = [], 0
    while index < table.size:
        for width in (_LONGEST, 1):
            words = table.lower[index : index + width]
            names = sets.sets.get(" ".join(words)) if len(words) == width else None
            if names is None or not table.text[index][:1].isupper():
                continue
            actors = [a for a in map(lookup, names) if a is not None]
            start = index - 1 if index and table.lower[index - 1] in _BEFORE else index
            if len(actors) > 1:
                found.append(_mention(table, start, index + width, actors, MentionKind.NAME))
            index += width - 1
            break
        index += 1
    return found


def _mention(table: Table, start: int, end: int, actors: list[Actor], kind: MentionKind) -> Mention:
    span = table.parsed.span(start, end)
    parties = tuple(_party(actor, span) for actor in actors)
    return Mention(start, end, table.root(start, end), kind, span, parties, plural=True, mass=True)


def _party(actor: Actor, span: Span) -> Party:
    owner = Owner.of_actor(actor)
    return Party(name=actor.name, code=owner.code, country=owner.country, actor=owner.actor, spans=(span,))
