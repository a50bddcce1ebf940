"""The forms of names that dictionaries add to the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.atlas.atlas import Atlas, normalise_name
from legation.atlas.dictionaries.entries import Dictionary, DictionaryActor, Role
from legation.atlas.places import Gazetteer

_PREFIX = {
    ActorKind.STATE: "state",
    ActorKind.ORGANISATION: "org",
    ActorKind.GROUP: "group",
    ActorKind.ORGAN: "organ",
}


class OwnNames(NamedTuple):
    """Forms of names that come before the atlas's own."""

    written: tuple[ActorName, ...]  #: as the dictionaries have them: their case says nothing
    further: tuple[ActorName, ...]  #: those of the atlas for the groups that the dictionaries name


def own_names(dictionaries: Iterable[Dictionary], atlas: Atlas, places: Gazetteer) -> OwnNames:
    """Every form of every dictionary, the first dictionary's before the next.

    A form that the atlas has for the same actor already is left out, so that it keeps its kind there: "Afghan"
    stays a demonym, Kabul a capital. A town that stands for its state counts as a capital does.
    """
    maker = _Maker(atlas, places)
    entries = [actor for one in dictionaries for actor in one.actors]
    return OwnNames(
        tuple(name for entry in entries for name in maker.written(entry)),
        tuple(name for entry in entries for name in maker.further(entry)),
    )


class _Maker:
    """Makes names for one atlas."""

    def __init__(self, atlas: Atlas, places: Gazetteer) -> None:
        self._atlas, self._places = atlas, places
        self._shipped = {(_key(name.text), name.actor.id) for name in atlas.names()}

    def written(self, entry: DictionaryActor) -> Iterator[ActorName]:
        """All forms of an entry in each of its roles."""
        forms = (entry.name, *entry.names)
        for role in entry.roles:
            actor = self._actor(entry, role)
            for form in forms:
                if role.dated or (_key(form), actor.id) not in self._shipped:
                    yield ActorName(form, self._kind(form, role), actor, role.start, role.end, own=True)

    def _actor(self, entry: DictionaryActor, role: Role) -> Actor:
        """The atlas's own actor for a state or body that it has, else a new one."""
        if role.kind is ActorKind.STATE and (state := self._atlas.state(role.code)) is not None:
            return state
        if role.kind is ActorKind.ORGANISATION:
            known = self._atlas.actors.get(f"org:{role.code}") or self._named(entry)
            if known is not None:
                return known
        return Actor(
            id=f"{_PREFIX[role.kind]}:{role.code}:{'-'.join(_key(entry.name).split())}",
            kind=role.kind, code=role.code, name=entry.name, country=role.country,
            sector=role.sector.value if role.sector else None,
        )  # fmt: skip

    def further(self, entry: DictionaryActor) -> Iterator[ActorName]:
        """All forms of the group of the atlas that an entry names: one group has one code in a report."""
        for role in entry.roles:
            same = self._atlas.lookup(entry.name) if role.kind is ActorKind.GROUP else ()
            for group in same:
                if group.kind is ActorKind.GROUP and group.country == role.country:
                    for form in self._atlas.forms(group.id):
                        yield ActorName(form.text, form.kind, self._actor(entry, role), role.start, role.end, own=True)

    def _named(self, entry: DictionaryActor) -> Actor | None:
        """The body of the atlas that has the name of the entry."""
        return next((a for a in self._atlas.lookup(entry.name) if a.kind is ActorKind.ORGANISATION), None)

    def _kind(self, form: str, role: Role) -> NameKind:
        if role.kind is ActorKind.STATE and any(site.country == role.country for site in self._places.find(form)):
            return NameKind.CAPITAL
        return NameKind.NAME


def _key(text: str) -> str:
    return normalise_name(text).casefold()
