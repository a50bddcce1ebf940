from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legation.reading.likeness import NEARNESS, Likely, Likeness, Nearness

PAGE = Path(__file__).parents[2] / "docs" / "own-codebook.md"


def at(degrees: float) -> np.ndarray:
    """A vector of length 1 at that angle."""
    turn = np.radians(degrees)
    return np.array([np.cos(turn), np.sin(turn)], np.float32)


@pytest.fixture
def plain() -> Likeness:
    """Two types: one at 0 and 10 degrees, one at 90."""
    rows = np.array([at(0), at(10), at(90)], np.float32)
    return Likeness(["a", "a", "b"], rows, nearness=Nearness(among=1, near=0.9, apart=0.2))


def test_the_nearest_example_of_each_type_counts(plain: Likeness) -> None:
    assert [(one.name, round(one.cosine, 4)) for one in plain.ranked(at(10))] == [("a", 1.0), ("b", 0.1736)]
    assert plain.nearest(at(8)) == Likely("a", pytest.approx(0.9994, abs=1e-3))


@pytest.mark.parametrize(("degrees", "name"), [(-10, "a"), (30, "a"), (40, None), (-30, None), (50, None), (80, "b")])
def test_near_enough(plain: Likeness, degrees: float, name: str | None) -> None:
    found = plain.nearest(at(degrees))
    assert (found.name if found else None) == name


def test_clearly_nearer_than_any_other_type() -> None:
    rows = np.array([at(0), at(40)], np.float32)
    likeness = Likeness(["a", "b"], rows, nearness=Nearness(among=1, near=0.9, apart=0.1))
    assert likeness.nearest(at(20)) is None
    assert likeness.nearest(at(17)) is None
    found = likeness.nearest(at(5))
    assert found is not None
    assert found.name == "a"


def test_a_codebook_with_one_type_has_no_other() -> None:
    likeness = Likeness(["a"], np.array([at(0)], np.float32), nearness=Nearness(among=1, near=0.9, apart=0.5))
    assert likeness.nearest(at(10)) is not None
    assert likeness.nearest(at(60)) is None


def test_a_type_is_as_near_as_the_nearest_few_of_its_examples() -> None:
    rows = np.array([at(0), at(60), at(90), at(45)], np.float32)
    likeness = Likeness(["a", "a", "a", "b"], rows, nearness=Nearness(among=2))
    found = {one.name: round(one.cosine, 3) for one in likeness.ranked(at(0))}
    assert found == {"a": 0.75, "b": 0.707}


def test_the_page_tells_the_distances() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"at least {NEARNESS.near:.2f}" in page
    assert f"less than {NEARNESS.apart:.2f}" in page
