"""The public sets and worked cases beside the project: run each scorer that applies, and gather its figures.

They are no part of the project. The folder holds `score/NAME.py`, `gold/NAME/dev.jsonl` and `cases/`; a set that is
not there is left out.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

import yaml

from legation import Reader, Report

PUBLISHED = Path(__file__).parent / "published.yaml"
_F1 = re.compile(r"^(events found|type\+actors\+status)\s.*F1 ([\d.]+)$", re.MULTILINE)
_NEVER = re.compile(r"^never said\s+(\d+) violations", re.MULTILINE)


@dataclass(frozen=True)
class Best:
    """A published figure beside ours."""

    value: float | None
    by: str = ""


def published() -> dict[str, dict[str, Best]]:
    """The figures that are watched, by set and metric."""
    raw = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    return {name: {metric: Best(**about) for metric, about in rows.items()} for name, rows in raw.items()}


def checksum(folder: Path, name: str) -> str | None:
    """Of the data of a set; null where it is not there."""
    paths = (
        sorted((folder / "cases").glob("*/gold.json")) if name == "cases" else [folder / "gold" / name / "dev.jsonl"]
    )
    if not paths or not all(p.exists() for p in paths):
        return None
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure_set(folder: Path, name: str) -> dict[str, float]:
    """All figures of a set, by its own scorer. Raises RuntimeError with what the scorer said where it fails."""
    if name == "cases":
        return _cases(folder)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "figures.json"
        command = [sys.executable, str(folder / "score" / f"{name}.py"), str(folder / "gold" / name / "dev.jsonl")]
        done = subprocess.run([*command, "--json", str(out)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        figures = json.loads(out.read_text(encoding="utf-8"))
    return {metric: value for metric, value in figures.items() if isinstance(value, int | float)}


def _cases(folder: Path) -> dict[str, float]:
    """Means over the worked cases, and how often something was recorded that must never be."""
    reader = Reader(imported=False)
    found, core, never = [], [], 0
    for case in sorted(p.parent for p in (folder / "cases").glob("*/gold.json")):
        said = _score_case(reader, folder, case)
        figures = dict(_F1.findall(said))
        found.append(float(figures["events found"]))
        core.append(float(figures["type+actors+status"]))
        never += int(_NEVER.findall(said)[0])
    return {"found_f1": mean(found), "core_f1": mean(core), "never": float(never)}


def _score_case(reader: Reader, folder: Path, case: Path) -> str:
    about = json.loads((case / "report.json").read_text(encoding="utf-8"))
    report = Report(
        text=(case / "report.txt").read_text(encoding="utf-8"),
        published=date.fromisoformat(about["published"]),
        title=about.get("title"),
        outlet=about.get("outlet"),
    )
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "record.json"
        out.write_text(json.dumps(reader.read(report).to_dict(), ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(folder / "score" / "case.py"), str(case), str(out)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
