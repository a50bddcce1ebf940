"""What a rule may know beside its own words, and what it answers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from legation.model.codes import TimeType
from legation.reading.timex.tense import Direction, direction
from legation.reading.timex.units import Period, Unit


@dataclass(frozen=True)
class Reading:
    """The meaning of a time expression, before it is joined with its neighbours.

    `words` are indices `[start, end)` of the words that it covers where they are not those of the match; `clock` is a
    time of day such as "T17:00" that wants a day; `bounds` place a duration in the calendar.
    """

    type: TimeType
    value: str
    period: Period | None = None
    words: tuple[int, int] | None = None
    clock: str | None = None
    bounds: tuple[date, date] | None = None
    open_year: bool = False  #: the words leave the year to be guessed
    open_week: bool = False  #: they name a weekday only
    aside: bool = False  #: a time of comparison, which anchors nothing that follows


def dated(period: Period, words: tuple[int, int] | None = None, *, open_year: bool = False) -> Reading:
    """A DATE that is a known period."""
    return Reading(TimeType.DATE, period.value, period, words, open_year=open_year)


def undated(value: str, kind: TimeType = TimeType.DATE, words: tuple[int, int] | None = None) -> Reading:
    """An expression that has a value but no place in the calendar."""
    return Reading(kind, value, words=words)


@dataclass
class Context:
    """The parse, the day of publication, and the readings so far in the order of the text."""

    doc: Doc
    text: str
    published: date | None
    history: list[Reading] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [token.idx for token in self.doc]

    def token_index(self, offset: int) -> int:
        """Index of the token at a code point."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def token(self, offset: int) -> Token | None:
        """The token at a code point, None in an empty text."""
        return self.doc[self.token_index(offset)] if len(self.doc) else None

    def direction(self, start: int, end: int) -> Direction:
        """Where the time written at these code points lies, by the tense around it."""
        if not len(self.doc):
            return Direction.UNKNOWN
        return direction(self.doc, self.token_index(start), self.token_index(end - 1) + 1)

    def anchor(self, unit: Unit | None = None) -> Period | None:
        """The last period that the text named: of that unit where one is asked, else of any."""
        for reading in reversed(self.history):
            period = reading.period
            if period is not None and not reading.aside and (unit is None or period.unit is unit):
                return period
        return None

    def near(self, unit: Unit, reach: int = 5) -> Period | None:
        """The last period of that unit among the few readings before, comparisons left out."""
        periods = (reading.period for reading in reversed(self.history[-reach:]) if not reading.aside)
        return next((period for period in periods if period is not None and period.unit is unit), None)

    def latest(self, *units: Unit) -> Period | None:
        """The last period named, where it is of one of these units."""
        period = self.anchor()
        return period if period is not None and period.unit in units else None
