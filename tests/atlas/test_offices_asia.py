"""Who held office in Asia, the Middle East and Oceania: well-known days, and the sense of the tenures' dates."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from legation.atlas.offices import FOLDER, Holder, Offices, Role

FILES = ("asia_east", "asia_south", "asia_southeast", "asia_central", "middle_east", "oceania")
PAST = {"RVN", "VDR", "YMD", "TIB"}  # states that are no more


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices.load()


@pytest.fixture(scope="module")
def ours(offices: Offices) -> list[Holder]:
    states = {
        line.split(",", 1)[0]
        for name in FILES
        for line in (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
    }
    return [h for h in offices.all if h.state in states and h.role is not Role.ORGANISATION_HEAD]


@pytest.mark.parametrize(
    ("state", "day", "people"),
    [
        ("CHN", date(1989, 6, 4), {"Yang Shangkun", "Li Peng", "Zhao Ziyang", "Deng Xiaoping"}),
        ("CHN", date(2019, 10, 1), {"Xi Jinping", "Li Keqiang"}),
        ("PRK", date(1995, 7, 1), {"Kim Jong-il", "Kang Song-san"}),
        ("PRK", date(2012, 6, 1), {"Kim Jong-un", "Kim Yong-nam", "Choe Yong-rim"}),
        ("KOR", date(2017, 1, 15), {"Park Geun-hye", "Hwang Kyo-ahn"}),
        ("JPN", date(1978, 10, 1), {"Hirohito", "Takeo Fukuda"}),
        ("JPN", date(2008, 1, 1), {"Akihito", "Yasuo Fukuda"}),
        ("TWN", date(1996, 3, 20), {"Lee Teng-hui", "Lien Chan"}),
        ("IND", date(1971, 12, 10), {"V. V. Giri", "Indira Gandhi"}),
        ("PAK", date(2001, 12, 1), {"Pervez Musharraf"}),
        ("AFG", date(2022, 1, 1), {"Hibatullah Akhundzada", "Mohammad Hassan Akhund"}),
        ("VNM", date(1979, 2, 20), {"Ton Duc Thang", "Pham Van Dong", "Le Duan"}),
        ("MMR", date(2017, 9, 1), {"Htin Kyaw", "Aung San Suu Kyi"}),
        ("IDN", date(1975, 12, 7), {"Suharto"}),
        ("KAZ", date(1999, 11, 1), {"Nursultan Nazarbayev", "Kassym-Jomart Tokayev"}),
        ("IRN", date(2015, 7, 14), {"Ali Khamenei", "Hassan Rouhani"}),
        ("IRQ", date(1990, 8, 2), {"Saddam Hussein"}),
        ("ISR", date(1978, 9, 17), {"Yitzhak Navon", "Menachem Begin"}),
        ("EGY", date(1973, 10, 6), {"Anwar Sadat"}),
        ("SAU", date(2018, 10, 2), {"Salman"}),
        ("SYR", date(2013, 8, 21), {"Bashar al-Assad", "Wael al-Halqi"}),
        ("AUS", date(2003, 3, 20), {"Elizabeth II", "John Howard"}),
        ("FJI", date(2008, 1, 1), {"Josefa Iloilo", "Frank Bainimarama"}),
    ],
)
def test_who_ruled_on_a_day(offices: Offices, state: str, day: date, people: set[str]) -> None:
    assert {office.person for office in offices.holders(state, day)} == people


@pytest.mark.parametrize(
    ("state", "day", "person"),
    [
        ("CHN", date(2023, 6, 1), "Qin Gang"),
        ("IRN", date(2015, 7, 14), "Mohammad Javad Zarif"),
        ("ISR", date(2020, 9, 15), "Gabi Ashkenazi"),
        ("IND", date(2001, 7, 15), "Jaswant Singh"),
        ("KOR", date(2005, 9, 19), "Ban Ki-moon"),
        ("SYR", date(2012, 3, 1), "Walid al-Moallem"),
        ("AUS", date(2021, 9, 15), "Marise Payne"),
    ],
)
def test_who_was_foreign_minister(offices: Offices, state: str, day: date, person: str) -> None:
    assert [h.person for h in offices.by_post(state, Role.FOREIGN_MINISTER, day)] == [person]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("MBS", "Mohammed bin Salman"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("el-Sissi", "Abdel Fattah el-Sisi"),
        ("al-Assad", "Bashar al-Assad"),
        ("Abbas Araqchi", "Abbas Araghchi"),
        ("Jokowi", "Joko Widodo"),
        ("Prachanda", "Pushpa Kamal Dahal"),
        ("김정은", "Kim Jong-un"),
    ],
)
def test_other_spellings_and_bynames(offices: Offices, name: str, person: str) -> None:
    assert person in {h.person for h in offices.by_name(name, date(2017, 1, 1))}


def test_every_state_that_exists_has_a_head_today(ours: list[Holder]) -> None:
    heads = {h.state for h in ours if h.end is None and h.role in (Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT)}
    assert {h.state for h in ours} - PAST <= heads


def test_tenures_have_a_start_and_no_two_lines_are_one(ours: list[Holder]) -> None:
    seen = [(h.state, h.role, h.post, h.person, h.start) for h in ours]
    assert all(h.start for h in ours)
    assert len(seen) == len(set(seen))


def test_one_person_at_a_time_leads_a_government_since_1990(ours: list[Holder]) -> None:
    by_state: dict[str, list[Holder]] = defaultdict(list)
    for holder in ours:
        if holder.role is Role.HEAD_OF_GOVERNMENT and (holder.start or date.min) >= date(1990, 1, 1):
            by_state[holder.state].append(holder)
    two_at_once = {"KHM", "ISR", "KOR", "THA"}  # two premiers, an illness, and impeachments or suspensions
    for state in by_state.keys() - two_at_once:
        tenures = sorted(by_state[state], key=lambda h: h.start or date.min)
        for first, second in pairwise(tenures):
            ends, starts = first.end or date.max, second.start or date.min
            assert (ends - starts).days < 366, f"{first.person} and {second.person}"  # some are known to the year
