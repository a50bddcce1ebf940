"""The page: a record as one self-contained HTML document, the report beside what was read out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from legation.exchange import phrases
from legation.exchange.marking import Mark, Segment, paragraphs
from legation.model.record import Record
from legation.model.spans import Span

#: Above this number of entries the rules that light up words under the pointer are left out: the page stays quick.
_MOST_LIT = 800
_KINDS = {"e": "Event", "c": "Claim", "a": "Judgement", "o": "Post", "t": "Time", "p": "Place"}


def to_page(record: Record) -> str:
    """The whole page. It loads nothing, runs no script, and escapes every word of the report."""
    marks = list(_marks(record))
    entries = list(dict.fromkeys(mark.entry for mark in marks))
    return _template().render(
        record=record,
        report=record.report,
        title=record.report.title or _shorten(record.report.text.split("\n", 1)[0], 110),
        address=_safe_address(record.report.url),
        paragraphs=[
            [_shown(segment, record) for segment in line] for line in paragraphs(_visible(record.report.text), marks)
        ],
        tally=_tally(record),
        events_by_id={event.id: f"e{number}" for number, event in enumerate(record.events, 1)},
        judgements_by_id={found.id: f"a{number}" for number, found in enumerate(record.assessments, 1)},
        anchored={mark.entry for mark in marks if mark.leads},
        lit=entries if len(entries) <= _MOST_LIT else [],
        phrases=phrases,
    )


def _marks(record: Record) -> Iterator[Mark]:
    """Every stretch of words that an entry rests on."""
    for number, event in enumerate(record.events, 1):
        yield Mark(f"e{number}", event.span, f"event q{event.quad.value}", leads=True)
        yield from _some(f"e{number}", [event.trigger], "trigger")
        yield from _some(f"e{number}", event.mentions, "again")
    for number, claim in enumerate(record.claims, 1):
        pieces = claim.contents or (claim.content,)
        yield Mark(f"c{number}", claim.cue.span, "cue", leads=True)
        yield from _some(f"c{number}", pieces, "claim")
        yield from _some(f"c{number}", [claim.source.span], "source")
    for number, found in enumerate(record.assessments, 1):
        yield Mark(f"a{number}", found.span, "judgement", leads=True)
    for number, held in enumerate(record.offices, 1):
        yield from _some(f"o{number}", [held.span], "office", leads=True)
    for number, time in enumerate(record.times, 1):
        yield Mark(f"t{number}", time.span, "time", leads=True)
    for number, place in enumerate(record.places, 1):
        yield Mark(f"p{number}", place.span, "place", leads=True)


def _some(entry: str, spans: Iterable[Span | None], style: str, leads: bool = False) -> Iterator[Mark]:
    for span in spans:
        if span is not None and span.end > span.start:
            yield Mark(entry, span, style, leads)


def _shown(segment: Segment, record: Record) -> dict[str, Any]:
    """What the template needs of a segment: its classes, its references, and the entry that its words link to."""
    quiet = [mark for mark in segment.begins if mark.entry[0] in "tp"]
    inner = next((mark.entry for mark in reversed(segment.marks) if mark.entry[0] in "tp"), None)
    styles = dict.fromkeys(word for mark in segment.marks for word in (*mark.style.split(), f"s-{mark.entry}"))
    return {
        "text": segment.text,
        "classes": " ".join(styles),
        "href": inner,
        "anchors": [mark.entry for mark in quiet],
        "references": [_reference(mark.entry, record) for mark in segment.begins if mark.entry[0] not in "tp"],
    }


def _reference(entry: str, record: Record) -> dict[str, str]:
    """What stands before the words of an entry: its number, for an event with the symbol of its status."""
    label = f"{_KINDS[entry[0]]} {entry[1:]}"
    if entry[0] != "e":
        return {"entry": entry, "label": label, "shown": entry}
    status = record.events[int(entry[1:]) - 1].status
    return {"entry": entry, "label": f"{label}, {status.value}", "shown": f"{entry} {phrases.SYMBOLS[status]}"}


def _tally(record: Record) -> list[tuple[str, str, int]]:
    """Symbol, word and number for each status that an event has."""
    count = Counter(event.status for event in record.events)
    return [(phrases.SYMBOLS[status], status.value, count[status]) for status, _ in phrases.GROUPS if count[status]]


def _safe_address(url: str | None) -> str | None:
    """The address, if a browser may follow it: http and https only."""
    if url is None:
        return None
    try:
        return url if urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def _visible(text: str) -> str:
    """The text with what no HTML document may hold replaced, one code point for one."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def _shorten(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("legation.exchange", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html")
