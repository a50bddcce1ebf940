"""The data files of organisations and of armed groups, read as plain YAML."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import legation.atlas

DATA = Path(legation.atlas.__file__).parent / "data"
FILES = sorted([*(DATA / "organisations").glob("*.yaml"), *(DATA / "groups").glob("*.yaml")])
COMMON = {"code", "name", "names", "sector", "from", "to", "demonyms", "organs"}
REQUIRED = {"organisations": COMMON | {"kind", "seats", "parent"}, "groups": COMMON | {"country"}}
OPTIONAL = {"organisations": {"members"}, "groups": set[str]()}
SECTORS = {
    "GOV",
    "MIL",
    "LEG",
    "JUD",
    "COP",
    "SPY",
    "PTY",
    "OPP",
    "REB",
    "MED",
    "BUS",
    "CVL",
    "EDU",
    "NGO",
    "IGO",
    "LAB",
    "REL",
    "CRM",
    "REF",
    "UAF",
}
KINDS = {
    "coalition",
    "conference",
    "economic",
    "energy",
    "environment",
    "financial",
    "health",
    "humanitarian",
    "intelligence",
    "judicial",
    "labour",
    "media",
    "military",
    "police",
    "political",
    "religious",
    "research",
    "rights",
    "scientific",
    "sport",
}
ACRONYM = re.compile(r"[A-Z]{3}")


@cache
def read(path: Path) -> list[dict[str, Any]]:
    entries = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(entries, list), path.name
    return entries


def entries_of(folder: str) -> list[dict[str, Any]]:
    return [entry for path in sorted((DATA / folder).glob("*.yaml")) for entry in read(path)]


def forms_of(entry: dict[str, Any]) -> list[str]:
    """Each form of an entry and of its organs, the chief name counted once if it is repeated among the names."""
    holders = [entry, *entry["organs"]]
    return [form for holder in holders for form in dict.fromkeys([holder["name"], *holder["names"]])]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_entry_has_its_fields(path: Path) -> None:
    required, optional = REQUIRED[path.parent.name], OPTIONAL[path.parent.name]
    for entry in read(path):
        assert required <= set(entry) <= required | optional, entry["code"]
        assert entry["sector"] in SECTORS, entry["code"]
        assert re.fullmatch(r"[A-Z0-9][A-Z0-9+-]*", entry["code"])
        for organ in entry["organs"]:
            assert set(organ) == {"name", "names", "sector"}, entry["code"]
            assert organ["sector"] in SECTORS, entry["code"]
        for form in [*forms_of(entry), *entry["demonyms"]]:
            assert isinstance(form, str), (entry["code"], form)
            assert form == form.strip(), (entry["code"], form)
            assert len(form) > 1, (entry["code"], form)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_dates_are_days_in_order(path: Path) -> None:
    for entry in read(path):
        start, end = entry["from"], entry["to"]
        assert start is None or isinstance(start, date), entry["code"]
        assert end is None or isinstance(end, date), entry["code"]
        assert start is None or end is None or start <= end, entry["code"]
        assert start is None or start >= date(1815, 1, 1), entry["code"]


@pytest.mark.parametrize(("folder", "least"), [("organisations", 280), ("groups", 430)])
def test_there_are_many_and_no_code_comes_twice(folder: str, least: int) -> None:
    counts = Counter(entry["code"] for entry in entries_of(folder))
    assert len(counts) >= least
    assert [code for code, count in counts.items() if count > 1] == []


def test_no_code_stands_for_an_organisation_and_a_group() -> None:
    codes = [{entry["code"] for entry in entries_of(folder)} for folder in ("organisations", "groups")]
    assert codes[0] & codes[1] == set()


def test_no_form_names_two_of_them() -> None:
    counts = Counter(form for folder in ("organisations", "groups") for e in entries_of(folder) for form in forms_of(e))
    assert [form for form, count in counts.items() if count > 1] == []


def test_organisations_know_their_kind_parent_and_members() -> None:
    entries = entries_of("organisations")
    codes = {entry["code"] for entry in entries}
    for entry in entries:
        assert entry["kind"] in KINDS, entry["code"]
        assert entry["parent"] is None or entry["parent"] in codes - {entry["code"]}, entry["code"]
        members = entry.get("members", [])
        assert all(ACRONYM.fullmatch(member) for member in members), entry["code"]
        assert len(set(members)) == len(members), entry["code"]


def test_groups_know_their_home_by_alpha_3() -> None:
    for entry in entries_of("groups"):
        assert entry["country"] is None or ACRONYM.fullmatch(entry["country"]), entry["code"]


@pytest.mark.parametrize(
    ("folder", "code", "form"),
    [
        ("organisations", "UNO", "U.N."),
        ("organisations", "UNO", "MONUSCO"),
        ("organisations", "UNHCR", "UN refugee agency"),
        ("organisations", "WB", "World Bank"),
        ("organisations", "EU", "European Parliament"),
        ("organisations", "LAS", "Arab League"),
        ("organisations", "COALITION", "Saudi-led coalition"),
        ("organisations", "OPEC+", "OPEC+"),
        ("organisations", "MSF", "Doctors Without Borders"),
        ("groups", "ISIL", "Daesh"),
        ("groups", "ALQAEDA", "al-Qaida"),
        ("groups", "VIETCONG", "National Liberation Front of South Vietnam"),
        ("groups", "KRG", "Peshmerga"),
        ("groups", "DPR", "Donetsk People's Republic"),
        ("groups", "FRELIMO", "Frelimo"),
        ("groups", "CJNG", "Jalisco New Generation Cartel"),
    ],
)
def test_usual_names_are_there(folder: str, code: str, form: str) -> None:
    (entry,) = [entry for entry in entries_of(folder) if entry["code"] == code]
    assert form in forms_of(entry)
