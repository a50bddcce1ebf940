from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.codebook.own import FALLBACK, Codebook, Others, load_codebook
from legation.model.codes import EventType, Quad
from legation.model.errors import BadInput

ARMS = Path(__file__).parents[2] / "examples" / "codebooks" / "arms-control.yaml"
Put = Callable[[str], Path]

GOOD = """\
name: Fish
about: What states do about fish.
classes:
  trawler: [trawler, smack]
types:
- name: boarding
  definition: A ship is boarded.
  plover: COERCE
  mode: seize
  intensity: -4
  patterns:
  - {verb: [board, search], object: ["@trawler"], with: {on: []}}
  - noun: boarding
    senses:
    - {recipient: [of]}
    - {object: [ship], weight: 0.2}
  examples:
  - "[i:Iceland] stopped [r:a British trawler]  off the Westfjords."
- name: quota
  definition: A quota is set.
  examples: [Norway set a quota for cod.]
"""


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a codebook and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "fish.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def fish(put: Put) -> Codebook:
    return load_codebook(put(GOOD))


def test_fields(fish: Codebook) -> None:
    boarding, quota = fish.types.values()
    assert (fish.name, fish.others, list(fish.types)) == ("Fish", Others.DROP, ["boarding", "quota"])
    assert (boarding.plover, boarding.mode, boarding.intensity, boarding.quad) == (EventType.COERCE, "seize", -4, None)
    assert (quota.plover, quota.fallback) == (None, FALLBACK[None])
    assert boarding.patterns[1] == "noun: boarding, senses: [{recipient: [of]}, {object: [ship], weight: 0.2}]"
    assert fish.has_examples


def test_marks_are_taken_out_of_examples(fish: Codebook) -> None:
    (example,) = fish.types["boarding"].examples
    assert example.text == "Iceland stopped a British trawler off the Westfjords."
    assert [example.text[a:b] for a, b in example.parties] == ["Iceland", "a British trawler"]


def test_patterns_become_senses_of_the_type(fish: Codebook) -> None:
    verbs, nouns = fish.lexicon.verbs, fish.lexicon.nouns
    assert set(verbs) == {"board", "search"}
    (sense,) = verbs["search"][0].senses
    assert (sense.label, sense.type, sense.mode) == ("boarding", EventType.COERCE, "seize")
    assert sense.object == {"trawler", "smack"}
    assert sense.obliques == (("on", frozenset()),)
    assert [s.type for s in nouns["boarding"][0].senses] == [None, EventType.COERCE]
    assert fish.lexicon.light


def test_a_codebook_goes_to_other_processes(fish: Codebook) -> None:
    assert pickle.loads(pickle.dumps(fish)) == fish


def test_sentences_of_none_of_the_types(put: Put) -> None:
    book = load_codebook(put(GOOD + "none: ['[i:Iceland] praised [r:Norway].']\n"))
    assert [e.text for e in book.none] == ["Iceland praised Norway."]
    with pytest.raises(BadInput, match="line 22: an example must be a sentence"):
        load_codebook(put(GOOD + "none: ['']\n"))


def test_find(fish: Codebook) -> None:
    assert fish.find(" Quota ").name == "quota"
    with pytest.raises(BadInput, match=r"no type 'cod'\. Its types are boarding, quota"):
        fish.find("cod")


def test_the_plainest_type_of_each_quad_class(put: Put) -> None:
    for quad in Quad:
        book = load_codebook(put(GOOD + f"  quad: {int(quad)}\n"))
        assert book.types["quota"].fallback is FALLBACK[quad]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("definition: A ship is boarded.", "definition: ''", "line 7, type 'boarding': Expected `str` of length >= 1"),
        ("name: Fish", "nom: Fish", "line 1: Object contains unknown field `nom`"),
        ("  plover: COERCE", "  plover: SEIZE", "line 8, type 'boarding': Invalid enum value 'SEIZE'"),
        ("  plover: COERCE\n", "", "line 8, type 'boarding': a mode needs the PLOVER type"),
        ("mode: seize", "mode: grab", "line 9, type 'boarding': COERCE has no mode 'grab'. Its modes are"),
        ("intensity: -4", "intensity: -40", "line 10, type 'boarding': Expected `float` >= -10"),
        ('["@trawler"]', '["@boat"]', "line 12, type 'boarding': 'board' names the class @boat"),
        ("object: [ship]", "objekt: [ship]", "line 16, type 'boarding': Object contains unknown field `objekt`"),
        ("weight: 0.2", "weight: 2", "line 16, type 'boarding': a weight lies between 0 and 1"),
        (
            "- noun: boarding\n",
            "- noun: boarding\n    mutual: true\n",
            "line 13, type 'boarding': conditions stand either",
        ),
        (
            "{verb: [board, search],",
            "{verb: board, noun: x,",
            "line 12, type 'boarding': a pattern needs a verb or a noun",
        ),
        ("{verb: [board, search],", "{verb: [],", "line 12, type 'boarding': a pattern needs a verb or a noun"),
        ("off the Westfjords", "off [r:the Westfjords", "line 18, type 'boarding': a mark is not closed"),
        ("[Norway set a quota for cod.]", "['...']", "line 21, type 'quota': an example must be a sentence"),
        ("[Norway set a quota for cod.]", "[]", "line 19, type 'quota': it has neither patterns nor examples"),
        ("- name: quota", "- name: Boarding", "line 19, type 'Boarding': there is a type 'Boarding' already"),
        ("- name: quota", "- name: '[quota]'", "is no name"),
        ("- name: quota", "- name: 7", "line 19: Expected `str`, got `int`"),
        ("types:\n", "types: [\n", "this is no YAML"),
        (GOOD, "", "line 1: Expected `object`, got `null`"),
        (GOOD, "name: Fish\ntypes: []\n", "line 2: Expected `array` of length >= 1"),
    ],
)
def test_a_wrong_entry_is_named_by_its_place(put: Put, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as caught:
        load_codebook(put(GOOD.replace(old, new)))
    assert words in str(caught.value)
    assert str(caught.value).startswith("fish.yaml")


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.yaml: No such file"):
        load_codebook(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\x00\x00name")
    with pytest.raises(BadInput, match="UTF-8"):
        load_codebook(tmp_path / "bad.yaml")


def test_the_example_codebook_is_whole() -> None:
    book = load_codebook(ARMS)
    assert 6 <= len(book.types) <= 8
    for own in book.types.values():
        assert own.patterns
        assert len(own.examples) >= 5
        assert all(e.parties for e in own.examples)
