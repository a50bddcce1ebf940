"""From words to expressions: match, resolve in the order of the text, give clocks their days, link ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from legation.model.codes import TimeType
from legation.model.record import Time
from legation.model.spans import Span
from legation.reading.layers import Parsed
from legation.reading.timex import rules_absolute, rules_lengths, rules_ranges, rules_relative
from legation.reading.timex.context import Context, Reading
from legation.reading.timex.grammar import encode, matches
from legation.reading.timex.timexes import Modifier, Range, Timex
from legation.reading.timex.units import Period, Unit
from legation.reading.timex.words import Word, words

RULES = (*rules_ranges.RULES, *rules_absolute.RULES, *rules_relative.RULES, *rules_lengths.RULES)

_JOINT = re.compile(r"\s*(?:,\s*)?(?:to|through|thru|until|till|up to|-|–|—|and)\s*(?:on\s+|about\s+)?", re.IGNORECASE)
_OPENERS = (
    (
        re.compile(r"\b(?:since|ever since|as of|as from|starting|beginning)\s+(?:on\s+|in\s+)?$", re.IGNORECASE),
        Modifier.SINCE,
    ),
    (re.compile(r"\b(?:until|till|up to|through)\s+$", re.IGNORECASE), Modifier.UNTIL),
    (re.compile(r"\b(?:before|prior to|ahead of|in advance of)\s+$", re.IGNORECASE), Modifier.BEFORE),
    (re.compile(r"\b(?:after|following|from)\s+$", re.IGNORECASE), Modifier.AFTER),
    (re.compile(r"\b(?:by|no later than|not later than)\s+$", re.IGNORECASE), Modifier.BY),
)

Piece = tuple[int, int, Reading]  #: words [start, end) and their meaning


def timexes(parsed: Parsed) -> tuple[Timex, ...]:
    """Every time expression, in the order of the text, none overlapping another."""
    text = parsed.report.text
    cut = words(text)
    context = Context(parsed.doc, text, parsed.report.published)
    pieces = _with_clocks(_read(cut, context), cut, context)
    made = [_timex(parsed, context, piece, cut) for piece in pieces]
    return _linked(tuple(timex for timex in made if timex is not None), text)


def ranges(found: tuple[Timex, ...]) -> tuple[Range, ...]:
    """The pairs of expressions that bound one stretch of time."""
    return tuple(Range(i, timex.range_end) for i, timex in enumerate(found) if timex.range_end is not None)


def _read(cut: list[Word], context: Context) -> list[Piece]:
    pieces: list[Piece] = []
    reached = 0
    for found, handler in matches(RULES, encode(cut), cut):
        if found.start < reached:
            continue
        try:
            answer = handler(found, context)
        except (ValueError, OverflowError):  # a day outside the years 1 to 9999
            continue
        if answer is None:
            continue
        for reading in answer if isinstance(answer, tuple) else (answer,):
            start, end = reading.words or (found.start, found.end)
            pieces.append((start, end, reading))
            context.history.append(reading)
            reached = end
    return pieces


def _with_clocks(pieces: list[Piece], cut: list[Word], context: Context) -> list[Piece]:
    """Give each time of day its day: that of its neighbour, of which it becomes part, else the last day named."""
    made: list[Piece] = []
    day = context.published
    index = 0
    while index < len(pieces):
        start, end, reading = pieces[index]
        if reading.clock is None:
            if reading.period is not None and reading.period.unit is Unit.DAY:
                day = reading.period.start
            made.append(pieces[index])
            index += 1
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following and _is_day(following[2]) and _adjoin(cut, end, following[0]):
            made.append((start, following[1], _timed(reading, following[2])))
            day = following[2].period.start if following[2].period else day
            index += 2
            continue
        if made and _is_day(made[-1][2]) and made[-1][1] == start:
            first, _, before = made.pop()
            made.append((first, end, _timed(reading, before)))
        elif day is not None:
            made.append((start, end, _timed(reading, Reading(TimeType.DATE, "", Period.of(Unit.DAY, day)))))
        else:
            made.append((start, end, replace(reading, value=f"XXXX-XX-XX{reading.value}")))
        index += 1
    return made


def _is_day(reading: Reading) -> bool:
    if reading.clock is not None or reading.type is not TimeType.DATE:
        return False
    return (reading.period is not None and reading.period.unit is Unit.DAY) or reading.open_week


def _adjoin(cut: list[Word], end: int, start: int) -> bool:
    return all(word.form in (",", "on") for word in cut[end:start]) and start - end <= 1


def _timed(reading: Reading, day: Reading) -> Reading:
    period = day.period
    if period is None:
        return replace(reading, value=f"{day.value}{reading.value}")
    if reading.clock == "T24:00":
        return replace(reading, value=f"{period.value}T24:00", period=period)
    return replace(reading, value=f"{period.value}{reading.clock}", period=period)


def _timex(parsed: Parsed, context: Context, piece: Piece, cut: list[Word]) -> Timex | None:
    first, last, reading = piece
    start, end = cut[first].start, cut[last - 1].end
    if cut[last - 1].form == "." and context.text[end : end + 2].strip() == "" and not context.text[end:].strip():
        end -= 1
    period = reading.period
    low, high = reading.bounds or ((period.start, period.end) if period else (None, None))
    precision = period.precision if period else None
    time = Time(span=Span(start, end), type=reading.type, value=reading.value, start=low, end=high, precision=precision)
    tokens = (context.token_index(start), context.token_index(end - 1) + 1) if len(parsed.doc) else (0, 0)
    dates = period is not None and reading.type in (TimeType.DATE, TimeType.TIME)
    unit = period.unit if period else None
    return Timex(time, *tokens, unit=unit, modifier=_modifier(context.text, start), place=dates)


def _modifier(text: str, start: int) -> Modifier | None:
    before = text[max(0, start - 24) : start]
    return next((modifier for pattern, modifier in _OPENERS if pattern.search(before)), None)


def _linked(found: tuple[Timex, ...], text: str) -> tuple[Timex, ...]:
    made = list(found)
    for index in range(len(made) - 1):
        first, last = made[index], made[index + 1]
        if first.range_start is not None or not (first.place and last.place):
            continue
        between = text[first.time.span.end : last.time.span.start]
        if not _JOINT.fullmatch(between):
            continue
        before = text[max(0, first.time.span.start - 14) : first.time.span.start].lower().split()
        joint = between.strip(" ,\n").lower().split()[:1]
        if joint == ["and"] and "between" not in before[-2:]:
            continue
        last = _ordered(first, last)
        if first.time.start is None or last.time.end is None or last.time.end < first.time.start:
            continue
        made[index] = replace(first, range_end=index + 1, modifier=None)
        made[index + 1] = replace(last, range_start=index, modifier=None)
    return tuple(made)


def _ordered(first: Timex, last: Timex) -> Timex:
    """ "Monday to Friday": the end moved behind the beginning where both name only a weekday."""
    start, end = first.time.start, last.time.start
    if start is None or end is None or last.unit is not Unit.DAY or first.unit is not Unit.DAY:
        return last
    if last.time.type is not TimeType.DATE or end >= start or (start - end).days >= 7:
        return last
    period = Period.of(Unit.DAY, end + timedelta(7))
    return replace(
        last,
        time=Time(
            span=last.time.span,
            type=last.time.type,
            value=period.value,
            start=period.start,
            end=period.end,
            precision=period.precision,
        ),
    )
