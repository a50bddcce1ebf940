"""What each part of the coding adds: the reader with parts left out, on held-out sentences and hand-coded reports.

python training/ablation.py      # prints the table of docs/quality.md
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from measure_reader import Counts, compare

from examples import held_out, passages
from legation import Reader, Report
from legation.reading.judging import Judge, Weights
from legation.reading.roles import Roles, Thresholds

HERE = Path(__file__).parent
#: No network: the lexicon's reading always stands, and no clause beside.
_LEXICON = Weights(known=9.0, known_noun=9.0, nothing=9.0, unknown=9.0, nominal=0.0)
#: No lexicon: what the network says stands, by itself.
_NETWORK = Weights(known=0.0, known_noun=0.0, nothing=0.0, unknown=0.0)
#: Sides by the frame of the predicate alone.
_FRAMES = Thresholds(take=2.0, take_noun=2.0, join=2.0, doubt=-1.0)
VARIANTS = {
    "lexicon and frames alone": (_LEXICON, _FRAMES),
    "lexicon, sides with the network": (_LEXICON, Thresholds()),
    "network types, sides by frames": (_NETWORK, _FRAMES),
    "network types and sides": (_NETWORK, Thresholds()),
    "both types, sides by frames": (Weights(), _FRAMES),
    "all (as shipped)": (Weights(), Thresholds()),
}


def main() -> int:
    """Measure each variant."""
    sys.path.insert(0, str(HERE.parent / "benchmarks"))
    from scoring import Tally, add

    reader = Reader(imported=False)
    print("| | acts F1 | acts and sides F1 | act or none | reports: found F1 | reports: core F1 |")
    print("|---|---|---|---|---|---|")
    for name, (weights, thresholds) in VARIANTS.items():
        Judge.__init__.__defaults__ = (weights,)
        Roles.__init__.__defaults__ = (thresholds,)
        counts, tally = Counts(), Tally()
        for passage in passages():
            if held_out(passage.topic):
                compare(passage, reader.read(Report(text=passage.text)).events, counts)
        for case in sorted(p.parent for p in (HERE.parent / "examples").glob("*/gold.json")):
            about = json.loads((case / "report.json").read_text(encoding="utf-8"))
            text = (case / "report.txt").read_text(encoding="utf-8").strip()
            report = Report(text=text, published=date.fromisoformat(about["published"]), title=about["title"])
            add(tally, json.loads((case / "gold.json").read_text(encoding="utf-8")), reader.read(report).to_dict())
        single, whole = counts.figures(), tally.figures()
        figures = (single["act_f1"], single["whole_f1"], single["detect_accuracy"], whole["found_f1"], whole["core_f1"])
        print(f"| {name} | " + " | ".join(f"{value:.2f}" for value in figures) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
