"""Entries of agents dictionaries: `GENDARME_ [~COP]`, `AIR_FORCE {} [~MIL]`, `CONGRESS!PERSON! [~LEG]`."""

from __future__ import annotations

import re

from legation.atlas.dictionaries.cameo import sector_of
from legation.atlas.dictionaries.entries import DictionaryNoun
from legation.atlas.dictionaries.wording import phrase

_SET = re.compile(r"!\s*(\w+)\s*!\s*=(.*)")
_MARK = re.compile(r"!\s*(\w+)\s*!")
_ENTRY = re.compile(r"([^\[\]{}]+?)\s*(?:\{([^{}\[\]]*)\}?)?\s*\[\s*~?\s*(\w+)\s*~?\s*[\]}]?.*")


class Agents:
    """The nouns of a file, and the sets of words that stand for a mark in them."""

    def __init__(self) -> None:
        self._sets: dict[str, tuple[str, ...]] = {}
        self._nouns: dict[str, DictionaryNoun] = {}

    def define(self, line: str) -> bool:
        """Take a set (`!PERSON! = MAN, MEN`); whether the line is one. Raises `ValueError` for an empty one."""
        found = _SET.match(line)
        if found is None:
            return False
        words = tuple(word for word in (part.strip().strip("_") for part in found[2].split(",")) if word)
        if not words:
            raise ValueError("a set without words")
        self._sets[found[1].upper()] = words
        return True

    def add(self, line: str) -> None:
        """Take an entry. Raises `ValueError` with the reason where it is none."""
        found = _ENTRY.fullmatch(line)
        if found is None:
            raise ValueError("no entry of an agent")
        words, plural, code = found.groups()
        sector = sector_of(code)
        cameo = f"~{code.upper()}"
        mark = _MARK.search(words)
        if mark is None:
            noun = phrase(words).lower()
            many = _regular(noun) if plural is None else " ".join(plural.replace("_", " ").split()).lower()
            self._keep(DictionaryNoun(noun=noun, plural=many or None, sector=sector, cameo=cameo))
            return
        if mark[1].upper() not in self._sets:
            raise ValueError(f"a mark that is not defined, !{mark[1]}!")
        for word in self._sets[mark[1].upper()]:
            noun = phrase(words[: mark.start()] + word + words[mark.end() :]).lower()
            self._keep(DictionaryNoun(noun=noun, sector=sector, cameo=cameo))

    def nouns(self) -> tuple[DictionaryNoun, ...]:
        """All that were taken."""
        return tuple(self._nouns.values())

    def _keep(self, noun: DictionaryNoun) -> None:
        self._nouns.setdefault(noun.noun, noun)


def _regular(noun: str) -> str:
    """The plural as PETRARCH makes it where none is given."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("ss", "x", "ch", "sh")):
        return noun + "es"
    return noun if noun.endswith("s") else noun + "s"
