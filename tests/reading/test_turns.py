"""What the situation makes of an act: ended, refused, threatened, demanded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation import Reader, Report

Told = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # good will that ends is a sanction
        ("Germany suspended aid to Uganda.", "SANCTION occurred DEU>UGA"),
        ("Panama halted oil shipments to Cuba.", "SANCTION occurred PAN>CUB"),
        ("Bolivia stopped exporting gas to Argentina.", "SANCTION occurred BOL>ARG"),
        ("France resumed aid to Niger.", "AID occurred FRA>NER"),
        ("Burma called off the talks with Thailand.", "SANCTION occurred MMR>THA"),
        # harm that ends is a retreat
        ("Serbia lifted the blockade of Bosnia.", "RETREAT occurred SRB>BIH"),
        ("Israel stopped bombing Lebanon.", "RETREAT occurred ISR>LBN"),
        ("India ended its blockade of Nepal.", "RETREAT occurred IND>NPL"),
        # good will refused by those who could show it
        ("Ethiopia will not give aid to Eritrea, its foreign minister said.", "REJECT occurred ETH>ERI"),
        # harm announced by its own author
        ("“We will attack Israel,” Iranian President Mahmoud Ahmadinejad said.", "THREATEN occurred IRN>ISR"),
        ("Pakistan said it would bomb Kabul if the raids went on.", "THREATEN conditional PAK>AFG"),
        # what a speaker says that another must do
        ("Nigeria must withdraw its troops, the Cameroonian president said.", "REQUEST occurred CMR>NGA"),
        ("Sudan should open the border, the Egyptian foreign minister said.", "REQUEST occurred EGY>SDN"),
        ("“Russia must stop bombing Aleppo,” French President Francois Hollande said.", "REQUEST occurred FRA>RUS"),
    ],
)
def test_turned_acts(told: Told, text: str, event: str) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Vietnam will withdraw its troops from Cambodia.", "RETREAT scheduled VNM>KHM"),
        ("Israel will bomb Iran, an analyst predicted.", "ASSAULT expected ISR>IRN"),
        ("Ethiopia did not attack Eritrea.", "ASSAULT denied ETH>ERI"),
        ("Canada gave aid to Haiti.", "AID occurred CAN>HTI"),
        ("“We must withdraw our troops from Iraq,” U.S. President Barack Obama said.", "RETREAT called-for USA>IRQ"),
        ("Iran should have released the British sailors.", "RETREAT called-for IRN>GBR"),
    ],
)
def test_acts_that_nothing_turns(told: Told, text: str, event: str) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Britain will not negotiate with Argentina, Margaret Thatcher said.", "REJECT occurred GBR>ARG"),
        ("Ethiopia will not talk to Eritrea, its foreign minister said.", "REJECT occurred ETH>ERI"),
        ("Iceland will not sign the treaty with Norway, its premier said.", "REJECT occurred ISL>NOR"),
        ("Syria will not meet Israel, its president said.", "REJECT occurred SYR>ISR"),
    ],
)
def test_a_refusal_has_a_direction(told: Told, text: str, event: str) -> None:
    assert told(text) == [event]


@pytest.mark.xfail(reason="the clause of a stopped act leaves out the word that stops it", strict=True)
def test_the_words_of_a_stopped_act_show_its_end(read: Callable[..., object]) -> None:
    record = read("Bolivia stopped exporting gas to Argentina.")
    assert "stopped" in record.events[0].quote  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["Sudan promised not to attack Chad.", "Sudan vowed not to attack Chad.", "Sudan pledged not to bomb Chad."]
)
def test_a_promise_of_peace_is_no_threat(told: Told, text: str) -> None:
    assert not [line for line in told(text) if line.startswith(("THREATEN", "ASSAULT occurred"))]


def test_a_refusal_needs_no_other_side(reader: Reader) -> None:
    text = "An Indian spokesman told reporters that India would not discuss the future of Kashmir."
    (event,) = reader.read(Report(text=text)).events
    assert (event.type.value, [p.code for p in event.initiators]) == ("REJECT", ["IND"])
