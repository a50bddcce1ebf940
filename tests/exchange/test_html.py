from __future__ import annotations

import sys
from datetime import date

import pytest
from lxml import html as lxml_html

from legation.exchange.html import published, read_html
from legation.model.errors import NoText, NotInstalled, TooLarge, UnreadableDocument

PAGE = """<!doctype html><html lang="en"><head><title>Envoy recalled - The Accra Echo</title>
<meta property="og:site_name" content="The Accra Echo">
<meta property="article:published_time" content="2012-08-11T09:00:00+09:00">
<meta property="article:modified_time" content="2015-01-01">
<link rel="canonical" href="https://echo.example/world/envoy"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Envoy recalled</h1>
<p>Ghana recalled its envoy from Lom\u00e9 on Friday in protest at a raid on a border post near Aflao.</p>
<p>The foreign minister said Accra would take firm measures. \u201cWe cannot accept this,\u201d she told reporters.</p>
</article><footer>\u00a9 2026 All rights reserved.</footer></body></html>"""


def dated(head: str, body: str = "") -> date | None:
    """The publication date of a page with that markup."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return published(lxml_html.document_fromstring(page), today=date(2020, 6, 1))


def test_an_article() -> None:
    report = read_html(PAGE.encode(), "a.html")
    assert report.title == "Envoy recalled"
    assert report.outlet == "The Accra Echo"
    assert report.url == "https://echo.example/world/envoy"
    assert report.published == date(2012, 8, 11)
    lines = report.text.split("\n")
    assert "Ghana recalled its envoy from Lomé on Friday in protest at a raid on a border post near Aflao." in lines
    assert lines[0].startswith("Ghana recalled")
    assert "rights reserved" not in report.text
    assert "Home" not in report.text


def test_a_declared_encoding_counts() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    assert "from Lomé on" in read_html(page.encode("cp1252"), "a.html").text


def test_xhtml_in_utf_16() -> None:
    page = '<?xml version="1.0" encoding="utf-16"?>' + PAGE
    assert "from Lomé on" in read_html(page.encode("utf-16"), "a.html").text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="DC.date.issued" content="2014-11-15">', ""),
        ('<meta itemprop="datePublished" content="15 November 2014">', ""),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2014-11-15T01:00Z"}]}</script>', ""),
        ("", '<article><header><time datetime="2014-11-15T10:00">today</time></header></article>'),
        ("", '<span class="entry-date">November 15, 2014</span>'),
        ('<link rel="canonical" href="https://e.example/2014/11/15/a">', ""),
    ],
)
def test_dates_that_the_markup_states(head: str, body: str) -> None:
    assert dated(head, body) == date(2014, 11, 15)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>Published on 15 November 2014. Copyright 2019.</p>"),
        ('<meta name="date" content="2021-01-01">', ""),
        ('<meta name="date" content="soon">', ""),
        ('<script type="application/ld+json">{broken</script>', ""),
        ('<meta property="article:modified_time" content="2014-11-15">', ""),
    ],
)
def test_no_date_is_guessed(head: str, body: str) -> None:
    assert dated(head, body) is None


def test_a_future_date_gives_way_to_the_next() -> None:
    head = '<meta name="date" content="2021-01-01"><link rel="canonical" href="https://e.example/2014/11/15/a">'
    assert dated(head) == date(2014, 11, 15)


def test_bad_pages() -> None:
    with pytest.raises(NoText, match="no article"):
        read_html(b"<html><body><form><input></form></body></html>", "a.html")
    with pytest.raises((NoText, UnreadableDocument), match=r"a\.html: "):
        read_html(b"<!-- -->", "a.html")
    with pytest.raises(TooLarge):
        read_html(PAGE.encode(), "a.html", max_characters=10)


def test_a_missing_part_is_named_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(NotInstalled, match=r"web pages needs a part that is missing \(.*trafilatura.*\)\. Install"):
        read_html(PAGE.encode(), "a.html")
