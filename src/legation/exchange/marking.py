"""Spans that nest and overlap, cut into stretches that HTML can hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.model.spans import Span


@dataclass(frozen=True)
class Mark:
    """A stretch of words that an entry rests on."""

    entry: str  #: anchor of the entry's card, such as "e1"
    span: Span
    style: str  #: class name
    leads: bool = False  #: whether the entry's own anchor stands at the start of this mark


@dataclass(frozen=True)
class Segment:
    """Words between two borders of marks: the same marks cover each of their code points."""

    text: str
    marks: tuple[Mark, ...]  #: longest first, so that the last is the innermost
    begins: tuple[Mark, ...]  #: those leading marks that begin here


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[list[Segment]]:
    """The segments of each line of the text, its line feed with it; their texts joined are `text`.

    Raises `ValueError` for a mark that is empty or outside the text.
    """
    line: list[Segment] = []
    for segment in segments(text, marks):
        line.append(segment)
        if segment.text.endswith("\n"):
            yield line
            line = []
    if line:
        yield line


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text cut at each border of a mark and after each line feed."""
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.entry))
    for mark in ordered:
        if not 0 <= mark.span.start < mark.span.end <= len(text):
            raise ValueError(f"{mark.entry}: {mark.span} is not within a text of {len(text)} code points")
    borders = {0, len(text)} | {at for mark in ordered for at in mark.span}
    borders.update(at + 1 for at, char in enumerate(text) if char == "\n")
    cuts = sorted(borders)
    open_marks: list[Mark] = []
    upcoming = 0
    for start, end in itertools.pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        first = upcoming
        while upcoming < len(ordered) and ordered[upcoming].span.start <= start:
            open_marks.append(ordered[upcoming])
            upcoming += 1
        covering = sorted(open_marks, key=lambda mark: mark.span.start - mark.span.end)
        begins = tuple(mark for mark in ordered[first:upcoming] if mark.leads)
        yield Segment(text[start:end], tuple(covering), begins)
