"""What kind of act a clause tells: type and mode by verb, noun and light verb, with their conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "mode"),
    [
        # one verb, several acts by what stands beside it
        ("Brazil expelled the Paraguayan ambassador.", "expel", "SANCTION", "expel"),
        ("Tonga recalled its ambassador from Fiji.", "recall", "SANCTION", "withdraw"),
        ("Rwanda withdrew its troops from Congo.", "withdraw", "RETREAT", "withdraw"),
        ("Jordan released three Israeli prisoners.", "release", "RETREAT", "release"),
        ("Indonesia arrested twelve Chinese fishermen.", "arrest", "COERCE", "arrest"),
        ("Argentina seized a Spanish trawler.", "seize", "COERCE", "seize"),
        ("Burundi closed its border with Rwanda.", "close", "COERCE", "restrict"),
        ("Bangladesh deported thirty Burmese refugees.", "deport", "COERCE", "deport"),
        ("Denmark boycotted the summit in Moscow.", "boycott", "PROTEST", "boycott"),
        ("Iraq bombed Tehran.", "bomb", "ASSAULT", "aerial"),
        ("Peru accused Ecuador of cheating.", "accuse", "ACCUSE", "allege"),
        ("The Vatican condemned the Nigerian government.", "condemn", "ACCUSE", "disapprove"),
        ("Vietnam summoned the Chinese ambassador.", "summon", "ACCUSE", None),
        ("Cuba thanked Angola.", "thank", "SUPPORT", None),
        ("Greece joined NATO in 1952.", "join", "SUPPORT", None),
        ("Senegal asked France for food.", "ask", "REQUEST", "assist"),
        ("Laos refused to meet the Thai envoy.", "refuse", "REJECT", "meet"),
        ("France threatened Niger with sanctions.", "threaten", "THREATEN", None),
        ("Poland provided Ukraine with tanks.", "provide", "AID", None),
        ("Jordan agreed to release the Israeli prisoners.", "agree", "CONCEDE", None),
        # phrases and particles
        ("Colombia broke off relations with Venezuela.", "break off", "SANCTION", "discontinue"),
        ("Cuba called on Spain to lift the embargo.", "call", "REQUEST", None),
        ("Somali rebels took two Kenyan soldiers hostage.", "take", "ASSAULT", "abduct"),
        ("Turkey shot down a Russian jet.", "shoot down", "ASSAULT", None),
        # event nouns
        ("The Iraqi invasion of Kuwait shocked Riyadh.", "invasion", "ASSAULT", None),
        ("Talks between Laos and Siam were useful.", "talk", "CONSULT", None),
        ("Putin's visit to Hanoi surprised analysts.", "visit", "CONSULT", "visit"),
        ("Chile's recognition of Palestine was news.", "recognition", "SUPPORT", None),
        # light verbs
        ("Fiji paid a visit to Tonga.", "visit", "CONSULT", "visit"),
        ("India held talks with Nepal.", "talk", "CONSULT", None),
        ("Angola launched an attack on Zaire.", "attack", "ASSAULT", None),
        ("Cyprus lodged a protest with Turkey.", "lodge", "ACCUSE", None),
        ("The UN imposed sanctions on Libya.", "impose", "SANCTION", None),
        ("The EU lifted sanctions against Belarus.", "lift", "RETREAT", None),
        ("Oman made a request to Qatar for gas.", "request", "REQUEST", None),
    ],
)
def test_type_and_mode(stages: Look, text: str, lemma: str, kind: str, mode: str | None) -> None:
    reading = stages(text).reading(lemma)
    assert reading is not None
    assert reading.sense.type == kind
    if mode is not None:
        assert reading.sense.mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "The Japanese yen reached new highs, traders in Tokyo joked.",
        "Kazakhstan is a large country.",
        "Belgium's economy grew by two percent.",
        "The Shanghai Cooperation Organisation has its seat in Beijing.",
        "An earthquake killed 300 people in Iran.",
        "A car crash killed two Polish diplomats in Ghana.",
        "The Zambian singer had a heart attack.",
        "Portugal appointed a new governor of its central bank.",
        "Malta launched a website about its history.",
    ],
)
def test_everyday_words_are_no_acts_between_states(told: Callable[[str], list[str]], text: str) -> None:
    assert told(text) == []


def test_a_verb_and_the_noun_of_its_phrase_are_one_act(told: Callable[[str], list[str]]) -> None:
    assert told("Mexico paid a visit to Cuba.") == ["CONSULT occurred MEX>CUB"]
    assert told("Angola launched an attack on Zambia.") == ["ASSAULT occurred AGO>ZMB"]


def test_readings_come_in_the_order_of_the_text(stages: Look) -> None:
    found = stages("After an attack on Kuwait, Iraq was condemned and its assets were frozen by Britain.")
    order = [r.clause.predicate for r in found.readings]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "text",
    [
        "Russian Foreign Minister Sergei Lavrov met his Turkish counterpart in Ankara.",
        "The Danish premier will meet her Polish counterpart.",
    ],
)
def test_counterparts_are_people(stages: Look, text: str) -> None:
    assert stages(text).reading("meet") is not None


@pytest.mark.xfail(reason="no entry for troops that enter or cross into a country", strict=True)
@pytest.mark.parametrize("text", ["Russian troops entered Georgia.", "Chinese soldiers crossed the Indian border."])
def test_troops_that_enter(stages: Look, text: str) -> None:
    assert stages(text).readings


@pytest.mark.parametrize(
    "text",
    [
        "Egyptian President Hosni Mubarak arrived in Tripoli.",
        "Abba Eban, Israel's foreign minister, arrived in Bonn on Tuesday.",
    ],
)
def test_guests_by_name(told: Callable[[str], list[str]], text: str) -> None:
    assert [line.split()[0] for line in told(text)] == ["CONSULT"]


@pytest.mark.xfail(reason="a withdrawal without object ('withdrew from Aden') has no entry", strict=True)
def test_withdrawals_without_object(stages: Look) -> None:
    assert stages("Britain withdrew from Aden in 1967.").readings


def test_accusations_traded(told: Callable[[str], list[str]]) -> None:
    assert told("Ethiopia and Eritrea traded accusations on Friday.") == ["ACCUSE occurred ERI,ETH>ERI,ETH"]
