"""What the finders of cues hand on before sources are named, and small walks over the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from legation.model.codes import Stance

Range = tuple[int, int]
_BESIDE = 8  # tokens between a cue and a speaker that belong together

_EDGE_MARKS = frozenset([",", ";", ":", "-", "--", "–", "—", "―", "(", ")", "[", "]", "_", "..", "..."])


@dataclass(frozen=True)
class Draft:
    """A cue with its content, and the head token of its source where there is one."""

    verb: int  #: head token of the cue
    cue: Range
    contents: tuple[Range, ...]
    speaker: Token | None
    stance: Stance
    speech: bool = False  #: may introduce direct quotation
    outer: int | None = None  #: head token of the cue of the attribution that quotes this one
    text_speaker: Range | None = field(default=None)  #: source given as a stretch of words, for headlines


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """The range without marks and white space at its edges; None where nothing is left. Quote marks stay."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE_MARKS):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE_MARKS or doc[end - 1].text == "."):
        end -= 1
    return (start, end) if start < end else None


def subtree(token: Token) -> Range:
    """The tokens from the left edge to the right edge of a token's subtree."""
    return (token.left_edge.i, token.right_edge.i + 1)


def pieces(doc: Doc, *ranges: Range) -> tuple[Range, ...]:
    """The ranges trimmed, empty ones and those without a word left out, in order."""
    found = (trim(doc, *given) for given in ranges)
    return tuple(sorted(r for r in found if r is not None and any(t.is_alpha or t.like_num for t in doc[r[0] : r[1]])))


def child(token: Token, *deps: str) -> Token | None:
    """The first child that stands in one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def climb(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def inside(index: int, ranges: Iterable[Range]) -> bool:
    """Whether a token lies in one of the ranges."""
    return any(start <= index < end for start, end in ranges)


def carve(doc: Doc, draft: Draft) -> Draft:
    """The draft with its cue, and the speaker beside it, cut out of its own contents."""
    start, end = draft.cue
    if not any(first < end and start < last for first, last in draft.contents):
        return draft
    if draft.speaker is not None and 0 < start - draft.speaker.i < _BESIDE:
        start = min(start, draft.speaker.left_edge.i)
    elif draft.speaker is not None and 0 <= draft.speaker.i - end < _BESIDE:
        end = draft.speaker.i + 1
    kept = [cut for first, last in draft.contents for cut in ((first, min(start, last)), (max(end, first), last))]
    return replace(draft, contents=pieces(doc, *(cut for cut in kept if cut[0] < cut[1])))
