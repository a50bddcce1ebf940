"""How the briefing and the page put the fields of a record into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from legation.model.codes import Polarity, Precision, Quad, SourceKind, Status
from legation.model.record import Assessment, Event, Office, Party, Record, Source

#: Each status with the heading of its group in a briefing, in the order of the groups.
GROUPS: tuple[tuple[Status, str], ...] = (
    (Status.OCCURRED, "What happened"),
    (Status.ONGOING, "Under way"),
    (Status.SCHEDULED, "Announced"),
    (Status.EXPECTED, "Expected"),
    (Status.POSSIBLE, "Possible"),
    (Status.CONDITIONAL, "Conditional"),
    (Status.CALLED_FOR, "Called for"),
    (Status.DENIED, "Refused or denied"),
    (Status.HYPOTHETICAL, "Feared or imagined"),
)
#: A symbol beside the word of each status, so that it is not told by colour alone.
SYMBOLS: dict[Status, str] = {
    Status.OCCURRED: "●",
    Status.ONGOING: "◐",
    Status.SCHEDULED: "▸",
    Status.EXPECTED: "◔",
    Status.POSSIBLE: "○",
    Status.CONDITIONAL: "◇",
    Status.CALLED_FOR: "!",
    Status.DENIED: "✕",
    Status.HYPOTHETICAL: "?",
}
QUADS: dict[Quad, str] = {
    Quad.VERBAL_COOPERATION: "verbal cooperation",
    Quad.MATERIAL_COOPERATION: "material cooperation",
    Quad.VERBAL_CONFLICT: "verbal conflict",
    Quad.MATERIAL_CONFLICT: "material conflict",
}
_POLARITIES: dict[Polarity, str] = {
    Polarity.POSITIVE: "favourable",
    Polarity.NEGATIVE: "unfavourable",
    Polarity.MIXED: "mixed",
    Polarity.NEUTRAL: "neutral",
}
#: ICD 203 (2015), the upper bound of each band in per cent and its words.
_BANDS = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even chance"),
    (80, "likely"),
    (95, "very likely"),
    (100, "almost certain"),
)


def party(side: Party) -> str:
    """ "PRK North Korea (Choe Ryong-hae)": code, name, and the person where one is named."""
    words = [side.code] if side.code else []
    if side.name != side.code:
        words.append(side.name)
    named = " ".join(words) or "unnamed"
    return f"{named} ({side.person})" if side.person and side.person != side.name else named


def parties(event: Event) -> str:
    """ "PRK North Korea → RUS Russia"; "↔" where each side stands on both."""
    mutual = len(event.initiators) > 1 and _codes(event.initiators) == _codes(event.recipients)
    if mutual:
        return " ↔ ".join(party(side) for side in event.initiators)
    left = ", ".join(party(side) for side in event.initiators) or "—"
    right = ", ".join(party(side) for side in event.recipients)
    return f"{left} → {right}" if right else left


def act(event: Event) -> str:
    """ "CONSULT (visit)": type and mode; "talks: CONSULT (visit)" by a codebook of the user's."""
    plover = f"{event.type.value} ({event.mode})" if event.mode else event.type.value
    return f"{event.label}: {plover}" if event.label else plover


def when(event: Event) -> str:
    """The date of an event as the text gives it; "" where it gives none."""
    return interval(event.start, event.end, event.precision)


def interval(start: date | None, end: date | None, precision: Precision | None) -> str:
    """Two inclusive days in words: "17–24 November 2014", "May 2014", "from 10 August 1990"."""
    if start is None:
        return f"until {day(end)}" if end is not None else ""
    if end is None:
        return f"from {_coarse(start, precision)}"
    if precision is Precision.YEAR and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if precision is Precision.QUARTER and start.year == end.year and (end.month - start.month) == 2:
        return f"quarter {(start.month + 2) // 3} of {start.year}"
    if precision is Precision.MONTH:
        first, last = f"{start:%B} {start.year}", f"{end:%B} {end.year}"
        return first if first == last else f"{first} to {last}"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{start.day} {start:%B} to {day(end)}" if start.year == end.year else f"{day(start)} to {day(end)}"


def day(value: date | None) -> str:
    """ "15 November 2014"; "" for None."""
    return f"{value.day} {value:%B} {value.year}" if value is not None else ""


def sources(found: Iterable[Source]) -> str:
    """Who says so, innermost first, each later one the one who tells of it: "A, according to B"."""
    return ", according to ".join(source(one) for one in found)


def source(one: Source) -> str:
    """A source in words: the narrator is "the report itself"."""
    if one.kind is SourceKind.NARRATOR:
        return "the report itself"
    if one.kind is SourceKind.UNNAMED:
        return "unnamed sources" if one.name == "unnamed" else f"{one.name} (unnamed)"
    return one.name


def probability(band: tuple[float, float]) -> str:
    """ "likely, 55–80 %": the words of ICD 203 for the bounds of a band, and the bounds."""
    low, high = (round(100 * bound) for bound in band)
    first = next((words for bound, words in _BANDS if low < bound), _BANDS[-1][1])
    last = next(words for bound, words in _BANDS if high <= bound)
    words = first if first == last or low == high else f"{first} to {last}"
    return f"{words}, {low}–{high} %"


def place(event: Event) -> str:
    """ "Vladivostok, RUS"; "" where there is none."""
    if event.place is None:
        return ""
    country = event.place.country
    return f"{event.place.name}, {country}" if country and country != event.place.name else event.place.name


def office(held: Office) -> str:
    """ "Choe Ryong-hae: secretary, Workers' Party of Korea, PRK (former)"."""
    parts = ", ".join(part for part in (held.post, held.organisation, held.state) if part)
    return f"{held.person}: {parts}{' (former)' if held.former else ''}"


def tenure(held: Office) -> str:
    """From when to when a post was held; "" where neither is known."""
    return interval(held.start, held.end, Precision.DAY if held.start or held.end else None)


def judgement(found: Assessment) -> str:
    """ "on RUS, PRK: relations, favourable, hedged"."""
    about = f"on {', '.join(found.about)}: " if found.about else ""
    return f"{about}{found.dimension.value}, {_POLARITIES[found.polarity]}{', hedged' if found.hedged else ''}"


def grouped(record: Record) -> list[tuple[str, list[Event]]]:
    """The events by status under the headings of `GROUPS`, each group in the order of the text; empty ones left out."""
    found = []
    for status, heading in GROUPS:
        events = sorted((event for event in record.events if event.status is status), key=lambda one: one.span)
        if events:
            found.append((heading, events))
    return found


def _coarse(value: date, precision: Precision | None) -> str:
    """A day no finer than it is known."""
    if precision is Precision.YEAR:
        return str(value.year)
    return f"{value:%B} {value.year}" if precision is Precision.MONTH else day(value)


def _codes(sides: Sequence[Party]) -> set[str]:
    return {side.code or side.name for side in sides}
