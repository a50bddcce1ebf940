"""Who is named in a text: states and bodies, their organs, people with their posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Protocol, cast

from legation.atlas.actors import ActorName
from legation.model.record import Party
from legation.reading.layers import Mention, Parsed
from legation.reading.naming.additions import NOTHING, Additions
from legation.reading.naming.build import REPORT, Asked, Build
from legation.reading.naming.grounds import Places
from legation.reading.naming.peoples import people_names
from legation.reading.naming.tenures import People
from legation.reading.naming.trie import NameTrie
from legation.reading.naming.vocabulary import load_guards


class Names(Protocol):
    """What this stage needs of the atlas."""

    def names(self) -> Iterable[ActorName]:
        """All forms of all actors."""
        ...


class Namer:
    """Finds the names of one atlas in texts. Immutable once made, safe to share between threads."""

    def __init__(
        self,
        atlas: Names,
        people: People | None = None,
        places: Places | None = None,
        own: Additions = NOTHING,
    ) -> None:
        entries: list[tuple[str, ActorName | None]] = [(n.text, n) for n in atlas.names()]
        known = {n.text for n in atlas.names()}
        entries += [(n.text, n) for n in people_names() if n.text not in known]
        entries += [(text, None) for text in load_guards().blocks]
        entries += [(n.text, n) for n in own.names.further]
        added = ((n.text, n) for n in own.names.written)
        self._trie: NameTrie[ActorName | None] = NameTrie(entries, added, own.small)
        self.forms = own.forms
        self.people = people
        self.places = places

    def find(self, parsed: Parsed, on: date | None = None, asked: Asked = REPORT) -> tuple[Mention, ...]:
        """Mentions in order of their first token, the larger before the smaller.

        `on` is the day on which names and offices must hold; the day of publication by default.

        A party's `code` is None where its acts are not those of a state or body: rebels, opposition,
        exiles, former officials, journalists, scholars (their `country` is kept). Civilians, nationals
        and companies keep the code of their country, since acts against them are against it.
        A capital or seat of power is a METONYM; its party has sector GOV where it acts ("Moscow said")
        and none where it is the place ("talks in Moscow").
        """
        day = on or parsed.report.published
        return Build(parsed, self._trie, self.people, day, self.places, asked).mentions()


@lru_cache(maxsize=4)
def _namer(atlas: Any, people: Any) -> Namer:
    return Namer(atlas, people)


def find_names(parsed: Parsed, atlas: Names, people: People | None = None) -> tuple[Mention, ...]:
    """Mentions of political actors in a text; see `Namer.find`, which spares a look-up of the prepared atlas."""
    return _namer(cast(Any, atlas), cast(Any, people)).find(parsed)


def party_index(mentions: Iterable[Mention]) -> Callable[[int], tuple[Party, ...]]:
    """Parties by head token.

    The largest mention whose root is that token wins; several names inside one token all count
    ("U.S.-Israeli"). A token that is no root takes the smallest mention that covers it
    ("Hae" in "Ryong-Hae Choi"), but not the name of a whole that it merely stands in.
    """
    by_root: dict[int, Mention] = {}
    shared: dict[int, list[Mention]] = {}
    covering: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start)):
        rooted = by_root.get(mention.root)
        if (
            rooted is not None
            and (rooted.start, rooted.end) == (mention.start, mention.end)
            and rooted.span != mention.span
        ):
            shared.setdefault(mention.root, [rooted]).append(mention)
        elif mention.parties or rooted is None:
            by_root[mention.root] = mention
            shared.pop(mention.root, None)
        for index in range(mention.start, mention.end):
            if index not in covering:
                covering[index] = mention

    def parties(token: int) -> tuple[Party, ...]:
        if token in shared:
            return tuple(dict.fromkeys(p for m in shared[token] for p in m.parties))
        found = by_root.get(token) or covering.get(token)
        return found.parties if found is not None else ()

    return parties
