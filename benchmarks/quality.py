"""The quality gate: the reader against reports coded by hand, with pinned floors.

    python benchmarks/quality.py            # fails (exit 1) where a figure falls below its floor
    python benchmarks/quality.py --update   # raises floors to today's figures; lowers none
    python benchmarks/quality.py --update --allow-regression "why"   # lowers too, and keeps the reason

The reports are those of `examples/`; `--cases FOLDER` takes another folder of the same form. Floors stand in
`benchmarks/floors.json` beside the checksum of the data that they were measured on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from scoring import Tally, add

from legation import Reader, Report

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
#: What one flipped event changes; a smaller fall is noise of the data, not of the reader.
EPSILON = 0.0005


def measure(folder: Path) -> tuple[dict[str, float], str]:
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
    return tally.figures() | {"reports": tally.reports}, digest.hexdigest()


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor; of violations fewer are better."""
    return value > floor + EPSILON if name.startswith("never") else value < floor - EPSILON


def main() -> int:
    """Measure, print, compare, and update where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=HERE.parent / "examples")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", metavar="WHY")
    asked = parser.parse_args()
    figures, checksum = measure(asked.cases)
    key = asked.cases.resolve().name
    known: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    pinned = known.get(key, {"sha256": checksum, "floors": {}, "lowered": []})
    changed = pinned["sha256"] != checksum
    worse = [n for n, v in figures.items() if n in pinned["floors"] and is_worse(n, v, pinned["floors"][n])]
    for name, value in figures.items():
        floor = pinned["floors"].get(name)
        print(f"{name:20s} {value:8.4f}" + (f"   floor {floor:.4f}" if floor is not None else ""))
    if changed:
        print("The data has changed since the floors were measured; --update pins it anew.", file=sys.stderr)
    if asked.update:
        if (worse or changed) and pinned["floors"] and not asked.allow_regression and (worse and not changed):
            print(f"{', '.join(worse)} would fall: give the reason with --allow-regression.", file=sys.stderr)
            return 1
        if asked.allow_regression:
            pinned["lowered"].append(asked.allow_regression)
        floors = {n: v for n, v in figures.items() if n != "reports"}
        known[key] = {"sha256": checksum, "floors": floors, "lowered": pinned["lowered"]}
        FLOORS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    if worse:
        print(f"below the floor: {', '.join(worse)}", file=sys.stderr)
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
