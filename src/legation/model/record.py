"""The record of a report, `legation.record/1`: what is read out of it, immutable, with spans."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import json

from legation.model.codes import (
    Dimension,
    EventType,
    PlaceRole,
    Polarity,
    Precision,
    Quad,
    SourceKind,
    Stance,
    Status,
    TimeType,
)
from legation.model.spans import Span

SCHEMA = "legation.record/1"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was published. `text` is kept as given: the reader normalises, not this class."""

    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    language: str = "en"
    id: str | None = None

    @property
    def sha256(self) -> str:
        """Checksum of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One side of an act: a state through any of its organs or people, an organisation, a group."""

    name: str
    code: str | None = None  #: ISO 3166 alpha-3, or the acronym of the organisation or group
    country: str | None = None  #: alpha-3; null for international bodies; an armed group's home
    actor: str | None = None  #: id in the atlas, such as "state:PRK"
    sector: str | None = None  #: PLOVER sector: GOV, MIL, REB, ...
    person: str | None = None
    spans: tuple[Span, ...] = ()  #: the mention at this event first


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so."""

    name: str
    kind: SourceKind
    code: str | None = None
    span: Span | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A toponym in the text, resolved as far as the atlas allows. Degrees, WGS 84."""

    name: str
    span: Span
    role: PlaceRole = PlaceRole.PLACE
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3; `start` and `end` are inclusive days, null where it cannot be anchored."""

    span: Span
    type: TimeType
    value: str
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One interaction that the text tells, at the clause that says most about it."""

    id: str
    type: EventType
    quad: Quad
    status: Status
    span: Span  #: the clause
    trigger: Span
    sentence: Span
    quote: str  #: the words of `span`
    mode: str | None = None
    label: str | None = None  #: type of the user's own codebook
    contexts: tuple[str, ...] = ()
    intensity: float
    cameo: str | None = None
    initiators: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    place: Place | None = None
    factuality: float  #: -3 certainly not to 3 certainly so
    probability: tuple[float, float] | None = None  #: ICD 203 band, only from words of likelihood
    sources: tuple[Source, ...] = ()  #: innermost first
    confidence: float  #: the machine's in its own reading, 0 to 1
    mentions: tuple[Span, ...] = ()  #: later clauses that only repeat it


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """The attribution of a content to a source other than the narrator."""

    id: str
    source: Source
    cue: Cue
    content: Span
    contents: tuple[Span, ...] = ()  #: the pieces, where the content is broken
    via: tuple[Source, ...] = ()
    stance: Stance = Stance.ASSERTS
    events: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()


class Cue(msgspec.Struct, frozen=True):
    """The verb or phrase that attributes."""

    text: str
    span: Span


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement on a state of affairs, which is no event."""

    id: str
    span: Span
    about: tuple[str, ...] = ()
    dimension: Dimension = Dimension.OTHER
    polarity: Polarity = Polarity.NEUTRAL
    hedged: bool = False
    sources: tuple[Source, ...] = ()


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A post that a person holds or held: stated in a report, or kept in the atlas."""

    person: str
    post: str
    organisation: str | None = None
    state: str | None = None
    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="to")
    former: bool = False
    span: Span | None = None
    note: str | None = None  #: where report and atlas disagree


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What a text states between two given parties; `type` is null where it states nothing."""

    type: EventType | None
    quad: Quad | None
    scores: dict[str, float]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read out of one report."""

    report: Report
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    offices: tuple[Office, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    warnings: tuple[str, ...] = ()  #: what the reader could not do, such as resolve times without a date
    codebook: str | None = None  #: name of the user's own codebook by which it was coded

    def to_dict(self) -> dict[str, Any]:
        """The record as plain objects, schema `legation.record/1`: what `--format json` prints."""
        report = self.report
        head = json.decode(json.encode(report))
        head["id"] = report.id or report.sha256[:16]
        head["sha256"] = report.sha256
        order = ("id", "title", "outlet", "url", "published", "retrieved", "language", "sha256", "text")
        body = json.decode(json.encode(self))
        return {"schema": SCHEMA, "report": {key: head[key] for key in order}} | {
            key: body[key] for key in body if key != "report"
        }
