"""Quotations and cues brought together: who speaks the quoted sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from legation.reading.attributing.draft import Draft, Range
from legation.reading.attributing.quotes import Quote

_NEAR = 30  # tokens between a quotation and the cue that introduces it


def join_quotes(doc: Doc, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts with each quotation added to the contents of its speaker's cue."""
    drafts = list(drafts)
    outside = [n for n, d in enumerate(drafts) if not any(q.start <= d.verb < q.end for q in quotes)]
    last: tuple[int, int] | None = None  # draft that spoke last, and the paragraph in which it did
    before: Quote | None = None
    for quote in quotes:
        owner = _holder(drafts, outside, quote)
        if owner is None:
            owner = _beside(doc, drafts, outside, quote, quotes)
        if owner is None and quote.speech and last is not None:
            same = last[1] == quote.paragraph
            runs_on = (
                quote.opens
                and last[1] == quote.paragraph - 1
                and ((before is not None and not before.closed) or _whole(doc, quote))
            )
            owner = last[0] if same or runs_on else None
        if owner is not None:
            drafts[owner] = replace(
                drafts[owner], contents=_with(drafts[owner].contents, (quote.start, quote.end), drafts[owner].cue)
            )
            if drafts[owner].speech:
                last = (owner, quote.paragraph)
        before = quote
    return [d for d in drafts if d.contents]


def _whole(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation is all there is in its paragraph, so that nobody else can be its speaker."""
    end = quote.end
    while end < len(doc) and doc[end].text == ".":
        end += 1
    return (
        not quote.closed
        or end >= len(doc)
        or doc[end].is_space
        or "\n" in doc[end - 1].whitespace_
        or doc[end].is_sent_start is True
    )


def _holder(drafts: list[Draft], outside: list[int], quote: Quote) -> int | None:
    """The draft whose content already takes in most of the quotation, the innermost of them."""
    best: tuple[int, int] | None = None
    for number in outside:
        shared = sum(max(0, min(e, quote.end) - max(s, quote.start)) for s, e in drafts[number].contents)
        if shared * 2 <= quote.end - quote.start:
            continue
        size = sum(e - s for s, e in drafts[number].contents)
        if best is None or size < best[0]:
            best = (size, number)
    return best[1] if best else None


def _beside(doc: Doc, drafts: list[Draft], outside: list[int], quote: Quote, quotes: Sequence[Quote]) -> int | None:
    """The speech cue nearest to the quotation with no end of a sentence between; one behind it first."""
    found: tuple[int, int] | None = None
    for number in outside:
        draft = drafts[number]
        if not draft.speech:
            continue
        start, end = draft.cue
        gap = start - quote.end if start >= quote.end else quote.start - end
        between = (quote.end, start) if start >= quote.end else (end, quote.start)
        if gap > _NEAR or any(q.start < between[1] and between[0] < q.end and q is not quote for q in quotes):
            continue
        if _stops(doc, between):
            continue
        if start < quote.start and not quote.speech and draft.contents:
            continue
        rank = gap if start >= quote.end else gap + (0 if doc[quote.start - 1].text in (":", ",") else _NEAR)
        if found is None or rank < found[0]:
            found = (rank, number)
    return found[1] if found else None


def _stops(doc: Doc, between: Range) -> bool:
    return any(
        doc[i].text in (".", "!", "?", ";") or (doc[i].is_space and i + 1 < between[1] and doc[i].is_sent_end)
        for i in range(*between)
    )


def _with(contents: tuple[Range, ...], added: Range, cue: Range) -> tuple[Range, ...]:
    """The ranges with one more, those that touch or overlap made one; the cue is never swallowed."""
    merged: list[Range] = []
    for start, end in sorted((*contents, added)):
        if merged and start <= merged[-1][1] + 1 and not (merged[-1][1] <= cue[0] < start):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
