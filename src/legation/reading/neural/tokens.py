"""Text as the encoder's tokens: the words of a sentence with their pieces, and pairs of parties marked in it."""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

#: Ids of the encoder's vocabulary (that of BERT, uncased).
CLS, SEP = 101, 102
#: Four of its unused entries mark where the initiator and the recipient begin and end.
MARKERS = ((1, 2), (3, 4))
#: Longest input in pieces; what lies beyond is not seen.
LIMIT = 160


@dataclass(frozen=True)
class Pieces:
    """Ids of a text's pieces, and of each word (position of its first piece, start, end in code points)."""

    ids: list[int]
    words: list[tuple[int, int, int]]


def word_pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """The pieces of a text without special tokens."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    words: list[tuple[int, int, int]] = []
    last: int | None = None
    for position, (word, (start, end)) in enumerate(zip(encoded.word_ids, encoded.offsets, strict=True)):
        if word == last and words:
            first, begun, _ = words[-1]
            words[-1] = (first, begun, end)
        else:
            words.append((position, start, end))
        last = word
    return Pieces(list(encoded.ids), words)


def sentence_ids(pieces: Pieces) -> list[int]:
    """The ids of a text as the encoder takes it, cut at its limit."""
    return [CLS, *pieces.ids[: LIMIT - 2], SEP]


def marked_ids(
    tokenizer: Tokenizer, text: str, initiator: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> tuple[list[int], int, int]:
    """Ids of a text with both parties between markers, and the positions of the opening ones (-1 where absent)."""
    edges: list[tuple[int, int, int]] = []  # offset, closing before opening, marker
    for span, (opening, closing) in zip((initiator, recipient), MARKERS, strict=True):
        if span is not None:
            edges += [(span[0], 1, opening), (span[1], 0, closing)]
    ids, at, position = [CLS], {1: -1, 3: -1}, 0
    for offset, _, marker in sorted(edges):
        ids += tokenizer.encode(text[position:offset], add_special_tokens=False).ids
        if marker in at:
            at[marker] = len(ids)
        ids.append(marker)
        position = offset
    ids += tokenizer.encode(text[position:], add_special_tokens=False).ids
    ids, at = _fit(ids, at)
    return [*ids, SEP], at[1], at[3]


def _fit(ids: list[int], at: dict[int, int]) -> tuple[list[int], dict[int, int]]:
    """The window of at most LIMIT pieces around the markers."""
    if len(ids) < LIMIT:
        return ids, at
    marks = [p for p in at.values() if p >= 0]
    middle = (min(marks) + max(marks)) // 2 if marks else 0
    start = max(1, min(middle - LIMIT // 2, len(ids) - LIMIT + 2))
    kept = [ids[0], *ids[start : start + LIMIT - 2]]
    moved = {m: p - start + 1 if start <= p < start + LIMIT - 2 else -1 for m, p in at.items()}
    return kept, moved
