"""Who ruled in the time of the two world wars: well-known days, and tenures that join those of the other files."""

import csv
from datetime import date
from itertools import pairwise

import pytest

from legation.atlas.offices import FOLDER, Offices, Role

STATE, GOVERNMENT, FOREIGN, RULER = Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.FOREIGN_MINISTER, Role.RULER
MUNICH = date(1938, 9, 28)


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices.load()


@pytest.mark.parametrize(
    ("state", "role", "day", "person"),
    [
        ("GBR", GOVERNMENT, MUNICH, "Neville Chamberlain"),
        ("GBR", FOREIGN, MUNICH, "Lord Halifax"),
        ("FRA", GOVERNMENT, MUNICH, "Édouard Daladier"),
        ("FRA", FOREIGN, MUNICH, "Georges Bonnet"),
        ("DEU", STATE, MUNICH, "Adolf Hitler"),
        ("DEU", GOVERNMENT, MUNICH, "Adolf Hitler"),
        ("DEU", FOREIGN, MUNICH, "Joachim von Ribbentrop"),
        ("ITA", GOVERNMENT, MUNICH, "Benito Mussolini"),
        ("CSK", STATE, MUNICH, "Edvard Beneš"),
        ("USA", STATE, MUNICH, "Franklin D. Roosevelt"),
        ("SUN", RULER, MUNICH, "Joseph Stalin"),
        ("SUN", STATE, MUNICH, "Mikhail Kalinin"),
        ("SUN", FOREIGN, MUNICH, "Maxim Litvinov"),
        ("POL", FOREIGN, MUNICH, "Józef Beck"),
        ("DEU", GOVERNMENT, date(1914, 8, 1), "Theobald von Bethmann Hollweg"),
        ("AUH", FOREIGN, date(1914, 7, 23), "Leopold Berchtold"),
        ("RUS", GOVERNMENT, date(1917, 10, 1), "Alexander Kerensky"),
        ("TUR", GOVERNMENT, date(1917, 10, 31), "Talaat Pasha"),
        ("FRA", GOVERNMENT, date(1919, 6, 28), "Georges Clemenceau"),
        ("RUS", FOREIGN, date(1922, 4, 16), "Georgy Chicherin"),
        ("DEU", FOREIGN, date(1925, 10, 16), "Gustav Stresemann"),
        ("CHN", FOREIGN, date(1931, 9, 18), "Wang Zhengting"),
        ("AUT", GOVERNMENT, date(1938, 2, 12), "Kurt Schuschnigg"),
        ("ESP", GOVERNMENT, date(1937, 4, 26), "Francisco Largo Caballero"),
        ("ESP", RULER, date(1937, 4, 26), "Francisco Franco"),
        ("ETH", STATE, date(1935, 10, 3), "Haile Selassie"),
        ("JPN", GOVERNMENT, date(1937, 7, 7), "Fumimaro Konoe"),
        ("JPN", FOREIGN, date(1941, 12, 7), "Shigenori Togo"),
        ("IRN", STATE, date(1941, 8, 25), "Reza Shah Pahlavi"),
        ("HUN", STATE, date(1944, 3, 19), "Miklós Horthy"),
        ("FIN", GOVERNMENT, date(1940, 3, 12), "Risto Ryti"),
        ("IND", RULER, date(1942, 8, 8), "Lord Linlithgow"),
        ("BOL", STATE, date(1933, 5, 10), "Daniel Salamanca"),
        ("LEAGUEOFNATIONS", Role.ORGANISATION_HEAD, date(1935, 10, 7), "Joseph Avenol"),
    ],
)
def test_a_post_on_a_day(offices: Offices, state: str, role: Role, day: date, person: str) -> None:
    assert [h.person for h in offices.by_post(state, role, day)] == [person]


@pytest.mark.parametrize(
    ("name", "day", "person"),
    [
        ("Maxim Litvinoff", date(1936, 1, 1), "Maxim Litvinov"),
        ("Count Ciano", date(1939, 5, 22), "Galeazzo Ciano"),
        ("Eduard Benes", date(1938, 9, 1), "Edvard Beneš"),
        ("Chiang Kaishek", date(1937, 12, 1), "Chiang Kai-shek"),
        ("Reza Shah", date(1930, 1, 1), "Reza Shah Pahlavi"),
        ("Mustapha Kemal Pasha", date(1921, 9, 1), "Mustafa Kemal Atatürk"),
        ("Wellington Koo", date(1932, 10, 1), "Wellington Koo"),
        ("Prince Konoye", date(1941, 9, 1), "Fumimaro Konoe"),
    ],
)
def test_names_as_the_news_of_the_time_wrote_them(offices: Offices, name: str, day: date, person: str) -> None:
    assert {h.person for h in offices.by_name(name, day)} == {person}


def test_a_surname_of_several_bearers_is_settled_by_the_day(offices: Offices) -> None:
    assert {h.person for h in offices.by_surname("Chamberlain", date(1926, 1, 1))} == {"Austen Chamberlain"}
    assert {h.person for h in offices.by_surname("Chamberlain", MUNICH)} == {"Neville Chamberlain"}


@pytest.mark.parametrize("state", ["GBR", "USA", "JPN", "ITA", "SWE", "BEL", "CAN", "AUS", "NZL", "YUG", "SUN", "ROU"])
def test_heads_of_government_follow_each_other_into_the_time_after(offices: Offices, state: str) -> None:
    """No two at once, and no gap of over a month, from each state's first day here until 1947."""
    tenures = sorted(offices.by_post(state, GOVERNMENT), key=lambda h: h.start or date.min)
    for before, after in pairwise(tenures):
        if before.end and after.start and after.start <= date(1947, 1, 1):
            assert 0 <= (after.start - before.end).days <= 31, f"{before.person}, then {after.person}"


def test_no_line_stands_twice_and_each_is_closed() -> None:
    with (FOLDER / "before_1945.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert all(row["from"] and row["to"] for row in rows)
