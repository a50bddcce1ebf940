"""Rules for two times of which one borrows its month or year from the other: each end is an expression of its own."""

from __future__ import annotations

from datetime import date

from legation.reading.timex.context import Context, Reading, dated
from legation.reading.timex.grammar import Answer, Found, Rule
from legation.reading.timex.resolve import calendar_day, calendar_month, day_of_month
from legation.reading.timex.tense import Direction
from legation.reading.timex.units import Period, Unit


def _way(found: Found, context: Context) -> Direction:
    return context.direction(found.words[found.start].start, found.words[found.end - 1].end)


def _pair(first: Reading | None, second: Reading | None, found: Found, split: int, resume: int) -> Answer:
    """Two readings: of the words before `split` and of those from `resume` on."""
    if first is None or second is None:
        return None
    ends = ((first, (found.start, split)), (second, (resume, found.end)))
    return tuple(Reading(r.type, r.value, r.period, words) for r, words in ends)


def days_of_month(found: Found, context: Context) -> Answer:
    """May 5-8; 5 to 8 May 2014; the 17th to the 24th of November."""
    month, first, second = found.value("m", "month"), found.whole("a") or 0, found.whole("b") or 0
    if first >= second and not found.form("j"):
        return None
    year, way, joint = found.whole("y"), _way(found, context), found.at("c")
    other = calendar_day(context, month, second, year, way)
    if other is not None and other.period is not None:
        year = other.period.start.year
    return _pair(calendar_day(context, month, first, year, way), other, found, joint, joint + 1)


def days_of_months(found: Found, context: Context) -> Answer:
    """28 April to 3 May 2014, April 28 - May 3."""
    year, way, joint = found.whole("y"), _way(found, context), found.at("c")
    month, other_month = found.value("m", "month"), found.value("o", "month")
    second = calendar_day(context, other_month, found.whole("b") or 0, year, way)
    if second is not None and second.period is not None:
        year = second.period.start.year - (month > other_month)
    return _pair(calendar_day(context, month, found.whole("a") or 0, year, way), second, found, joint, joint + 1)


def months(found: Found, context: Context) -> Answer:
    """March to May 2014, December-January."""
    month, other_month = found.value("m", "month"), found.value("o", "month")
    year, way, joint = found.whole("y"), _way(found, context), found.at("c")
    second = calendar_month(context, other_month, year, way)
    if second is not None and second.period is not None:
        year = second.period.start.year - (month > other_month)
    return _pair(calendar_month(context, month, year, way), second, found, joint, joint + 1)


def short_years(found: Found, context: Context) -> Answer:
    """1914-18, 2013-14."""
    first, second = found.whole("a") or 0, found.whole("b") or 0
    end = first // 100 * 100 + second
    if end <= first or len(found.form("b")) != 2 or not 1700 <= first < 2060:
        return None
    joint = found.at("c")
    return _pair(_year(first), _year(end), found, joint, joint + 1)


def _year(number: int) -> Reading:
    return dated(Period.of(Unit.YEAR, date(number, 1, 1)))


def bare_days(found: Found, context: Context) -> Answer:
    """From the 17th to the 24th."""
    way, joint = _way(found, context), found.at("c")
    first, second = found.whole("a") or 0, found.whole("b") or 0
    early = day_of_month(context, first, way)
    if early is None or early.period is None or second <= first:
        return _pair(early, day_of_month(context, second, way), found, joint, joint + 1)
    start = early.period.start
    late = calendar_day(context, start.month, second, start.year, way)
    return _pair(early, late, found, joint, joint + 1)


_CONN = "<to|hyphen|and|or:c>"

RULES = (
    Rule(
        "<month:m><dot>?<dom|nth:a>" + _CONN + "<the>?<dom|nth:b>(?:<comma>?<year:y>)?",
        days_of_month,
    ),
    Rule(
        "<the>?<dom|nth|ordinal:a>" + _CONN + "<the>?<dom|nth|ordinal:b><of>?<month:m><dot>?(?:<comma>?<year:y>)?",
        days_of_month,
    ),
    Rule("<month:m><dot>?<dom|nth:a>" + _CONN + "<month:o><dot>?<dom|nth:b>(?:<comma>?<year:y>)?", days_of_months),
    Rule(
        "<the>?<dom|nth:a><of>?<month:m>" + _CONN + "<the>?<dom|nth:b><of>?<month:o>(?:<comma>?<year:y>)?",
        days_of_months,
    ),
    Rule("<month:m><dot>?" + _CONN + "<month:o><dot>?<comma|of>?<year:y>", months),
    Rule("<month:m><hyphen:c><month:o>", months),
    Rule("<year:a><hyphen:c><yy:b>", short_years),
    Rule("<the><nth:a>" + _CONN + "<the>?<nth:b>", bare_days),
)
