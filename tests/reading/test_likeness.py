from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legation.reading.background import Background, unit
from legation.reading.likeness import NEARNESS, Likeness, Nearness

PAGE = Path(__file__).parents[2] / "docs" / "own-codebook.md"
TURNS = np.arange(0, 360, 10)


def at(*degrees: float) -> np.ndarray:
    """Vectors of length 1 at those angles."""
    turn = np.radians(degrees)
    return np.stack([np.cos(turn), np.sin(turn)], axis=1).astype(np.float32)


#: Vectors all round: the mean cosine with any other is 0, its deviation the root of one half.
ROUND = Background(np.zeros(2, np.float32), np.eye(2, dtype=np.float32), at(*TURNS))
ROOT = 2**0.5


def likeness(names: str, degrees: tuple[float, ...], **values: float) -> Likeness:
    """Types of one letter with an example at each angle."""
    settings = {"among": 1, "near": 0.9 * ROOT, "apart": 0.1} | values
    return Likeness(list(names), at(*degrees), ROUND, Nearness(**settings))  # type: ignore[arg-type]


def test_nearness_is_counted_in_deviations_above_what_is_usual() -> None:
    found = likeness("ab", (0, 90)).ranked(at(60)[0])
    assert [(one.name, round(one.nearness, 3)) for one in found] == [
        ("b", pytest.approx(ROOT * np.cos(np.radians(30)), abs=1e-3)),
        ("a", pytest.approx(ROOT * 0.5, abs=1e-3)),
    ]


@pytest.mark.parametrize(("degrees", "name"), [(-10, "a"), (20, "a"), (30, None), (-30, None), (45, None), (80, "b")])
def test_near_enough(degrees: float, name: str | None) -> None:
    found = likeness("ab", (0, 90)).nearest(at(degrees)[0])
    assert (found.name if found else None) == name


def test_clearly_nearer_than_any_other_type() -> None:
    close = likeness("ab", (0, 40), near=0.5)
    assert close.nearest(at(20)[0]) is None
    assert close.nearest(at(18)[0]) is None
    found = close.nearest(at(5)[0])
    assert found is not None
    assert found.name == "a"


def test_a_codebook_with_one_type_has_no_other() -> None:
    lone = likeness("a", (0,), apart=5)
    assert lone.nearest(at(10)[0]) is not None
    assert lone.nearest(at(60)[0]) is None


@pytest.mark.parametrize(("among", "cosine"), [(1, 1.0), (2, 0.75), (3, 0.5), (9, 0.5)])
def test_a_type_is_as_near_as_the_nearest_few_of_its_examples(among: int, cosine: float) -> None:
    (found,) = likeness("aaa", (0, 60, 90), among=among).ranked(at(0)[0])
    every = np.sort(at(*TURNS) @ at(0, 60, 90).T, axis=1)[:, -among:].mean(axis=1)
    assert found.nearness == pytest.approx((cosine - every.mean()) / every.std(), abs=1e-3)


def test_a_sentence_of_none_of_the_types_may_be_nearer() -> None:
    rows = at(0, 20, 90)
    plain = Nearness(among=1, near=0.5, apart=0.1)
    found = Likeness(["a", "a", "b"], rows, ROUND, plain).nearest(at(20)[0])
    assert found is not None
    assert Likeness(["a", None, "b"], rows, ROUND, plain).nearest(at(15)[0]) is None
    assert Likeness(["a", None, "b"], rows, ROUND, plain).nearest(at(5)[0]) is not None


def test_unit() -> None:
    assert unit(np.array([[3.0, 4.0], [0.0, 0.0]], np.float32)).tolist() == [
        [pytest.approx(0.6), pytest.approx(0.8)],
        [0, 0],
    ]


def test_the_page_tells_the_distances() -> None:
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"at least {NEARNESS.near:g} standard deviations" in page
    assert f"at least {NEARNESS.apart:g} more" in page
