"""Rules for durations, for what recurs, for times of day and for expressions without a place in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from legation.model.codes import TimeType
from legation.reading.timex.context import Context, Reading, undated
from legation.reading.timex.grammar import Answer, Found, Rule
from legation.reading.timex.lexicon import listed
from legation.reading.timex.tense import Direction
from legation.reading.timex.units import CLOCK, Unit, duration, shift_day
from legation.reading.timex.words import lexicon_indexed

_RATE_UNITS = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.HOUR, Unit.MINUTE, Unit.QUARTER, Unit.SECOND)


def _unit(found: Found) -> Unit:
    return Unit(found.value("u", "unit") or found.value("u", "units"))


def length(found: Found, context: Context) -> Answer:
    """Three days, nearly two years, 24-hour, the past two months, a couple of weeks, a 10-year-old."""
    unit, count = _unit(found), found.number("n")
    if unit is Unit.SECOND and (count is None or found.has("u", "unit")):
        return None
    if found.has("n", "an"):
        if unit is Unit.WEEKEND or found.has("u", "units"):
            return None
        count = 1.0
        if not found.form("w") and found.end - found.start == 2:
            return _single(found, unit)
    if found.has("n", "half"):
        count = 0.5
    after = found.after()
    if unit is Unit.QUARTER and after is not None and after.form == "of":
        return None
    if unit is Unit.QUARTER and found.has("u", "units") and found.words[found.end - 2].form == "-":
        return None
    if found.form("o") == "old":
        return None
    if count == 1 and found.form("n") == "one" and unit is Unit.DAY and found.end - found.start == 2:
        before = found.before()
        coming = context.direction(found.words[found.start].start, found.words[found.end - 1].end) is Direction.FUTURE
        if coming and (before is None or not listed(before.form, "length_after")):
            return undated("FUTURE_REF")
    if found.form("u") in ("night", "nights") and not found.has("n", "num"):
        return None
    if count is not None and found.has("u", "unit") and count >= 2 and not _joined(found):
        return None
    start = found.start
    if listed(found.words[start].form, "preposed") and found.words[start + 1].form == "the":
        start += 1
    bounds = _bounds(found, context, unit, count)
    return Reading(TimeType.DURATION, duration(count, unit), words=(start, found.end), bounds=bounds)


def _joined(found: Found) -> bool:
    """A plural amount before a singular unit is an adjective: "two-year", "the 30 year old"; never "1990 month"."""
    return (found.number("n") or 0) < 1000


def _single(found: Found, unit: Unit) -> Answer:
    """ "A year": a rate after an amount ("$5 a year"), a length after a preposition or verb of lasting."""
    before = found.before()
    form = before.form if before else ""
    after = found.after()
    if listed(form, "length_after") or (after is not None and after.form in ("after", "before")):
        return undated(duration(1, unit), TimeType.DURATION)
    if unit not in _RATE_UNITS or before is None:
        return None
    amount = before.number is not None or form in ("%", "percent", "dollars", "times", "once", "twice", "euros", "day")
    second = found.before(2)
    amount = amount or (second is not None and (second.number is not None or second.form == "$"))
    return undated(duration(1, unit), TimeType.SET) if amount else None


def _bounds(found: Found, context: Context, unit: Unit, count: float | None) -> tuple[date, date] | None:
    if context.published is None or count is None or not found.form("w"):
        return None
    sign = -1 if found.has("w", "last") else 1 if found.has("w", "next") else 0
    if not sign or count > 4000:
        return None
    today = context.published
    if unit in CLOCK:
        hours = count / {Unit.HOUR: 1, Unit.MINUTE: 60}.get(unit, 3600)
        other = today + timedelta(sign * -(-hours // 24))
    else:
        other = shift_day(today, round(sign * count), unit)
    return (min(today, other), max(today, other))


def between_lengths(found: Found, context: Context) -> Answer:
    """Two to three weeks, 12 to 18 months: the lower figure is the value."""
    low, high = found.number("n") or 0, found.number("b") or 0
    return undated(duration(low, _unit(found)), TimeType.DURATION) if low < high else None


def uncounted(found: Found, context: Context) -> Answer:
    """For years, in weeks, decades."""
    unit, before = _unit(found), found.before()
    after = found.after()
    if before is None or (not listed(before.form, "uncounted_after") and unit not in (Unit.DECADE, Unit.CENTURY)):
        return None
    if unit in (Unit.SECOND, Unit.QUARTER, Unit.WEEKEND) or (before.form == "of" and unit in CLOCK):
        return None
    if after is not None and after.form in ("-", "'", "’"):
        return None
    return undated(duration(None, unit), TimeType.DURATION)


def recent(found: Found, context: Context) -> Answer:
    """Recent years, the coming weeks, past months."""
    unit = _unit(found)
    if found.has("w", "next"):
        return undated("FUTURE_REF")
    if found.has("w", "recent") or found.form("w") == "past":
        return undated("PAST_REF")
    return undated(duration(None, unit), TimeType.DURATION) if found.form("w") == "last" else None


def lasting(found: Found, context: Context) -> Answer:
    """Yearlong, decades-long, day-long."""
    if found.form("v"):
        return undated(found.value("v", "lasting"), TimeType.DURATION)
    before = found.before()
    if found.form("o") != "long" or (before is not None and before.form in ("-", "–")):
        return None
    plural = found.has("u", "units")
    return undated(duration(None if plural else 1, _unit(found)), TimeType.DURATION)


def half_unit(found: Found, context: Context) -> Answer:
    """Half an hour, a half-century, an hour and a half."""
    count = 1.5 if found.form("h") == "and" else 0.5
    return undated(duration(count, _unit(found)), TimeType.DURATION)


def often(found: Found, context: Context) -> Answer:
    """Daily, annually."""
    word = found.words[found.start]
    token = context.token(word.start)
    if token is not None and token.pos_ == "PROPN":
        return None
    return undated(found.value("o", "often"), TimeType.SET)


def every(found: Found, context: Context) -> Answer:
    """Every week, each July, every two years, every other day, every Monday night, once a month."""
    part = found.value("p", "part")
    tail = f"T{part}" if part else ""
    if (day := found.value("k", "weekday")) is not None:
        return undated(f"XXXX-WXX-{day}{tail}", TimeType.SET)
    if (month := found.value("m", "month")) is not None:
        return undated(f"XXXX-{month:02d}", TimeType.SET)
    if (name := found.value("s", "season")) is not None:
        return undated(f"XXXX-{name}", TimeType.SET)
    if part and not found.form("u"):
        return undated(f"XXXX-XX-XX{tail}", TimeType.SET)
    count = found.number("n") or (2.0 if found.has("n", "single") and found.form("n") != "single" else 1.0)
    return undated(duration(count, _unit(found)), TimeType.SET)


def on_weekdays(found: Found, context: Context) -> Answer:
    """Mondays, Tuesday nights."""
    number = found.value("k", "weekdays") or found.value("w", "weekday")
    part = found.value("p", "part")
    return undated(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), TimeType.SET)


def vague(found: Found, context: Context) -> Answer:
    """Now, recently, the near future."""
    form = found.form("v")
    token = context.token(found.words[found.start].start)
    if form in ("future", "current") and token is not None and token.pos_ == "PROPN":
        return None
    if form == "future" and token is not None and token.dep_ in ("amod", "compound"):
        return None
    values = lexicon_indexed()[0].values
    for category, value in (("present", "PRESENT_REF"), ("past", "PAST_REF"), ("future", "FUTURE_REF")):
        if form in values[category]:
            return undated(value)
    return None


def clock(found: Found, context: Context) -> Answer:
    """7:15 p.m., 5 p.m. EST, 10 o'clock, noon, 0600 GMT: the day comes from its neighbours."""
    if (point := found.value("p", "point")) is not None:
        return Reading(TimeType.TIME, f"T{point}", clock=f"T{point}")
    form = found.form("c") or found.form("h")
    pieces = [int(piece) for piece in form.replace(".", ":").split(":") if piece.isdigit()] or [found.whole("h") or 0]
    hour, minutes = pieces[0], pieces[1:]
    if found.form("h") and len(form) == 4 and form.isdigit():
        hour, minutes = int(form[:2]), [int(form[2:])]
    half = found.value("a", "ampm")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if found.has("h", "hour") and found.form("n") and found.value("n", "part") in ("AF", "EV") and hour < 12:
        hour += 12
    if hour > 24 or any(minute > 59 for minute in minutes):
        return None
    value = f"T{hour:02d}:" + ":".join(f"{minute:02d}" for minute in minutes or [0])
    return Reading(TimeType.TIME, value, clock=value)


