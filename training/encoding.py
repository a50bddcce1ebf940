"""Sentences as token ids, with the positions that the heads ask for."""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

from examples import LABELS, NONE, STATUSES, Pair, Tagged, TaggedAct
from legation.reading.neural.tokens import marked_ids, sentence_ids, word_pieces

#: Words of a trigger phrase that name nothing themselves.
EMPTY = frozenset(
    "a an the of to on in at with by for from and or its his her their up out off over back down away into into upon"
    " against it them him no not be is are was were been being has have had will would as about through under".split()
)


@dataclass(frozen=True)
class EncodedPair:
    """Ids with markers; positions of the opening markers, -1 where a side is absent."""

    ids: list[int]
    first: int
    second: int
    label: int
    weight: float


@dataclass(frozen=True)
class EncodedTags:
    """Ids and, of each word's first piece, its label (-100 where not asked); per trigger, roles of words."""

    ids: list[int]
    labels: list[int]
    triggers: list[tuple[int, int, list[list[int]]]]  #: position, status, and positions of each role
    words: list[int]


def encode_pair(pair: Pair, tokenizer: Tokenizer) -> EncodedPair:
    """A marked pair as ids."""
    ids, first, second = marked_ids(tokenizer, pair.text, pair.initiator, pair.recipient)
    return EncodedPair(ids, first, second, LABELS.index(pair.label), pair.weight)


def encode_tagged(sentence: Tagged, tokenizer: Tokenizer) -> EncodedTags:
    """A tagged sentence as ids with its targets."""
    pieces = word_pieces(tokenizer, sentence.text)
    ids = sentence_ids(pieces)
    words = [(p + 1, s, e) for p, s, e in pieces.words if p + 1 < len(ids) - 1]
    labels = [-100] * len(ids)
    for position, _, _ in words:
        labels[position] = LABELS.index(NONE)
    triggers = []
    for act in sentence.acts:
        apart = (*act.initiators, *act.recipients, *act.things)
        named = [p for p, s, e in words if _names(sentence.text[s:e], s, e, act) and not _inside(s, e, apart)]
        named = named or [p for p, s, e in words if _inside(s, e, act.trigger)]
        roles = [[p for p, s, e in words if _inside(s, e, r)] for r in (act.initiators, act.recipients, act.things)]
        for position in named:
            labels[position] = LABELS.index(NONE if act.ordinary else act.label)
            triggers.append((position, STATUSES.index(act.status), roles))
    return EncodedTags(ids, labels, triggers, [p for p, _, _ in words])


def _names(word: str, start: int, end: int, act: TaggedAct) -> bool:
    return _inside(start, end, act.trigger) and word.lower() not in EMPTY


def _inside(start: int, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < e and s < end for s, e in spans)
