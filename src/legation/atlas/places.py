"""Places by name: towns of the world, and our own list of what tables of towns lack."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import msgspec
import yaml

from legation.atlas.offices import fold
from legation.model.errors import BadData

FOLDER = Path(__file__).parent / "data" / "places"
#: Degrees within which two towns of one name are one.
_SAME = 0.25
#: What an entry of our own list weighs beside towns: it is there because news names it.
_OWN_WEIGHT = 3_000_000


class SiteKind(StrEnum):
    """What sort of place an entry is; `README.md` beside the data says what falls under each."""

    TOWN = "town"
    REGION = "region"
    SEA = "sea"
    STRAIT = "strait"
    RIVER = "river"
    MOUNTAIN = "mountain"
    ISLAND = "island"
    BASE = "base"
    TEST_SITE = "test-site"
    CROSSING = "crossing"
    PORT = "port"
    BUILDING = "building"
    ZONE = "zone"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place. Degrees in WGS 84; `weight` is its population, or what stands for it."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    weight: int
    geonames_id: int | None = None
    kind: SiteKind = SiteKind.TOWN
    claimants: tuple[str, ...] = ()


class StatePoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The usual centre point of a state or territory, degrees in WGS 84; historic states have no GeoNames id."""

    code: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    geonames_id: Annotated[int, msgspec.Meta(gt=0)] | None = None


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    kind: SiteKind
    country: str | None = None
    names: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    geonames_id: int | None = None


class Gazetteer:
    """Looks places up by any of their names. Towns stay lines of text until they are asked for."""

    def __init__(
        self,
        sites: Iterable[tuple[Site, tuple[str, ...]]],
        towns: Iterable[str] = (),
        states: Mapping[str, StatePoint] | None = None,
    ) -> None:
        self._states = states or {}
        self._by_name: dict[str, list[Site | str]] = {}
        for site, names in sites:
            for key in {fold(name) for name in (site.name, *names)}:
                self._by_name.setdefault(key, []).append(site)
        for line in towns:
            for key in line[line.rindex("\t") + 1 :].split("|"):
                self._by_name.setdefault(key, []).append(line)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Gazetteer:
        """Read the data files. Raises BadData naming file and entry."""
        return _load(folder)

    def find(self, name: str) -> tuple[Site, ...]:
        """All places of that name, the heaviest first."""
        key = fold(name)
        if key.startswith("the "):
            key = key[4:]
        found = [_town(site) if isinstance(site, str) else site for site in self._by_name.get(key, ())]
        found = [_identified(site, found) for site in found]
        return tuple(sorted(found, key=lambda s: (-s.weight, s.geonames_id or 0)))

    def state(self, code: str) -> StatePoint | None:
        """The point that stands for a state or territory, by its alpha-3 or our own code."""
        return self._states.get(code)

    def __len__(self) -> int:
        return len(self._by_name)


@cache
def _load(folder: Path) -> Gazetteer:
    with gzip.open(folder / "towns.tsv.gz", "rt", encoding="utf-8") as lines:
        return Gazetteer(_own(folder), lines.read().splitlines(), state_points(folder))


@cache
def state_points(folder: Path = FOLDER) -> Mapping[str, StatePoint]:
    """`states.csv` by code. Raises BadData naming file and line."""
    found: dict[str, StatePoint] = {}
    with (folder / "states.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, strict=True)
        if rows.fieldnames != list(StatePoint.__struct_fields__):
            raise BadData(f"states.csv, line 1: the columns are {rows.fieldnames}")
        for row in rows:
            try:
                point = msgspec.convert({**row, "geonames_id": row["geonames_id"] or None}, StatePoint, strict=False)
            except (msgspec.ValidationError, TypeError) as error:
                raise BadData(f"states.csv, line {rows.line_num}: {error}") from error
            if point.code in found:
                raise BadData(f"states.csv, line {rows.line_num}: {point.code} stands twice")
            found[point.code] = point
    return MappingProxyType(found)


@lru_cache(maxsize=4096)
def _town(line: str) -> Site:
    """A line of the table of towns as a place."""
    try:
        number, name, country, lat, lon, people, _, _ = line.split("\t")
        return Site(
            name=name,
            country=country or None,
            lat=float(lat),
            lon=float(lon),
            weight=int(people),
            geonames_id=int(number),
        )
    except ValueError as error:
        raise BadData(f"towns.tsv.gz, {line[:40]!r}: {error}") from error


def _identified(site: Site, namesakes: Iterable[Site]) -> Site:
    """A place of our own list with the GeoNames id of the town that it is."""
    if site.geonames_id is not None or site.kind is not SiteKind.TOWN or site.lat is None or site.lon is None:
        return site
    for other in namesakes:
        if other.geonames_id is None or other.lat is None or other.lon is None:
            continue
        if abs(other.lat - site.lat) < _SAME and abs(other.lon - site.lon) < _SAME:
            return msgspec.structs.replace(site, geonames_id=other.geonames_id)
    return site


def _own(folder: Path) -> Iterator[tuple[Site, tuple[str, ...]]]:
    for path in sorted(folder.glob("*.yaml")):
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for number, raw in enumerate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or [], 1):
            try:
                entry = msgspec.convert(raw, _Entry)
            except msgspec.ValidationError as error:
                raise BadData(f"{path.name}, entry {number} ({str(raw)[:60]}): {error}") from error
            site = Site(
                name=entry.name,
                country=entry.country,
                lat=entry.lat,
                lon=entry.lon,
                weight=_OWN_WEIGHT,
                geonames_id=entry.geonames_id,
                kind=entry.kind,
                claimants=entry.claimants,
            )
            yield site, entry.names
