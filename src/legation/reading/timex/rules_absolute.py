"""Rules for dates that stand by themselves: days, months, years, decades, quarters, seasons, feasts."""

from __future__ import annotations

import re
from datetime import date

from legation.model.codes import TimeType
from legation.reading.timex import holidays
from legation.reading.timex.context import Context, Reading, dated, undated
from legation.reading.timex.grammar import Answer, Found, Rule
from legation.reading.timex.lexicon import listed
from legation.reading.timex.resolve import calendar_day, calendar_month, season
from legation.reading.timex.tense import Direction
from legation.reading.timex.units import Period, Unit, month_start
from legation.reading.timex.words import full_year


def _way(found: Found, context: Context) -> Direction:
    return context.direction(found.words[found.start].start, found.words[found.end - 1].end)


def iso(found: Found, context: Context) -> Answer:
    """2014-11-15, 2014-11-15T17:00."""
    form = found.form("d").upper()
    try:
        day = Period.of(Unit.DAY, date.fromisoformat(form[:10]))
    except ValueError:
        return None
    return Reading(TimeType.TIME, form, day) if "T" in form else dated(day)


def figures(found: Found, context: Context) -> Answer:
    """11/15/2014 (month first unless it cannot be), 15.11.2014 (day first)."""
    first, second, year = (int(part) for part in re.split(r"[/.]", found.form("d")))
    month_first = found.has("d", "slash") and first <= 12
    month, day = (first, second) if month_first else (second, first)
    return calendar_day(context, month, day, full_year(year), Direction.UNKNOWN) if year else None


def month_day(found: Found, context: Context) -> Answer:
    """November 15, Saturday Nov. 15 2014, the 15th of November."""
    month, day, year = found.value("m", "month"), found.whole("d"), found.whole("y")
    assert month is not None
    return calendar_day(context, month, day or 0, year, _way(found, context))


def month_year(found: Found, context: Context) -> Answer:
    """November 2014, early Nov. 2014."""
    return calendar_month(context, found.value("m", "month"), found.whole("y"), Direction.UNKNOWN)


def month_of_year(found: Found, context: Context) -> Answer:
    """June last year, January this year, May of the following year."""
    if found.value("u", "unit") != Unit.YEAR:
        return None
    anchored = found.form("w") in ("following", "same", "previous", "that", "preceding")
    anchor = context.anchor() if anchored else None
    now = anchor.start if anchor else context.published
    month = found.value("m", "month")
    if now is None:
        return undated(f"XXXX-{month:02d}")
    return calendar_month(context, month, now.year - found.has("w", "last") + found.has("w", "next"), Direction.UNKNOWN)


def qualified_month(found: Found, context: Context) -> Answer:
    """Last May, next May, this May. "Last" passes over the month just gone by where that would be "last month"."""
    month = found.value("m", "month")
    if context.published is None:
        return undated(f"XXXX-{month:02d}")
    now, this = context.published.year, context.published.month
    if found.has("w", "last"):
        recent = month in (this, this - 1) and found.form("w") == "last"
        year = now - 1 if month > this or recent else now
    elif found.has("w", "next"):
        year = now if month > this else now + 1
    else:
        return calendar_month(context, month, None, _way(found, context))
    return calendar_month(context, month, year, Direction.UNKNOWN)


def bare_month(found: Found, context: Context) -> Answer:
    """In May, early March, September."""
    word = found.word("m")
    assert word is not None
    staged = found.start != found.at("m")
    before = found.before()
    token = context.token(word.start)
    if token is not None and token.tag_ in ("MD", "VB", "VBP", "VBD", "VBZ"):
        return None
    hint = staged or (before is not None and listed(before.form, "month_after"))
    if token is not None and not hint:
        if token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC"):
            return None
        if listed(word.form, "personal") and token.ent_type_ != "DATE":
            return None
    if token is not None and hint and listed(word.form, "personal") and token.ent_type_ == "PERSON":
        return None
    return calendar_month(context, found.value("m", "month"), None, _way(found, context))


def year(found: Found, context: Context) -> Answer:
    """1990, early 1990, fiscal 1989, the year 2000, '98: four figures that are not a count or the number of a law."""
    word, before, after = found.word("y"), found.before(), found.after()
    assert word is not None
    number = int(word.number or 0)
    bare = found.start == found.at("y")
    if bare:
        ahead = before.form if before else ""
        if listed(ahead, "no_year_after") or ("shortyear" in word.categories and not listed(ahead, "year_after")):
            return None
        if after is not None and (listed(after.form, "counted") or after.form == "%") and ahead != "the":
            return None
        if "spelled" in word.categories and (number % 100 == 0 or number < 1700):
            return None
        if not 1800 <= number < 2060 and ahead not in ("in", "since", "until", "by", "of", "from", "to", "year"):
            return None
        if number % 50 == 0 and number not in (1950, 2050) and not listed(ahead, "year_after"):
            return None
        if (
            before is not None
            and before.form == "-"
            and found.before(2)
            and (found.before(2) or word).number is not None
        ):
            return None if "year" not in (found.before(2) or word).categories else dated(_year(number))
    return dated(_year(number))


