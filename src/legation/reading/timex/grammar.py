"""Patterns over the categories of words, compiled to regular expressions over one letter a word.

`<month:m>` is a word of the category `month`, kept under the label `m`; `<last|next>` a word of either; `{stage}` a
named piece of pattern. White space does not count. A text becomes a string with one letter for each set of categories
that a word can have, so that a pattern is one scan of a short string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from legation.reading.timex.context import Context, Reading
from legation.reading.timex.words import Word, lexicon_indexed, number_categories

PIECES = {
    "stage": "(?:<the>?<edge>(?:<of>|<in>|<to>)|<stage>(?:<hyphen>|<in>|<on>)?)",
    "approx": "(?:<the>?<approx>+)?",
    "day": "(?:<the>?<this>?<this|last|next>?<weekday><dot>?<comma>?)?",
}

_BLANK = "."
_FIRST = 0x100


@dataclass
class Found:
    """A match of a rule: the words that it covers and those under its labels."""

    match: re.Match[str]
    words: list[Word]

    @property
    def start(self) -> int:
        """Index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index after the last word."""
        return self.match.end()

    def at(self, label: str) -> int:
        """Index of the labelled word, -1 where the match has none."""
        return self.match.start(label) if label in self.match.re.groupindex else -1

    def word(self, label: str) -> Word | None:
        """The labelled word."""
        index = self.at(label)
        return self.words[index] if index >= 0 else None

    def number(self, label: str) -> float | None:
        """The number that the labelled word tells."""
        word = self.word(label)
        return word.number if word is not None else None

    def whole(self, label: str) -> int | None:
        """The number that the labelled word tells, where it is whole."""
        number = self.number(label)
        return int(number) if number is not None else None

    def form(self, label: str) -> str:
        """The labelled word in lower case, or nothing."""
        word = self.word(label)
        return word.form if word is not None else ""

    def value(self, label: str, category: str) -> Any:
        """The value of the labelled word in a category, None where it has none."""
        return lexicon_indexed()[0].values[category].get(self.form(label))

    def has(self, label: str, category: str) -> bool:
        """Whether the labelled word is of a category."""
        word = self.word(label)
        return word is not None and category in word.categories

    def before(self, steps: int = 1) -> Word | None:
        """The word that many before the match."""
        return self.words[self.start - steps] if self.start >= steps else None

    def after(self) -> Word | None:
        """The word after the match."""
        return self.words[self.end] if self.end < len(self.words) else None

    def starts_with(self, category: str) -> bool:
        """Whether the first word is of a category."""
        return category in self.words[self.start].categories


Answer = Reading | tuple[Reading, ...] | None
Handler = Callable[[Found, Context], Answer]


@cache
def _letters() -> dict[frozenset[str], str]:
    _, capital, small = lexicon_indexed()
    sets = {*capital.values(), *small.values()}
    for value in (*range(2101), 0.5, 10**6):
        found = number_categories(value)
        sets |= {found, found | {"spelled"}, found - {"year", "dom", "hour", "yy"}}
    sets |= {
        frozenset({kind}) for kind in ("iso", "slash", "dotted", "clock", "decades", "fraction", "ordinal", "line")
    }
    sets |= {frozenset({"ordinal", "nth"}), frozenset({"shortyear", "year"}), frozenset({"ampm"})}
    ordered = sorted(sorted(found) for found in sets if found)
    return {frozenset(found): chr(_FIRST + index) for index, found in enumerate(ordered)}


def encode(words: list[Word]) -> str:
    """One letter a word, a full stop for a word of no category."""
    letters = _letters()
    return "".join([letters.get(word.categories, _BLANK) if word.categories else _BLANK for word in words])


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern; KeyError for a piece or category that does not exist."""
    letters = _letters()
    known = {category for found in letters for category in found}

    def letters_of(match: re.Match[str]) -> str:
        names, _, label = match.group(1).partition(":")
        wanted = set(names.split("|"))
        if wanted - known:
            raise KeyError(f"no category {sorted(wanted - known)} in pattern {pattern}")
        alternatives = "".join(letter for found, letter in letters.items() if found & wanted)
        return f"(?P<{label}>[{alternatives}])" if label else f"[{alternatives}]"

    plain = re.sub(r"\{([a-z]+)\}", lambda match: PIECES[match.group(1)], pattern)
    guarded = re.sub(r"\s+", "", plain).replace("(?P<", "(?P\0").replace("(?<", "(?\0")
    return re.compile(re.sub(r"<([a-z|:0-9]+)>", letters_of, guarded).replace("\0", "<"))


@dataclass(frozen=True)
class Rule:
    """A pattern and what a match of it means; a handler that answers None declines."""

    pattern: str
    handler: Handler

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compile_pattern(self.pattern)


def _overlapping(expression: re.Pattern[str], letters: str) -> Iterator[re.Match[str]]:
    """The longest match at each place, also inside another: the other may be declined or cut short."""
    position = 0
    while match := expression.search(letters, position):
        if match.end() > match.start():
            yield match
        position = match.start() + 1


def matches(rules: tuple[Rule, ...], letters: str, words: list[Word]) -> Iterator[tuple[Found, Handler]]:
    """Every match, in the order of the text; of those with one start the longest first, then in the order of rules."""
    found = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(rules)
        for match in _overlapping(rule.expression, letters)
    ]
    found.sort(key=lambda entry: entry[:3])
    for _, _, order, match in found:
        yield Found(match, words), rules[order].handler
