"""Read the data files of the actors: states, organisations, groups; a bad entry is refused by file and line."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from legation.model.errors import BadData

DATA = Path(__file__).parent / "data"


class Sector(StrEnum):
    """Who within a state or society acts: the sectors of PLOVER 2.0."""

    GOVERNMENT = "GOV"
    MILITARY = "MIL"
    LEGISLATURE = "LEG"
    JUDICIARY = "JUD"
    POLICE = "COP"
    INTELLIGENCE = "SPY"
    PARTY = "PTY"
    OPPOSITION = "OPP"
    REBELS = "REB"
    MEDIA = "MED"
    BUSINESS = "BUS"
    CIVILIANS = "CVL"
    EDUCATION = "EDU"
    NGO = "NGO"
    IGO = "IGO"
    LABOUR = "LAB"
    RELIGION = "REL"
    CRIMINALS = "CRM"
    REFUGEES = "REF"
    UNIDENTIFIED = "UAF"


class OrganKey(StrEnum):
    """Organs that nearly every state has, for which a seat may stand (the Quai d'Orsay: a foreign ministry)."""

    HEAD = "head-of-state"
    GOVERNMENT = "government"
    FOREIGN = "foreign-ministry"
    DEFENCE = "defence-ministry"
    INTERIOR = "interior-ministry"
    FINANCE = "finance-ministry"
    PARLIAMENT = "parliament"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    POLICE = "police"
    COURT = "court"
    PARTY = "ruling-party"

    @property
    def sector(self) -> Sector:
        """The sector of PLOVER in which the organ acts."""
        return _KEY_SECTORS.get(self, Sector.GOVERNMENT)


_KEY_SECTORS = {
    OrganKey.DEFENCE: Sector.MILITARY,
    OrganKey.PARLIAMENT: Sector.LEGISLATURE,
    OrganKey.MILITARY: Sector.MILITARY,
    OrganKey.INTELLIGENCE: Sector.INTELLIGENCE,
    OrganKey.POLICE: Sector.POLICE,
    OrganKey.COURT: Sector.JUDICIARY,
    OrganKey.PARTY: Sector.PARTY,
}


class Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything with a first and a last day; either is null where it is open or not known."""

    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="to")

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"`to` {self.end} lies before `from` {self.start}")


class Form(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name with its dates; for a seat of power also the organ that it stands for."""

    name: str
    organ: OrganKey | None = None


class OrganEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body with a name of its own: a ministry, parliament, army, party, service, news agency."""

    name: str
    sector: Sector
    names: tuple[str | Form, ...] = ()


class Entry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every actor's entry holds."""

    code: str
    name: str
    names: tuple[str | Form, ...] = ()
    demonyms: tuple[str | Form, ...] = ()
    organs: tuple[OrganEntry, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"code {self.code!r} is not upper-case letters, digits, `_`, `+` or `-`")
        if not self.name.strip():
            raise ValueError("name is empty")


class StateEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state or territory. `code`: ISO 3166 alpha-3, for former ones ISO 3166-3 where there is one."""

    region: str
    capitals: tuple[str | Form, ...] = ()
    seats: tuple[str | Form, ...] = ()
    parent: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not _ALPHA3.fullmatch(self.code):
            raise ValueError(f"code {self.code!r} is not three capital letters")


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where an organisation has its seat."""

    place: str
    country: str | None = None


class OrganisationEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An international organisation. `code`: its usual acronym in upper case."""

    kind: str
    sector: Sector = Sector.IGO
    seat: Seat | None = None
    seats: tuple[str | Form, ...] = ()
    parent: str | None = None
    members: tuple[str, ...] = ()


class GroupEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An armed group, movement or other actor that is no state. `country`: alpha-3 of its home."""

    country: str | None = None
    sector: Sector = Sector.REBELS
    kind: str | None = None
    parent: str | None = None
    seats: tuple[str | Form, ...] = ()


_CODE = re.compile(r"[A-Z0-9][A-Z0-9_+-]*")
_ALPHA3 = re.compile(r"[A-Z]{3}")
_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
E = TypeVar("E", bound=Entry)


def load_states(folder: Path = DATA / "states") -> tuple[StateEntry, ...]:
    """All states, in the order of files by name. Raises BadData for a wrong or doubled entry."""
    return _load(folder, StateEntry)


def load_organisations(folder: Path = DATA / "organisations") -> tuple[OrganisationEntry, ...]:
    """All international organisations. Raises BadData for a wrong or doubled entry."""
    return _load(folder, OrganisationEntry)


def load_groups(folder: Path = DATA / "groups") -> tuple[GroupEntry, ...]:
    """All armed groups and movements. Raises BadData for a wrong or doubled entry."""
    return _load(folder, GroupEntry)


def _load(folder: Path, kind: type[E]) -> tuple[E, ...]:
    entries: dict[str, E] = {}
    for path in sorted(folder.glob("*.yaml")):
        for index, entry in enumerate(read_file(path, kind)):
            if entry.code in entries:
                raise BadData(f"{_where(path, index)}: code {entry.code} is given twice; keep one of the entries")
            entries[entry.code] = entry
    return tuple(entries.values())


def read_file(path: Path, kind: type[E]) -> Iterator[E]:
    """The entries of one file. Raises BadData that names file, line, entry and field."""
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadData(f"{path.name}: this is no readable YAML: {error}") from error
    if raw is None:
        return
    if not isinstance(raw, list):
        raise BadData(f"{path.name}: line 1: expected a list of entries, each beginning with `- code:`")
    for index, item in enumerate(raw):
        try:
            yield msgspec.convert(_days(item), kind)
        except (msgspec.ValidationError, ValueError) as error:
            code = item.get("code", "without a code") if isinstance(item, dict) else "that is no mapping"
            raise BadData(f"{_where(path, index)}: entry {code}: {error}") from error


def _days(item: Any) -> Any:
    """The item with years and months under `from` and `to` widened to their first and last day."""
    if isinstance(item, list):
        return [_days(one) if isinstance(one, dict) else one for one in item]
    if not isinstance(item, dict):
        return item
    return {
        key: _day(value, last=key == "to")
        if key in ("from", "to")
        else _days(value)
        if isinstance(value, dict | list)
        else value
        for key, value in item.items()
    }


def _day(value: Any, last: bool) -> Any:
    found = _MONTH.fullmatch(str(value)) if isinstance(value, int | str) else None
    if found is None:
        return value
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)


def _where(path: Path, index: int) -> str:
    """File and line of an entry; the file is read again, as lines are needed for errors only."""
    node = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    mark = node.value[index].start_mark if isinstance(node, yaml.SequenceNode) else None
    return f"{path.name}: line {mark.line + 1 if mark else 1}"
