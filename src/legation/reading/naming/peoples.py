"""Peoples without a state of their own, as names that the atlas lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.reading.naming.vocabulary import DATA
from legation.reading.wordlists import load_words

#: How the id of a people begins.
PEOPLE = "people:"


class Ethnic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `peoples.yaml`."""

    names: tuple[str, ...]
    country: str | None
    province: bool = False  #: a part of that state: its officials are the state's


@cache
def load_peoples() -> tuple[Ethnic, ...]:
    """The peoples of the data. Raises `BadData`."""
    return load_words(DATA / "peoples.yaml", tuple[Ethnic, ...])


def people_names() -> Iterator[ActorName]:
    """A name for each form; only the actors of provinces have a code, that of the state."""
    for people in load_peoples():
        for name in people.names:
            key = PEOPLE + name.casefold().replace(" ", "-")
            code = (people.country or "") if people.province else ""
            actor = Actor(id=key, kind=ActorKind.GROUP, code=code, name=name, country=people.country)
            yield ActorName(name, NameKind.DEMONYM, actor)


def is_people(actor: Actor) -> bool:
    """Whether it is one of these."""
    return actor.id.startswith(PEOPLE)
