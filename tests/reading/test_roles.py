"""Sides checked and filled by the network."""

from __future__ import annotations

import pytest

from legation import Reader, Record, Report


def read(reader: Reader, text: str) -> Record:
    """The record of a bare text."""
    return reader.read(Report(text=text))


def sides(record: Record, kind: str) -> tuple[list[str], list[str]]:
    """The words of both sides of the first event of a type."""
    event = next(e for e in record.events if e.type == kind)
    text = record.report.text
    give, take = ([p.spans[0].of(text) for p in side if p.spans] for side in (event.initiators, event.recipients))
    return give, take


@pytest.mark.parametrize(
    ("text", "kind", "give", "take"),
    [
        ("Venezuela released dozens of political activists on Friday.", "RETREAT", "Venezuela", "activists"),
        ("Striking miners blocked the road to La Oroya on Sunday.", "PROTEST", "miners", None),
        ("Gunmen ambushed a patrol of Nigerien soldiers near Tillabéri.", "ASSAULT", "Gunmen", "Nigerien soldiers"),
    ],
)  # fmt: skip
def test_sides_without_a_code_are_named(reader: Reader, text: str, kind: str, give: str, take: str | None) -> None:
    found_give, found_take = sides(read(reader, text), kind)
    assert any(give in words for words in found_give)
    assert take is None or any(take in words for words in found_take)


def test_a_party_stands_on_one_side_of_a_one_way_act(reader: Reader) -> None:
    record = read(reader, "Japan summoned the Russian ambassador in Tokyo over the flight.")
    for event in record.events:
        give, take = ({p.code for p in side if p.code} for side in (event.initiators, event.recipients))
        assert not give & take


def test_all_of_a_set_stand_together(reader: Reader) -> None:
    text = "Peru and Ecuador fought over a jungle river. The two countries agreed to a truce on Monday."
    codes = {p.code for e in read(reader, text).events for p in e.initiators}
    assert {"PER", "ECU"} <= codes


def test_spans_of_added_parties_lie_in_the_text(reader: Reader) -> None:
    text = "Masked youths hurled petrol bombs at riot police outside the university in Santiago."
    for event in read(reader, text).events:
        for party in (*event.initiators, *event.recipients):
            assert all(0 <= s.start < s.end <= len(text) for s in party.spans)
