"""The date in the dateline of a report: "SEOUL, Nov 14 (Yonhap) --", "London | Tuesday 5 May 2015"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"


_DATE = (
    rf"(?i:{_WEEKDAY}(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<d>\d{{1,2}}){_ORDINAL}\s+(?P<m>{_MONTH})(?:,?\s+(?P<y>\d{{4}})\b)?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}){_ORDINAL}\b(?:,?\s+(?P<y2>\d{{4}})\b)?"
    r"))"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_PLACE = rf"{_CAPITAL}[\w.’'\-]*(?:(?:,\s|\s|/)(?:of |de |del |la |el |al-)?{_CAPITAL}[\w.’'\-]*){{0,5}}"
_LOUD = rf"{_CAPITAL}[A-ZÀ-ÖØ-Þ.’'\-]+(?:(?:,\s|\s|/){_CAPITAL}[\w.’'\-]+){{0,5}}"
_AGENCY = r"(?:\s*[(/][^()/\n]{2,40}[)/])?"
_CLOSE = r"\s*(?:[-–—|:.]|[(/][^()/\n]{2,40}[)/]|$)"
_FORMS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # SEOUL, Nov 14; loud enough that nothing needs to follow
        rf"(?:{_LOUD}){_AGENCY}\s*(?:,|\||[-–—]{{1,2}}|\s)\s*{_DATE}(?:{_CLOSE}|\s+[A-ZÀ-ÖØ-Þ(\"“])",
        # Paris, 3 March 1998 (AFP) -
        rf"(?:{_PLACE}){_AGENCY}\s*(?:,|\||[-–—]{{1,2}})\s*{_DATE}{_CLOSE}",
        # GENEVA (5 May 2015)
        rf"(?:{_PLACE})\s*[(\[]{_DATE}[)\]]",
        # a line of its own
        rf"(?:(?i:published|posted|date|dated)(?i:\s+on)?:?\s+)?{_DATE}[.]?\s*$",
    )
)
_WHOLE = re.compile(rf"\s*{_DATE}")
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_LINES = 4


def dateline(text: str, year: int | None = None) -> date | None:
    """The date in the dateline at the start of a text; None where there is none, or no usable one.

    A dateline without a year is usable only with `year`: today's year is never assumed. The first four
    lines that are not blank are looked at, since a headline and a byline may stand above.
    """
    lines = [line.strip() for line in text[:2_000].split("\n") if line.strip()]
    for line in lines[:_LINES]:
        for form in _FORMS:
            match = form.match(line)
            if match is not None:
                return _from_match(match, year)
    return None


def parse_date(value: str) -> date | None:
    """A date as metadata writes it: ISO 8601 with or without time, RFC 2822, or in English words; else None.

    Where there is a time, the date is the one written: the day at the outlet's own desk.
    """
    match = _ISO.match(value)
    if match is not None:
        return _make(int(match[1]), int(match[2]), int(match[3]))
    match = _WHOLE.match(value)
    if match is not None and (found := _from_match(match, None)) is not None:
        return found
    try:
        moment: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.date()


def plausible(found: date | None, today: date | None = None) -> date | None:
    """The date, if a report can have been published then: after 1500 and not later than tomorrow; else None."""
    latest = (today or date.today()) + timedelta(days=1)
    return found if found is not None and date(1500, 1, 1) <= found <= latest else None


def _from_match(match: re.Match[str], year: int | None) -> date | None:
    """The date that the named groups of a match spell."""
    found = {key.rstrip("2"): value for key, value in match.groupdict().items() if value is not None}
    if "iso" in found:
        return _make(*(int(part) for part in found["iso"].split("-")))
    written = int(found["y"]) if "y" in found else year
    if written is None:
        return None
    return _make(written, _MONTHS[found["m"].lower().rstrip(".")], int(found["d"]))


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
