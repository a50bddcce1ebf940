"""The words that refer back: pronouns and the nouns that describe somebody named before."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec
import yaml

from legation.model.errors import BadData
from legation.reading.naming.vocabulary import DATA, plural_of

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
NUMBERS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "five": 5, "six": 6}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
OTHERS = frozenset({
    "other", "another", "many", "some", "any", "no", "every", "each", "neighboring", "neighbouring", "third", "most",
    "several", "foreign", "donor", "neither", "either", "all", "host", "new", "next", "few",
    "certain", "future", "former",
})  # fmt: skip


class Sort(StrEnum):
    """What a describing noun may stand for."""

    STATES = "states"
    ORGANS = "organs"
    BODIES = "bodies"
    GROUPS = "groups"
    PERSONS = "persons"
    PAIRS = "pairs"  #: in the plural with a number: the two governments


class Describing(msgspec.Struct, frozen=True):
    """A noun as a description."""

    lemma: str
    plural: bool
    sorts: frozenset[Sort]


@cache
def load_descriptions() -> dict[str, Describing]:
    """Describing nouns by their form in lower case. Raises `BadData` naming the file."""
    file = DATA / "descriptions.yaml"
    try:
        lists = msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), dict[Sort, list[str]])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadData(f"{file.name}: {error}") from error
    found: dict[tuple[str, str, bool], set[Sort]] = {}
    for sort, nouns in lists.items():
        for lemma in nouns:
            found.setdefault((lemma, lemma, False), set()).add(sort)
            plural = plural_of(lemma)
            if plural != lemma:
                found.setdefault((plural, lemma, True), set()).add(sort)
    return {form: Describing(lemma, plural, frozenset(sorts)) for (form, lemma, plural), sorts in found.items()}


@cache
def load_bodies() -> dict[str, frozenset[str]]:
    """Codes of the bodies that a noun mostly stands for. Raises `BadData` naming the file."""
    file = DATA / "bodies.yaml"
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), dict[str, frozenset[str]])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadData(f"{file.name}: {error}") from error
