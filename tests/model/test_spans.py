"""Spans are half-open ranges of code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.spans import Span

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_a_span_cuts_code_points_not_bytes() -> None:
    text = "\U0001f1f5\U0001f1ea Per\u00fa recalled its envoy."
    assert Span(3, 7).of(text) == "Per\u00fa"


@pytest.mark.parametrize(
    ("one", "other", "overlap", "cover"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 5), Span(4, 9), True, False),
        (Span(0, 9), Span(4, 9), True, True),
        (Span(4, 9), Span(0, 9), True, False),
        (Span(2, 3), Span(2, 3), True, True),
    ],
)
def test_overlap_and_cover(one: Span, other: Span, overlap: bool, cover: bool) -> None:
    assert one.overlaps(other) is overlap
    assert one.covers(other) is cover


@given(spans, spans)
def test_overlap_is_symmetric_and_covering_implies_it(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) or not one.covers(other)
    shared = set(range(*one)) & set(range(*other))
    assert one.overlaps(other) == bool(shared)
    assert one.covers(other) == (set(range(*other)) <= set(range(*one)))
