"""A report out of a web page: its main text, title, outlet, address and publication date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from legation.exchange.dateline import parse_date, plausible
from legation.exchange.text import MAX_CHARACTERS, clean, too_large
from legation.model.errors import NoText, NotInstalled, UnreadableDocument
from legation.model.record import Report

#: Bytes of markup above which a page is not parsed, as a multiple of the limit on its text.
_MARKUP_FACTOR = 4
#: Where pages state when an article was first published, most reliable first: (attribute, value) of `meta`.
_META_DATES = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("property", "og:published_time"),
    ("itemprop", "datePublished"),
    ("name", "article:published_time"),
    ("name", "parsely-pub-date"),
    ("name", "citation_publication_date"),
    ("name", "citation_date"),
    ("name", "dc.date.issued"),
    ("name", "dcterms.issued"),
    ("name", "dcterms.created"),
    ("name", "dc.date"),
    ("name", "dcterms.date"),
    ("name", "sailthru.date"),
    ("name", "pubdate"),
    ("name", "publishdate"),
    ("name", "publish-date"),
    ("name", "publication_date"),
    ("name", "originalpublicationdate"),
    ("name", "date"),
)
_TIME_PATHS = (
    ".//time[@pubdate]",
    ".//*[@itemprop='datePublished']",
    ".//article//header//time[@datetime]",
    ".//article//time[@datetime]",
    ".//*[contains(concat(' ', @class, ' '), ' published ') or contains(concat(' ', @class, ' '), ' entry-date ')]",
    ".//main//time[@datetime]",
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$)")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<meta[^>]+charset|<\?xml[^>]+encoding", re.IGNORECASE)


def read_html(data: bytes, name: str, max_characters: int = MAX_CHARACTERS) -> Report:
    """The report that a page holds. Raises `NoText` for a page without an article, `TooLarge` above the limit."""
    if len(data) > _MARKUP_FACTOR * max_characters:
        raise too_large(name, max_characters, f"{len(data):,} bytes of markup")
    tree = _tree(data, name)
    found = _extract(tree)
    title = _line(found.title) if found is not None else None
    text = _without_headline(clean((found.text if found is not None else None) or ""), title)
    if not text:
        raise NoText(
            f"{name}: there is no article on this page. Save the page of one report, not of a list or a log-in, "
            "or give its text as a plain text file."
        )
    return Report(
        text=text,
        title=title,
        outlet=_line(found.sitename) or _line(found.hostname),
        url=_line(found.url),
        published=published(tree),
    )


def published(tree: Any, today: date | None = None) -> date | None:
    """The publication date that the markup of a page states; never one guessed from its words or from today."""
    for value in _stated_dates(tree):
        found = plausible(parse_date(value.strip()), today)
        if found is not None:
            return found
    return None


def _tree(data: bytes, name: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    from legation.exchange.plain import decode

    try:
        if _DECLARED.search(data[:4_096]) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return lxml_html.document_fromstring(data)
        return lxml_html.document_fromstring(_XML_HEAD.sub("", decode(data, name)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableDocument(f"{name}: it is empty or is no HTML page. Save the page again, as HTML.") from None


def _extract(tree: Any) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise NotInstalled(
            f"Reading web pages needs a part that is missing ({error}). Install Legation again with pip."
        ) from None
    from copy import deepcopy

    return bare_extraction(
        deepcopy(tree),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _stated_dates(tree: Any) -> Iterator[str]:
    """The values that may be the publication date, most reliable first."""
    metas = [{key.lower(): value for key, value in meta.attrib.items()} for meta in tree.iter("meta")]
    for attribute, wanted in _META_DATES:
        for meta in metas:
            if meta.get(attribute, "").strip().lower() == wanted.lower() and meta.get("content"):
                yield meta["content"]
    yield from _linked_data(tree)
    for path in _TIME_PATHS:
        for element in tree.iterfind(path) if "contains" not in path else tree.xpath(path):
            yield element.get("datetime") or element.get("content") or "".join(element.itertext())
    yield from _address_dates(tree, metas)


def _linked_data(tree: Any) -> Iterator[str]:
    """`datePublished` and `dateCreated` of the JSON-LD blocks."""
    objects: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            objects.extend(_objects([json.loads(script.text_content())]))
        except (ValueError, RecursionError):
            continue
    for key in ("datePublished", "dateCreated"):
        for entry in objects:
            if isinstance(entry.get(key), str):
                yield entry[key]


def _objects(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for value in values:
        if isinstance(value, dict):
            yield value
            yield from _objects(value.get(key) for key in ("@graph", "mainEntity"))
        elif isinstance(value, list):
            yield from _objects(value)


def _address_dates(tree: Any, metas: list[dict[str, str]]) -> Iterator[str]:
    """A date in the page's own address, such as /2014/11/15/."""
    addresses = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    addresses += [meta.get("content") for meta in metas if meta.get("property", "").lower() == "og:url"]
    for address in addresses:
        match = _URL_DATE.search(address or "")
        if match is not None:
            yield f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def _without_headline(text: str, title: str | None) -> str:
    """The text without a first line that only repeats the title: else what it tells would be told twice."""
    first, _, rest = text.partition("\n")
    return rest.strip() if title is not None and rest and first.strip() == title else text


def _line(value: str | None) -> str | None:
    """A value of the metadata as one clean line; None where there is nothing in it."""
    return " ".join(clean(value).split()) or None if value else None
