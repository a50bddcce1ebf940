"""How well a record agrees with one that was coded by hand: the measures of `benchmarks/quality.py`.

A coded event and a found one match where their spans overlap and the type is among those accepted; each is matched
once, the pair that agrees in most fields first. `found` counts matches; `core` those whose parties and status are right
too. A found event that matches none counts against precision, unless it only repeats one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import json

from legation.model.record import Event

Row = dict[str, Any]


@dataclass
class Tally:
    """Counts over any number of reports."""

    coded: int = 0
    extra: int = 0
    found: int = 0
    core: int = 0
    fields: dict[str, list[bool]] = field(default_factory=dict)
    claims: list[bool] = field(default_factory=list)
    offices: list[bool] = field(default_factory=list)
    assessments: list[bool] = field(default_factory=list)
    never: int = 0
    reports: int = 0

    def figures(self) -> dict[str, float]:
        """Named figures: F1 of events, share right of fields, recall of the rest, violations a report."""
        figures = {name: _f1(hits, self.coded, self.found + self.extra) for name, hits in self._hits()}
        figures |= {name: _share(values) for name, values in sorted(self.fields.items())}
        for name in ("claims", "offices", "assessments"):
            figures[f"{name}_recall"] = _share(getattr(self, name))
        figures["never_per_report"] = self.never / self.reports if self.reports else 0.0
        return {name: round(value, 4) for name, value in figures.items()}

    def _hits(self) -> list[tuple[str, int]]:
        return [("found_f1", self.found), ("core_f1", self.core)]


def add(tally: Tally, gold: Row, record: Row) -> None:
    """Add one report: its hand coding and its record, both as plain objects."""
    tally.reports += 1
    events = record["events"]
    repeats = gold.get("repeats", [])
    pairs = _pairs(gold, events, repeats)
    matched = {e for _, e in pairs.items()}
    for number, coded in enumerate(gold["events"]):
        if number in pairs or not coded.get("optional"):
            tally.coded += 1
        if number in pairs:
            _count(tally, coded, events[pairs[number]])
    for number, event in enumerate(events):
        again = any(_overlap(r["span"], event["span"]) and event["type"] in r["types"] for r in repeats)
        tally.extra += number not in matched and not again
    for claim in gold["claims"]:
        tally.claims.append(any(_overlap(claim["span"], c["content"]) for c in record["claims"]))
    for name in ("offices", "assessments"):
        for coded in gold[name]:
            getattr(tally, name).append(any(_overlap(coded["span"], o["span"]) for o in record[name]))
    tally.never += sum(_violates(trap, event) for trap in gold["never"] for event in events)


def matched_core(gold: Row, events: Sequence[Event]) -> set[str]:
    """Ids of the events whose type, parties and status agree with the hand coding."""
    rows = json.decode(json.encode(events))
    pairs = _pairs(gold, rows, gold.get("repeats", []))
    verdicts = ((rows[e]["id"], _judge(gold["events"][g], rows[e])) for g, e in pairs.items())
    return {name for name, verdict in verdicts if verdict["actors"] and verdict["status"]}


def _pairs(gold: Row, events: Sequence[Row], repeats: Sequence[Row]) -> dict[int, int]:
    ranked = []
    for number, coded in enumerate(gold["events"]):
        spans = [coded["span"], *(r["span"] for r in repeats if r.get("of") == coded["id"])]
        for index, event in enumerate(events):
            shared = max(_overlap(span, event["span"]) for span in spans)
            if shared and event["type"] in coded["types"]:
                ranked.append((-sum(_judge(coded, event).values()), -shared, number, index))
    pairs: dict[int, int] = {}
    for _, _, number, index in sorted(ranked):
        if number not in pairs and index not in pairs.values():
            pairs[number] = index
    return pairs


def _judge(coded: Row, event: Row) -> dict[str, bool]:
    verdict = {"actors": _actors(coded, event), "status": event["status"] in coded["status"]}
    if coded["start"]:
        verdict["date"] = (event["start"], event["end"]) == (coded["start"], coded["end"])
    else:
        verdict["undated"] = event["start"] is None
    return verdict


def _count(tally: Tally, coded: Row, event: Row) -> None:
    verdict = _judge(coded, event)
    tally.found += 1
    tally.core += verdict["actors"] and verdict["status"]
    for name, right in verdict.items():
        tally.fields.setdefault(name, []).append(right)


def _actors(coded: Row, event: Row) -> bool:
    give, take = _codes(event["initiators"]), _codes(event["recipients"])
    wanted_give, wanted_take = set(coded["initiators"]), set(coded["recipients"])
    if wanted_give == wanted_take:
        return give | take == wanted_give
    return (give, take) == (wanted_give, wanted_take)


def _codes(parties: Sequence[Row]) -> set[str]:
    return {p["code"] for p in parties if p["code"]}


def _violates(trap: Row, event: Row) -> bool:
    named = _codes(event["initiators"]) | _codes(event["recipients"])
    wrong = event["type"] in trap["types"] and event["status"] in trap["status"]
    return wrong and bool(_overlap(trap["span"], event["span"])) and set(trap["codes"]) <= named


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 1.0


def _f1(hits: int, wanted: int, given: int) -> float:
    return 2 * hits / (wanted + given) if wanted + given else 1.0
