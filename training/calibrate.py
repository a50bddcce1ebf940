"""Fit the coefficients of `confidence.py`: how likely is an event's reading right, type and both sides?

    python training/calibrate.py            # writes src/legation/reading/data/confidence.yaml
    python training/calibrate.py --table    # prints the reliability table of docs/quality.md

Events of the held-out topics of `passages/` and of the hand-coded reports of `examples/`. A logistic regression with a
small ridge; the table is cross-validated over five folds by topic or report.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from measure_reader import Counts, compare, right_sides

import legation.reading.events as events_stage
from examples import held_out, passages
from legation import Reader, Report
from legation.model.record import Event
from legation.reading.acts import Act
from legation.reading.confidence import Calibration, features

HERE = Path(__file__).parent
OUT = HERE.parent / "src/legation/reading/data/confidence.yaml"
EXAMPLES = HERE.parent / "examples"
NAMES = tuple(n for n in Calibration.__struct_fields__ if n != "base")
FOLDS, RIDGE = 5, 1.0
_HEAD = (
    "# The coefficients of `confidence.py`, as `training/calibrate.py` fitted them on held-out sentences and reports.\n"
)
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Seen:
    """An event's features, whether it was right, and the topic or report that it stands in."""

    features: tuple[float, ...]
    right: bool
    group: str
    whole: bool  #: from a whole report


class Watch:
    """A reader of which one sees the features behind each confidence."""

    def __init__(self) -> None:
        self.reader, self.found = Reader(imported=False), list[tuple[float, ...]]()
        kept = events_stage.confidence

        def watched(act: Act, sentences: int) -> float:
            told = features(act, sentences)
            self.found.append(tuple(told[name] for name in NAMES))
            return kept(act, sentences)

        events_stage.confidence = watched

    def read(self, report: Report) -> list[tuple[Event, tuple[float, ...]]]:
        """The events of a report, each with its features."""
        self.found.clear()
        return list(zip(self.reader.read(report).events, self.found, strict=True))


def seen() -> list[Seen]:
    """All events with what became of them."""
    sys.path.insert(0, str(HERE.parent / "benchmarks"))
    from scoring import matched_core

    watch, found = Watch(), list[Seen]()
    for passage in passages():
        if held_out(passage.topic):
            read = watch.read(Report(text=passage.text))
            pairs = compare(passage, [e for e, _ in read], Counts())
            good = {e.id for a, e in pairs if right_sides(a, e)}
            found += [Seen(f, e.id in good, passage.topic, False) for e, f in read]
    for case in sorted(p.parent for p in EXAMPLES.glob("*/gold.json")):
        about = json.loads((case / "report.json").read_text(encoding="utf-8"))
        text = (case / "report.txt").read_text(encoding="utf-8").strip()
        report = Report(text=text, published=date.fromisoformat(about["published"]), title=about["title"])
        read = watch.read(report)
        good = matched_core(json.loads((case / "gold.json").read_text(encoding="utf-8")), [e for e, _ in read])
        found += [Seen(f, e.id in good, case.name, True) for e, f in read]
    return found


def fit(rows: list[Seen]) -> Floats:
    """Coefficients, the base first, by Newton's method."""
    given = np.array([(1.0, *r.features) for r in rows])
    right = np.array([float(r.right) for r in rows])
    ridge = np.diag([0.0] + [RIDGE] * len(NAMES))
    found = np.zeros(given.shape[1])
    for _ in range(50):
        p = chance(found, given)
        slope = given.T @ (p - right) + ridge @ found
        bend = (given * (p * (1 - p))[:, None]).T @ given + ridge
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(found)), slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def chance(found: Floats, given: Floats) -> Floats:
    """The chance that each row is right."""
    return np.asarray(1 / (1 + np.exp(-np.clip(given @ found, -30, 30))), np.float64)


def table(rows: list[Seen]) -> str:
    """Said against right, by bands of what was said; each row was said by a fit that had not seen its fold."""
    folds = np.array([zlib.crc32(f"fold {r.group}".encode()) % FOLDS for r in rows])
    said = np.zeros(len(rows))
    for fold in range(FOLDS):
        found = fit([r for r, f in zip(rows, folds, strict=True) if f != fold])
        at = np.flatnonzero(folds == fold)
        said[at] = chance(found, np.array([(1.0, *rows[i].features) for i in at]))
    right = np.array([r.right for r in rows])
    whole = np.array([r.whole for r in rows])
    lines = ["| said | events | said, mean | right | in sentences | in whole reports |", "|---|---|---|---|---|---|"]
    for low, high in ((0, 0.2), (0.2, 0.35), (0.35, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 1.01)):
        band = (said >= low) & (said < high)
        if band.any():
            parts = [f"{right[band & kind].mean():.2f}" if (band & kind).any() else "-" for kind in (~whole, whole)]
            name = f"{low:.2f} to {min(high, 1):.2f}"
            lines.append(
                f"| {name} | {band.sum()} | {said[band].mean():.2f} | {right[band].mean():.2f} | {' | '.join(parts)} |"
            )
    lines.append(f"\nBrier score {((said - right) ** 2).mean():.3f}; a constant {right.mean():.2f} gives "
                 f"{(right.mean() * (1 - right.mean())):.3f}.")  # fmt: skip
    return "\n".join(lines)


def main() -> int:
    """Fit and write, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args()
    rows = seen()
    if asked.table:
        print(table(rows))
        return 0
    found = fit(rows)
    told = {"base": round(float(found[0]), 3)}
    told |= {n: round(float(v), 3) for n, v in zip(NAMES, found[1:], strict=True)}
    OUT.write_text(_HEAD + yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
