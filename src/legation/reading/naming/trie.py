"""Many names looked for in a text at once: by words, case kept, diacritics folded, the longest name first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \u00a0.,'’ʼ‘\-‐‑–\u00ad\u200b-\u200f\u2060\ufeff]{0,5}")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "ß": "ss"}
)
_ARTICLES = frozenset({"the", "The", "THE"})
_LONGEST_ABBREVIATION = 3
#: Keys of a node under which its values stand; no word is like them.
_CASED, _UNCASED = "", "_"


class Match(NamedTuple):
    """A name at `[start, end)` of the text, with what was stored under it."""

    start: int
    end: int
    values: tuple[Any, ...]


def fold(word: str) -> str:
    """The word without diacritics; case is kept."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


class NameTrie(Generic[T]):
    """Names over words. One in mixed case matches itself and its capitals, one in lower case also a capital first.

    Of an `uncased` name, given in whatever case, all words need a capital in the text, save `small` ones.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, T]],
        uncased: Iterable[tuple[str, T]] = (),
        small: frozenset[str] = frozenset(),
    ) -> None:
        self._top: dict[str, Any] = {}
        self._small = small
        self.extended = False  #: whether it has uncased names
        self._add(names, _CASED)
        self._add(uncased, _UNCASED)

    def _add(self, names: Iterable[tuple[str, T]], leaf: str) -> None:
        for text, value in names:
            words = tuple(fold(w) for w in _WORD.findall(text))
            if len(words) > 1 and words[0] in _ARTICLES:
                words = words[1:]
            if not words:
                continue
            node = self._top
            for word in words:
                node = node.setdefault(word.casefold(), {})
            node.setdefault(leaf, []).append((words, value))
            self.extended = self.extended or leaf == _UNCASED

    def scan(self, text: str) -> Iterator[Match]:
        """Matches from left to right, none overlapping another."""
        found = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
        capitals = [False] * len(found)
        for index, (_, _, word) in enumerate(found):
            near = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
            capitals[index] = word.isupper() and all(w.isupper() or w.isdigit() for *_, w in near) and bool(near)
        index = 0
        while index < len(found):
            length, values = self._longest(text, found, capitals, index)
            if length:
                start, end = found[index][0], found[index + length - 1][1]
                yield Match(start, _closed(text, start, end), values)
            index += max(length, 1)

    def _longest(
        self, text: str, found: list[tuple[int, int, str]], capitals: list[bool], first: int
    ) -> tuple[int, tuple[T, ...]]:
        node = self._top
        best: tuple[int, tuple[T, ...]] = (0, ())
        for index in range(first, len(found)):
            if index > first and not _joined(text, found[index - 1], found[index]):
                break
            node = node.get(found[index][2].casefold(), {})
            if not node:
                break
            if _CASED in node or _UNCASED in node:
                size = index - first + 1
                seen = [word for *_, word in found[first : index + 1]]
                shout = capitals[first : index + 1]
                values = tuple(v for words, v in node.get(_CASED, ()) if all(map(_agree, seen, words, shout)))
                if _UNCASED in node and self._capital(seen):
                    values += tuple(v for _, v in node[_UNCASED])
                if values:
                    best = (size, values)
        return best

    def _capital(self, seen: list[str]) -> bool:
        """Whether the words of the text are written as those of a name."""
        low = [word for word in seen if word[:1].islower()]
        return len(low) < len(seen) and all(word in self._small for word in low)


def _agree(seen: str, name: str, shout: bool) -> bool:
    """Whether a word of the text, by its case, can be the word of a name."""
    if seen == name:
        return True
    if name.islower():
        return seen == name.capitalize() or (shout and seen == name.upper())
    return seen.isupper() and seen == name.upper() and (len(seen) > _LONGEST_ABBREVIATION or shout)


def _joined(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    gap = text[left[1] : right[0]]
    if not _GAP.fullmatch(gap):
        return False
    if "," in gap:
        return False
    return "." not in gap or len(left[2]) <= _LONGEST_ABBREVIATION


def _closed(text: str, start: int, end: int) -> int:
    """The end with the full stop of an abbreviation such as "U.S."."""
    return end + 1 if text[end : end + 1] == "." and "." in text[start:end] else end
