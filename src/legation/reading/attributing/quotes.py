"""Direct quotation: where quotation marks open and close, also over several paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from legation.reading.layers import Parsed

_OPENING = frozenset(["“", "``", "«", "„", "‟", "「", "『"])
_CLOSING = frozenset(["”", "''", "»", "」", "』"])
_STRAIGHT = frozenset(['"', "＂"])
_LONGEST = 800  # tokens: beyond it a mark was forgotten
_HARD_WRAP = range(45, 101)


@dataclass(frozen=True)
class Quote:
    """A quotation within one paragraph; `start` and `end` take in the marks."""

    start: int
    end: int
    paragraph: int
    closed: bool  #: false where the paragraph ends before the mark closes
    speech: bool  #: a sentence, not a few words held at a distance
    opens: bool  #: the first words of its paragraph


def paragraph_starts(parsed: Parsed) -> tuple[int, ...]:
    """First token of each paragraph, in order; a line wrapped at a column starts none."""
    text, doc = parsed.report.text, parsed.doc
    blank_lines = "\n\n" in text
    starts = [0]
    for sentence in parsed.sentences:
        if sentence.start == 0:
            continue
        before = text[doc[sentence.start - 1].idx : doc[sentence.start].idx]
        back = sentence.start - 1
        while back > 0 and doc[back].is_space:
            back -= 1
            before = text[doc[back].idx : doc[sentence.start].idx]
        if "\n" not in before:
            continue
        if blank_lines and before.count("\n") == 1:
            offset = doc[sentence.start].idx
            line = text[:offset].rstrip().rsplit("\n", 1)[-1]
            if len(line) in _HARD_WRAP:
                continue
        starts.append(sentence.start)
    return tuple(starts)


def find_quotes(parsed: Parsed, starts: tuple[int, ...]) -> tuple[Quote, ...]:
    """Quotations in order; none crosses a paragraph, none lies within another."""
    ends = (*starts[1:], len(parsed.doc))
    return tuple(q for number, (a, b) in enumerate(zip(starts, ends, strict=True)) for q in _in(parsed, number, a, b))


def _in(parsed: Parsed, paragraph: int, start: int, end: int) -> Iterator[Quote]:
    tokens = [token for token in parsed.doc[start:end] if not token.is_space]
    opened: int | None = None
    mark = ""
    for position, token in enumerate(tokens):
        before = tokens[position - 1] if position else None
        sort = _sort(token, before, opened is not None, mark)
        if sort == "open":
            opened, mark = position, token.text if token.text != "`" else "``"
        elif sort == "close" and opened is not None:
            yield _quote(tokens[opened : position + 1], paragraph, tokens[0].i, True)
            opened = None
    if opened is not None and len(tokens) - opened > 3 and mark not in "‘'":
        yield _quote(tokens[opened:], paragraph, tokens[0].i, False)


def _sort(token: Token, before: Token | None, is_open: bool, mark: str) -> str:
    text = token.text
    if text == "`" and token.i + 1 < len(token.doc) and token.nbor().text == "`" and not token.whitespace_:
        return "" if is_open else "open"
    if text in _OPENING:
        return "" if is_open else "open"
    if text in _CLOSING:
        return "close" if is_open and mark not in "‘'" else ""
    if text in _STRAIGHT:
        return "close" if is_open and mark in _STRAIGHT else "" if is_open else "open"
    if text in ("‘", "'") and not is_open:
        return "open" if not token.whitespace_ and (before is None or before.whitespace_ or before.is_punct) else ""
    if is_open and mark in ("‘", "'") and text in ("’", "'"):
        return "close" if token.whitespace_ or token.i + 1 == len(token.doc) or token.nbor().is_punct else ""
    return ""


def _quote(tokens: list[Token], paragraph: int, first: int, closed: bool) -> Quote:
    words = [t for t in tokens if t.is_alpha]
    verb = any(t.pos_ in ("VERB", "AUX") for t in words)
    ends = tokens[-2].text if closed and len(tokens) > 2 else tokens[-1].text
    capital = bool(words) and words[0].text[0].isupper()
    speech = (verb and len(words) >= 3 and (capital or len(words) >= 8)) or (
        bool(words) and capital and (ends in "?!" or (ends in ",." and len(words) >= 2))
    )
    return Quote(tokens[0].i, tokens[-1].i + 1, paragraph, closed, speech, tokens[0].i == first)
