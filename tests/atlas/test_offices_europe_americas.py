"""Who held office in Europe, the Americas and the international organisations on days that are well known."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest

from legation.atlas.offices import Holder, Offices, Role

STATE, GOVERNMENT, FOREIGN = Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.FOREIGN_MINISTER
HEAD = Role.ORGANISATION_HEAD


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices.load()


def people(holders: Iterable[Holder]) -> list[str]:
    return [holder.person for holder in holders]


@pytest.mark.parametrize(
    ("state", "role", "day", "person"),
    [
        ("SUN", Role.RULER, date(1962, 10, 22), "Nikita Khrushchev"),
        ("SUN", FOREIGN, date(1975, 8, 1), "Andrei Gromyko"),
        ("USA", STATE, date(1962, 10, 22), "John F. Kennedy"),
        ("USA", FOREIGN, date(1973, 10, 6), "Henry Kissinger"),
        ("USA", Role.DEFENCE_MINISTER, date(2003, 3, 20), "Donald Rumsfeld"),
        ("GBR", GOVERNMENT, date(1982, 4, 2), "Margaret Thatcher"),
        ("GBR", STATE, date(1956, 11, 5), "Elizabeth II"),
        ("FRA", STATE, date(1963, 1, 22), "Charles de Gaulle"),
        ("DEU", GOVERNMENT, date(1990, 10, 3), "Helmut Kohl"),
        ("DDR", Role.RULER, date(1987, 9, 7), "Erich Honecker"),
        ("RUS", STATE, date(2008, 8, 8), "Dmitry Medvedev"),
        ("RUS", GOVERNMENT, date(2008, 8, 8), "Vladimir Putin"),
        ("GEO", STATE, date(2008, 8, 8), "Mikheil Saakashvili"),
        ("UKR", STATE, date(2022, 2, 24), "Volodymyr Zelensky"),
        ("UKR", FOREIGN, date(2022, 2, 24), "Dmytro Kuleba"),
        ("TUR", GOVERNMENT, date(1974, 7, 20), "Bülent Ecevit"),
        ("TUR", FOREIGN, date(2015, 11, 25), "Mevlüt Çavuşoğlu"),
        ("AZE", STATE, date(2020, 9, 27), "Ilham Aliyev"),
        ("ARM", GOVERNMENT, date(2020, 9, 27), "Nikol Pashinyan"),
        ("YUG", STATE, date(1999, 3, 24), "Slobodan Milošević"),
        ("VAT", STATE, date(1979, 6, 2), "John Paul II"),
        ("CAN", GOVERNMENT, date(2018, 12, 1), "Justin Trudeau"),
        ("CUB", GOVERNMENT, date(1962, 10, 22), "Fidel Castro"),
        ("ARG", GOVERNMENT, date(1982, 4, 2), "Leopoldo Galtieri"),
        ("CHL", STATE, date(1973, 9, 12), "Augusto Pinochet"),
        ("VEN", FOREIGN, date(2008, 3, 3), "Nicolás Maduro"),
        ("UNO", HEAD, date(1990, 8, 2), "Javier Pérez de Cuéllar"),
        ("IAEA", HEAD, date(2003, 3, 7), "Mohamed ElBaradei"),
        ("NATO", HEAD, date(2011, 3, 31), "Anders Fogh Rasmussen"),
        ("OPCW", HEAD, date(2013, 9, 27), "Ahmet Üzümcü"),
        ("LAS", HEAD, date(2003, 3, 1), "Amr Moussa"),
    ],
)
def test_a_post_on_a_day(offices: Offices, state: str, role: Role, day: date, person: str) -> None:
    assert people(offices.by_post(state, role, day)) == [person]


def test_a_surname_of_many_bearers_is_settled_by_the_day(offices: Offices) -> None:
    assert "George W. Bush" in people(offices.by_surname("Bush", date(2003, 3, 20)))
    assert "George H. W. Bush" not in people(offices.by_surname("Bush", date(2003, 3, 20)))
    assert {h.state for h in offices.by_surname("Ivanov", date(2003, 3, 20))} == {"RUS"}


def test_spellings_without_diacritics(offices: Offices) -> None:
    assert offices.by_name("Recep Tayyip Erdogan", date(2016, 1, 1))[0].state == "TUR"
    assert offices.by_name("Volodymyr Zelenskyy")[0].surname == "Zelensky"
    assert offices.by_name("Radek Sikorski")[0].state == "POL"
    assert {h.organisation for h in offices.by_name("Jens Stoltenberg", date(2022, 6, 1))} == {"NATO"}


@pytest.mark.parametrize("state", ["USA", "GBR", "FRA", "DEU", "ITA", "RUS", "UKR", "TUR", "POL", "BRA", "MEX", "CAN"])
def test_every_day_since_1993_has_one_head_of_government(offices: Offices, state: str) -> None:
    tenures = sorted(offices.by_post(state, GOVERNMENT), key=lambda h: h.start or date.min)
    for before, after in pairwise(t for t in tenures if t.end is None or t.end.year >= 1993):
        assert before.end
        assert after.start
        assert -31 <= (after.start - before.end).days <= 60, f"{before.person}, then {after.person}"


def test_no_two_heads_of_state_at_once(offices: Offices) -> None:
    for state in ("USA", "RUS", "FRA", "DEU", "ITA", "PER", "HTI", "BIH", "MDA", "LTU", "CHE", "VAT", "ROU", "BOL"):
        tenures = sorted(offices.by_post(state, STATE), key=lambda h: h.start or date.min)
        for before, after in pairwise(tenures):
            assert (before.end or date.max) <= (after.start or date.min), f"{before.person}, {after.person}"
