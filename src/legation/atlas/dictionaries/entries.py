"""What a user's dictionary holds once it is read: actors with their dated roles, and nouns for people and bodies."""

from __future__ import annotations

from datetime import date

import msgspec

from legation.atlas.actors import ActorKind
from legation.atlas.loader import Dated, Sector


class Role(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Whom an actor acts for, between two days where they are given."""

    cameo: str  #: the code as the dictionary has it: AFGGOV
    kind: ActorKind
    code: str  #: what a Party's `code` becomes
    country: str | None = None
    sector: Sector | None = None

    @property
    def dated(self) -> bool:
        """Whether it holds for a time only."""
        return self.start is not None or self.end is not None


class DictionaryActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One entry of an actor dictionary. Of roles that hold on a day, dated ones come first, then the first given."""

    name: str
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...]

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("name is empty")
        if not self.roles:
            raise ValueError(f"{self.name}: roles are missing")


class DictionaryNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One entry of an agents dictionary, in lower case; `plural` is null where there is none."""

    noun: str
    plural: str | None = None
    sector: Sector
    cameo: str


class Dictionary(msgspec.Struct, frozen=True, kw_only=True):
    """A user's dictionary under the name by which it is listed and removed."""

    name: str
    source: str  #: the name of the file that it was read from
    actors: tuple[DictionaryActor, ...] = ()
    nouns: tuple[DictionaryNoun, ...] = ()

    @property
    def forms(self) -> int:
        """How many forms of names it has."""
        return sum(1 + len(actor.names) for actor in self.actors)


class Skipped(msgspec.Struct, frozen=True):
    """A line of which nothing was taken, or not all."""

    line: int
    text: str
    reason: str


class Reading(msgspec.Struct, frozen=True):
    """A dictionary with what was left out of it."""

    dictionary: Dictionary
    skipped: tuple[Skipped, ...] = ()


class Restriction(msgspec.Struct, frozen=True):
    """First and last day of a date restriction, inclusive."""

    start: date | None = None
    end: date | None = None
