"""How sure the machine is of its own reading of an act: the calibrated chance that type and both sides are right.

A logistic regression on a few features of the act; its coefficients were fitted on held-out sentences of `training/`
by `training/calibrate.py`, and `docs/quality.md` shows how well it holds (a reliability table).
"""

from __future__ import annotations

import math
from functools import cache

import msgspec

from legation.reading.acts import Act
from legation.reading.layers import ClauseKind
from legation.reading.wordlists import DATA, load_words

#: Bounds of what is told: nothing is certain, and nothing that was recorded hopeless.
_LEAST, _MOST = 0.02, 0.99
#: Up to so many sentences a text is read like a lone one.
_LONE = 3


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Coefficients by feature; `base` is added to all."""

    base: float
    score: float  #: times the log-odds of the judge's score
    known: float  #: the lexicon reads the type too
    noun: float  #: told by a noun
    implied: float  #: its recipients stand in an earlier sentence
    no_initiator: float
    no_recipient: float
    nameless: float  #: a side without code or state
    report: float  #: in a report of several sentences, where sides are often understood, rather than a lone sentence


@cache
def _calibration() -> Calibration:
    return load_words(DATA / "confidence.yaml", Calibration)


def features(act: Act, sentences: int) -> dict[str, float]:
    """What the regression sees of an act in a text of so many sentences, by the names of `Calibration`."""
    score = min(max(act.reading.sense.weight, 0.01), 0.99)
    sides = (*act.sides.initiators, *act.sides.recipients)
    return {
        "score": math.log(score / (1 - score)),
        "known": float(act.reading.known),
        "noun": float(act.clause.kind is ClauseKind.NOUN),
        "implied": float(act.implied),
        "no_initiator": float(not act.sides.initiators),
        "no_recipient": float(not act.sides.recipients),
        "nameless": float(any(p.code is None and p.country is None for p in sides)),
        "report": float(sentences > _LONE),
    }


def confidence(act: Act, sentences: int) -> float:
    """The chance, 0 to 1, that the type and both sides are right of an act in a text of so many sentences."""
    held = _calibration()
    odds = held.base + sum(getattr(held, name) * value for name, value in features(act, sentences).items())
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds)))), 3)
