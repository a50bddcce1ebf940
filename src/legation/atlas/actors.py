"""The political actors of the atlas: what an entry of its data files holds."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class ActorKind(StrEnum):
    """What sort of actor an entry is."""

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    ORGAN = "organ"


class NameKind(StrEnum):
    """How a form names its actor."""

    NAME = "name"  # North Korea
    DEMONYM = "demonym"  # North Korean, North Koreans
    CAPITAL = "capital"  # Pyongyang: a place, and a metonym of the state
    SEAT = "seat"  # the Kremlin, the Blue House: a place, and a metonym of its government


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A state, organisation, group or organ of a state."""

    id: str  #: "state:PRK", "org:NATO", "group:TALIBAN", "organ:RUS:foreign-ministry"
    kind: ActorKind
    code: str  #: what a Party's `code` becomes; an organ has the code of its state
    name: str
    country: str | None = None
    sector: str | None = None
    start: date | None = None
    end: date | None = None
    region: str | None = None  #: of a state: "East Asia"
    parent: str | None = None  #: code of the organisation or group above it; of an organ the id of its owner
    members: tuple[str, ...] = ()  #: alpha-3 of an organisation's member states, where listed

    def exists(self, on: date | None) -> bool:
        """Whether it existed on that day; true where either is unknown."""
        return on is None or ((self.start is None or self.start <= on) and (self.end is None or on <= self.end))


class ActorName(msgspec.Struct, frozen=True):
    """One form under which an actor is named, valid between two days where they are given."""

    text: str
    kind: NameKind
    actor: Actor
    start: date | None = None
    end: date | None = None
    own: bool = False  #: from a user's dictionary: it comes before the atlas's own, and its case says nothing
