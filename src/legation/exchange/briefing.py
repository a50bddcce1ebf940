"""The briefing: a record as text for the terminal, or for a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from legation.exchange import phrases
from legation.model.codes import Quad
from legation.model.record import Assessment, Event, Office, Record

_QUAD_STYLES = {
    Quad.VERBAL_COOPERATION: "cyan",
    Quad.MATERIAL_COOPERATION: "green",
    Quad.VERBAL_CONFLICT: "yellow",
    Quad.MATERIAL_CONFLICT: "red",
}
#: Marks that turn the direction of the rest of a line.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def print_briefing(record: Record, console: Console) -> None:
    """Print the briefing; the console decides on width and colour. No white space is left at the ends of lines."""
    with console.capture() as capture:
        console.print(briefing(record))
    shown = "\n".join(line.rstrip() for line in capture.get().split("\n"))
    console.file.write(shown)


def briefing(record: Record) -> RenderableType:
    """What happened, is under way, announced, expected, refused, who says so, with the words quoted."""
    parts: list[RenderableType] = [_head(record)]
    for heading, events in phrases.grouped(record):
        parts.append(_heading(heading, len(events)))
        parts.extend(_event(event) for event in events)
    if not record.events:
        parts += [Text(), Text("No interaction between political actors was found in this report.")]
    if record.assessments:
        parts.append(_heading("Judgements", len(record.assessments)))
        parts.extend(_assessment(found, record) for found in record.assessments)
    if record.offices:
        parts.append(_heading("Posts stated", len(record.offices)))
        parts.extend(_office(held) for held in record.offices)
    if record.warnings:
        parts.append(_heading("Mind", len(record.warnings)))
        parts.extend(Padding(Text(_plain(warning), style="yellow"), (0, 0, 0, 2)) for warning in record.warnings)
    return Group(*parts)


def _head(record: Record) -> RenderableType:
    report = record.report
    title = report.title or report.text.split("\n", 1)[0]
    shown = title if len(title) <= 200 else title[:199] + "…"
    facts = [report.outlet, phrases.day(report.published) or "publication date unknown", report.url]
    return Group(
        Rule(style="dim"),
        Text(_plain(shown), style="bold"),
        Text(_plain(" · ".join(fact for fact in facts if fact)), style="dim"),
    )


def _heading(words: str, count: int) -> RenderableType:
    return Group(Text(), Text.assemble((words.upper(), "bold"), (f"  {count}", "dim")))


def _event(event: Event) -> RenderableType:
    """Three lines: who to whom and what, when and where and who says so, the words."""
    style = _QUAD_STYLES[event.quad]
    first = Text.assemble(
        (f"{phrases.SYMBOLS[event.status]} ", style),
        (_plain(phrases.parties(event)), "bold"),
        "  ",
        (_plain(phrases.act(event)), style),
        f"  {event.status.value}",
    )
    return Group(
        Padding(first, (0, 0, 0, 2)),
        Padding(Text(_plain(" · ".join(_circumstances(event)))), (0, 0, 0, 4)),
        Padding(_quote(event.quote), (0, 0, 0, 4)),
    )


def _circumstances(event: Event) -> Iterator[str]:
    yield phrases.when(event) or "no date given"
    if event.place is not None:
        yield phrases.place(event)
    if event.probability is not None:
        yield phrases.probability(event.probability)
    if event.sources:
        yield f"says {phrases.sources(event.sources)}"


def _assessment(found: Assessment, record: Record) -> RenderableType:
    said = f" · says {phrases.sources(found.sources)}" if found.sources else ""
    return Group(
        Padding(Text(_plain(phrases.judgement(found) + said)), (0, 0, 0, 2)),
        Padding(_quote(found.span.of(record.report.text)), (0, 0, 0, 4)),
    )


def _office(held: Office) -> RenderableType:
    tenure = phrases.tenure(held)
    words = phrases.office(held) + (f" · {tenure}" if tenure else "") + (f" · {held.note}" if held.note else "")
    return Padding(Text(_plain(words)), (0, 0, 0, 2))


def _quote(words: str) -> Text:
    return Text(f"“{_plain(' '.join(words.split()))}”", style="italic")


def _plain(words: str) -> str:
    """Without control and direction characters, which could rewrite a terminal's line."""
    return "".join(" " if char in "\n\t" else char for char in words if char in "\n\t" or _printable(char))


def _printable(char: str) -> bool:
    return char not in _DIRECTION and unicodedata.category(char) not in ("Cc", "Cs")
