"""The record: immutable, and shown as the schema says."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

import msgspec
import pytest

from legation.model.codes import (
    EventType,
    Precision,
    Quad,
    SourceKind,
    Stance,
    Status,
)
from legation.model.record import SCHEMA, Claim, Cue, Event, Office, Party, Record, Report, Source, Time, TimeType
from legation.model.spans import Span

TEXT = "Peru recalled its envoy from Bolivia."
REPORT = Report(
    text=TEXT, published=date(1979, 3, 1), outlet="La Voz", retrieved=datetime(2020, 1, 2, 3, 4, tzinfo=UTC), id="r1"
)


def event(**changes: object) -> Event:
    """A small event."""
    whole = Span(0, len(TEXT) - 1)
    fields = {
        "id": "e1", "type": EventType.SANCTION, "quad": Quad.MATERIAL_CONFLICT, "status": Status.OCCURRED,
        "span": whole, "trigger": Span(5, 13), "sentence": Span(0, len(TEXT)), "quote": whole.of(TEXT),
        "intensity": -5.0, "factuality": 3.0, "confidence": 0.9,
        "initiators": (Party(name="Peru", code="PER", spans=(Span(0, 4),)),),
        "start": date(1979, 2, 1), "end": date(1979, 2, 28), "precision": Precision.MONTH,
    }  # fmt: skip
    return Event(**(fields | changes))  # type: ignore[arg-type]


def test_nothing_of_a_record_can_be_changed() -> None:
    record = Record(report=REPORT, events=(event(),))
    for thing, name in ((record, "events"), (REPORT, "text"), (record.events[0], "status")):
        with pytest.raises(AttributeError):
            setattr(thing, name, None)


def test_equal_records_are_equal() -> None:
    assert Record(report=REPORT, events=(event(),)) == Record(report=REPORT, events=(event(),))
    assert event() != event(status=Status.DENIED)


def test_the_dictionary_follows_the_schema() -> None:
    shown = Record(report=REPORT, events=(event(),)).to_dict()
    assert shown["schema"] == SCHEMA == "legation.record/1"
    assert list(shown["report"]) == [
        *("id", "title", "outlet", "url", "published", "retrieved", "language", "sha256", "text"),
    ]
    assert list(shown) == [
        *("schema", "report", "events", "claims", "assessments", "offices", "times", "places", "warnings", "codebook"),
    ]
    (only,) = shown["events"]
    assert (only["type"], only["status"], only["quad"], only["precision"]) == ("SANCTION", "occurred", 4, "month")
    assert (only["start"], only["end"]) == ("1979-02-01", "1979-02-28")
    assert list(only["span"]) == [0, len(TEXT) - 1]
    assert only["initiators"][0]["code"] == "PER"


def test_the_dictionary_is_plain_json() -> None:
    text = json.dumps(Record(report=REPORT, events=(event(),)).to_dict())
    assert json.loads(text)["report"]["published"] == "1979-03-01"


def test_an_office_shows_from_and_to() -> None:
    held = {"start": date(1964, 4, 26), "end": date(1985, 11, 5)}
    office = Office(person="Julius Nyerere", post="president", state="TZA", **held)
    shown = Record(report=REPORT, offices=(office,)).to_dict()["offices"][0]
    assert (shown["from"], shown["to"], shown["former"]) == ("1964-04-26", "1985-11-05", False)
    assert "start" not in shown


def test_a_report_without_id_is_named_by_its_text() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    shown = Record(report=Report(text=TEXT)).to_dict()["report"]
    assert (shown["id"], shown["sha256"]) == (digest[:16], digest)


def test_the_checksum_stands_odd_characters() -> None:
    assert len(Report(text="\ud800 lone").sha256) == 64


def test_a_record_can_be_read_back() -> None:
    source = Source(name="Lima", kind=SourceKind.OFFICIAL, code="PER", span=Span(0, 4))
    claim = Claim(id="c1", source=source, cue=Cue("recalled", Span(5, 13)), content=Span(14, 23), stance=Stance.ASSERTS)
    time = Time(span=Span(0, 4), type=TimeType.DATE, value="1979-02", start=date(1979, 2, 1))
    record = Record(report=REPORT, events=(event(),), claims=(claim,), times=(time,), warnings=("w",))
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
