"""The hand-annotated example reports: whole, well formed, and true to their own text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/report.txt"))

TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
STATUSES = {
    "occurred",
    "ongoing",
    "scheduled",
    "expected",
    "possible",
    "conditional",
    "called-for",
    "denied",
    "hypothetical",
}
KINDS = {"official", "expert", "outlet", "group", "person", "unnamed"}
PRECISIONS = {"day", "week", "month", "quarter", "year"}
ACRONYMS = {"UNO", "NATO", "EU", "IAEA", "AU", "ECOWAS", "RSF", "PLO", "HAMAS", "HEZBOLLAH", "SPLM", "SPLMN"}
CODE = re.compile(r"[A-Z]{3}")
META = {"title", "outlet", "published", "language", "licence", "note"}
PARTS = {"events", "repeats", "claims", "assessments", "offices", "never"}
FIELDS = {
    "events": {
        "id",
        "evidence",
        "span",
        "types",
        "initiators",
        "recipients",
        "persons",
        "status",
        "sources",
        "start",
        "end",
        "precision",
        "place",
        "probability",
        "note",
    },
    "repeats": {"of", "evidence", "span", "types"},
    "claims": {"source", "kind", "cue", "content", "span"},
    "assessments": {"id", "evidence", "span", "about", "sources", "hedged", "note"},
    "offices": {"person", "post", "organisation", "state", "former", "evidence", "span"},
    "never": {"what", "evidence", "span", "types", "status", "codes"},
}


class Example:
    """One folder of examples/, read."""

    def __init__(self, folder: Path) -> None:
        self.text = (folder / "report.txt").read_text(encoding="utf-8")
        self.meta: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        self.gold: dict[str, list[dict[str, Any]]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))

    def entries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for part, entries in self.gold.items():
            for entry in entries:
                yield part, entry


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def example(request: pytest.FixtureRequest) -> Example:
    return Example(request.param)


def known(code: str) -> bool:
    return code in ACRONYMS or CODE.fullmatch(code) is not None


def parties(event: dict[str, Any]) -> set[str]:
    return {*event["initiators"], *event["recipients"]}


def overlap(a: list[int], b: list[int]) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])


def test_there_are_enough_examples_and_the_demo_is_one() -> None:
    assert len(FOLDERS) >= 10
    assert "envoy-tashkent" in {folder.name for folder in FOLDERS}


def test_every_example_stands_in_the_table_of_the_readme() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| \[([\w-]+)\]\(\1/\)", readme, re.M)) == {folder.name for folder in FOLDERS}


def test_the_text_is_plain_and_of_fair_length(example: Example) -> None:
    assert 200 <= len(example.text.split()) <= 500
    assert unicodedata.is_normalized("NFC", example.text)
    assert "\n\n\n" not in example.text
    assert "\r" not in example.text
    assert all(line == line.strip() for line in example.text.splitlines())


def test_the_description_is_whole(example: Example) -> None:
    assert set(example.meta) == META
    assert example.meta["language"] == "en"
    assert example.meta["licence"] == "CC0-1.0"
    assert 1938 <= date.fromisoformat(example.meta["published"]).year <= 2024
    assert all(example.meta[field].strip() for field in META)


def test_entries_have_the_fields_of_a_case(example: Example) -> None:
    assert set(example.gold) == PARTS
    for part, entry in example.entries():
        assert set(entry) - {"optional"} == FIELDS[part], entry
        assert "optional" not in entry or (part == "events" and entry["optional"] is True)


def test_every_span_is_its_evidence(example: Example) -> None:
    for part, entry in example.entries():
        start, end = entry["span"]
        assert 0 <= start < end <= len(example.text)
        assert example.text[start:end] == entry["content" if part == "claims" else "evidence"]


def test_types_statuses_and_codes_are_known(example: Example) -> None:
    for part, entry in example.entries():
        for field, allowed in (("types", TYPES), ("status", STATUSES)):
            values = entry.get(field, [])
            assert set(values) <= allowed, (part, entry)
            assert len(values) == len(set(values))
        for field in ("initiators", "recipients", "about", "codes"):
            assert all(known(code) for code in entry.get(field, [])), (part, entry)
        assert entry.get("state") is None or known(entry["state"])


def test_events_are_whole(example: Example) -> None:
    events = example.gold["events"]
    assert len({event["id"] for event in events}) == len(events)
    for event in events:
        assert event["types"]
        assert event["status"]
        assert event["sources"]
        assert parties(event), event
        sides = (set(event["initiators"]), set(event["recipients"]))
        assert sides[0] == sides[1] or not sides[0] & sides[1], event


def test_dates_parse_and_fit_their_precision(example: Example) -> None:
    for event in example.gold["events"]:
        given = [date.fromisoformat(event[end]) for end in ("start", "end") if event[end]]
        assert given == sorted(given)
        assert (event["precision"] in PRECISIONS) if given else event["precision"] is None
        if len(given) == 2 and event["precision"] == "week":
            assert given[0].weekday() == 0
            assert given[1] - given[0] == timedelta(days=6)


def test_what_has_occurred_does_not_lie_after_the_report(example: Example) -> None:
    published = date.fromisoformat(example.meta["published"])
    for event in example.gold["events"]:
        start = date.fromisoformat(event["start"]) if event["start"] else published
        if event["status"][0] in {"occurred", "ongoing"}:
            assert start <= published, event
        elif event["status"] == ["scheduled"] and event["end"]:
            assert date.fromisoformat(event["end"]) >= published, event


def test_probabilities_are_ranges(example: Example) -> None:
    for event in example.gold["events"]:
        if event["probability"] is not None:
            low, high = event["probability"]
            assert 0 <= low < high <= 1


def test_claims_name_a_kind_and_a_cue_of_the_text(example: Example) -> None:
    for claim in example.gold["claims"]:
        assert claim["kind"] in KINDS
        assert claim["cue"] in example.text
        assert claim["source"].strip()


def test_repeats_name_an_event(example: Example) -> None:
    ids = {event["id"] for event in example.gold["events"]}
    assert {repeat["of"] for repeat in example.gold["repeats"]} <= ids


def test_never_traps_are_two_to_six_and_speak_against_no_event(example: Example) -> None:
    traps = example.gold["never"]
    assert 2 <= len(traps) <= 6
    for trap in traps:
        for event in example.gold["events"]:
            wrong = (
                overlap(trap["span"], event["span"])
                and event["types"][0] in trap["types"]
                and event["status"][0] in trap["status"]
                and set(trap["codes"]) <= parties(event)
            )
            assert not wrong, (trap["what"], event["id"])
