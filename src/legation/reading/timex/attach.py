"""Which time belongs to the predicate of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Doc, Token

from legation.reading.layers import Parsed
from legation.reading.timex.timexes import Modifier, Timex, joined

_OWN = frozenset({"poss", "compound", "amod", "nummod", "nmod"})  #: labels of a time that is part of a noun phrase
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "conj", "parataxis", "pcomp", "csubjpass"})
_STEPS = 24


def attach(
    parsed: Parsed, timexes: Sequence[Timex], start_token: int, end_token: int, predicate_token: int
) -> Timex | None:
    """The expression that dates the predicate of the clause `[start_token, end_token)`, its range joined.

    The nearest in the tree, not one inside a nested clause, nor one that is part of another noun's phrase
    ("the 2010 treaty", "yesterday's bombings" unless `bombings` is the predicate). Expressions that name no stretch of
    the calendar (durations, sets, PRESENT_REF) are passed over. "Since 1999" leaves the end open, "until May" the
    start; the other modifiers stand in `modifier` for the caller to judge. None where the clause names no time of
    its own: the day of publication is never assumed.
    """
    best: tuple[tuple[int, int], Timex] | None = None
    for timex in timexes:
        if not timex.place or timex.start < start_token or timex.end > end_token or timex.start >= timex.end:
            continue
        steps = _steps(parsed.doc, timex, predicate_token)
        if steps is None:
            continue
        rank = (steps, abs(timex.start - predicate_token))
        if best is None or rank < best[0]:
            best = (rank, timex)
    return whole(timexes, best[1]) if best is not None else None


def whole(timexes: Sequence[Timex], timex: Timex) -> Timex:
    """The range to which an expression belongs, or itself, open at one end where its modifier leaves it open."""
    if timex.range_end is not None:
        return joined(timex, timexes[timex.range_end])
    if timex.range_start is not None:
        return joined(timexes[timex.range_start], timex)
    if timex.modifier is Modifier.SINCE:
        return replace(timex, time=msgspec.structs.replace(timex.time, end=None))
    if timex.modifier is Modifier.UNTIL:
        return replace(timex, time=msgspec.structs.replace(timex.time, start=None))
    return timex


def _steps(doc: Doc, timex: Timex, predicate: int) -> int | None:
    """Steps from the time up to the predicate; None where a clause or another noun's phrase lies between."""
    if timex.start <= predicate < timex.end:
        return None
    node = next((t for t in doc[timex.start : timex.end] if not timex.start <= t.head.i < timex.end), None)
    if node is None:
        return None
    steps, preposed = 0, False
    while node.i != predicate:
        if steps > _STEPS or node.head.i == node.i:
            return None
        if _closed(node, predicate, timex):
            return None
        if node.i != predicate and node.pos_ in ("VERB", "AUX") and not timex.start <= node.i < timex.end:
            return None
        if node.pos_ == "NOUN" and not timex.start <= node.i < timex.end:
            if preposed and node.dep_ in ("nsubj", "nsubjpass"):
                return None
            steps += 2  # a phrase that was hung on a noun may still date its verb
        preposed = preposed or node.pos_ == "ADP"
        node = node.head
        steps += 1
    return steps


def _closed(node: Token, predicate: int, timex: Timex) -> bool:
    """Whether the edge above a node shuts the time off from what lies beyond it."""
    head = node.head
    if head.i == predicate:
        return node.dep_ in _CLAUSES and not timex.start <= node.i < timex.end and node.pos_ in ("VERB", "AUX")
    if node.dep_ in _OWN and head.pos_ in ("NOUN", "PROPN", "ADJ") and not timex.start <= head.i < timex.end:
        return True
    return node.dep_ == "prep" and node.lower_ == "of" and head.pos_ in ("NOUN", "PROPN")
