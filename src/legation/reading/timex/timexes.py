"""Time expressions of a text, with what a reader of clauses needs beside the record's `Time`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from legation.model.record import Time
from legation.reading.timex.units import Unit


class Modifier(StrEnum):
    """How the words before an expression open or bound it."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"


@dataclass(frozen=True)
class Timex:
    """A time with its tokens `[start, end)` in the parse.

    `range_end` is the index, among the expressions of the text, of the other end of a range that begins here, and
    `range_start` the index of its beginning where this one ends it. `place` tells whether it is a stretch of the
    calendar that can date an event: not so are durations, sets and PRESENT_REF.
    """

    time: Time
    start: int
    end: int
    unit: Unit | None = None
    modifier: Modifier | None = None
    range_end: int | None = None
    range_start: int | None = None
    place: bool = False


@dataclass(frozen=True)
class Range:
    """Two ends of one stretch of time, as indices into the expressions of the text."""

    first: int
    last: int


def joined(first: Timex, last: Timex) -> Timex:
    """A range as one expression: start of the first, end of the last, the span and tokens of both."""
    low, high = sorted((first, last), key=lambda timex: timex.time.span)
    span = type(low.time.span)(low.time.span.start, high.time.span.end)
    begin, end = first.time.start, last.time.end
    if begin is not None and end is not None and begin > end:
        begin, end = last.time.start, first.time.end
    time = Time(
        span=span,
        type=first.time.type,
        value=f"{first.time.value}/{last.time.value}",
        start=begin,
        end=end,
        precision=first.time.precision,
    )
    return replace(first, time=time, start=min(low.start, high.start), end=max(low.end, high.end), modifier=None)
