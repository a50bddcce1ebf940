"""Patterns of a user's codebook; no type here needs the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation import Reader, Record, Report
from legation.codebook.own import Codebook, load_codebook
from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Quad
from legation.reading.labelling import Labeller, Text

BOOK = """\
name: Arms and ships
others: OTHERS
types:
- name: inspection
  definition: Inspectors look.
  plover: RETREAT
  mode: access
  patterns:
  - {noun: inspection, initiator: [subject, by, poss, mod], recipient: [of]}
  - {verb: [let, admit], object: [inspector], recipient: [object]}
- name: delivery
  definition: Arms are handed over.
  plover: AID
  quad: 4
  intensity: -2
  patterns:
  - {verb: [deliver, "hand over"], object: [missile, tank], recipient: [to]}
- name: regatta
  definition: Navies sail for show.
  plover: COOPERATE
  patterns:
  - {verb: sail, object: [regatta], recipient: [with]}
  - {verb: sail, object: [regatta], voice: passive, weight: 0}
- name: raid
  definition: A raid on a base.
  plover: ASSAULT
  patterns:
  - {verb: raid, object: [base], recipient: [object, in]}
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Codebook]:
    """The codebook that keeps, and the one that drops, what is of none of its types."""
    folder = tmp_path_factory.mktemp("books")
    found = {}
    for others in ("keep", "drop"):
        path: Path = folder / f"{others}.yaml"
        path.write_text(BOOK.replace("OTHERS", others), encoding="utf-8")
        found[others] = load_codebook(path)
    return found


@pytest.fixture(scope="module")
def keeping(books: dict[str, Codebook]) -> Callable[[str], Record]:
    """Reads by the codebook that keeps other events."""
    reader = Reader(codebook=books["keep"])
    return lambda text: reader.read(Report(text=text, published=date(2014, 11, 15)))


def told(record: Record) -> list[str]:
    """Events in short: "inspection RETREAT occurred IAEA>IRN"."""
    return [
        f"{e.label or '-'} {e.type} {e.status} "
        f"{','.join(p.code for p in e.initiators if p.code)}>{','.join(p.code for p in e.recipients if p.code)}"
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran admitted inspectors on Monday.", ["inspection RETREAT occurred IRN>"]),
        ("Iran will not admit inspectors.", ["inspection RETREAT denied IRN>"]),
        ("Russia carried out an inspection of Swedish silos.", ["inspection RETREAT occurred RUS>SWE"]),
        ("Russia delivered tanks to Egypt.", ["delivery AID occurred RUS>EGY"]),
        ("Russia plans to deliver missiles to Egypt next week.", ["delivery AID scheduled RUS>EGY"]),
        ("Russia handed over ten tanks to Egypt.", ["delivery AID occurred RUS>EGY"]),
        # no act in the lexicon
        ("Chile sailed a regatta with Peru.", ["regatta COOPERATE occurred CHL>PER"]),
        ("Mali raided a base in Chad.", ["raid ASSAULT occurred MLI>TCD"]),
        # of none of the types
        ("Russia delivered a letter to Egypt.", []),
        ("Japan recalled its ambassador from China.", ["- SANCTION occurred JPN>CHN"]),
        # turned into another act
        ("Russia stopped delivering missiles to Egypt.", ["- SANCTION occurred RUS>EGY"]),
        # inside another act
        ("France demanded that Iran admit inspectors.", ["- REQUEST occurred FRA>IRN"]),
    ],
)
def test_patterns(keeping: Callable[[str], Record], text: str, expected: list[str]) -> None:
    found = told(keeping(text))
    if not expected:
        assert not [one for one in found if not one.startswith("-")]
    else:
        assert found == expected


def test_quad_and_intensity_are_those_of_the_codebook(keeping: Callable[[str], Record]) -> None:
    (event,) = keeping("Russia delivered tanks to Egypt.").events
    assert (event.quad, event.intensity, event.mode) == (Quad.MATERIAL_CONFLICT, -2, None)
    (event,) = keeping("Iran admitted inspectors on Monday.").events
    assert (event.quad, event.mode) == (Quad.MATERIAL_COOPERATION, "access")


def test_a_weight_below_the_least_keeps_a_looser_pattern_from_being_taken(keeping: Callable[[str], Record]) -> None:
    assert not keeping("A regatta was sailed by Chile with Peru.").events


def test_others_are_dropped_where_the_codebook_says_so(books: dict[str, Codebook]) -> None:
    text = "Japan recalled its ambassador from China. Russia delivered tanks to Egypt. Japan thanked China."
    record = Reader(codebook=books["drop"]).read(Report(text=text, published=date(2014, 11, 15)))
    assert told(record) == ["delivery AID occurred RUS>EGY"]
    assert [e.id for e in record.events] == ["e1"]
    assert record.codebook == "Arms and ships"
    assert record.to_dict()["events"][0]["label"] == "delivery"


def test_without_a_codebook_no_event_has_a_label(read: Callable[..., Record]) -> None:
    record = read("Russia delivered tanks to Egypt. Japan recalled its ambassador from China.")
    assert len(record.events) == 2
    assert {e.label for e in record.events} == {None}
    assert record.codebook is None


def test_other_processes_read_by_the_codebook_too(books: dict[str, Codebook]) -> None:
    reports = [Report(text="Russia delivered tanks to Egypt."), Report(text="Japan thanked China.")]
    reader = Reader(codebook=books["drop"])
    assert list(reader.read_many(reports, processes=2)) == list(reader.read_many(reports))


@pytest.mark.parametrize(("quad", "kind"), [(None, EventType.CONSULT), (4, EventType.COERCE)])
def test_an_act_without_plover_type_takes_the_lexicons_or_the_plainest(
    tmp_path: Path, stages: Callable[[str], Any], quad: int | None, kind: EventType
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(
        "name: b\ntypes:\n- name: x\n  definition: d\n  patterns: [{verb: sail, recipient: [with]}, {verb: attack}]\n"
        + (f"  quad: {quad}\n" if quad else "")
    )
    labeller = Labeller(load_codebook(path), load_plover())
    look = stages("Chile sailed with Peru. Mali attacked Chad.")
    text = Text(look.parsed, look.clauses, look.parties, frozenset())
    found = labeller.readings(text, look.readings)
    assert [(r.sense.label, r.sense.type) for r in found] == [("x", kind), ("x", EventType.ASSAULT)]
