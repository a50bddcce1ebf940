"""Our own list of places: every entry sound, and the places that news of states names are there."""

from functools import cache
from typing import Any

import pytest
import yaml

from legation.atlas.offices import fold
from legation.atlas.places import FOLDER, Gazetteer

KINDS = set("region sea strait river mountain island base test-site crossing port building town zone".split())
FILES = sorted(FOLDER.glob("*.yaml"))


@cache
def entries() -> tuple[tuple[str, dict[str, Any]], ...]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple((path.name, raw) for path in FILES for raw in yaml.load(path.read_text("utf-8"), Loader=loader))


def test_the_gazetteer_loads_with_them() -> None:
    assert len(Gazetteer.load()) > len(entries()) > 2000


def test_every_kind_is_well_covered() -> None:
    kinds = [raw["kind"] for _, raw in entries()]
    assert set(kinds) == KINDS
    assert all(kinds.count(kind) >= 25 for kind in KINDS)


def test_coordinates_lie_on_the_globe_and_are_given() -> None:
    for name, raw in entries():
        assert -90 <= raw["lat"] <= 90, (name, raw)
        assert -180 <= raw["lon"] <= 180, (name, raw)
        assert (raw["lat"], raw["lon"]) != (0, 0), (name, raw)


def test_countries_and_claimants_are_codes() -> None:
    for name, raw in entries():
        codes = [raw["country"], *raw.get("claimants", [])]
        assert all(code is None or (len(code) == 3 and code.isupper()) for code in codes), (name, raw)


def test_a_disputed_place_has_two_claimants_or_more() -> None:
    disputed = [raw for _, raw in entries() if raw.get("claimants")]
    assert len(disputed) > 120
    for raw in disputed:
        assert len(set(raw["claimants"])) == len(raw["claimants"]) >= 2, raw


def test_no_place_stands_twice() -> None:
    """Two places may share a name (Punjab), but not within one country."""
    seen: dict[tuple[str, str | None], str] = {}
    for name, raw in entries():
        forms = [fold(text) for text in (raw["name"], *raw.get("names", []))]
        assert len(set(forms)) == len(forms), (name, raw["name"], forms)
        for form in forms:
            assert not form.startswith("the "), (name, form)
            key = (form, raw["country"])
            assert key not in seen, (name, raw["name"], form, seen.get(key))
            seen[key] = f"{name}: {raw['name']}"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Crimea", "UKR"),
        ("the Golan Heights", "SYR"),
        ("Northern Territories", "RUS"),
        ("Takeshima", "KOR"),
        ("Guantanamo Bay", "CUB"),
        ("Punggye-ri", "PRK"),
        ("Panmunjom", "PRK"),
        ("Camp David", "USA"),
        ("Saigon", "VNM"),
        ("Persian Gulf", None),
        ("the Malvinas", "FLK"),
        ("Helmand province", "AFG"),
        ("North Rhine-Westphalia", "DEU"),
        ("Hmeimim", "SYR"),
        ("Rambouillet", "FRA"),
    ],
)
def test_a_name_finds_its_place_before_any_town(name: str, country: str | None) -> None:
    assert Gazetteer.load().find(name)[0].country == country
