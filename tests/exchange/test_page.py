from __future__ import annotations

import html
import itertools
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_record import TEXT, event, find, sample

from legation.exchange.marking import Mark, segments
from legation.exchange.page import to_page
from legation.model.record import Party, Record, Report
from legation.model.spans import Span

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)> & \"'` {{ 7*7 }} {% raw %} &amp; ]]>"


class Pane(HTMLParser):
    """What a browser takes as the text of the element with id "text", and all tags, ids and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.text = ""
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if values.get("id") == "text" or (self.depth and tag not in ("br", "img", "meta", "link")):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def test_the_text_pane_holds_the_report() -> None:
    assert Pane(to_page(sample())).text == TEXT


def test_every_entry_is_linked_both_ways() -> None:
    pane = Pane(to_page(sample()))
    for entry in ("e1", "e2", "e3", "c1", "c2", "a1", "o1", "t1", "t2", "p1", "p2"):
        assert pane.ids.count(entry) == 1
        assert pane.ids.count(f"w-{entry}") == 1
        assert f"#{entry}" in pane.links
        assert f"#w-{entry}" in pane.links
    assert {link[1:] for link in pane.links if link.startswith("#")} <= set(pane.ids)
    assert len(set(pane.ids)) == len(pane.ids)


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = to_page(sample())
    pane = Pane(page)
    assert not {"script", "img", "link", "iframe", "object", "embed"} & set(pane.tags)
    assert not re.search(r"url\(|@import|src=|https?://", page)


def test_hostile_words_are_escaped_everywhere() -> None:
    text = f"{HOSTILE}\n{HOSTILE}"
    record = Record(
        report=Report(text=text, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", id=HOSTILE),
        events=(event(1, HOSTILE, "script", text, initiators=(Party(name=HOSTILE, person=HOSTILE),), mode=HOSTILE),),
        warnings=(HOSTILE,),
    )
    page = to_page(record)
    pane = Pane(page)
    assert pane.text == text
    assert not {"script", "img"} & set(pane.tags)
    assert pane.tags.count("style") == 1
    assert not [link for link in pane.links if link.startswith("javascript")]
    assert "<script" not in page.lower()
    assert html.escape("{{ 7*7 }}") in page


def test_an_address_is_a_link_only_where_a_browser_may_follow_it() -> None:
    record = sample()
    for url, linked in (("https://e.example/a", True), ("data:text/html,x", False), ("http://[", False)):
        changed = Record(report=msgspec.structs.replace(record.report, url=url))
        assert (url in Pane(to_page(changed)).links) is linked


def test_a_report_without_entries_has_a_page() -> None:
    page = to_page(sample("Nothing happened. 🙂\n\n\nNothing at all."))
    assert "No interaction between political actors" in page
    assert Pane(page).text == "Nothing happened. 🙂\n\n\nNothing at all."


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text with marks that nest and overlap anyhow."""
    text = draw(st.text(st.sampled_from("ab \n<&é\u0301🙂👩\u200d\u05d0"), min_size=1, max_size=60))
    at = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(at, at).filter(lambda pair: pair[0] != pair[1]), max_size=12))
    return text, [Mark(f"e{n}", Span(min(p), max(p)), "event", leads=True) for n, p in enumerate(pairs, 1)]


@given(marked())
def test_segments_are_cut_rightly(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = list(segments(text, marks))
    assert "".join(segment.text for segment in found) == text
    covered: dict[str, list[tuple[int, int]]] = {}
    begun: dict[str, int] = {}
    at = 0
    for segment in found:
        for mark in segment.marks:
            covered.setdefault(mark.entry, []).append((at, at + len(segment.text)))
        for mark in segment.begins:
            assert mark.entry not in begun
            begun[mark.entry] = at
        at += len(segment.text)
    for mark in marks:
        pieces = covered[mark.entry]
        assert (pieces[0][0], pieces[-1][1]) == tuple(mark.span)
        assert all(one[1] == two[0] for one, two in itertools.pairwise(pieces))
        assert begun[mark.entry] == mark.span.start


@settings(max_examples=40, deadline=None)
@given(marked())
def test_the_text_pane_holds_any_report(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    events = tuple(
        msgspec.structs.replace(
            event(number, TEXT[:5], TEXT[:5]), span=mark.span, trigger=mark.span, quote=mark.span.of(text)
        )
        for number, mark in enumerate(marks, 1)
    )
    page = to_page(Record(report=Report(text=text), events=events))
    assert Pane(page).text == text


def test_a_mark_outside_the_text_is_refused() -> None:
    for span in (Span(0, 0), Span(2, 9), Span(-1, 2)):
        with pytest.raises(ValueError, match="e1: "):
            list(segments("abc", [Mark("e1", span, "event")]))


def test_overlapping_entries_keep_their_words() -> None:
    page = to_page(sample())
    for words in ("travelled", "exercises", "rejected"):
        assert find(words).of(TEXT) == words
    assert '<span class="event q1 s-e1 trigger">travelled</span>' in page


def test_a_mark_does_not_break_inside() -> None:
    rules = dict(re.findall(r"^(\.ref(?:::before)?)\{(.*?)\}", to_page(sample()), re.MULTILINE))
    assert "white-space:nowrap" in rules[".ref"].split(";")
    assert "display:inline-block" in rules[".ref::before"].split(";")
