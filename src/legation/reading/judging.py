"""Which act a clause tells: what the lexicon reads and what the network says, weighed together.

The lexicon knows words, the network sentences. A type's score is the network's probability for it, raised by a fixed
part where the lexicon reads the same; the highest wins. Clauses that the lexicon does not know are acts where the
network says so by itself. The weights were set on held-out sentences of `training/` (`training/tune.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import msgspec
import numpy as np

from legation.codebook.lexicon import Sense
from legation.codebook.plover import Plover
from legation.model.codes import EventType
from legation.model.errors import BadData
from legation.reading.coding import Reading
from legation.reading.layers import Clause, ClauseKind
from legation.reading.neural.network import LABELS, Floats
from legation.reading.neural.tags import Tags
from legation.reading.wordlists import DATA

_NUMBER = {label: number for number, label in enumerate(LABELS)}
#: Acts whose content is told inside them and is no act of its own.
_ABSORBING = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE, EventType.AGREE, EventType.CONCEDE}
)
_VERB_SLOTS = ("subject",), ("object", "indirect", "against", "with", "to", "on", "for", "from", "at", "into")
_NOUN_SLOTS = ("subject", "poss", "by", "of", "mod", "from"), ("against", "on", "with", "to", "for", "into", "of")


#: How many sightings the lexicon's own weight of a reading counts for beside those in `reliability.csv`.
_PRIOR = 3.0
_RELIABILITY = DATA / "reliability.csv"


def lexeme(reading: Reading) -> tuple[str, str]:
    """What a reading of the lexicon is known by: its type, and the lemma that names the act."""
    return str(reading.sense.type or "NONE"), (reading.noun or reading.clause).lemma


@cache
def _reliability() -> dict[tuple[str, str], tuple[int, int]]:
    """Right and seen of each reading of the lexicon, as `training/reliability.py` counted them."""
    with _RELIABILITY.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        try:
            return {(row["type"], row["lemma"]): (int(row["right"]), int(row["seen"])) for row in rows}
        except (KeyError, TypeError, ValueError) as error:
            raise BadData(f"{_RELIABILITY.name}, line {rows.line_num}: {error}") from error


def reliability(reading: Reading) -> float:
    """How far a reading of the lexicon is to be trusted, 0 to 1."""
    right, seen = _reliability().get(lexeme(reading), (0, 0))
    return (right + _PRIOR * reading.sense.weight) / (seen + _PRIOR)


class Weights(msgspec.Struct, frozen=True):
    """How far the lexicon counts beside the network; see `judge`."""

    known: float = 1.5  #: added to the type that the lexicon reads, times its own weight
    known_noun: float = 0.8  #: the same for an event noun by itself
    specific: float = 1.0  #: added beside it for a sense whose conditions hold: it knows the words around, too
    nothing: float = 0.3  #: added to no act where the lexicon says that the phrase is none
    unknown: float = 0.9  #: added to no act where the lexicon does not know the clause
    nominal: float = 0.2  #: added to no act for every noun: acts are mostly told by verbs
    least: float = 0.3  #: an act that scores less is left out


WEIGHTS = Weights()


@dataclass(frozen=True)
class Verdict:
    """The label of a clause with its probability, the network's own and the lexicon's type beside it."""

    type: EventType | None
    score: float
    network: float


class Judge:
    """Weighs the readings of one text."""

    def __init__(self, tags: Tags, plover: Plover, weights: Weights = WEIGHTS) -> None:
        self._tags = tags
        self._plover = plover
        self._weights = weights

    def readings(self, clauses: Iterable[Clause], lexical: Iterable[Reading]) -> tuple[Reading, ...]:
        """One reading for each clause that tells an act, in the order of the text.

        `lexical`: the lexicon's readings, those that say that a phrase is no act included.
        """
        by_clause = {r.clause.id: r for r in lexical}
        under = {r.noun.id for r in by_clause.values() if r.noun is not None}
        found: list[Reading] = []
        for clause in clauses:
            if clause.id in under:
                continue
            reading = self._judged(clause, by_clause.get(clause.id))
            if reading is not None:
                found.append(reading)
        return tuple(sorted(found, key=lambda r: r.clause.predicate))

    def _judged(self, clause: Clause, lexical: Reading | None) -> Reading | None:
        tokens = lexical.trigger if lexical is not None else (clause.predicate,)
        labels = self._tags.labels(self._tags.surest(tokens))
        verdict = self._verdict(clause, labels, lexical)
        if verdict.type is None or verdict.score < self._weights.least:
            return None
        weight = round(min(0.99, verdict.score), 3)
        if lexical is None:
            return Reading(
                clause, self._sense(verdict.type, clause, weight), trigger=tokens, known=False, sure=verdict.network
            )
        if verdict.type is lexical.sense.type:
            return replace(lexical, sense=msgspec.structs.replace(lexical.sense, weight=weight), sure=verdict.network)
        turned = self._turned(lexical.sense, verdict.type, clause, weight)
        return replace(lexical, sense=turned, known=False, sure=verdict.network)

    def _verdict(self, clause: Clause, labels: Floats, lexical: Reading | None) -> Verdict:
        scores, weights = np.array(labels, np.float64), self._weights
        if clause.kind is ClauseKind.NOUN:
            scores[0] += weights.nominal
        if lexical is None:
            scores[0] += weights.unknown
        elif lexical.sense.type is None:
            scores[0] += weights.nothing * reliability(lexical)
        else:
            known = weights.known_noun if clause.kind is ClauseKind.NOUN else weights.known
            known += weights.specific * bool(lexical.sense.conditions)
            scores[_NUMBER[lexical.sense.type]] += known * reliability(lexical)
        best = int(scores.argmax())
        if LABELS[best] is EventType.AGREE and lexical is not None and lexical.sense.type is EventType.CONCEDE:
            agreed, best = best, _NUMBER[EventType.CONCEDE]  # what is agreed to is an easing: the lexicon knows of what
            scores[best] += scores[agreed]
            scores[agreed] = 0
        return Verdict(LABELS[best], float(scores[best] / scores.sum()), float(labels[best]))

    def _sense(self, kind: EventType, clause: Clause, weight: float) -> Sense:
        initiator, recipient = _NOUN_SLOTS if clause.kind is ClauseKind.NOUN else _VERB_SLOTS
        return Sense(
            type=kind, cameo=self._plover.cameo(kind), initiator=initiator, recipient=recipient,
            absorbs=kind in _ABSORBING, weight=weight,
        )  # fmt: skip

    def _turned(self, sense: Sense, kind: EventType, clause: Clause, weight: float) -> Sense:
        """A sense of the lexicon whose words mean another type here."""
        slots = self._sense(kind, clause, weight) if sense.type is None else sense
        return msgspec.structs.replace(
            sense, type=kind, mode=None, cameo=self._plover.cameo(kind), weight=weight, mutual=False, needs="either",
            absorbs=kind in _ABSORBING, initiator=slots.initiator, recipient=slots.recipient, status=None,
        )  # fmt: skip
