"""The lexicon files of the eight verbal types, read with plain YAML: every field, code and class is one that exists."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import legation.codebook
from legation.codebook.lexicon import PSEUDO

LEXICON = Path(legation.codebook.__file__).parent / "lexicon"
TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")

LISTS = {"object", "subject", "without", "contexts", "initiator", "recipient"}
TRUTHS = {"people", "mutual", "absorbs"}
WORDS = {"mode", "cameo"}
CHOICES = {
    "complement": {"that", "to", "ing"},
    "voice": {"active", "passive"},
    "needs": {"recipient", "initiator", "both"},
    "status": {"occurred", "ongoing", "scheduled", "expected", "possible", "conditional", "called-for", "denied"},
}
FIELDS = LISTS | TRUTHS | WORDS | set(CHOICES) | {"with", "weight"}
CONDITIONS = ("object", "subject", "with", "without", "complement", "people", "voice")
SLOTS = {"subject", "object", "indirect", "poss", "mod", "complement"} | {
    *("with", "to", "against", "on", "upon", "from", "of", "by", "between", "among", "in", "at", "for", "over", "into"),
    *("about", "toward", "towards", "around", "before", "behind", "beside", "alongside"),
    *("near", "along", "off", "outside", "through"),
}

MODES: dict[str, set[str]] = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "rights", "expel", "territory", "violence"},
}
CONTEXTS = set(
    """asylum economic cyber disasters repression misinformation human_security pro_democracy pro_autocracy legislative
    political_institutions intelligence inequality terrorism environment corruption diplomatic religion_ethnicity legal
    military health illegal_drugs lgbt migration election reparations peacekeeping human_rights rights_freedoms gender
    crime technology natural_resource territory""".split()
)
# CAMEO roots by type, and what the PLOVER tables place elsewhere or nowhere: appeals (02) have no PLOVER type there,
# words of sympathy and accord (018, 019) neither; promised yielding (035x), declared truces (0871) and promised ends
# of a curfew or emergency (0813, 0814) are verbal concessions by PLOVER 2.0's own definition of CONCEDE.
CAMEO: dict[str, tuple[str, ...]] = {
    "AGREE": ("03",),
    "CONSULT": ("04",),
    "SUPPORT": ("05", "018", "019"),
    "CONCEDE": ("080", "081", "082", "083", "035", "0871"),
    "REQUEST": ("10", "02"),
    "ACCUSE": ("09", "11"),
    "REJECT": ("12",),
    "THREATEN": ("13",),
}
CAMEO_LEAVES = {  # third digits in use, then the codes with a fourth digit
    "02": ("01234 5678", "11 12 13 14 31 32 33 34 41 42 43 44 51 52 53 54 55 56"),
    "03": ("0123456789", "11 12 13 14 31 32 33 34 41 42 43 44 51 52 53 54 55 56"),
    "04": ("0123456", ""),
    "05": ("01234567", ""),
    "08": ("0123", "11 12 13 14 31 32 33 34 71"),
    "09": ("01234", ""),
    "10": ("012345678", "11 12 13 14 31 32 33 34 41 42 43 44 51 52 53 54 55 56"),
    "11": ("0123456", "21 22 23 24 25"),
    "12": ("0123456789", "11 12 13 14 21 22 23 24 31 32 33 34 41 42 43 44 45 46"),
    "13": ("0123456789", "11 12 13 21 22 23 24 81 82 83 84 85"),
}
CODES = {"018", "019"} | {
    root + digit
    for root, (third, fourth) in CAMEO_LEAVES.items()
    for digit in [*third.replace(" ", ""), *fourth.split()]
}


@cache
def read(name: str) -> Any:
    return yaml.load((LEXICON / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@cache
def classes() -> dict[str, list[str]]:
    return {n: words for f in sorted(LEXICON.glob("classes*.yaml")) for n, words in read(f.stem).items()}


def senses(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(entry.get("verb") or entry["noun"], sense) for entry in read(name) for sense in entry["senses"]]


@pytest.mark.parametrize("name", TYPES)
def test_entries_are_well_formed_and_unique(name: str) -> None:
    seen: set[tuple[str, str, str]] = set()
    for entry in read(name):
        (kind,) = set(entry) - {"senses"}
        assert kind in {"verb", "noun"}
        lemma = entry[kind]
        assert isinstance(lemma, str)
        assert lemma == lemma.lower().strip()
        claims = {(kind, lemma, repr([sense.get(c) for c in CONDITIONS])) for sense in entry["senses"]}
        assert not claims & seen, f"{kind} {lemma} has a reading twice in {name}"
        seen |= claims
        assert entry["senses"], lemma


@pytest.mark.parametrize("name", TYPES)
def test_fields_and_their_values(name: str) -> None:
    for lemma, sense in senses(name):
        assert set(sense) <= FIELDS, lemma
        for field, value in sense.items():
            if field in LISTS:
                assert value != [], (lemma, field)
                assert all(isinstance(word, str) for word in value), (lemma, field)
            elif field in TRUTHS:
                assert isinstance(value, bool), (lemma, field)
            elif field in CHOICES:
                assert value in CHOICES[field], (lemma, field, value)
            elif field == "weight":
                assert 0 <= value <= 1, lemma
            elif field == "with":
                assert all(isinstance(word, str) for p in value for word in [p, *value[p]]), lemma
            else:
                assert isinstance(value, str), (lemma, field)
        assert set(sense.get("initiator", [])) | set(sense.get("recipient", [])) <= SLOTS, lemma


@pytest.mark.parametrize("name", TYPES)
def test_modes_contexts_and_codes_belong_to_the_type(name: str) -> None:
    for lemma, sense in senses(name):
        if sense.get("weight") == 0:
            assert "cameo" not in sense, f"{lemma}: a reading that is no event has no code"
            continue
        assert sense.get("mode") is None or sense["mode"] in MODES[name], (lemma, sense)
        assert set(sense.get("contexts", [])) <= CONTEXTS, (lemma, sense)
        assert sense["cameo"] in CODES, (lemma, sense)
        assert sense["cameo"].startswith(CAMEO[name]), (lemma, sense)


@pytest.mark.parametrize("name", TYPES)
def test_classes_that_are_named_exist(name: str) -> None:
    for lemma, sense in senses(name):
        words = [*sense.get("object", []), *sense.get("subject", [])]
        words += [word for heads in sense.get("with", {}).values() for word in heads]
        for word in words:
            assert not word.startswith("@") or word in PSEUDO or word[1:] in classes(), (
                f"{lemma} names the unknown class {word}"
            )


def test_classes_hold_lower_case_words_once() -> None:
    for name, words in read("classes").items():
        assert len(words) == len(set(words)), f"{name}: {sorted(w for w in words if words.count(w) > 1)}"
        assert all(isinstance(word, str) and word == word.lower() for word in words), name


def test_class_names_are_unique_over_the_files() -> None:
    names = [name for file in LEXICON.glob("classes*.yaml") for name in read(file.stem)]
    assert len(names) == len(set(names)), sorted(n for n in set(names) if names.count(n) > 1)


def test_every_class_is_used() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in LEXICON.glob("*.yaml"))
    assert [name for name in read("classes") if f'"@{name}"' not in text] == []


def test_no_two_types_claim_the_same_conditions() -> None:
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in TYPES:
        for lemma, sense in senses(name):
            claims[lemma, repr([sense.get(c) for c in CONDITIONS])].add(name)
    # nouns and verbs of one form ("appeal") are told apart by the parse
    kinds = {(kind, e[kind]) for name in TYPES for e in read(name) for kind in ("verb", "noun") if kind in e}
    both = {lemma for kind, lemma in kinds if kind == "verb" and ("noun", lemma) in kinds}
    assert {key: names for key, names in claims.items() if len(names) > 1 and key[0] not in both} == {}


def test_the_lexicon_is_wide() -> None:
    assert sum(len(read(name)) for name in TYPES) >= 900
    assert all(len(read(name)) >= 60 for name in TYPES)


@pytest.mark.parametrize(
    ("name", "lemma"),
    [
        ("AGREE", "invite"),
        ("AGREE", "deal"),
        ("CONSULT", "visit"),
        ("CONSULT", "talks"),
        ("CONSULT", "dispatch"),
        ("SUPPORT", "ratify"),
        ("SUPPORT", "apologise"),
        ("CONCEDE", "renounce"),
        ("REQUEST", "urge"),
        ("ACCUSE", "slam"),
        ("REJECT", "rule out"),
        ("THREATEN", "ultimatum"),
    ],
)
def test_everyday_words_are_there(name: str, lemma: str) -> None:
    assert any(word == lemma and sense.get("weight", 0.9) > 0 for word, sense in senses(name))
