"""Date restrictions of actor dictionaries: `690901-110823`, `<010101`, `>20110823`."""

from __future__ import annotations

import calendar
import re
from datetime import date

from legation.atlas.dictionaries.entries import Restriction

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_BOUND = re.compile(r"([<>])\s*=?\s*(\d+)")
#: Two digits of a year up to here are of this century, as PETRARCH has it.
_CENTURY = 30


def restriction(text: str) -> Restriction:
    """The days that a restriction allows, inclusive. Raises `ValueError` where it cannot be read."""
    text = text.strip()
    if not text:
        return Restriction()
    found = _BOUND.fullmatch(text)
    if found is not None:
        return Restriction(end=_day(found[2], True)) if found[1] == "<" else Restriction(start=_day(found[2], False))
    found = _RANGE.fullmatch(text)
    if found is None:
        raise ValueError("a date that cannot be read")
    start, end = _day(found[1], False), _day(found[2], True)
    if start > end and len(found[1]) == 6:
        start = start.replace(year=start.year - 100, day=min(start.day, 28))  # 250101-890101 begins in 1925
    if start > end:
        raise ValueError("a date that ends before it begins")
    return Restriction(start, end)


def _day(digits: str, last: bool) -> date:
    """yyyymmdd, yymmdd, yyyymm or yyyy; a month or day of 00 is the first or the last."""
    if len(digits) == 8:
        return _made(int(digits[:4]), int(digits[4:6]), int(digits[6:]), last)
    if len(digits) == 4:
        return _made(int(digits), 0, 0, last)
    if len(digits) != 6:
        raise ValueError("a date that cannot be read")
    year = int(digits[:2])
    try:
        return _made(year + (2000 if year <= _CENTURY else 1900), int(digits[2:4]), int(digits[4:]), last)
    except ValueError:
        return _made(int(digits[:4]), int(digits[4:]), 0, last)


def _made(year: int, month: int, day: int, last: bool) -> date:
    month = month or (12 if last else 1)
    if not 1 <= month <= 12 or not 1000 <= year <= 2999:
        raise ValueError("a date that cannot be read")
    longest = calendar.monthrange(year, month)[1]
    if day > longest:
        raise ValueError("a date that cannot be read")
    return date(year, month, day or (longest if last else 1))
