"""The words of the grammar, read from the data files beside the stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from legation.model.errors import BadData
from legation.reading.timex.units import Unit

FILES = ("calendar", "numbers", "words", "fuzzy", "zones", "holidays")
CAPITAL = frozenset({"month", "weekday", "weekdays"})  #: categories that count only with a capital

Check = Callable[[Any], bool]


def _whole(low: int, high: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _one_of(*names: str) -> Check:
    return lambda value: value in names


def _list(size: int) -> Check:
    return lambda value: isinstance(value, list) and len(value) == size and all(isinstance(v, int) for v in value)


_CHECKS: dict[str, Check] = {
    "month": _whole(1, 12),
    "weekday": _whole(1, 7),
    "weekdays": _whole(1, 7),
    "season": _one_of("SP", "SU", "FA", "WI"),
    "unit": _one_of(*Unit),
    "units": _one_of(*Unit),
    "part": _one_of("MO", "AF", "EV", "NI"),
    "tonight": _one_of("NI"),
    "point": _one_of("12:00", "24:00"),
    "deictic": _whole(-2, 2),
    "decade": _whole(0, 90),
    "ampm": _whole(0, 12),
    "cardinal": _whole(0, 99),
    "scale": _whole(100, 10**9),
    "ordinal": _whole(1, 99),
    "often": lambda value: isinstance(value, str) and value.startswith("P"),
    "lasting": lambda value: isinstance(value, str) and value.startswith("P"),
    "fixed": _list(2),
    "easter": _whole(-70, 70),
    "orthodox": _whole(-70, 70),
    "floating": _list(3),
}


@dataclass
class Lexicon:
    """Words and phrases in lower case: the categories of each, and its value in those that have one."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)  #: category -> form -> value
    categories: dict[str, set[str]] = field(default_factory=dict)  #: form -> categories
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  #: first word -> phrases, longest first

    def add(self, form: str, category: str, value: Any) -> None:
        """Take in one form; a phrase is matched before the words that it is made of."""
        form = form.lower()
        self.values.setdefault(category, {})[form] = value
        self.categories.setdefault(form, set()).add(category)

    def index(self, words: Callable[[str], list[str]]) -> None:
        """Make the table of phrases, with `words` to cut a form as a text is cut."""
        for form in list(self.categories):
            parts = tuple(words(form))
            if len(parts) < 2:
                continue
            known = self.phrases.setdefault(parts[0], [])
            joined = " ".join(parts)
            if parts not in known:
                known.append(parts)
            if joined != form:
                self.categories[joined] = self.categories[form]
                for table in self.values.values():
                    if form in table:
                        table[joined] = table[form]
        for known in self.phrases.values():
            known.sort(key=len, reverse=True)


def read_table(name: str) -> dict[str, Any]:
    """A data file of this folder as a mapping; BadData where it is none."""
    source = files("legation.reading") / "data" / "times" / f"{name}.yaml"
    try:
        table = yaml.safe_load(source.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BadData(f"times/{name}.yaml is not YAML: {error}") from error
    if not isinstance(table, dict):
        raise BadData(f"times/{name}.yaml: a mapping of categories was expected")
    return table


def take(lexicon: Lexicon, file: str, table: Mapping[str, Any]) -> None:
    """Add the categories of one file; raise BadData that names the file and the entry that is wrong."""
    for category, entries in table.items():
        check = _CHECKS.get(category)
        where = f"times/{file}.yaml: {category}"
        if check is None and not isinstance(entries, list):
            raise BadData(f"{where}: a list of words was expected")
        if check is not None and not isinstance(entries, dict):
            raise BadData(f"{where}: a mapping from words to values was expected")
        for form in entries:
            if not isinstance(form, str) or not form:
                raise BadData(f"{where}: {form!r} is no word; put it in quotes")
            value = entries[form] if check is not None else True
            if check is not None and not check(value):
                raise BadData(f"{where}: {form}: the value {value!r} is not one of this category")
            lexicon.add(form, category, value)


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon, phrases not yet indexed: `words.lexicon_indexed` does that."""
    made = Lexicon()
    for name in FILES:
        take(made, name, read_table(name))
    return made


@cache
def word_lists(file: str) -> dict[str, frozenset[str]]:
    """The lists of a file that holds nothing but lists of words, each under its name."""
    table = read_table(file)
    for name, entries in table.items():
        if not isinstance(entries, list):
            raise BadData(f"times/{file}.yaml: {name}: a list of words was expected")
        for word in entries:
            if not isinstance(word, str):
                raise BadData(f"times/{file}.yaml: {name}: {word!r} is no word; put it in quotes")
    return {name: frozenset(entries) for name, entries in table.items()}


def listed(form: str, name: str) -> bool:
    """Whether a word in lower case stands in a list of the file `contexts.yaml`."""
    return form in word_lists("contexts")[name]