def nine_months(found: Found, context: Context) -> Answer:
    """The first nine months of the year, the nine months."""
    count = found.number("n")
    return undated(duration(count, _unit(found)), TimeType.DURATION) if count is not None else None


_AMOUNT = "<num|some|an|half:n><more>*<hyphen>?<more>?<unit|units:u>"

RULES = (
    Rule("{approx}<the>?<approx>?<last|next|this:w>?<approx>?" + _AMOUNT + "<soonafter>?(?:<hyphen>?<old:o>)?", length),
    Rule(
        "<the>?{approx}<the>?<last|next:w>?<num:n>(?:<to>|<or>|<hyphen>)<num:b><hyphen>?<unit|units:u>", between_lengths
    ),
    Rule("<units:u>", uncounted),
    Rule("<the>?<last|next|recent:w><units:u>", recent),
    Rule("<lasting:v>", lasting),
    Rule("<unit|units:u><hyphen><old:o>", lasting),
    Rule("{approx}<half><hyphen>?<an><unit:u>", half_unit),
    Rule("{approx}<an><half><hyphen>?<unit:u>", half_unit),
    Rule("{approx}<an><unit:u><and:h><an><half>", half_unit),
    Rule("<often:o>", often),
    Rule("<each><num|ordinal|single:n>?<unit|units:u>", every),
    Rule("<each><weekday:k><part:p>?", every),
    Rule("<each><month:m>", every),
    Rule("<each><season:s>", every),
    Rule("<each><part:p>", every),
    Rule("<once><per><unit:u>", every),
    Rule("<num><thing><per><unit:u>", every),
    Rule("<weekdays:k><part:p>?", on_weekdays),
    Rule("<present|past|future:v>", vague),
    Rule("{approx}<clock:c><ampm:a>?<zone>?", clock),
    Rule("{approx}<hour:h><ampm:a><zone>?", clock),
    Rule("{approx}<hour|num:h><oclock><zone>?", clock),
    Rule("{approx}<num:h><zone>", clock),
    Rule("{approx}<hour:h><oclock>?<in><the><part:n>", clock),
    Rule("{approx}<point:p>", clock),
    Rule("<the><ordinal>?<num:n><units:u>", nine_months),
)
