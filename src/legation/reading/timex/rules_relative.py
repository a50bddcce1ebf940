"""Rules for times told from the day of publication or from the time named before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from legation.model.codes import TimeType
from legation.reading.timex.context import Context, Reading, dated, undated
from legation.reading.timex.grammar import Answer, Found, Rule
from legation.reading.timex.lexicon import listed
from legation.reading.timex.resolve import day_of_month, weekday
from legation.reading.timex.tense import Direction
from legation.reading.timex.units import CLOCK, UNKNOWN, Period, Unit, duration, shift_day

_AHEAD = (Direction.FUTURE, Direction.PRESENT)
_FINE = {Unit.DAY: 0, Unit.WEEKEND: 0, Unit.WEEK: 1, Unit.FORTNIGHT: 1, Unit.MONTH: 2}


def _way(found: Found, context: Context) -> Direction:
    return context.direction(found.words[found.start].start, found.words[found.end - 1].end)


def _unit(found: Found) -> Unit:
    return Unit(found.value("u", "unit") or found.value("u", "units"))


def with_part(day: Period | None, part: str | None) -> Reading | None:
    """A day, or the part of it that is named: 2014-11-15TMO."""
    if day is None:
        return undated(UNKNOWN[Unit.DAY] + f"T{part}", TimeType.TIME) if part else undated(UNKNOWN[Unit.DAY])
    return Reading(TimeType.TIME, f"{day.value}T{part}", day) if part else dated(day)


def deictic(found: Found, context: Context) -> Answer:
    """Yesterday, late today, tomorrow morning, the day before yesterday."""
    part = found.value("p", "part")
    if context.published is None:
        return with_part(None, part) if found.value("d", "deictic") else undated("PRESENT_REF")
    return with_part(Period.of(Unit.DAY, shift_day(context.published, found.value("d", "deictic"), Unit.DAY)), part)


def part_of_day(found: Found, context: Context) -> Answer:
    """This morning, last night, tonight, the next morning, that evening, overnight."""
    part = found.value("p", "part") or found.value("t", "tonight")
    if found.form("t") == "overnight" and _is_adjective(found, context):
        return None
    now = Period.of(Unit.DAY, context.published) if context.published else None
    form = found.form("w")
    if listed(form, "anchored") or (found.starts_with("the") and form in ("next", "same")):
        now = context.anchor(Unit.DAY) or now
    if now is None:
        return with_part(None, part)
    back = form in ("last", "previous", "preceding", "prior") or found.form("t") == "overnight"
    step = -1 if back else 1 if found.has("w", "next") else 0
    return with_part(now.shift(step), part)


def _is_adjective(found: Found, context: Context) -> bool:
    token = context.token(found.words[found.start].start)
    return token is not None and token.dep_ == "amod"


def named_unit(found: Found, context: Context) -> Answer:
    """Last week, this month, next year, the following day, that year, the current quarter, the past decade."""
    unit, form = _unit(found), found.form("w")
    if unit in CLOCK:
        return None
    if form in ("last", "past", "latest", "most recent") and found.starts_with("the") and unit in (Unit.DAY,):
        return None
    step = -1 if found.has("w", "last") else 1 if found.has("w", "next") else 0
    if form == "latest":
        step = -1
    anchored = listed(form, "anchored") or (form == "next" and found.starts_with("the") and unit is Unit.DAY)
    if unit is Unit.DAY and form in ("same", "that", "current", "present") and not anchored:
        return None
    anchor = _anchor(context, unit) if anchored else None
    day = anchor.start if anchor and step <= 0 else anchor.end if anchor else context.published
    if day is None or (anchored and anchor is None and form not in ("previous", "preceding", "prior")):
        return undated(UNKNOWN[unit])
    if unit is Unit.WEEKEND:
        return dated(_weekend(day, step, _way(found, context)))
    return dated(Period.of(unit, day).shift(step))


def _anchor(context: Context, unit: Unit) -> Period | None:
    if unit is not Unit.DAY:
        return context.anchor()
    return context.latest(Unit.DAY, Unit.WEEKEND)


def _weekend(day: date, step: int, way: Direction) -> Period:
    found = Period.of(Unit.WEEKEND, day)
    if found.start <= day:
        return found.shift(step)
    if step == 0:
        return found if way is Direction.FUTURE else found.shift(-1)
    return found.shift(step) if step < 0 else found.shift(1)


def bare_unit(found: Found, context: Context) -> Answer:
    """The weekend; the quarter, and the like periods of accounts, of the time named before."""
    unit = _unit(found)
    if unit is Unit.WEEKEND:
        if context.published is None:
            return undated(UNKNOWN[unit])
        before = found.before()
        over = before is not None and before.form in ("over", "during")
        way = _way(found, context)
        return dated(_weekend(context.published, 0, Direction.PAST if over and way is not Direction.FUTURE else way))
    if unit is Unit.QUARTER:
        after = found.after()
        before = found.before()
        if before is not None and before.form == "-":
            return None
        if after is not None and after.form in ("of", "-", "final", "finals", "century"):
            return None
        return _quarter(context)
    if found.starts_with("the") and unit in (Unit.YEAR, Unit.MONTH, Unit.WEEK):
        return _running(found, unit, context)
    return None


def _running(found: Found, unit: Unit, context: Context) -> Answer:
    """ "The year" of publication; a length where its end is told: "the year ended March 31"."""
    after = found.after()
    form = after.form if after is not None else ""
    if form in ("ended", "ending", "ends", "to", "through"):
        return undated(duration(1, unit), TimeType.DURATION)
    if form in ("of", "before", "after", "that", "when", "since", "-", "in", "prior") or context.published is None:
        return None
    return dated(Period.of(unit, context.published))


def _quarter(context: Context) -> Reading:
    named = context.anchor(Unit.QUARTER)
    if context.published is not None and (named is None or named.end > context.published):
        named = Period.of(Unit.QUARTER, context.published).shift(-1)
    return dated(named) if named else undated(UNKNOWN[Unit.QUARTER])


def staged_unit(found: Found, context: Context) -> Answer:
    """The end of the year, earlier in the month, late in the week."""
    unit = _unit(found)
    if unit in CLOCK:
        return None
    if unit is Unit.DAY and (day := context.anchor(Unit.DAY)):
        return dated(day)
    return dated(Period.of(unit, context.published)) if context.published else undated(UNKNOWN[unit])


def year_ago(found: Found, context: Context) -> Answer:
    """The year-ago quarter, the year-earlier period: as much a year before what was named."""
    period = context.anchor()
    today = context.published
    if period is None and today is None:
        return undated(UNKNOWN[Unit.YEAR])
    if today is not None and (period is None or period.end.year < today.year):
        period = Period.of(Unit.YEAR, today)
    assert period is not None
    number, unit = found.whole("n"), found.value("u", "unit")
    if unit == Unit.QUARTER or found.has("u", "period"):
        period = context.anchor(Unit.QUARTER) or period
    if number is not None and unit == Unit.QUARTER and 1 <= number <= 4:
        period = Period.of(Unit.QUARTER, date(period.start.year, number * 3, 1))
    if period.unit is Unit.QUARTER:
        return replace(dated(period.shift(-4)), aside=True)
    return replace(dated(Period.of(Unit.YEAR, period.start).shift(-1)), aside=True)


def on_weekday(found: Found, context: Context) -> Answer:
    """Tuesday, last Friday, next Monday evening, late Thursday, the following Sunday."""
    number, part, form = found.value("k", "weekday"), found.value("p", "part"), found.form("w")
    word = found.word("k")
    if word is not None and len(word.form) < 4 and not form and word.form in ("sun", "sat", "mon", "wed"):
        token = context.token(word.start)
        if token is None or token.ent_type_ not in ("DATE", "TIME"):
            return None
    way, strictly = _way(found, context), False
    if form in ("following", "next") and found.starts_with("the") and (anchor := context.anchor(Unit.DAY)):
        ahead = (number - anchor.start.isoweekday() - 1) % 7 + 1
        return with_part(anchor.shift(ahead), part)
    if form in ("previous", "preceding") and (anchor := context.anchor(Unit.DAY)):
        back = (anchor.start.isoweekday() - number - 1) % 7 + 1
        return with_part(anchor.shift(-back), part)
    if found.has("w", "last"):
        way, strictly = Direction.PAST, True
    elif found.has("w", "next"):
        way, strictly = Direction.FUTURE, True
    reading = weekday(context, number, way, strictly=strictly)
    if part is None:
        return reading
    return Reading(TimeType.TIME, f"{reading.value}T{part}", reading.period, open_week=True)


def away(found: Found, context: Context) -> Answer:
    """Two weeks ago, a day earlier, three years later, ten days from now, a year ago."""
    unit, count = _unit(found), found.number("n")
    count = 1.0 if count is None and found.has("n", "an") else count
    if found.has("n", "half"):
        count = 0.5
    ago, ahead = found.has("x", "ago"), found.has("x", "later") or found.has("x", "fromnow")
    if count is None:
        return _some_away(unit, ago)
    if unit in CLOCK:
        return _hours_away(count, unit, -1 if not ahead else 1, context)
    deictic_sense = ago or found.has("x", "fromnow")
    base = _base(context, unit, deictic_sense)
    if base is None:
        return undated(UNKNOWN[unit])
    if unit is Unit.YEAR and count == 1 and not ahead and (quarter := context.near(Unit.QUARTER)):
        return replace(dated(quarter.shift(-4)), aside=True)
    if unit in (Unit.DECADE, Unit.CENTURY):
        unit, count = Unit.YEAR, count * (10 if unit is Unit.DECADE else 100)
    if count != int(count) and unit is Unit.YEAR:
        return dated(Period.of(Unit.MONTH, base).shift(round((1 if ahead else -1) * count * 12)))
    whole = int(count) * (1 if ahead else -1)
    aside = unit is Unit.YEAR and count == 1 and not ahead
    return replace(dated(Period.of(unit, shift_day(base, whole, unit))), aside=aside)


def _base(context: Context, unit: Unit, deictic_sense: bool) -> date | None:
    if deictic_sense:
        return context.published
    anchor = context.anchor()
    if anchor is not None and unit in _FINE and _FINE.get(anchor.unit, 3) > _FINE[unit]:
        return None  # "a day earlier" than a month: no day can be told
    return anchor.start if anchor else context.published


def _some_away(unit: Unit, ago: bool) -> Answer:
    if ago:
        return undated("PAST_REF")
    return undated(duration(None, unit), TimeType.DURATION)


def _hours_away(count: float, unit: Unit, sign: int, context: Context) -> Answer:
    limit = {Unit.HOUR: 24, Unit.MINUTE: 1440}.get(unit, 86400)
    if context.published is None or count >= limit:
        return undated(duration(count, unit), TimeType.DURATION)
    return Reading(TimeType.TIME, f"{context.published.isoformat()}TXX:XX", Period.of(Unit.DAY, context.published))


def in_future(found: Found, context: Context) -> Answer:
    """ "In two weeks" of what is to come; a length where it tells how long something took."""
    unit, count = _unit(found), found.number("n")
    count = 1.0 if count is None and found.has("n", "an") else count
    words = (found.start + 1, found.end)
    if unit in CLOCK or count is None or count != int(count) or _way(found, context) not in _AHEAD:
        return None
    if context.published is None:
        return undated(UNKNOWN[unit], words=words)
    return dated(Period.of(unit, shift_day(context.published, int(count), unit)), words)


def the_nth(found: Found, context: Context) -> Answer:
    """The 17th, where no noun follows."""
    after = found.after()
    word = found.word("d")
    assert word is not None
    if after is not None:
        token = context.token(after.start)
        if after.form == "-" or (token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")):
            return None
    before = found.before()
    if before is None or before.form not in ("on", "from", "to", "until", "by", "since", "before", "after", "between"):
        return None
    return day_of_month(context, int(word.number or 0), _way(found, context))


def year_end(found: Found, context: Context) -> Answer:
    """Year-end, the year's end."""
    if context.published is None:
        return undated(UNKNOWN[Unit.YEAR])
    return dated(Period.of(Unit.YEAR, context.published))


