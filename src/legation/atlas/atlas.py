"""All actors of the atlas under all their forms: who a name stands for, and on which day."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.atlas.loader import (
    DATA,
    Entry,
    Form,
    GroupEntry,
    OrganEntry,
    OrganisationEntry,
    OrganKey,
    StateEntry,
    load_groups,
    load_organisations,
    load_states,
)

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "‑": "-", "–": "-"})
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "ß": "ss"})
_ARTICLE = re.compile(r"(?:[Tt]he|THE)\s+")
_GLUED = re.compile(r"(?<=[a-z])\.(?=[A-Z])")  # "St.Lucia", unlike "U.S."
_STOP = re.compile(r"\.")
_SPACE = re.compile(r"\s+")
_KINDS = {ActorKind.STATE: 0, ActorKind.ORGANISATION: 1, ActorKind.ORGAN: 2, ActorKind.GROUP: 3}
_FORMS = {NameKind.NAME: 0, NameKind.CAPITAL: 1, NameKind.SEAT: 2, NameKind.DEMONYM: 3}


def normalise_name(text: str) -> str:
    """The form as it is compared: no full stops, diacritics, doubled or outer spaces; case is kept.

    >>> normalise_name("Côte  d’Ivoire")
    "Cote d'Ivoire"
    """
    plain = unicodedata.normalize("NFD", text.translate(_APOSTROPHES).translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _STOP.sub("", _GLUED.sub(" ", plain))
    return _SPACE.sub(" ", plain).strip()


class Atlas:
    """The actors and their forms; immutable once made, safe to share between threads."""

    def __init__(
        self,
        states: Iterable[StateEntry],
        organisations: Iterable[OrganisationEntry] = (),
        groups: Iterable[GroupEntry] = (),
    ) -> None:
        self._actors: dict[str, Actor] = {}
        self._names: list[ActorName] = []
        self._states: dict[str, StateEntry] = {}
        for state in states:
            self._states[state.code] = state
            self._add_state(state)
        for organisation in organisations:
            self._add_organisation(organisation)
        for group in groups:
            self._add_group(group)
        self._exact: dict[str, list[ActorName]] = defaultdict(list)
        self._folded: dict[str, list[ActorName]] = defaultdict(list)
        self._forms: dict[str, list[ActorName]] = defaultdict(list)
        for name in self._names:
            self._forms[name.actor.id].append(name)
            key = normalise_name(name.text)
            self._exact[key].append(name)
            if not _acronym(key):
                self._folded[key.casefold()].append(name)

    @staticmethod
    def load() -> Atlas:
        """The atlas of the packaged data files, read once. Raises BadData if one of them is wrong."""
        return _packaged()

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by its id."""
        return MappingProxyType(self._actors)

    def names(self) -> Iterable[ActorName]:
        """Every form of every actor, without "the" save where it is part of a title; several actors may share one."""
        return iter(self._names)

    def forms(self, actor: str) -> tuple[ActorName, ...]:
        """Every form of the actor with that id."""
        return tuple(self._forms.get(actor, ()))

    def lookup(self, name: str, on: date | None = None) -> tuple[Actor, ...]:
        """Who the name stands for on that day: names before capitals, seats, demonyms; states before others.

        An organ comes before a group of the same name: a movement in power acts for its state.
        Case counts if a form is written just so, else it does not, except for acronyms. Without a day those
        are meant that still exist. Where no form is valid on the day, those nearest to it in time are meant.
        """
        found = self._find(normalise_name(name))
        if on is None:
            chosen = [form for form in found if _living(form)] or list(found)
        else:
            nearest = min((_distance(form, on) for form in found), default=0)
            chosen = [form for form in found if _distance(form, on) == nearest]
        chosen.sort(key=lambda form: (_FORMS[form.kind], _KINDS[form.actor.kind]))
        return tuple({form.actor.id: form.actor for form in chosen}.values())

    def _find(self, key: str) -> list[ActorName]:
        # "The Hindu" and "The Hague" bear their article; of "the Kremlin" and "The Gambia" it is dropped.
        bare = _ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key
        for table, form in (
            (self._exact, key),
            (self._exact, bare),
            (self._folded, key.casefold()),
            (self._folded, bare.casefold()),
        ):
            if form in table:
                return table[form]
        return []

    def state(self, code: str) -> Actor | None:
        """The state or territory with that code, also a former one."""
        return self._actors.get(f"state:{code}")

    def demonym(self, code: str) -> str | None:
        """The usual adjective of a state: "Danish" for DNK."""
        entry = self._states.get(code)
        return _form(entry.demonyms[0]).name if entry and entry.demonyms else None

    def capital(self, code: str, on: date | None = None) -> str | None:
        """The capital of a state on that day, in its usual spelling; today's where no day is given."""
        entry = self._states.get(code)
        forms = [_form(one) for one in entry.capitals] if entry else []
        for form in forms:
            if form.end is None if on is None else _apart(form.start, form.end, on) == 0:
                return form.name
        return forms[0].name if forms else None

    def _add_state(self, entry: StateEntry) -> None:
        actor = self._actor(entry, ActorKind.STATE, f"state:{entry.code}", country=entry.code, region=entry.region)
        self._add_forms(entry, actor)
        for capital in entry.capitals:
            self._name(capital, NameKind.CAPITAL, actor)
        for seat in map(_form, entry.seats):
            self._name(seat, NameKind.SEAT, self._generic(seat.organ, actor) if seat.organ else actor)

    def _add_organisation(self, entry: OrganisationEntry) -> None:
        actor = self._actor(
            entry,
            ActorKind.ORGANISATION,
            f"org:{entry.code}",
            sector=entry.sector.value,
            parent=entry.parent,
            members=entry.members,
        )
        self._add_forms(entry, actor)
        for seat in entry.seats:
            self._name(seat, NameKind.SEAT, actor)

    def _add_group(self, entry: GroupEntry) -> None:
        actor = self._actor(
            entry,
            ActorKind.GROUP,
            f"group:{entry.code}",
            country=entry.country,
            sector=entry.sector.value,
            parent=entry.parent,
        )
        self._add_forms(entry, actor)
        for seat in entry.seats:
            self._name(seat, NameKind.SEAT, actor)

    def _actor(
        self,
        entry: Entry,
        kind: ActorKind,
        key: str,
        country: str | None = None,
        sector: str | None = None,
        region: str | None = None,
        parent: str | None = None,
        members: tuple[str, ...] = (),
    ) -> Actor:
        made = Actor(
            id=key,
            kind=kind,
            code=entry.code,
            name=entry.name,
            country=country,
            sector=sector,
            start=entry.start,
            end=entry.end,
            region=region,
            parent=parent,
            members=members,
        )
        self._actors[key] = made
        return made

    def _add_forms(self, entry: Entry, actor: Actor) -> None:
        # A name given again with dates, as "Burma" beside Myanmar, is valid within them only.
        dated = {form.name for form in map(_form, entry.names)}
        for name in (*(() if entry.name in dated else (entry.name,)), *entry.names):
            self._name(name, NameKind.NAME, actor)
        for demonym in entry.demonyms:
            self._name(demonym, NameKind.DEMONYM, actor)
        for organ in entry.organs:
            self._add_organ(organ, actor)

    def _add_organ(self, entry: OrganEntry, owner: Actor) -> None:
        organ = self._organ(entry.name, entry.name, entry.sector.value, owner, entry.start, entry.end)
        for name in (entry.name, *entry.names):
            self._name(name, NameKind.NAME, organ)

    def _generic(self, key: OrganKey, owner: Actor) -> Actor:
        return self._organ(key.value, f"{key.value.replace('-', ' ')} of {owner.name}", key.sector.value, owner)

    def _organ(
        self, slug: str, name: str, sector: str, owner: Actor, start: date | None = None, end: date | None = None
    ) -> Actor:
        key = f"organ:{owner.code}:{_slug(slug)}"
        return self._actors.setdefault(
            key,
            Actor(
                id=key,
                kind=ActorKind.ORGAN,
                code=owner.code,
                name=name,
                country=owner.country,
                sector=sector,
                start=start or owner.start,
                end=end or owner.end,
                parent=owner.id,
            ),
        )

    def _name(self, given: str | Form, kind: NameKind, actor: Actor) -> None:
        form = _form(given)
        text = form.name.removeprefix("the ")
        self._names.append(ActorName(text, kind, actor, form.start or actor.start, form.end or actor.end))


@cache
def _packaged() -> Atlas:
    return Atlas(load_states(DATA / "states"), load_organisations(DATA / "organisations"), load_groups(DATA / "groups"))


def _form(given: str | Form) -> Form:
    return given if isinstance(given, Form) else Form(name=given)


def _acronym(text: str) -> bool:
    """Whether a form is letters that spell nothing ("US", "WHO"), which lower case would turn into a word."""
    return text.isupper() and len(text) <= 6 and " " not in text


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", normalise_name(text).casefold()).strip("-")


def _living(form: ActorName) -> bool:
    return form.end is None and form.actor.end is None


def _distance(form: ActorName, on: date) -> int:
    """Days between that day and the time in which the form is valid; 0 within it."""
    return _apart(form.start, form.end, on)


def _apart(start: date | None, end: date | None, on: date) -> int:
    if start and on < start:
        return (start - on).days
    return (on - end).days if end and on > end else 0
