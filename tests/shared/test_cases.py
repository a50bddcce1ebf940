"""The worked cases beside the repository, scored as their own scorer scores them; skipped where they are not there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from legation import Reader, Report

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES, SCORER = SHARED / "cases", SHARED / "score" / "case.py"

#: Floors of the envoy case, and of the mean over all other cases.
ENVOY = {"found": 0.85, "core": 0.75, "claims recall": 0.80, "claims precision": 0.70, "assessments": 0.60}
OTHERS = {"found": 0.60, "core": 0.40}
NEVER_PER_REPORT = 1 / 3

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="no worked cases beside the repository (../shared)")


@dataclass(frozen=True)
class Score:
    """What the scorer prints of one case."""

    figures: dict[str, float]
    never: int
    outside: int
    said: str


@cache
def names() -> tuple[str, ...]:
    """The cases that are there."""
    return tuple(sorted(p.parent.name for p in CASES.glob("*/gold.json"))) if CASES.exists() else ()


@pytest.fixture(scope="module")
def scores(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """The score of each case by its name."""
    folder = tmp_path_factory.mktemp("records")
    return {name: _score(reader, name, folder / f"{name}.json") for name in names()}


def _score(reader: Reader, name: str, out: Path) -> Score:
    about = json.loads((CASES / name / "report.json").read_text(encoding="utf-8"))
    text = (CASES / name / "report.txt").read_text(encoding="utf-8")
    published = date.fromisoformat(about["published"])
    report = Report(text=text, published=published, title=about.get("title"), outlet=about.get("outlet"))
    out.write_text(json.dumps(reader.read(report).to_dict(), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(CASES / name), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return _parsed(done.stdout + done.stderr)


def _parsed(said: str) -> Score:
    def number(pattern: str) -> float:
        found = re.search(pattern, said, re.M)
        assert found, said
        return float(found.group(1))

    figures = {
        "found": number(r"^events found .* F1 ([\d.]+)"),
        "core": number(r"^type\+actors\+status .* F1 ([\d.]+)"),
        "claims recall": number(r"^claims +recall ([\d.]+)"),
        "claims precision": number(r"^claims .* precision ([\d.]+)"),
        "assessments": number(r"^assessments +recall ([\d.]+)"),
    }
    return Score(figures, int(number(r"^never said +(\d+)")), int(number(r"outside the text: (\d+)")), said)


def test_the_envoy_report_reaches_its_floors(scores: dict[str, Score]) -> None:
    score = scores["envoy"]
    short = {key: score.figures[key] for key, floor in ENVOY.items() if score.figures[key] < floor}
    assert not short, score.said
    assert score.never == 0, score.said


def test_the_other_reports_reach_theirs_in_the_mean(scores: dict[str, Score]) -> None:
    others = [score for name, score in scores.items() if name != "envoy"]
    for key, floor in OTHERS.items():
        by_case = {name: score.figures[key] for name, score in scores.items() if name != "envoy"}
        assert mean(by_case.values()) >= floor, f"{key}: {by_case}"
    assert sum(score.never for score in others) <= NEVER_PER_REPORT * len(others)


@pytest.mark.parametrize("name", names())
def test_no_span_lies_outside_its_text(scores: dict[str, Score], name: str) -> None:
    assert scores[name].outside == 0