def _year(number: int) -> Period:
    return Period.of(Unit.YEAR, date(number, 1, 1))


def decade(found: Found, context: Context) -> Answer:
    """The 1990s, the late '80s, the nineties."""
    number = found.whole("d")
    if number is None:
        number = found.value("n", "decade")
    if number is None or number % 10:
        return None
    if number < 100:
        if found.has("d", "decades") and not found.starts_with("the") and found.form("d")[0].isdigit():
            return None
        number += 1900 if number >= 20 else 2000
    if not 1000 <= number < 2100 or (number % 100 == 0 and number != 2000):
        return dated(Period.of(Unit.CENTURY, date(number, 1, 1))) if 1000 <= number < 2000 else None
    return dated(Period.of(Unit.DECADE, date(number, 1, 1)))


def ordinal_unit(found: Found, context: Context) -> Answer:
    """The 20th century, the third quarter (of 1989), last year's third quarter, the first half of next year."""
    number, unit = found.whole("n") or (2 if found.form("l") else 0), found.value("u", "unit") or Unit.HALF
    unit = Unit(unit)
    if unit is Unit.CENTURY:
        return dated(Period.of(Unit.CENTURY, date(number * 100 - 100, 1, 1))) if 2 <= number <= 21 else None
    sizes = {Unit.QUARTER: 4, Unit.HALF: 2}
    if unit not in sizes or not 1 <= number <= sizes[unit]:
        return None
    given = found.whole("y")
    if given is None and (found.has("w", "last") or found.has("w", "next") or found.has("w", "this")):
        if found.value("yu", "unit") != Unit.YEAR or context.published is None:
            return None
        given = context.published.year - found.has("w", "last") + found.has("w", "next")
    return _part_of_year(context, unit, number, given, found)


def _part_of_year(context: Context, unit: Unit, number: int, year: int | None, found: Found) -> Answer:
    size = 12 // (4 if unit is Unit.QUARTER else 2)
    if year is None:
        if context.published is None:
            return undated(f"XXXX-{'Q' if unit is Unit.QUARTER else 'H'}{number}")
        year = context.published.year
        future = _way(found, context) is Direction.FUTURE
        starts = month_start(year * 12 + (number - 1) * size) > context.published
        nearly = (month_start(year * 12 + (number - 1) * size) - context.published).days < 75
        if starts and not future and not nearly and year > 2:
            year -= 1
    return dated(Period.of(unit, month_start(year * 12 + (number - 1) * size)))


def numbered_quarter(found: Found, context: Context) -> Answer:
    """The week of March 6; the first week of November 2014."""
    if found.value("u", "unit") != Unit.WEEK:
        return None
    month, day = found.value("m", "month"), found.whole("d")
    week = found.whole("n")
    way = _way(found, context)
    if day is not None:
        reading = calendar_day(context, month, day, found.whole("y"), way)
    elif (week is not None and week <= 5) or found.has("l", "last"):
        whole = calendar_month(context, month, found.whole("y"), way)
        if whole is None or whole.period is None:
            return undated("XXXX-WXX")
        start = whole.period.start.day + 7 * (week or 1) - 7
        last = whole.period.end
        reading = calendar_day(context, month, last.day if week is None else min(start, last.day), last.year, way)
    else:
        return None
    if reading is None or reading.period is None:
        return undated("XXXX-WXX")
    return dated(Period.of(Unit.WEEK, reading.period.start))


def seasonal(found: Found, context: Context) -> Answer:
    """The summer of 1995, last fall, this spring, in winter."""
    name, given = found.value("s", "season"), found.whole("y")
    if given is None and not found.form("w") and not _is_season(found, context):
        return None
    if found.has("w", "next"):
        way = Direction.FUTURE
    elif found.has("w", "last"):
        way = Direction.PAST
    else:
        way = _way(found, context)
        way = Direction.UNKNOWN if found.has("w", "this") else way
    reading = season(context, name, given, way)
    if reading is None or reading.period is None or context.published is None or given is not None:
        return reading
    running = reading.period.start <= context.published <= reading.period.end
    if running and found.form("w") == "last":
        return dated(reading.period.shift(-4)) if reading.period.start.year > 1 else reading
    return dated(reading.period.shift(4)) if running and found.has("w", "next") else reading


