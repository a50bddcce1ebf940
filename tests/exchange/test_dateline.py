from __future__ import annotations

from datetime import date

import pytest

from legation.exchange.dateline import dateline, parse_date, plausible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, 3 March 1998 (AFP) - The minister", date(1998, 3, 3)),
        ("London | Tuesday 5 May 2015\nThe minister", date(2015, 5, 5)),
        ("GENEVA (5 May 2015) – The envoy", date(2015, 5, 5)),
        ("BEIJING, Nov. 14, 2014 (Xinhua) -- China", date(2014, 11, 14)),
        ("MOSCOW, November 14, 2014. /TASS/. Russia", date(2014, 11, 14)),
        ("UNITED NATIONS, New York, 3rd May 1999 - The council", date(1999, 5, 3)),
        ("Headline\nBy A. Writer\nKABUL, Afghanistan, Aug 3, 2009 — The", date(2009, 8, 3)),
        ("14 November 2014\nThe minister", date(2014, 11, 14)),
        ("Published: 2014-11-14\nThe minister", date(2014, 11, 14)),
        ("SEOUL, Nov 14", None),
        ("WASHINGTON (Reuters) - The talks began on May 3, 1999.", None),
        ("On 3 May 1999 the minister left.", None),
        ("Ukraine, 3 May 1999 saw the", None),
        ("NATO, 4 April 1949, was founded", None),
        ("ROME, 30 Feb 1999 - The", None),
        ("", None),
    ],
)
def test_dateline(text: str, expected: date | None) -> None:
    assert dateline(text) == expected


@pytest.mark.parametrize("text", ["SEOUL, Nov 14", "SEOUL, Nov. 14 (Yonhap) — North Korea", "Seoul, 14 November - The"])
def test_a_year_is_used_only_where_it_is_known(text: str) -> None:
    assert dateline(text) is None
    assert dateline(text, 2014) == date(2014, 11, 14)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2014-11-15T00:30:00+09:00", date(2014, 11, 15)),
        ("Sat, 15 Nov 2014 10:00:00 GMT", date(2014, 11, 15)),
        ("November 15, 2014 3:00 pm", date(2014, 11, 15)),
        ("20141115", date(2014, 11, 15)),
        ("yesterday", None),
        ("2014", None),
        ("2014-13-40", None),
    ],
)
def test_parse_date(value: str, expected: date | None) -> None:
    assert parse_date(value) == expected


def test_plausible() -> None:
    today = date(2020, 1, 1)
    assert plausible(date(2020, 1, 2), today) == date(2020, 1, 2)
    assert plausible(date(2020, 1, 3), today) is None
    assert plausible(date(1200, 1, 1), today) is None
    assert plausible(None, today) is None
