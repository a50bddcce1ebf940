"""A record made by hand, for tests of what comes out."""

from __future__ import annotations

from datetime import date

from legation.model.codes import (
    Dimension,
    EventType,
    Polarity,
    Precision,
    Quad,
    SourceKind,
    Stance,
    Status,
    TimeType,
)
from legation.model.record import (
    Assessment,
    Claim,
    Cue,
    Event,
    Office,
    Party,
    Place,
    Record,
    Report,
    Source,
    Time,
)
from legation.model.spans import Span

TEXT = (
    "Norway’s foreign minister, Jens Halvorsen, travelled to Ankara on Monday for talks with his Turkish counterpart.\n"
    "Turkey’s defence ministry said that its frigates will likely hold exercises with the Norwegian navy near Izmir "
    "in May 2031. An analyst in Oslo, Kari Lund, warned that relations have become brittle.\n"
    "\n"
    "Meanwhile Ankara rejected a demand by Greece to withdraw the ships. 🙂 Café owners noted it."
)

NORWAY = Party(name="Norway", code="NOR", country="NOR", actor="state:NOR", sector="GOV", person="Jens Halvorsen")
TURKEY = Party(name="Turkey", code="TUR", country="TUR", actor="state:TUR", sector="GOV")
GREECE = Party(name="Greece", code="GRC", country="GRC", actor="state:GRC", sector="GOV")
NARRATOR = Source(name="narrator", kind=SourceKind.NARRATOR)


def find(words: str, text: str = TEXT) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def event(number: int, words: str, trigger: str, text: str = TEXT, **values: object) -> Event:
    """An event at those words; `values` go before the defaults."""
    span = find(words, text)
    fields: dict[str, object] = {
        "id": f"e{number}",
        "type": EventType.CONSULT,
        "quad": Quad.VERBAL_COOPERATION,
        "status": Status.OCCURRED,
        "span": span,
        "trigger": find(trigger, text),
        "sentence": span,
        "quote": span.of(text),
        "intensity": 1.0,
        "factuality": 3.0,
        "confidence": 0.9,
        "sources": (NARRATOR,),
    }
    return Event(**(fields | values))  # type: ignore[arg-type]


def sample(text: str = TEXT, title: str | None = "Norway’s minister in Ankara") -> Record:
    """The record of `TEXT`, or one without entries of another text."""
    report = Report(text=text, published=date(2031, 3, 12), title=title, outlet="Bergens Blad", id="sample-1")
    if text != TEXT:
        return Record(report=report)
    izmir = Place(name="Izmir", span=find("Izmir"), country="TUR", lat=38.41, lon=27.14)
    ministry = Source(
        name="Turkey’s defence ministry", kind=SourceKind.OFFICIAL, code="TUR", span=find("Turkey’s defence ministry")
    )
    lund = Source(name="Kari Lund", kind=SourceKind.EXPERT, span=find("Kari Lund"))
    return Record(
        report=report,
        events=(
            event(
                1,
                "Norway’s foreign minister, Jens Halvorsen, travelled to Ankara on Monday for talks",
                "travelled",
                mode="visit",
                initiators=(NORWAY,),
                recipients=(TURKEY,),
                start=date(2031, 3, 10),
                end=date(2031, 3, 10),
                precision=Precision.DAY,
                cameo="042",
            ),
            event(
                2,
                "its frigates will likely hold exercises with the Norwegian navy near Izmir in May 2031",
                "exercises",
                type=EventType.COOPERATE,
                quad=Quad.MATERIAL_COOPERATION,
                status=Status.EXPECTED,
                mode="military",
                initiators=(TURKEY, Party(name="Norway", code="NOR")),
                recipients=(TURKEY, Party(name="Norway", code="NOR")),
                start=date(2031, 5, 1),
                end=date(2031, 5, 31),
                precision=Precision.MONTH,
                probability=(0.55, 0.8),
                factuality=1.5,
                place=izmir,
                sources=(ministry,),
                contexts=("military",),
                mentions=(find("the ships"),),
            ),
            event(
                3,
                "Ankara rejected a demand by Greece to withdraw the ships",
                "rejected",
                type=EventType.REJECT,
                quad=Quad.VERBAL_CONFLICT,
                status=Status.DENIED,
                initiators=(TURKEY,),
                recipients=(GREECE,),
                intensity=-4.0,
                confidence=0.71,
            ),
        ),
        claims=(
            Claim(
                id="c1",
                source=ministry,
                cue=Cue("said", find("said")),
                content=find("its frigates will likely hold exercises with the Norwegian navy near Izmir in May 2031"),
                events=("e2",),
                stance=Stance.EXPECTS,
            ),
            Claim(
                id="c2",
                source=lund,
                cue=Cue("warned", find("warned")),
                content=find("relations have become brittle"),
                assessments=("a1",),
            ),
        ),
        assessments=(
            Assessment(
                id="a1",
                span=find("relations have become brittle"),
                about=("NOR", "TUR"),
                dimension=Dimension.RELATIONS,
                polarity=Polarity.NEGATIVE,
                sources=(lund,),
            ),
        ),
        offices=(
            Office(
                person="Jens Halvorsen",
                post="foreign minister",
                state="NOR",
                span=find("Norway’s foreign minister, Jens Halvorsen"),
            ),
        ),
        times=(
            Time(
                span=find("on Monday"),
                type=TimeType.DATE,
                value="2031-03-10",
                start=date(2031, 3, 10),
                end=date(2031, 3, 10),
                precision=Precision.DAY,
            ),
            Time(
                span=find("May 2031"),
                type=TimeType.DATE,
                value="2031-05",
                start=date(2031, 5, 1),
                end=date(2031, 5, 31),
                precision=Precision.MONTH,
            ),
        ),
        places=(Place(name="Ankara", span=find("Ankara"), country="TUR", lat=39.93, lon=32.86), izmir),
        warnings=("One warning.",),
    )
