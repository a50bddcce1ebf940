"""A text as the words of the grammar: each with the categories that patterns ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from legation.reading.timex.lexicon import CAPITAL, Lexicon, lexicon, listed

_WORD = re.compile(
    r"""
    (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-]))
  | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
  | (?P<dotted>\d{1,2}\.\d{1,2}\.\d{4}(?!\d))
  | (?P<clock>\d{1,2}(?::\d{2}){1,2}(?![\d:])|\d{1,2}\.\d{2}(?=\s?(?:[ap]\.?m\b|hrs\b|GMT\b)))
  | (?P<years>['’‘]?\d{2,4}['’]?s\b)
  | (?P<short>['’‘]\d{2}(?!\d))
  | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<fraction>\d/\d(?![\d/])|[½¼¾])
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<half>[ap]\.\s?m\.?(?!\w))
  | (?P<poss>['’]s\b|['’])
  | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
  | (?P<line>\n)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.ASCII & 0 | re.IGNORECASE,
)

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PLAIN: frozenset[str] = frozenset()


@dataclass(slots=True)
class Word:
    """One word or merged phrase: code points `[start, end)`, its form in lower case, its number if it has one."""

    start: int
    end: int
    form: str
    categories: frozenset[str] = _PLAIN
    number: float | None = None


def cut(text: str) -> list[str]:
    """The forms of the words of a text, as `words` cuts it."""
    return [match.group().lower() for match in _WORD.finditer(text)]


