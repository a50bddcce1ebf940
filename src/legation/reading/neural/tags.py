"""What the network says of each word of a text: whether it names an act, and who stands on its sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from legation.reading.layers import Parsed
from legation.reading.neural.network import Floats, Network
from legation.reading.neural.tokens import sentence_ids, word_pieces


@dataclass(frozen=True, eq=False)
class _Sentence:
    """One sentence as the encoder saw it; `pieces` gives of each token of it its first piece, -1 where unseen."""

    start: int
    hidden: Floats
    labels: Floats
    pieces: tuple[int, ...]


class Tags:
    """The tags of one text, by token index."""

    def __init__(self, parsed: Parsed, network: Network) -> None:
        self._parsed = parsed
        self._network = network
        self._sentences = _encode(parsed, network)
        self._roles: dict[int, Floats] = {}

    @cached_property
    def acting(self) -> frozenset[int]:
        """Tokens that more likely than not name an act."""
        tokens = range(len(self._parsed.doc))
        return frozenset(i for i in tokens if self.labels(i)[0] < 0.5)

    def labels(self, token: int) -> Floats:
        """Probabilities of the labels (`network.LABELS`) for a token; no act is certain where it was not seen."""
        sentence, piece = self._at(token)
        if piece < 0:
            unseen: Floats = np.eye(1, sentence.labels.shape[-1], dtype=np.float32)[0]
            return unseen
        row: Floats = sentence.labels[piece]
        return row

    def surest(self, tokens: Iterable[int]) -> int:
        """Of the words of a trigger the one that is surest to name an act."""
        return min(tokens, key=lambda i: float(self.labels(i)[0]))

    @property
    def width(self) -> int:
        """Size of a token's state."""
        return self._sentences[0].hidden.shape[-1] if self._sentences else 0

    def hidden(self, token: int) -> Floats | None:
        """The encoder's state of a token; None where it was not seen."""
        sentence, piece = self._at(token)
        return sentence.hidden[piece] if piece >= 0 else None

    def role(self, trigger: int, token: int) -> Floats:
        """Probabilities that a token belongs to the initiator, the recipient, or a thing acted on, of a trigger."""
        sentence, piece = self._at(token)
        asked, at = self._at(trigger)
        if piece < 0 or at < 0 or asked is not sentence:
            return np.zeros(3, np.float32)
        if trigger not in self._roles:
            self._roles[trigger] = self._network.roles(sentence.hidden, at)
        row: Floats = self._roles[trigger][piece]
        return row

    def _at(self, token: int) -> tuple[_Sentence, int]:
        sentence = self._sentences[self._parsed.sentence_of[token]]
        place = token - sentence.start
        return sentence, sentence.pieces[place] if 0 <= place < len(sentence.pieces) else -1


def _encode(parsed: Parsed, network: Network) -> list[_Sentence]:
    """All sentences through the encoder and the trigger head."""
    rows, aligned = [], []
    for sentence in parsed.sentences:
        text, offset = sentence.text, sentence.start_char
        found = word_pieces(network.tokenizer, text)
        rows.append(sentence_ids(found))
        seen = len(rows[-1]) - 1
        starts = np.array([start for _, start, _ in found.words], np.int64)
        ends = np.array([end for _, _, end in found.words], np.int64)
        places = []
        for token in sentence:
            begin = token.idx - offset
            at = int(np.searchsorted(ends, begin, side="right"))
            inside = at < len(starts) and starts[at] < begin + len(token.text)
            piece = found.words[at][0] + 1 if inside else -1
            places.append(piece if piece < seen else -1)
        aligned.append(tuple(places))
    sentences = []
    for sentence, hidden, pieces in zip(parsed.sentences, network.encode(rows), aligned, strict=True):
        labels, _ = network.triggers(hidden)
        sentences.append(_Sentence(sentence.start, hidden, labels, pieces))
    return sentences
