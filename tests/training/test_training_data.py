"""The sentences that the network learns from: well formed, wide, each once, parted by topic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import check
import pytest
from passages import FOLDER, Fault, Passage, read_passages

from examples import HELD_OUT_SHARE, held_out, marked_sentences
from examples import passages as all_passages
from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Status

LEAST_SENTENCES, LEAST_WITHOUT_ACT = 6_000, 1_500


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    """All sentences that are coded whole."""
    return all_passages()


def test_every_line_follows_the_form() -> None:
    faults: list[str] = []
    for path in sorted(FOLDER.glob("*.txt")):
        list(read_passages(path, faults))
    assert faults == []


def test_every_marked_line_follows_the_form() -> None:
    for path in sorted(check.FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                check.parse_line(line)


def test_there_are_enough(passages: list[Passage]) -> None:
    marked = [p for p in marked_sentences() if p.label == "NONE"]
    assert len(passages) >= LEAST_SENTENCES
    assert sum(not p.acts for p in passages) + len(marked) >= LEAST_WITHOUT_ACT


def test_all_types_modes_and_statuses_stand_in_it(passages: list[Passage]) -> None:
    acts = [a for p in passages for a in p.acts]
    kinds = Counter(a.type for a in acts)
    assert set(kinds) == set(EventType)
    assert min(kinds.values()) >= 200
    assert {a.status for a in acts} == set(Status)
    wanted = {(t, m) for t, entry in load_plover().types.items() for m in entry.modes}
    assert not wanted - {(a.type, a.mode) for a in acts}


def test_no_sentence_stands_twice(passages: list[Passage]) -> None:
    counts = Counter(p.text for p in passages)
    assert [t for t, n in counts.items() if n > 1] == []


def test_a_tenth_is_held_out_by_topic(passages: list[Passage]) -> None:
    share = sum(held_out(p.topic) for p in passages) / len(passages)
    assert abs(share - 1 / HELD_OUT_SHARE) < 0.04
    assert held_out("embassy-row") == held_out("embassy-row")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("> ACCUSE | occurred | accused | A | B", "without a sentence"),
        ("A met B.\n> MEET | occurred | met | A | B", "no type"),
        ("A met B.\n> CONSULT.tea | occurred | met | A | B", "no mode"),
        ("A met B.\n> CONSULT | done | met | A | B", "no status"),
        ("A met B.\n> CONSULT | occurred | met | A", "five fields"),
        ("A met B.\n> CONSULT | occurred | met | C | B", "does not stand"),
        ("A met B.\n> CONSULT | occurred | met | A#2 | B", "2 times"),
        ("A met B.\n> CONSULT | occurred | met | - | -", "needs a side"),
    ],
)
def test_a_faulty_block_is_named(tmp_path: Path, block: str, said: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"## t\n{block}\n", encoding="utf-8")
    with pytest.raises(Fault, match=said):
        list(read_passages(path))


def test_a_block_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    lines = (
        "## talks\nPeru and Chile met in Lima; police hit no one.\n> CONSULT | occurred | met | Peru ; Chile | =\n"
        "> (ASSAULT) | denied | hit | police | ~no one\nA lake.\n"
    )
    path.write_text(lines, encoding="utf-8")
    first, second = read_passages(path)
    assert first.topic == second.topic == "talks"
    meeting, blow = first.acts
    assert meeting.mutual
    assert [s.span.of(first.text) for s in meeting.recipients] == ["Peru", "Chile"]
    assert blow.ordinary
    assert blow.recipients[0].thing
    assert second.acts == ()
