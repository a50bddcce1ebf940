"""Tenures by name, surname, post and day."""

from datetime import date
from pathlib import Path

import pytest

from legation.atlas.offices import Offices, Role, fold
from legation.model.errors import BadData

HEAD = "state,role,title,person,surname,from,to,aliases\n"


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    rows = (
        "KOR,head_of_state,President,Park Chung-hee,Park,1963-12-17,1979-10-26,Pak Chung Hi\n"
        "KOR,head_of_state,President,Park Geun-hye,Park,2013-02-25,2017-03-10,\n"
        "KOR,head_of_government,Prime Minister,Chung Hong-won,Chung,2013-02,2015,\n"
    )
    (tmp_path / "asia.csv").write_text(HEAD + rows, encoding="utf-8")
    return Offices.load(tmp_path)


def test_a_surname_means_who_was_in_office_on_the_day(offices: Offices) -> None:
    assert [h.person for h in offices.by_surname("Park", date(2014, 11, 15))] == ["Park Geun-hye"]
    assert [h.person for h in offices.by_surname("Park", date(1970, 1, 1))] == ["Park Chung-hee"]
    assert len(offices.by_surname("Park")) == 2


def test_aliases_and_spelling(offices: Offices) -> None:
    assert offices.by_name("PARK GEUN HYE")[0].state == "KOR"
    assert offices.by_name("Pak Chung-Hi")[0].person == "Park Chung-hee"
    assert fold("Recep Tayyip Erdoğan") == "recep tayyip erdogan"


def test_dates_known_to_month_or_year_span_the_whole(offices: Offices) -> None:
    (chung,) = offices.by_post("KOR", Role.HEAD_OF_GOVERNMENT, date(2015, 12, 31))
    assert (chung.start, chung.end) == (date(2013, 2, 1), date(2015, 12, 31))


def test_holders_of_a_day(offices: Offices) -> None:
    assert [(o.person, o.post) for o in offices.holders("KOR", date(2014, 1, 1))] == [
        ("Park Geun-hye", "President"),
        ("Chung Hong-won", "Prime Minister"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "KOR,king,King,A B,B,,,\n",
        "KOR,other,Envoy,,B,,,\n",
        "KOR,other,Envoy,A B,B,2001,1999,\n",
        "KOR,other,Envoy,A B,B,x,,\n",
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "bad.csv").write_text(HEAD + row, encoding="utf-8")
    with pytest.raises(BadData, match=r"bad\.csv, line 2"):
        Offices.load(tmp_path)
