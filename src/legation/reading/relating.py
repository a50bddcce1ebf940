"""What a text states between two given parties."""

from __future__ import annotations

import numpy as np

from legation.codebook.plover import Plover
from legation.model.errors import BadInput
from legation.model.record import Relation
from legation.reading.neural.network import LABELS, Floats, Network

Stretch = tuple[int, int] | None


class Relating:
    """Answers for pairs of parties; safe to share between threads."""

    def __init__(self, network: Network, plover: Plover) -> None:
        self._network = network
        self._plover = plover

    def __call__(self, text: str, initiator: Stretch, recipient: Stretch) -> Relation:
        """The type with the highest score, null where that nothing is stated scores highest."""
        for name, span in (("initiator", initiator), ("recipient", recipient)):
            _require_inside(name, span, text)
        scores = self._scores(text, initiator, recipient)
        best = LABELS[int(scores.argmax())]
        return Relation(
            type=best,
            quad=self._plover.quad(best) if best is not None else None,
            scores={str(k): round(float(p), 4) for k, p in zip(LABELS, scores, strict=True) if k is not None},
        )

    def _scores(self, text: str, initiator: Stretch, recipient: Stretch) -> Floats:
        found = self._network.relation(text, initiator, recipient)
        return np.asarray(found)


def _require_inside(name: str, span: Stretch, text: str) -> None:
    if span is None:
        return
    start, end = span
    if not 0 <= start < end <= len(text):
        raise BadInput(f"{name}: ({start}, {end}) is no stretch of the text, which has {len(text)} characters.")
