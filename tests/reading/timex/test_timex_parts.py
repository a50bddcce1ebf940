"""The parts under the grammar of times: periods, lengths, number words, feasts, the lexicon's loader."""

from __future__ import annotations

from datetime import date

import pytest

from legation.model.errors import BadData
from legation.reading.timex.compose import RULES
from legation.reading.timex.grammar import compile_pattern
from legation.reading.timex.holidays import day_of, easter, nth_weekday, orthodox_easter
from legation.reading.timex.lexicon import Lexicon, take
from legation.reading.timex.units import Period, Unit, duration, shift_day
from legation.reading.timex.words import words


@pytest.mark.parametrize(
    ("unit", "value", "start", "end"),
    [
        (Unit.DAY, "2014-11-15", date(2014, 11, 15), date(2014, 11, 15)),
        (Unit.WEEK, "2014-W46", date(2014, 11, 10), date(2014, 11, 16)),
        (Unit.WEEKEND, "2014-W46-WE", date(2014, 11, 15), date(2014, 11, 16)),
        (Unit.MONTH, "2014-11", date(2014, 11, 1), date(2014, 11, 30)),
        (Unit.QUARTER, "2014-Q4", date(2014, 10, 1), date(2014, 12, 31)),
        (Unit.HALF, "2014-H2", date(2014, 7, 1), date(2014, 12, 31)),
        (Unit.SEASON, "2014-FA", date(2014, 9, 1), date(2014, 11, 30)),
        (Unit.YEAR, "2014", date(2014, 1, 1), date(2014, 12, 31)),
        (Unit.DECADE, "201", date(2010, 1, 1), date(2019, 12, 31)),
        (Unit.CENTURY, "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_period_of_a_day(unit: Unit, value: str, start: date, end: date) -> None:
    period = Period.of(unit, date(2014, 11, 15))
    assert (period.value, period.start, period.end) == (value, start, end)


def test_winter_has_the_year_of_its_december() -> None:
    assert Period.of(Unit.SEASON, date(2014, 1, 20)).value == "2013-WI"


def test_periods_shift_by_their_own_unit() -> None:
    assert Period.of(Unit.MONTH, date(2014, 11, 15)).shift(2).value == "2015-01"
    assert Period.of(Unit.WEEK, date(2014, 12, 30)).shift(-1).value == "2014-W52"
    assert shift_day(date(2016, 2, 29), 1, Unit.YEAR) == date(2017, 2, 28)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, Unit.DAY, "P3D"), (1.5, Unit.HOUR, "PT1H30M"), (2, Unit.DECADE, "P20Y"), (None, Unit.MONTH, "PXM")],
)
def test_duration(count: float | None, unit: Unit, value: str) -> None:
    assert duration(count, unit) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-four", 24),
        ("twenty four", 24),
        ("nineteen ninety-six", 1996),
        ("two thousand", 2000),
        ("two thousand and ten", 2010),
        ("a hundred and ten", 110),
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("1,500", 1500),
        ("3 million", 3_000_000),
    ],
)
def test_numbers(text: str, number: float) -> None:
    (word,) = words(text)
    assert word.number == number


def test_feasts_fall_on_their_days() -> None:
    assert [easter(year) for year in (1961, 2008, 2024)] == [date(1961, 4, 2), date(2008, 3, 23), date(2024, 3, 31)]
    assert [orthodox_easter(year) for year in (2008, 2024)] == [date(2008, 4, 27), date(2024, 5, 5)]
    assert nth_weekday(2014, 5, 1, -1) == date(2014, 5, 26)
    assert day_of("thanksgiving", 1999) == date(1999, 11, 25)
    assert day_of("no such feast", 1999) is None


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"month": {"smarch": 13}}, "smarch"),
        ({"unit": {"blink": "blink"}}, "blink"),
        ({"the": {"the": 1}}, "the"),
        ({"weekday": ["monday"]}, "weekday"),
        ({"on": [True]}, "True"),
    ],
)
def test_a_bad_entry_is_named(table: dict[str, object], named: str) -> None:
    with pytest.raises(BadData, match=named) as caught:
        take(Lexicon(), "calendar", table)
    assert "calendar.yaml" in str(caught.value)


def test_a_pattern_with_an_unknown_category_is_refused() -> None:
    with pytest.raises(KeyError, match="monht"):
        compile_pattern("<monht:m>")


def test_every_rule_compiles() -> None:
    assert all(rule.expression.pattern for rule in RULES)
