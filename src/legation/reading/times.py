"""Times: the expressions of a report with their TIMEX3 values, resolved against its day of publication.

A stage of the reading. The grammar is in `timex/`, its words in `data/times/`. A time that leaves out its year, month
or week is placed by the tense of its clause; without a day of publication it keeps a value with X for what is not
known ("XXXX-05") and no days. The two ends of a range are two expressions, each with its own days; `find_ranges`
tells which belong together, and `attach` gives an event the start of the first and the end of the last.
"""

from __future__ import annotations

from legation.model.record import Time
from legation.reading.layers import Parsed
from legation.reading.timex.attach import attach, whole
from legation.reading.timex.compose import ranges, timexes
from legation.reading.timex.timexes import Modifier, Range, Timex, joined

__all__ = ["Modifier", "Range", "Timex", "attach", "find_ranges", "find_times", "find_timexes", "joined", "whole"]


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Every TIMEX3 of the text in order; days are inclusive, null where they cannot be known."""
    return tuple(timex.time for timex in timexes(parsed))


def find_timexes(parsed: Parsed) -> tuple[Timex, ...]:
    """The same expressions with their tokens, unit, modifier and ranges."""
    return timexes(parsed)


def find_ranges(timexes: tuple[Timex, ...]) -> tuple[Range, ...]:
    """Pairs of expressions, by index, that bound one stretch of time: "from the 17th to the 24th of November"."""
    return ranges(timexes)