def _is_season(found: Found, context: Context) -> bool:
    word, before = found.word("s"), found.before()
    assert word is not None
    token = context.token(word.start)
    if token is not None and token.pos_ not in ("NOUN", "PROPN"):
        return False
    after = found.after()
    if word.form in ("fall", "spring") and after is not None and after.form == "of":
        return False
    if found.starts_with("the") and before is not None:
        return before.form in ("in", "during", "by", "until", "since", "for", "over", "through", "of", "this")
    staged = found.start != found.at("s") and not found.starts_with("the")
    return staged or (before is not None and before.form in ("in", "by", "since", "until", "during"))


def holiday(found: Found, context: Context) -> Answer:
    """Christmas, New Year's Day 2015, last Thanksgiving."""
    given = found.whole("y")
    if given is not None:
        day = holidays.day_of(found.form("h"), given)
        return dated(Period.of(Unit.DAY, day)) if day else None
    if context.published is None:
        return undated("XXXX-XX-XX")
    now = context.published
    days = [day for y in (now.year - 1, now.year, now.year + 1) if (day := holidays.day_of(found.form("h"), y))]
    way = Direction.PAST if found.has("w", "last") else Direction.FUTURE if found.has("w", "next") else None
    way = way or _way(found, context)
    past, coming = [day for day in days if day <= now], [day for day in days if day >= now]
    meant = None
    if way is Direction.PAST and past:
        meant = past[-1]
    elif way is Direction.FUTURE and coming:
        meant = coming[0]
    if days and (way is Direction.UNKNOWN or way is Direction.PRESENT or min(abs((d - now).days) for d in days) < 45):
        meant = min(days, key=lambda day: abs((day - now).days))
    if meant is None:
        return None
    period = Period.of(Unit.DAY, meant)
    return dated(Period.of(Unit.WEEK, meant) if found.value("u", "unit") == Unit.WEEK else period, open_year=True)


RULES = (
    Rule("<iso:d>", iso),
    Rule("<slash|dotted:d>", figures),
    Rule("{day}<month:m><dot>?<the>?<dom|nth|ordinal:d>(?:<comma>?<year:y>)?", month_day),
    Rule("{day}<the>?<dom|nth:d><of>?<month:m><dot>?(?:<comma>?<year:y>)?", month_day),
    Rule("{day}<the>?<ordinal:d><of><month:m><dot>?(?:<comma>?<year:y>)?", month_day),
    Rule("{stage}?<month:m><dot>?(?:<comma>|<of>)?<year:y>", month_year),
    Rule("{stage}?<month:m><dot>?<of>?<the>?<this|last|next|same|that:w><unit:u>", month_of_year),
    Rule("{stage}?<the>?<this>?<last|next|this:w><month:m>", qualified_month),
    Rule("{stage}?<month:m><dot>?", bare_month),
    Rule("(?:<prefix><hyphen>)?{stage}?(?:<the>?<fiscal>?<yearword>)?<fiscal>?<year:y>", year),
    Rule("(?:<prefix><hyphen>)?{stage}?<the>?<stage>?<hyphen>?<decades:d>", decade),
    Rule("{stage}?<the><stage>?<hyphen>?<decade:n>", decade),
    Rule("{stage}?<the>?<stage>?<hyphen>?<ordinal:n><hyphen>?<unit:u>", ordinal_unit),
    Rule(
        "{stage}?<the>?<comparable>?<fiscal>?<hyphen>?<ordinal:n><hyphen>?<fiscal>?<unit|half:u>(?:<of>?<year:y>)?",
        ordinal_unit,
    ),
    Rule("<the>?<latter:l><half:u><of><year:y>", ordinal_unit),
    Rule("<the>?<latter:l><half:u><of><this|last|next:w><unit:yu>", ordinal_unit),
    Rule("{stage}?<the>?<year:y><poss>?<fiscal>?<ordinal:n><hyphen>?<unit|half:u>", ordinal_unit),
    Rule("<this|last|next:w><unit:yu><poss><fiscal>?<ordinal:n><hyphen>?<unit|half:u>", ordinal_unit),
    Rule("<the>?<fiscal>?<ordinal:n><hyphen>?<unit|half:u><of><this|last|next:w><unit:yu>", ordinal_unit),
    Rule("<the>?<unit:u><of><month:m><dot>?<dom|nth:d>(?:<comma>?<year:y>)?", numbered_quarter),
    Rule("<the>?<ordinal:n><unit:u><of><month:m>(?:<comma>?<year:y>)?", numbered_quarter),
    Rule("<the>?<last:l><unit:u><of><month:m>(?:<comma>?<year:y>)?", numbered_quarter),
    Rule("{stage}?<the>?<stage>?<hyphen>?<season:s>(?:<of>?<year:y>)?", seasonal),
    Rule("{stage}?<this>?<last|next|this:w><season:s>", seasonal),
    Rule("<last|next|this:w>?<fixed|easter|orthodox|floating:h>(?:<comma>?<year:y>)?", holiday),
    Rule("<fixed|easter:h><unit:u>", holiday),
)
