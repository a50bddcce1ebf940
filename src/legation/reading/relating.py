"""What a text states between two given parties.

Three answers are weighed: the relation head of the network, which reads the sentence with both parties marked; its
tags, by which some word names an act and the parties stand on its sides; and the events that the reader records of the
sentence. The weights were set on held-out sentences of `training/`.

A relation has no status, so that its types are those of PLOVER's published conversion from CAMEO: see `conversion`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from legation.codebook.plover import Plover
from legation.model.codes import EventType
from legation.model.errors import BadInput
from legation.model.record import Event, Party, Relation
from legation.reading.conversion import AHEAD, HARSH, KIND, around, relation_type
from legation.reading.neural.network import INITIATOR, LABELS, RECIPIENT, STATUSES, Floats, Network
from legation.reading.neural.tokens import sentence_ids, word_pieces

Stretch = tuple[int, int] | None

#: Shares of the tags and of the relation head in the answer.
_TAGS, _MARKED = 0.3, 0.7
#: What a recorded event between both parties adds to its type, times its confidence; and one that names only one.
_RECORDED, _HALF = 0.7, 0.35
#: Nothing is stated only where that is this much likelier than any type.
_SILENCE = 4.0
#: The likelihood of a side that the caller leaves open.
_OPEN = 0.7
#: A word that surely names no act is not asked for its sides.
_IDLE = 0.9
_AHEAD = [number for number, status in enumerate(STATUSES) if status in AHEAD]


class Relating:
    """Answers for pairs of parties; safe to share between threads."""

    def __init__(self, network: Network, plover: Plover, read: Callable[[str], Sequence[Event]]) -> None:
        """`read`: the events that the reader records of a text."""
        self._network = network
        self._plover = plover
        self._read = read

    def __call__(self, text: str, initiator: Stretch, recipient: Stretch) -> Relation:
        """The likeliest type, null where it is much likelier that nothing is stated; `scores` are of all types."""
        if not isinstance(text, str) or not text.strip():
            raise BadInput("relate: a text is needed, as a string with words in it.")
        for name, span in (("initiator", initiator), ("recipient", recipient)):
            _require_inside(name, span, text)
        scores = _MARKED * self._network.relation(text, initiator, recipient)
        scores += _TAGS * self._tagged(text, initiator, recipient)
        scores += self._recorded(text, initiator, recipient)
        scores /= scores.sum()
        best = int(scores[1:].argmax()) + 1
        kind = LABELS[best] if scores[0] < _SILENCE * scores[best] else None
        return Relation(
            type=kind,
            quad=self._plover.quad(kind) if kind is not None else None,
            scores={str(k): round(float(p), 4) for k, p in zip(LABELS, scores, strict=True) if k is not None},
        )

    def _recorded(self, text: str, initiator: Stretch, recipient: Stretch) -> Floats:
        """What the events of the text's record add to their types."""
        added = np.zeros(len(LABELS), np.float32)
        for event in self._read(text):
            share = _share(event, initiator, recipient)
            words = around(text, event.trigger.start, event.trigger.end)
            kind = relation_type(event.type, event.mode, event.status, words)
            if share and kind is not None:
                number = LABELS.index(kind)
                added[number] = max(added[number], share * event.confidence)
        return added

    def _tagged(self, text: str, initiator: Stretch, recipient: Stretch) -> Floats:
        """The likelihood of each label by the words that name acts between the two."""
        pieces = word_pieces(self._network.tokenizer, text)
        ids = sentence_ids(pieces)
        words = [(at + 1, start, end) for at, start, end in pieces.words if at + 1 < len(ids) - 1]
        hidden = self._network.encode([ids])[0]
        labels, statuses = self._network.triggers(hidden)
        give, take = (_within(words, span) for span in (initiator, recipient))
        found = np.zeros(len(LABELS), np.float32)
        for at, _, _ in words:
            if labels[at, 0] > _IDLE:
                continue
            roles = self._network.roles(hidden, at)
            likely = float(roles[give, INITIATOR].max()) if give else _OPEN
            likely *= float(roles[take, RECIPIENT:].max()) if take else _OPEN
            found[1:] = np.maximum(found[1:], _without_status(labels[at], statuses[at])[1:] * likely)
        found[0] = max(0.02, 1 - float(found[1:].max()))
        return np.asarray(found / found.sum(), np.float32)


def _without_status(labels: Floats, statuses: Floats) -> Floats:
    """Labels of an act of which it is not said whether it is done: what is only intended is AGREE or THREATEN."""
    ahead, told = float(statuses[_AHEAD].sum()), labels.copy()
    for kind, others in ((EventType.AGREE, KIND), (EventType.THREATEN, HARSH)):
        for number in map(LABELS.index, others):
            told[LABELS.index(kind)] += told[number] * ahead
            told[number] *= 1 - ahead
    return told


def _share(event: Event, initiator: Stretch, recipient: Stretch) -> float:
    """What an event counts for a pair: all where both stand on its sides, half where it leaves the recipient open."""
    if not _stands(event.initiators, initiator):
        return 0.0
    if _stands(event.recipients, recipient):
        return _RECORDED
    near = recipient is not None and event.span.start < recipient[1] and recipient[0] < event.span.end
    return _HALF if near or not event.recipients else 0.0


def _stands(parties: Sequence[Party], span: Stretch) -> bool:
    return span is None or any(s.start < span[1] and span[0] < s.end for p in parties for s in p.spans[:1])


def _within(words: list[tuple[int, int, int]], span: Stretch) -> list[int]:
    return [] if span is None else [at for at, start, end in words if start < span[1] and span[0] < end]


def _require_inside(name: str, span: Stretch, text: str) -> None:
    if span is None:
        return
    try:
        start, end = span
        inside = 0 <= start < end <= len(text)
    except (TypeError, ValueError):
        raise BadInput(f"{name}: {span!r} is no stretch; give (start, end) in characters, or None.") from None
    if not inside:
        raise BadInput(f"{name}: ({start}, {end}) is no stretch of the text, which has {len(text)} characters.")