def latest_period(found: Found, context: Context) -> Answer:
    """The latest period, of a report on accounts: the quarter that it is about."""
    return _quarter(context)


def bare_ago(found: Found, context: Context) -> Answer:
    """Years ago."""
    return undated("PAST_REF")


def bare_part(found: Found, context: Context) -> Answer:
    """In the morning, by mid-afternoon: of the day named before."""
    before = found.before()
    if not found.starts_with("stage") and (
        before is None or before.form not in ("in", "during", "by", "until", "into")
    ):
        return None
    day = context.anchor(Unit.DAY) or (Period.of(Unit.DAY, context.published) if context.published else None)
    return with_part(day, found.value("p", "part"))


def the_past(found: Found, context: Context) -> Answer:
    """The past, where no noun follows."""
    after = found.after()
    token = context.token(after.start) if after is not None else None
    nominal = token is not None and token.pos_ in ("NOUN", "NUM", "ADJ", "PROPN")
    return None if nominal or found.form("l") != "past" else undated("PAST_REF")


_COUNT = "<num|an|some|half:n><more>?<hyphen>?<unit|units:u><soonafter>?"

RULES = (
    Rule("{stage}?<deictic:d>(?:<poss>?<part:p>)?", deictic),
    Rule("<part:p><deictic:d>", deictic),
    Rule("<stage><hyphen>?<part:p><deictic:d>", deictic),
    Rule("{stage}?<the>?<this|last|next|that|same:w><part:p>", part_of_day),
    Rule("{stage}?<tonight:t>", part_of_day),
    Rule("{stage}?<the>?<this|that>?<fiscal>?<this|last|next|current|same|that:w><fiscal>?<unit:u>", named_unit),
    Rule("{stage}<the><unit:u>", staged_unit),
    Rule("<the><whole><unit:u>", staged_unit),
    Rule("<the><fiscal>?<unit:u>", bare_unit),
    Rule("{stage}?<end>", year_end),
    Rule("<the>?<comparable>?<yearago>(?:<ordinal:n>?<hyphen>?<unit|period:u>)?", year_ago),
    Rule("{stage}?<the>?<this>?<this|last|next|same:w>?<weekday:k>(?:<part:p>)?", on_weekday),
    Rule("{approx}" + _COUNT + "<ago|earlier|later|fromnow:x>", away),
    Rule("<in>{approx}<num|an:n><unit|units:u>(?!<poss>)", in_future),
    Rule("<the><nth:d>", the_nth),
    Rule("<the>?<last><period>", latest_period),
    Rule("<units|unit><ago>", bare_ago),
    Rule("<the><stage>?<hyphen>?<part:p>", bare_part),
    Rule("<stage><hyphen>?<part:p>", bare_part),
    Rule("<the><last:l>", the_past),
)
