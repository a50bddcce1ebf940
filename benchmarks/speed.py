"""How much the whole reading costs beside the spaCy pipeline alone, on the same texts in the same run.

    python benchmarks/speed.py [FOLDER]      # texts: *.txt under the folder; default: the project's examples

Each round times both, one after the other, in one process; the ratio is the median over the rounds, so that a
noisy machine disturbs both alike. Fails (exit 1) where the ratio or the memory is above its ceiling.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from legation import Reader, Report
from legation.reading.parse import load_model

CEILING_RATIO = 3.0
CEILING_MEGABYTES = 700


def timed(call: Callable[[], object]) -> float:
    """Seconds of wall clock that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = Path(__file__).parent.parent / "examples"
    parser.add_argument("folder", nargs="?", type=Path, default=examples)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(asked.folder.rglob("*.txt"))]
    if not texts:
        print(f"no *.txt under {asked.folder}", file=sys.stderr)
        return 2
    nlp = load_model()
    loading = timed(Reader)
    reader = Reader(imported=False)
    reports = [Report(text=text) for text in texts]
    list(nlp.pipe(texts))
    list(reader.read_many(reports))
    ratios, speeds = [], []
    words = sum(len(text.split()) for text in texts)
    sentences = sum(1 for doc in nlp.pipe(texts) for _ in doc.sents)
    for _ in range(asked.rounds):
        alone = timed(lambda: list(nlp.pipe(texts)))
        whole = timed(lambda: list(reader.read_many(reports)))
        ratios.append(whole / alone)
        speeds.append(sentences / whole)
    ratio = statistics.median(ratios)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"texts {len(texts)}, words {words}, sentences {sentences}, rounds {asked.rounds}")
    print(f"loading {loading:.2f} s")
    print(f"ratio to spaCy alone {ratio:.2f} (from {min(ratios):.2f} to {max(ratios):.2f}; at most {CEILING_RATIO})")
    print(f"sentences a second {statistics.median(speeds):.0f}")
    print(f"memory {memory:.0f} MB (at most {CEILING_MEGABYTES})")
    return int(ratio > CEILING_RATIO or memory > CEILING_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
