"""People and the posts that they held, with dates. The data's fields are described in `data/offices/README.md`."""

from __future__ import annotations

import calendar
import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from legation.model.errors import BadData
from legation.model.record import Office

FOLDER = Path(__file__).parent / "data" / "offices"


class Role(StrEnum):
    """What sort of post a line of the data is about."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    RULER = "ruler"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    ORGANISATION_HEAD = "organisation_head"
    OTHER = "other"


_RANK = {role: rank for rank, role in enumerate(Role)}


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """One tenure. `start` and `end` are the first and last day that the data allows."""

    state: str
    role: Role
    post: str
    person: str
    surname: str
    names: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    in_body: bool = False  #: `state` is the acronym of an international organisation

    def holds(self, on: date | None) -> bool:
        """Whether the post was held on that day; true where either is unknown."""
        return on is None or ((self.start is None or self.start <= on) and (self.end is None or on <= self.end))

    @property
    def organisation(self) -> str | None:
        """The international organisation that the post belongs to."""
        return self.state if self.in_body else None


class Offices:
    """All tenures, to be asked by name, surname, or post."""

    def __init__(self, holders: tuple[Holder, ...]) -> None:
        self.all = holders
        self._by_name: dict[str, list[Holder]] = {}
        self._by_surname: dict[str, list[Holder]] = {}
        self._by_state: dict[str, list[Holder]] = {}
        for holder in holders:
            for key in {fold(name) for name in (holder.person, *holder.names)}:
                self._by_name.setdefault(key, []).append(holder)
            alone = {fold(name) for name in holder.names if " " not in name.strip()}
            for key in {fold(holder.surname), *alone}:
                self._by_surname.setdefault(key, []).append(holder)
            self._by_state.setdefault(holder.state, []).append(holder)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Offices:
        """Read the data files. Raises BadData naming file and line."""
        return _load(folder)

    def by_name(self, name: str, on: date | None = None) -> tuple[Holder, ...]:
        """Tenures of a person by full name or alias; on a day, those then held, if there are any."""
        return _prefer(self._by_name.get(fold(name), ()), on)

    def by_surname(self, surname: str, on: date | None = None) -> tuple[Holder, ...]:
        """Tenures of all who go by a surname, the highest posts first; on a day, only those then held."""
        found = (h for h in self._by_surname.get(fold(surname), ()) if h.holds(on))
        return tuple(sorted(found, key=lambda h: _RANK[h.role]))

    def by_post(self, state: str, role: Role, on: date | None = None) -> tuple[Holder, ...]:
        """Who held a post of a state on a day."""
        return tuple(h for h in self._by_state.get(state, ()) if h.role is role and h.holds(on))

    def holders(self, state: str, on: date) -> tuple[Office, ...]:
        """Heads of state and of government (and who ruled without the title) on a day."""
        wanted = (Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.RULER)
        return tuple(_office(h) for role in wanted for h in self.by_post(state, role, on))


def holders(state: str, on: date) -> list[Office]:
    """Heads of state and of government of a state (alpha-3) on a day, as the atlas knows them.

    >>> [office.person for office in holders("KOR", date(2014, 11, 15))]
    ['Park Geun-hye', 'Chung Hong-won']
    """
    return list(Offices.load().holders(state, on))


def fold(name: str) -> str:
    """A name in lower case without diacritics, hyphens, full stops and apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[-.,’'ʿʻ`]", " ", plain).split())


def _prefer(holders: list[Holder] | tuple[Holder, ...], on: date | None) -> tuple[Holder, ...]:
    current = tuple(h for h in holders if h.holds(on))
    return current or tuple(holders)


def _office(holder: Holder) -> Office:
    return Office(
        person=holder.person,
        post=holder.post,
        organisation=holder.organisation,
        state=None if holder.organisation else holder.state,
        start=holder.start,
        end=holder.end,
    )


@cache
def _load(folder: Path) -> Offices:
    found = [h for path in sorted(folder.glob("*.csv")) for h in _read(path)]
    bodies = {h.state for h in found if h.role is Role.ORGANISATION_HEAD}
    return Offices(tuple(msgspec.structs.replace(h, in_body=True) if h.state in bodies else h for h in found))


def _read(path: Path) -> Iterator[Holder]:
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            try:
                yield _holder(row)
            except (ValueError, KeyError, AttributeError) as error:
                raise BadData(f"{path.name}, line {number}: {error}") from error


def _holder(row: dict[str, str]) -> Holder:
    if not (row["state"] and row["person"] and row["surname"] and row["title"]):
        raise ValueError("state, title, person and surname must be given")
    start, end = _day(row["from"], last=False), _day(row["to"], last=True)
    if start and end and start > end:
        raise ValueError(f"from {row['from']} is after to {row['to']}")
    return Holder(
        state=row["state"],
        role=Role(row["role"]),
        post=row["title"],
        person=row["person"],
        surname=row["surname"],
        names=tuple(filter(None, (a.strip() for a in row["aliases"].split("|")))),
        start=start,
        end=end,
    )


def _day(text: str, *, last: bool) -> date | None:
    """The first or the last day of a date known to the day, month or year."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day)
