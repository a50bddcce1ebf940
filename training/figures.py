"""What is counted on held-out pairs, and the quad class of each label."""

from __future__ import annotations

from examples import LABELS

QUADS = (0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)


def relation_figures(gold: list[int], found: list[int]) -> dict[str, float]:
    """Accuracy over labels; macro F1 over types, CONCEDE and RETREAT as one; over quads; silence kept."""

    def root(label: int) -> str:
        name = str(LABELS[label])
        return "YIELD" if name in ("CONCEDE", "RETREAT") else name

    typed = [(root(g), root(f), QUADS[g], QUADS[f]) for g, f in zip(gold, found, strict=True) if g]
    return {
        "accuracy": sum(g == f for g, f in zip(gold, found, strict=True)) / max(1, len(gold)),
        "root_macro_f1": _macro([t[0] for t in typed], [t[1] for t in typed]),
        "quad_macro_f1": _macro([t[2] for t in typed], [t[3] for t in typed]),
        "none_recall": sum(g == f == 0 for g, f in zip(gold, found, strict=True)) / max(1, gold.count(0)),
    }


def _macro(gold: list, found: list) -> float:
    scores = []
    for label in set(gold):
        hits = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * hits / max(1, gold.count(label) + found.count(label)))
    return sum(scores) / max(1, len(scores))
