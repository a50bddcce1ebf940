"""Days and months that leave out their year, weekdays that leave out their week: which one is meant."""

from __future__ import annotations

from datetime import date, timedelta

from legation.model.codes import TimeType
from legation.reading.timex.context import Context, Reading, dated, undated
from legation.reading.timex.tense import Direction
from legation.reading.timex.units import SEASON_STARTS, Period, Unit, month_start


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return Period.of(Unit.DAY, date(year, month, day))
    except ValueError:
        return None


def nearest(candidates: list[Period], published: date, way: Direction) -> Period | None:
    """Of like periods of several years the one meant: on or before publication, on or after it, or the nearest."""
    if way is Direction.RECENT:
        soon = any(0 < (period.start - published).days <= 31 for period in candidates)
        way = Direction.FUTURE if soon and candidates[0].unit is Unit.MONTH else Direction.PAST
    past = [period for period in candidates if period.start <= published]
    coming = [period for period in candidates if period.end >= published]
    if way is Direction.PAST and past:
        return past[-1]
    if way is Direction.FUTURE and coming:
        return coming[0]
    return min(candidates, key=lambda period: abs((period.start - published).days), default=None)


def calendar_day(context: Context, month: int, day: int, year: int | None, way: Direction) -> Reading | None:
    """A day of a month, of the year that is given or meant. A tense decides only against a near tie."""
    if year is not None:
        period = day_of(year, month, day)
        return dated(period) if period else None
    if day_of(2000, month, day) is None:
        return None
    if context.published is None:
        return undated(f"XXXX-{month:02d}-{day:02d}")
    around = range(max(1, context.published.year - 8), context.published.year + 9)
    known = [period for y in around if (period := day_of(y, month, day)) is not None]
    meant = nearest(known, context.published, Direction.UNKNOWN)
    told = nearest(known, context.published, Direction.FUTURE if way is Direction.PRESENT else way)
    if meant and told and meant != told and abs((meant.start - context.published).days) > 75:
        meant = told
    return dated(meant, open_year=True) if meant else None


def calendar_month(context: Context, month: int, year: int | None, way: Direction) -> Reading | None:
    """A month of the year that is given or meant."""
    if year is not None:
        return dated(Period.of(Unit.MONTH, date(year, month, 1)))
    if context.published is None:
        return undated(f"XXXX-{month:02d}")
    now = context.published.year
    known = [Period.of(Unit.MONTH, date(y, month, 1)) for y in (now - 1, now, now + 1) if 1 <= y <= 9998]
    found = nearest(known, context.published, way)
    return dated(found, open_year=True) if found else None


def season(context: Context, name: str, year: int | None, way: Direction) -> Reading | None:
    """A season (northern, meteorological) of the year that is given or meant; a winter has the year of its December."""
    month = SEASON_STARTS[name]
    if year is not None:
        return dated(Period.of(Unit.SEASON, date(year, month, 1)))
    if context.published is None:
        return undated(f"XXXX-{name}")
    now = context.published.year
    known = [Period.of(Unit.SEASON, date(y, month, 1)) for y in (now - 1, now, now + 1) if 1 <= y <= 9997]
    found = nearest(known, context.published, way)
    return dated(found, open_year=True) if found else None


def weekday(context: Context, number: int, way: Direction, *, strictly: bool = False) -> Reading:
    """A weekday (Monday is 1): the last on or before publication, or the next on or after it."""
    if context.published is None:
        return Reading(TimeType.DATE, f"XXXX-WXX-{number}", open_week=True)
    ahead = way in (Direction.FUTURE, Direction.PRESENT)
    step = (number - context.published.isoweekday()) % 7 if ahead else -((context.published.isoweekday() - number) % 7)
    if strictly and step == 0:
        step = 7 if ahead else -7
    period = Period.of(Unit.DAY, context.published + timedelta(step))
    return Reading(TimeType.DATE, period.value, period, open_week=True)


def day_of_month(context: Context, day: int, way: Direction) -> Reading | None:
    """ "The 17th": of this month or the one before or after it."""
    if not 1 <= day <= 31:
        return None
    if context.published is None:
        return undated(f"XXXX-XX-{day:02d}")
    count = context.published.year * 12 + context.published.month - 1
    starts = [month_start(count + step) for step in range(-2, 3) if 12 <= count + step < 119_988]
    known = [period for start in starts if (period := day_of(start.year, start.month, day)) is not None]
    found = nearest(known, context.published, way)
    return dated(found, open_year=True) if found else None