@cache
def lexicon_indexed() -> tuple[Lexicon, dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The lexicon with its phrases, and the categories of each form written with and without a capital."""
    made = lexicon()
    made.index(cut)
    capital = {form: frozenset(found) for form, found in made.categories.items()}
    small = {form: found - CAPITAL for form, found in capital.items()}
    return made, capital, small


def number_categories(value: float) -> frozenset[str]:
    """What a number can be in a time expression: day of the month, month, hour, year, two-digit year."""
    found = {"num"}
    if value == int(value):
        tests = {
            "dom": 1 <= value <= 31,
            "hour": 0 <= value <= 24,
            "yy": 0 <= value <= 99,
            "year": 1000 <= value < 2100,
        }
        found |= {name for name, holds in tests.items() if holds}
    return frozenset(found)


def _figure(kind: str, form: str) -> tuple[frozenset[str], float | None]:
    if kind == "number":
        value = float(form.replace(",", ""))
        found = number_categories(value)
        if "," in form or "." in form or (value < 1000 and len(form) > 2):
            found -= {"year", "dom", "hour", "yy"}
        return found, value
    if kind == "nth":
        value = float(form[:-2])
        return frozenset({"ordinal", "nth"}), value
    if kind == "years":
        digits = int(re.sub(r"\D", "", form))
        return frozenset({"decades"}), float(digits)
    if kind == "short":
        return frozenset({"shortyear", "year"}), _century(int(form[1:]))
    if kind == "fraction":
        top, _, bottom = form.partition("/")
        return frozenset({"fraction"}), _FRACTIONS.get(form) or (int(top) / int(bottom) if int(bottom or 0) else 0.0)
    return frozenset({kind}), None


def _century(year: int) -> float:
    return float(year + (2000 if year < 50 else 1900))


def full_year(year: int) -> int:
    """The year that two digits mean: 1950 to 2049."""
    return int(_century(year)) if year < 100 else year


def words(text: str) -> list[Word]:
    """Cut a text; phrases of the lexicon and runs of number words become one word each."""
    table, capital, small = lexicon_indexed()
    raw: list[Word] = []
    for match in _WORD.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        form = match.group().lower()
        if form == "." and not (raw and _abbreviated(raw[-1], start)):
            raw.append(Word(start, end, form))
        elif kind in ("word", "mark", "poss"):
            found = capital if text[start].isupper() else small
            raw.append(Word(start, end, form, found.get(form, _PLAIN)))
        elif kind == "half":
            raw.append(Word(start, end, "pm" if form[0] == "p" else "am", frozenset({"ampm"})))
        else:
            categories, value = _figure(kind, form)
            raw.append(Word(start, end, form, categories, value))
    return _numbers(_phrases(raw, table, capital, small), table)


def _abbreviated(word: Word, at: int) -> bool:
    """Whether a full stop at this place ends a short form of a month or weekday."""
    return word.end == at and len(word.form) < 6 and listed(word.form, "short") and bool(word.categories & CAPITAL)


def _phrases(
    raw: list[Word], table: Lexicon, capital: dict[str, frozenset[str]], small: dict[str, frozenset[str]]
) -> list[Word]:
    made: list[Word] = []
    index = 0
    while index < len(raw):
        word = raw[index]
        for parts in table.phrases.get(word.form, ()):
            size = len(parts)
            if all(index + i < len(raw) and raw[index + i].form == part for i, part in enumerate(parts)):
                form = " ".join(parts)
                made.append(Word(word.start, raw[index + size - 1].end, form, capital.get(form, _PLAIN)))
                index += size
                break
        else:
            made.append(word)
            index += 1
    return made


def _numbers(raw: list[Word], table: Lexicon) -> list[Word]:
    """Merge "twenty-four", "nineteen ninety-six", "2 1/2", "two and a half", "3 million"."""
    cardinal, scale = table.values["cardinal"], table.values["scale"]
    made: list[Word] = []
    index = 0
    while index < len(raw):
        word = raw[index]
        if word.form in cardinal and "cardinal" in word.categories:
            end, value = _spelled(raw, index, cardinal, scale)
        elif "scale" in word.categories and made and made[-1].categories & {"an", "num"}:
            end, value = _spelled(raw, index, cardinal, scale)
            before = made.pop()
            value *= before.number if before.number is not None else 1
            word = Word(before.start, word.end, before.form)
        elif "num" in word.categories:
            end, value = index + 1, word.number or 0.0
        else:
            made.append(word)
            index += 1
            continue
        end, value = _halves(raw, end, value)
        merged = end > index + 1 or word.number is None
        categories = number_categories(value) | {"spelled"} if merged else word.categories
        made.append(Word(word.start, raw[end - 1].end, word.form, categories, value))
        index = end
    return _ordinals(made)


def _spelled(raw: list[Word], index: int, cardinal: dict[str, int], scale: dict[str, int]) -> tuple[int, float]:
    total, current, seen = 0, 0, False
    while index < len(raw):
        word = raw[index]
        if "cardinal" in word.categories:
            value = cardinal[word.form]
            if seen and 10 < current < 21 and value >= 10:
                current = current * 100 + value  # nineteen ninety-six
            elif seen and not _continues(current, total, value):
                break
            else:
                current += value
        elif "scale" in word.categories:
            factor = scale[word.form]
            if factor == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * factor, 0
        else:
            break
        seen = True
        index += 1
        if index + 1 < len(raw) and (raw[index].form == "-" or (raw[index].form == "and" and current % 100 == 0)):
            following = raw[index + 1]
            joins = "cardinal" in following.categories and cardinal[following.form] > 0
            if joins and (raw[index].form == "and" or current % 10 == 0):
                index += 1
    return index, float(total + current)


def _continues(current: int, total: int, value: int) -> bool:
    """Whether a number word goes on with the number so far: twenty + four, hundred + ten, thousand + ten."""
    if not current:
        return total > 0
    return current % 100 == 0 or (current % 10 == 0 and value < 10)


def _halves(raw: list[Word], index: int, value: float) -> tuple[int, float]:
    if index < len(raw) and "fraction" in raw[index].categories:
        return index + 1, value + (raw[index].number or 0.0)
    rest = [word.form for word in raw[index : index + 6]]
    for pattern in (["and", "a", "half"], ["and", "-", "a", "-", "half"], ["-", "and", "-", "a", "-", "half"]):
        if rest[: len(pattern)] == pattern:
            return index + len(pattern), value + 0.5
    return index, value


def _ordinals(raw: list[Word]) -> list[Word]:
    """Merge "twenty-first" and give spelled ordinals their number."""
    ordinal = lexicon().values["ordinal"]
    made: list[Word] = []
    for word in raw:
        if word.number is None and "ordinal" in word.categories:
            word = Word(word.start, word.end, word.form, word.categories, float(ordinal[word.form]))
            tens = len(made) > 1 and made[-1].form == "-"
            before = made[-2] if tens else made[-1] if made else None
            if before and before.number in (20, 30, 40, 50, 60, 70, 80, 90) and (word.number or 10) < 10:
                del made[-2 if tens else -1 :]
                total = (before.number or 0) + (word.number or 0)
                word = Word(before.start, word.end, word.form, frozenset({"ordinal"}), total)
        made.append(word)
    return made
