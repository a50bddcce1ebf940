"""The day on which a feast falls in a year."""

from __future__ import annotations

from datetime import date, timedelta

from legation.reading.timex.words import lexicon_indexed


def easter(year: int) -> date:
    """Western Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    fix = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * fix + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday as a Gregorian day (Meeus's Julian rule, shifted by the distance of the calendars)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The nth weekday (Monday is 1) of a month, counted from its end where `number` is negative."""
    if number < 0:
        last = (date(year, month, 28) + timedelta(4)).replace(day=1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def day_of(name: str, year: int) -> date | None:
    """The day of a feast by its name in the lexicon; None for an unknown name or a year out of reach."""
    values = lexicon_indexed()[0].values
    if not 2 <= year <= 9990:
        return None
    if name in values["fixed"]:
        return date(year, *values["fixed"][name])
    if name in values["easter"]:
        return easter(year) + timedelta(values["easter"][name])
    if name in values["orthodox"]:
        return orthodox_easter(year) + timedelta(values["orthodox"][name])
    return nth_weekday(year, *values["floating"][name]) if name in values["floating"] else None
