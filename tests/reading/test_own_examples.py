"""Types known by example sentences: three codebooks and sentences in other words, in the folder `own`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation import Reader, Report
from legation.codebook.own import load_codebook
from legation.reading.background import background_sentences
from legation.reading.neural.network import FOLDER

HERE = Path(__file__).parent / "own"
ARMS = Path(__file__).parents[2] / "examples" / "codebooks" / "arms-control.yaml"
BOOKS = {"arms": ARMS, "fish": HERE / "fish.yaml", "shelter": HERE / "shelter.yaml"}
#: Loose: how the network was trained moves them.
LEAST_PRECISION, LEAST_RECALL = 0.65, 0.4

needs_model = pytest.mark.skipif(not (FOLDER / "model.json").exists(), reason="the model is not there")


def sentences(name: str) -> Iterator[tuple[str | None, str]]:
    """The sentences of a file, each with its type; None where it is of none."""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, text = line.partition(" | ")
            yield (None if label == "-" else label), text


@needs_model
def test_most_of_what_is_found_is_right_and_about_half_is_found() -> None:
    found = right = wanted = 0
    for name, path in BOOKS.items():
        reader = Reader(codebook=load_codebook(path))
        for label, text in sentences(name):
            got = {e.label for e in reader.read(Report(text=text, published=date(2014, 11, 15))).events}
            found, right, wanted = found + len(got), right + (label in got), wanted + (label is not None)
    print(f"{right} right of {found} found, {wanted} wanted")
    assert right >= LEAST_PRECISION * found
    assert right >= LEAST_RECALL * wanted


@needs_model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pakistan flew a Shaheen missile over the Arabian Sea on Tuesday.", ["test MOBILIZE PAK"]),
        pytest.param(
            "Libya burned its stock of nerve gas in the desert.",
            ["cut RETREAT LBY"],
            marks=pytest.mark.xfail(reason="the network does not take the burning for an act", strict=True),
        ),
        ("Washington left the ABM treaty in June 2002.", ["breach * USA"]),
        ("Japan thanked Canada for its help.", []),
    ],
)
def test_examples_give_the_type(arms: Reader, text: str, told: list[str]) -> None:
    events = arms.read(Report(text=text, published=date(2014, 11, 15))).events
    assert [f"{e.label} {'*' if e.label == 'breach' else e.type} {e.initiators[0].code}" for e in events] == told


@pytest.fixture(scope="module")
def arms() -> Reader:
    """Reads by the codebook of arms control."""
    return Reader(codebook=load_codebook(ARMS))


def test_there_are_sentences_enough_for_the_background() -> None:
    assert len(background_sentences()) == len(set(background_sentences())) == 400
