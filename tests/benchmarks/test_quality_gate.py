"""The quality gate: what falls is found, what rises is kept, a floor is lowered only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from public import checksum, published
from quality import Part, is_worse, report, updated

PINNED = {"sha256": "a", "floors": {"f1": 0.8, "never": 1.0}, "lowered": []}


def part(f1: float, never: float = 1.0, sha256: str = "a") -> Part:
    """A part with two figures."""
    return Part("set", {"f1": f1, "never": never}, sha256, {})


@pytest.mark.parametrize(
    ("name", "value", "floor", "worse"),
    [
        ("f1", 0.79, 0.8, True),
        ("f1", 0.7998, 0.8, False),
        ("f1", 0.9, 0.8, False),
        ("never", 2, 1, True),
        ("never", 0, 1, False),
    ],
)
def test_what_is_worse(name: str, value: float, floor: float, worse: bool) -> None:
    assert is_worse(name, value, floor) is worse


def test_a_fall_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(part(0.7), PINNED) == ["set f1"]
    assert "BELOW" in capsys.readouterr().out
    assert report(part(0.8), PINNED) == []


def test_floors_rise_and_do_not_sink() -> None:
    assert updated(part(0.9), PINNED, None)["floors"]["f1"] == 0.9
    assert updated(part(0.7), PINNED, None)["floors"]["f1"] == 0.8


def test_a_floor_sinks_with_a_reason_that_is_kept() -> None:
    sunk = updated(part(0.7), PINNED, "other data")
    assert sunk["floors"]["f1"] == 0.7
    assert sunk["lowered"] == ["other data"]


def test_other_data_has_other_floors() -> None:
    assert updated(part(0.7, sha256="b"), PINNED, None)["floors"]["f1"] == 0.7


def test_published_figures_name_their_system() -> None:
    for metrics in published().values():
        assert metrics
        for best in metrics.values():
            assert best.value is None or 0 <= best.value <= 1


def test_a_set_that_is_not_there_has_no_checksum(tmp_path: Path) -> None:
    assert checksum(tmp_path, "relate") is None
    assert checksum(tmp_path, "cases") is None
    (tmp_path / "gold" / "relate").mkdir(parents=True)
    (tmp_path / "gold" / "relate" / "dev.jsonl").write_text("{}", encoding="utf-8")
    assert checksum(tmp_path, "relate")
