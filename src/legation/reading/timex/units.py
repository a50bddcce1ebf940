"""Units of the calendar and the stretches of days that they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from legation.model.codes import Precision


class Unit(StrEnum):
    """What a calendar or a clock counts in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


CLOCK = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})

_PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.FORTNIGHT: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.SEASON: Precision.QUARTER,
    Unit.QUARTER: Precision.QUARTER,
}

_MONTHS = {Unit.MONTH: 1, Unit.SEASON: 3, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}
_MONTHS |= {Unit.CENTURY: 1200, Unit.MILLENNIUM: 12000}
_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
SEASON_STARTS = {name: month for month, name in _SEASONS.items()}

_LETTERS = {Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEKEND: "WE", Unit.WEEK: "W"}
_LETTERS |= {Unit.MONTH: "M", Unit.SEASON: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "DE"}
_LETTERS |= {Unit.CENTURY: "CE", Unit.MILLENNIUM: "ML", Unit.FORTNIGHT: "W", Unit.HALF: "M"}
_WHOLE = {
    Unit.FORTNIGHT: (2, "W"),
    Unit.SEASON: (3, "M"),
    Unit.HALF: (6, "M"),
    Unit.DECADE: (10, "Y"),
    Unit.CENTURY: (100, "Y"),
    Unit.MILLENNIUM: (1000, "Y"),
}
_PARTS = {Unit.YEAR: (12, "M"), Unit.HOUR: (60, "M"), Unit.MINUTE: (60, "S")}


def month_start(months: int) -> date:
    """First day of the month that is `months` after January of year 0."""
    return date(months // 12, months % 12 + 1, 1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


@dataclass(frozen=True)
class Period:
    """One day, week, month, ... of the calendar; `start` and `end` are inclusive."""

    start: date
    end: date
    unit: Unit

    @classmethod
    def of(cls, unit: Unit, day: date) -> Self:
        """The period of that unit in which the day lies. Weeks are ISO weeks, a weekend is their end."""
        if unit in CLOCK or unit is Unit.DAY:
            return cls(day, day, Unit.DAY)
        if unit in (Unit.WEEK, Unit.FORTNIGHT):
            monday = day - timedelta(day.weekday())
            return cls(monday, monday + timedelta(6), Unit.WEEK)
        if unit is Unit.WEEKEND:
            saturday = day + timedelta(5 - day.weekday())
            return cls(saturday, saturday + timedelta(1), unit)
        size = _MONTHS[unit]
        count = _months(day)
        first = (count - 11) // 3 * 3 + 11 if unit is Unit.SEASON else count // size * size
        return cls(month_start(max(first, 12)), month_start(first + size) - timedelta(1), unit)

    def shift(self, count: int) -> Self:
        """The period of the same unit that many units later."""
        if self.unit in _DAYS:
            step = timedelta(_DAYS[self.unit] * count)
            return type(self)(self.start + step, self.end + step, self.unit)
        first = _months(self.start) + _MONTHS[self.unit] * count
        return type(self)(month_start(first), month_start(first + _MONTHS[self.unit]) - timedelta(1), self.unit)

    @property
    def precision(self) -> Precision:
        """The nearest of the units that a record knows."""
        return _PRECISION.get(self.unit, Precision.YEAR)

    @property
    def value(self) -> str:
        """The period in TIMEX3: 2014-11-15, 2014-W46, 2014-W46-WE, 2014-11, 2014-Q4, 2014-FA, 2014-H2, 2014, 201."""
        day, year = self.start, f"{self.start.year:04d}"
        if self.unit in (Unit.WEEK, Unit.WEEKEND):
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit is Unit.WEEKEND else "")
        values = {
            Unit.DAY: day.isoformat(),
            Unit.MONTH: f"{year}-{day.month:02d}",
            Unit.QUARTER: f"{year}-Q{(day.month + 2) // 3}",
            Unit.HALF: f"{year}-H{(day.month + 5) // 6}",
            Unit.SEASON: f"{year}-{_SEASONS.get(day.month, 'XX')}",
            Unit.DECADE: year[:3],
            Unit.CENTURY: year[:2],
            Unit.MILLENNIUM: year[:1],
        }
        return values.get(self.unit, year)


def shift_day(day: date, count: int, unit: Unit) -> date:
    """The same day that many units later; the last of the month where there is no such day."""
    if unit in CLOCK:
        return day
    if unit in _DAYS:
        return day + timedelta(_DAYS[unit] * count)
    start = month_start(_months(day) + _MONTHS[unit] * count)
    last = (month_start(_months(start) + 1) - timedelta(1)).day
    return start.replace(day=min(day.day, last))


UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.FORTNIGHT: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.SEASON: "XXXX-XX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
    Unit.MILLENNIUM: "X",
}  #: values of periods that cannot be placed


def duration(count: float | None, unit: Unit) -> str:
    """A length of time in TIMEX3: P3D, PT24H, P2Y6M; `None` is a number that is not told: PXD."""
    sign = "PT" if unit in CLOCK else "P"
    if count is None:
        return f"{sign}X{_LETTERS[unit]}"
    size, letter = _WHOLE.get(unit, (1, _LETTERS[unit]))
    amount = count * size
    if amount == int(amount):
        return f"{sign}{int(amount)}{letter}"
    whole, rest = int(amount), amount - int(amount)
    if unit in _PARTS:
        parts, small = _PARTS[unit]
        head = f"{whole}{letter}" if whole else ""
        return f"{sign}{head}{round(rest * parts)}{small}"
    return f"{sign}{amount:g}{letter}"
