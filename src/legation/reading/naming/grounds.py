"""Towns and provinces as owners: the police of Lahore, officials of Texas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from legation.reading.naming.hits import sited
from legation.reading.naming.owners import Owner
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import load_sets, load_words

#: Inhabitants from which a name right before a noun is taken for the town.
_LARGE = 150_000
#: The same after "in" or "of", where little else than a place stands.
_KNOWN = 15_000
#: How much likelier a town is where the text names its country.
_NAMED = 10
_LONGEST = 4
_HYPHENS = frozenset({"-", "–"})
_NOT_PLACES = frozenset({"PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "NORP"})
_BEFORE_NAMES = frozenset({"the", "city", "town", "village", "province", "region", "district", "state", "of", "port"})


class Site(Protocol):
    """What this stage needs of a place."""

    @property
    def country(self) -> str | None:
        """Alpha-3 of the state that it lies in."""
        ...

    @property
    def weight(self) -> int:
        """Inhabitants, or what stands for them."""
        ...


class Places(Protocol):
    """Look-up of places by name."""

    def find(self, name: str, /) -> Iterable[Site]:
        """All places of that name."""
        ...


class Grounds:
    """Finds the places in one text that the phrases about people and bodies hang on."""

    def __init__(self, table: Table, places: Places, on: date | None, named: frozenset[str]) -> None:
        self.table = table
        self.places = places
        self.on = on
        self._seen: dict[tuple[int, int, int], Owner | None] = {}
        self.named = named  #: alpha-3 of the countries that the text names

    def before(self, start: int, begin: int) -> Owner | None:
        """The place named last in `[start, begin)`: "Kerala" in "poor Kerala fishermen"; not in "Odessa-bound"."""
        for stop in range(begin, start, -1):
            for first in range(max(start, stop - _LONGEST), stop):
                kinds = set(self.table.entity[first:stop])
                if not self._named(first, stop) or kinds & _NOT_PLACES:
                    continue
                owner = self._owner(first, stop, _LARGE)
                hyphened = self.table.text[stop] in _HYPHENS
                if owner is not None and (not hyphened or self._sited(first, stop)):
                    return Owner.of_land(owner) if hyphened else owner
        return None

    def _sited(self, start: int, stop: int) -> bool:
        return sited(self.table.source, self.table.parsed.span(start, stop))

    def after(self, index: int) -> tuple[Owner | None, int]:
        """The place whose name begins at that token or after "the city of", and the end of its name."""
        table = self.table
        while index < table.size and table.lower[index] in _BEFORE_NAMES:
            index += 1
        for stop in range(min(index + _LONGEST, table.size), index, -1):
            if table.sentence[stop - 1] == table.sentence[index] and self._named(index, stop):
                owner = self._owner(index, stop, _KNOWN)
                if owner is not None:
                    return owner, stop
        return None, index

    def anywhere(self) -> Owner | None:
        """The first place that the text names after a preposition or at its beginning."""
        for index in range(self.table.size):
            if index == 0 or self.table.pos[index - 1] == "ADP":
                owner, _ = self.after(index)
                if owner is not None:
                    return owner
        return None

    def _named(self, start: int, stop: int) -> bool:
        """Whether the tokens can be a name: capitals at both ends, no words of posts."""
        table, words = self.table, load_words()
        plain = words.modifiers | words.portfolios | words.calendar | words.former
        return all(
            (table.text[i][:1].isupper() and table.pos[i] in {"PROPN", "NOUN", "X", "ADJ"} and i not in table.form_at)
            or (start < i < stop - 1 and table.lower[i] in {"-", *words.particles})
            for i in range(start, stop)
        ) and not any(table.lower[i] in plain for i in range(start, stop) if stop - start == 1)

    def _owner(self, start: int, stop: int, least: int) -> Owner | None:
        key = (start, stop, least)
        if key not in self._seen:
            self._seen[key] = self._found(start, stop, least)
        return self._seen[key]

    def _found(self, start: int, stop: int, least: int) -> Owner | None:
        name = self.table.parsed.span(start, stop).of(self.table.source)
        sites = [s for s in self.places.find(name) if s.country and s.weight >= least]
        best = max(sites, key=self._weight, default=None)
        return Owner.of_country(self._state(best.country)) if best is not None and best.country else None

    def _weight(self, site: Site) -> int:
        return site.weight * (_NAMED if site.country in self.named else 1)

    def _state(self, country: str) -> str:
        """The state that held the country on the day."""
        return next((u.code for u in load_sets().unions if u.held(country, self.on)), country)


def countries(owners: Iterator[Owner]) -> frozenset[str]:
    """The countries of owners."""
    return frozenset(o.country for o in owners if o.country)
