"""Sides that stand in an earlier sentence."""

from __future__ import annotations

from datetime import date

from legation import Reader, Report


def sides(reader: Reader, text: str) -> list[tuple[str, set[str], set[str]]]:
    """Type, initiators and recipients of the events of a text."""
    record = reader.read(Report(text=text, published=date(2012, 6, 1)))
    return [
        (e.type.value, {p.code for p in e.initiators if p.code}, {p.code for p in e.recipients if p.code})
        for e in record.events
    ]


def test_a_deed_named_again_leads_to_its_doer(reader: Reader) -> None:
    told = sides(reader, "North Korea launched a rocket on Friday. Japan condemned the launch.")
    assert ("ACCUSE", {"JPN"}, {"PRK"}) in told


def test_whose_offer_was_turned_down(reader: Reader) -> None:
    told = sides(reader, "Ethiopia offered talks to Eritrea. Eritrea rejected the offer.")
    assert ("REJECT", {"ERI"}, {"ETH"}) in told


def test_two_states_at_war_get_no_third_as_victim(reader: Reader) -> None:
    text = (
        "Kosygin met Ayub Khan. The Soviet Union invited Pakistan. The Soviet Union thanked Pakistan."
        " The Soviet Union praised India. India and Pakistan went to war in September."
    )
    (war,) = [row for row in sides(reader, text) if row[0] == "ASSAULT"]
    assert war[1] | war[2] == {"IND", "PAK"}


def test_an_open_side_stays_open_where_nobody_is_meant(reader: Reader) -> None:
    assert sides(reader, "Portugal rejected the proposal.") == [("REJECT", {"PRT"}, set())]


def test_a_filled_side_is_less_sure(reader: Reader) -> None:
    text = "North Korea launched a rocket on Friday. Japan condemned the launch. Japan condemned Libya."
    record = reader.read(Report(text=text))
    filled, named = (e for e in record.events if e.type.value == "ACCUSE")
    assert filled.confidence < named.confidence
