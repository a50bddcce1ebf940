"""Office-holders of the African states: well-known days, and tenures that follow each other."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from legation.atlas.offices import FOLDER, Offices, Role

FILES = sorted(FOLDER.glob("africa_*.csv"))
FIRST_DAY = {"ERI": date(1993, 5, 24), "SSD": date(2011, 7, 9), "NAM": date(1990, 3, 21)}
LONGEST_GAP = {"SOM": 1400}  # days; no government from 1997 to 2000
LONGEST_OVERLAP = {"MDG": 70}  # Ratsiraka and Ravalomanana in 2002
STATE, GOVERNMENT, FOREIGN = Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.FOREIGN_MINISTER


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices.load()


@pytest.mark.parametrize(
    ("state", "role", "on", "person"),
    [
        ("LBY", STATE, date(1986, 4, 15), "Muammar Gaddafi"),
        ("LBY", GOVERNMENT, date(2022, 5, 1), "Abdul Hamid Dbeibah"),
        ("DZA", STATE, date(1962, 12, 1), "Ahmed Ben Bella"),
        ("TUN", STATE, date(2010, 12, 17), "Zine El Abidine Ben Ali"),
        ("MAR", STATE, date(1975, 11, 6), "Hassan II"),
        ("SDN", STATE, date(2003, 2, 26), "Omar al-Bashir"),
        ("SDN", FOREIGN, date(2004, 7, 1), "Mustafa Osman Ismail"),
        ("NGA", STATE, date(1995, 11, 10), "Sani Abacha"),
        ("CIV", STATE, date(2010, 12, 25), "Laurent Gbagbo"),
        ("MLI", STATE, date(2013, 1, 11), "Dioncounda Traoré"),
        ("COD", STATE, date(1974, 10, 30), "Mobutu Sese Seko"),
        ("COD", GOVERNMENT, date(1960, 7, 14), "Patrice Lumumba"),
        ("RWA", STATE, date(1994, 4, 1), "Juvénal Habyarimana"),
        ("ETH", GOVERNMENT, date(2000, 6, 18), "Meles Zenawi"),
        ("SOM", STATE, date(2020, 1, 1), "Mohamed Abdullahi Mohamed"),
        ("UGA", STATE, date(1976, 7, 4), "Idi Amin"),
        ("ZAF", GOVERNMENT, date(1990, 2, 11), "F. W. de Klerk"),
        ("ZAF", STATE, date(1996, 1, 1), "Nelson Mandela"),
        ("ZWE", GOVERNMENT, date(2010, 1, 1), "Morgan Tsvangirai"),
        ("AGO", STATE, date(2002, 4, 4), "José Eduardo dos Santos"),
    ],
)
def test_who_held_the_post(offices: Offices, state: str, role: Role, on: date, person: str) -> None:
    assert [h.person for h in offices.by_post(state, role, on)] == [person]


def test_other_spellings_find_the_same_man(offices: Offices) -> None:
    for name in ("Moammar Gadhafi", "Muammar Qaddafi", "معمر القذافي"):
        assert {h.state for h in offices.by_name(name)} == {"LBY"}
    assert offices.by_name("Hemedti", date(2020, 1, 1))[0].person == "Mohamed Hamdan Dagalo"


def test_each_state_has_a_head_throughout_since_1990(offices: Offices) -> None:
    """Interregnums of half a year apart; no two at once, but for a few contested months."""
    states = {row["state"] for path in FILES for row in _rows(path)}
    assert len(states) == 54
    for state in states:
        first = FIRST_DAY.get(state, date(1990, 1, 1))
        heads = [(h.start, h.end or date.max, h.person) for h in offices.all if h.state == state and h.role is STATE]
        since = sorted((start, end, person) for start, end, person in heads if start and end >= first)
        assert since[0][0] <= first, state
        assert since[-1][1] == date.max, state
        for (_, end, before), (start, _, after) in pairwise(since):
            gap = (start - end).days
            assert -LONGEST_OVERLAP.get(state, 1) <= gap <= LONGEST_GAP.get(state, 200), (before, after)


def test_no_line_stands_twice() -> None:
    assert len(FILES) == 5
    for path in FILES:
        rows = [tuple(row.values()) for row in _rows(path)]
        assert len(rows) == len(set(rows)), path.name


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
