"""CSV out: one event a line, flat, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from legation.model.record import Event, Party, Record

#: The columns in order, each with what it holds. Lists are joined with "; ", absent values are empty.
COLUMNS: dict[str, str] = {
    "report_id": "id of the report, or the first 16 digits of its checksum",
    "published": "publication date, ISO 8601",
    "outlet": "who published the report",
    "event_id": "id of the event within the report",
    "type": "PLOVER 2.0 event type",
    "mode": "PLOVER mode",
    "quad": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "intensity": "intensity score, -10 (conflict) to 10 (cooperation)",
    "cameo": "CAMEO code",
    "initiator_codes": "who acts: ISO 3166 alpha-3, or the acronym of the organisation or group",
    "initiator_names": "who acts, by name",
    "recipient_codes": "towards whom, by code",
    "recipient_names": "towards whom, by name",
    "status": "what the text commits to: occurred, ongoing, scheduled, expected, possible, ...",
    "factuality": "-3 certainly not to 3 certainly so",
    "probability_low": "lower bound of the likelihood that the text states, 0 to 1",
    "probability_high": "upper bound, 0 to 1",
    "start": "first day, ISO 8601",
    "end": "last day, ISO 8601, inclusive",
    "precision": "day, week, month, quarter or year",
    "place": "most specific named place",
    "place_country": "its country, ISO 3166 alpha-3",
    "lat": "its latitude, degrees, WGS 84",
    "lon": "its longitude, degrees, WGS 84",
    "sources": "who says so, innermost first",
    "source_kinds": "official, expert, outlet, group, person, unnamed or narrator, one for each source",
    "confidence": "the reader's own in this entry, 0 to 1",
    "span_start": "first code point of the words it rests on",
    "span_end": "code point after the last",
    "quote": "those words",
    "contexts": "PLOVER contexts",
    "label": "type of your own codebook",
}
_JOIN = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(records: Iterable[Record], stream: IO[str], heading: bool = True) -> None:
    """Write the heading and a line for each event, in the order given; lines end in LF.

    A cell of words that a spreadsheet would run as a formula (it begins with = + - @ or a tab) gets an
    apostrophe before it, as OWASP advises; numbers do not.
    """
    writer = csv.writer(stream, lineterminator="\n")
    if heading:
        writer.writerow(COLUMNS)
    for record in records:
        head = _head(record)
        writer.writerows([_cell(value) for value in head + _row(event)] for event in record.events)


def _head(record: Record) -> list[object]:
    report = record.report
    return [report.id or report.sha256[:16], report.published, report.outlet]


def _row(event: Event) -> list[object]:
    """The columns from `event_id` on."""
    low, high = event.probability or (None, None)
    place = event.place
    return [
        event.id,
        event.type.value,
        event.mode,
        int(event.quad),
        event.intensity,
        event.cameo,
        *_parties(event.initiators),
        *_parties(event.recipients),
        event.status.value,
        event.factuality,
        low,
        high,
        event.start,
        event.end,
        event.precision.value if event.precision else None,
        *((place.name, place.country, place.lat, place.lon) if place else (None,) * 4),
        _JOIN.join(source.name for source in event.sources),
        _JOIN.join(source.kind.value for source in event.sources),
        event.confidence,
        *event.span,
        event.quote,
        _JOIN.join(event.contexts),
        event.label,
    ]


def _parties(sides: tuple[Party, ...]) -> tuple[str, str]:
    """Codes and names; a side without a code leaves its place in the list of codes empty."""
    return _JOIN.join(side.code or "" for side in sides), _JOIN.join(side.person or side.name for side in sides)


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else value
