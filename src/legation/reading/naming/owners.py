"""To whom things belong: the states, bodies and people that a noun phrase hangs on."""

from __future__ import annotations

from typing import NamedTuple

from legation.atlas.actors import Actor, ActorKind
from legation.atlas.loader import Sector
from legation.model.record import Party
from legation.model.spans import Span
from legation.reading.naming.peoples import is_people
from legation.reading.naming.vocabulary import Noun, NounKind, Standing


class Owner(NamedTuple):
    """A state, body or group, as far as a party needs it."""

    code: str | None
    country: str | None
    actor: str | None
    name: str
    state: bool = True  #: a state, not an organisation or a group
    sector: str | None = None

    @classmethod
    def of_actor(cls, actor: Actor) -> Owner:
        """The actor of the atlas as an owner."""
        if is_people(actor):
            return cls.of_country(actor.code) if actor.code else cls(None, actor.country, None, actor.name)
        state = actor.kind is ActorKind.STATE or (actor.kind is ActorKind.ORGAN and actor.country is not None)
        country = actor.country or (actor.code if state else None)
        return cls(actor.code, country, actor.id, actor.name, state, actor.sector)

    @classmethod
    def of_land(cls, owner: Owner) -> Owner:
        """Where somebody is, without acting for it: the country alone."""
        return cls(None, owner.country, None, owner.name)

    @classmethod
    def of_country(cls, code: str) -> Owner:
        """A state by its alpha-3 alone."""
        return cls(code, code, f"state:{code}", code)

    @classmethod
    def implied(cls, noun: Noun) -> Owner | None:
        """Whose a post is by its own name: the Secretary of State, a European Commissioner."""
        if noun.body is not None:
            return cls(noun.body, None, f"org:{noun.body}", noun.body, False, noun.sector.value)
        if noun.state is not None:
            return cls(noun.state, noun.state, f"state:{noun.state}", noun.state)
        return None

    @classmethod
    def of_party(cls, party: Party) -> Owner:
        """A party as an owner: what belongs to a president belongs to the state."""
        state = party.country is not None and (party.actor is None or party.actor.startswith(("state:", "organ:")))
        return cls(party.code, party.country, party.actor, party.name, state, None if state else party.sector)


class Referent(NamedTuple):
    """Tokens `[start, end)` that name owners."""

    start: int
    end: int
    owners: tuple[Owner, ...]
    compound: bool = False  #: part of "Iran-backed", "anti-Taliban": nothing belongs to it
    place: bool = False  #: a capital or a seat of power
    body: bool = False  #: an international body or a group


def party_of(noun: Noun, owner: Owner, name: str, span: Span, former: bool = False) -> Party:
    """What belongs to an owner as a party; its code is None where it does not act for the owner."""
    if noun.body is not None and owner.state and not former:
        return Party(
            name=name, code=noun.body, country=owner.country, actor=f"org:{noun.body}", sector=noun.sector.value,
            spans=(span,),
        )  # fmt: skip
    acting = noun.standing in {Standing.OFFICIAL, Standing.NATIONAL} and not former
    if not owner.state and (noun.standing is not Standing.PRIVATE or _of_staff(noun, owner)):
        acting = not former
    sector = noun.sector.value if owner.state else owner.sector
    if owner.state and owner.sector is not None and _of_office(noun, owner):
        sector = owner.sector
    if noun.kind is NounKind.ASSET and noun.sector is Sector.GOVERNMENT:
        sector = None
    return Party(
        name=name, code=owner.code if acting else None, country=owner.country,
        actor=owner.actor if acting else None, sector=sector, spans=(span,),
    )  # fmt: skip


def _of_staff(noun: Noun, owner: Owner) -> bool:
    """Whether scholars of a body work for it: UN experts, economists of the IMF."""
    return owner.sector == Sector.IGO and noun.sector is Sector.EDUCATION


def _of_office(noun: Noun, owner: Owner) -> bool:
    """Whether the noun says only that one works for a body: the spokesman of an army, an officer of a spy service."""
    civil = noun.sector is Sector.MILITARY and owner.sector in {Sector.INTELLIGENCE, Sector.POLICE}
    return noun.kind is NounKind.ROLE and (noun.sector is Sector.GOVERNMENT or civil)
