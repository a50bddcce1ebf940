"""The quality gate: the reader against hand-coded reports, held-out sentences and public sets, with pinned floors.

    python benchmarks/quality.py                     # fails (exit 1) where a figure falls below its floor
    python benchmarks/quality.py --only relate       # one part: examples, passages, or a set of published.yaml
    python benchmarks/quality.py --update            # raises floors to today's figures; lowers none
    python benchmarks/quality.py --update --allow-regression "why"   # lowers too, and keeps the reason

`examples` are the reports of `examples/`; `passages` the held-out topics of `training/`; the public sets lie beside the
project (`--shared FOLDER`, default ../shared) and are left out where they are not there. Floors stand in
`benchmarks/floors.json` beside the checksum of the data that they were measured on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from public import Best, checksum, measure_set, published
from scoring import Tally, add

from legation import Reader, Report

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
#: What one flipped event changes; a smaller fall is noise of the data, not of the reader.
EPSILON = 0.0005


@dataclass(frozen=True)
class Part:
    """One body of data: its figures, its checksum, and which figures have a floor and a published best."""

    name: str
    figures: dict[str, float]
    sha256: str
    best: dict[str, Best]


def measure_examples(folder: Path) -> tuple[dict[str, float], str]:
    """Figures over all reports of a folder, and the checksum of their hand coding."""
    reader, tally, digest = Reader(imported=False), Tally(), hashlib.sha256()
    for case in sorted(p.parent for p in folder.glob("*/gold.json")):
        about = json.loads((case / "report.json").read_text(encoding="utf-8"))
        text = (case / "report.txt").read_text(encoding="utf-8")
        gold = (case / "gold.json").read_bytes()
        digest.update(gold + text.encode())
        report = Report(
            text=text.strip(),
            published=date.fromisoformat(about["published"]),
            title=about["title"],
            outlet=about["outlet"],
        )
        add(tally, json.loads(gold), reader.read(report).to_dict())
    return tally.figures(), digest.hexdigest()


def measure_passages() -> tuple[dict[str, float], str]:
    """Figures on the sentences of the training data whose topics are held out, and the checksum of these."""
    sys.path.insert(0, str(HERE.parent / "training"))
    from measure_reader import measure

    return measure()


def parts(only: str | None, examples: Path, shared: Path) -> list[Part]:
    """Everything that is asked for and there."""
    found = []
    own: dict[str, Callable[[], tuple[dict[str, float], str]]] = {
        "examples": lambda: measure_examples(examples),
        "passages": measure_passages,
    }
    for name, measure in own.items():
        if only in (None, name):
            figures, sha256 = measure()
            found.append(Part(name, figures, sha256, {}))
    for name, best in published().items():
        if only not in (None, name):
            continue
        digest = checksum(shared, name)
        if digest is None:
            print(f"{name}: not there ({shared}), left out", file=sys.stderr)
            continue
        figures = measure_set(shared, name)
        found.append(Part(name, {metric: figures[metric] for metric in best}, digest, best))
    return found


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor; of violations fewer are better."""
    return value > floor + EPSILON if name.startswith("never") else value < floor - EPSILON


def report(part: Part, pinned: dict[str, Any]) -> list[str]:
    """Print a part's table; the figures that have fallen."""
    worse = []
    for name, value in part.figures.items():
        floor = pinned["floors"].get(name)
        best = part.best.get(name)
        told = f"   floor {floor:.4f}" if floor is not None else " " * 15
        told += f"   published {best.value:.3f} ({best.by})" if best and best.value is not None and best.by else ""
        fallen = floor is not None and is_worse(name, value, floor)
        print(f"{part.name:10s} {name:22s} {value:8.4f}{told}{'   BELOW' if fallen else ''}")
        if fallen:
            worse.append(f"{part.name} {name}")
    if pinned["sha256"] != part.sha256:
        print(
            f"{part.name}: the data has changed since its floors were measured; --update pins it anew.", file=sys.stderr
        )
    return worse


def updated(part: Part, pinned: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """The pinned entry with today's figures: only better ones, unless there is a reason or other data."""
    free = reason is not None or pinned["sha256"] != part.sha256
    floors = dict(pinned["floors"])
    for name, value in part.figures.items():
        if free or name not in floors or not is_worse(name, value, floors[name]):
            floors[name] = round(value, 4)
    lowered = [*pinned["lowered"], *([reason] if reason else [])]
    return {"sha256": part.sha256, "floors": floors, "lowered": lowered}


def main() -> int:
    """Measure, print, compare, and update where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, default=HERE.parent / "examples")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--only", metavar="PART")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", metavar="WHY")
    asked = parser.parse_args()
    known: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured = parts(asked.only, asked.examples, asked.shared)
    if not measured:
        print(f"there is no part {asked.only}", file=sys.stderr)
        return 2
    pins = {p.name: known.get(p.name, {"sha256": p.sha256, "floors": {}, "lowered": []}) for p in measured}
    worse = [fallen for part in measured for fallen in report(part, pins[part.name])]
    if worse:
        print(f"below the floor: {', '.join(worse)}", file=sys.stderr)
    if not asked.update:
        return int(bool(worse))
    if worse and not asked.allow_regression:
        print("Floors would fall: give the reason with --allow-regression.", file=sys.stderr)
        return 1
    known |= {p.name: updated(p, pins[p.name], asked.allow_regression if worse else None) for p in measured}
    FLOORS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
