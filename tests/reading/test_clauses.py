"""Clauses: who acts on whom by the grammar, whatever the voice, the embedding and the coordination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation.reading.layers import ClauseKind

Look = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        # active and passive
        ("Chile expelled the consul.", "expel", ["Chile"], ["consul"]),
        ("The consul was expelled by Chile.", "expel", ["Chile"], ["consul"]),
        ("Lithuania was invaded by Soviet troops in June 1940.", "invade", ["troops"], ["Lithuania"]),
        ("Two airmen were captured.", "capture", [], ["airmen"]),
        ("The attack had been ordered by Belgrade.", "order", ["Belgrade"], ["attack"]),
        # control
        ("Kenya asked Ethiopia to withdraw its troops.", "withdraw", ["Ethiopia"], ["troops"]),
        ("Egypt promised Sudan to reopen the border.", "reopen", ["Egypt"], ["border"]),
        ("Australia persuaded Indonesia to release the fishermen.", "release", ["Indonesia"], ["fishermen"]),
        ("Malta refused to admit the ship.", "admit", ["Malta"], ["ship"]),
        ("Peru accused Ecuador of shelling its posts.", "shell", ["Ecuador"], ["posts"]),
        ("Canada criticised Bahrain for jailing activists.", "jail", ["Bahrain"], ["activists"]),
        ("Denmark was forced to recall its envoy.", "recall", ["Denmark"], ["envoy"]),
        ("Iceland is considering leaving the alliance.", "leave", ["Iceland"], ["alliance"]),
        ("Cuba called on Spain to lift the embargo.", "lift", ["Spain"], ["embargo"]),
        ("Poland's decision to expel three attaches surprised Prague.", "expel", ["Poland"], ["attaches"]),
        # relative clauses
        ("The rebels that Libya had armed fled.", "arm", ["Libya"], ["rebels"]),
        ("France, which had sent troops to Mali, praised Chad.", "send", ["France"], ["troops"]),
        ("The treaty that Finland signed was published.", "sign", ["Finland"], ["treaty"]),
        ("The treaty they signed was published.", "sign", ["they"], ["treaty"]),
        ("The envoy who met Castro left.", "meet", ["envoy"], ["Castro"]),
        # participles
        ("Having signed the treaty, Argentina withdrew its ships.", "sign", ["Argentina"], ["treaty"]),
        ("Ships sent by Argentina returned.", "send", ["Argentina"], ["Ships"]),
        ("Troops stationed in Angola rebelled.", "station", [], ["Troops"]),
        ("Colombia bombed the camp, killing twenty rebels.", "kill", ["Colombia"], ["rebels"]),
        ("Without consulting London, Canberra signed the pact.", "consult", ["Canberra"], ["London"]),
        # coordination
        ("Russia, China and Iran condemned the raid.", "condemn", ["Russia", "China", "Iran"], ["raid"]),
        ("Iraq crossed the border and seized the oilfields.", "seize", ["Iraq"], ["oilfields"]),
        ("Japan bombed Darwin and Broome.", "bomb", ["Japan"], ["Darwin", "Broome"]),
        ("The consul was arrested and deported by Nigeria.", "deport", ["Nigeria"], ["consul"]),
        # small clauses
        ("Turkey holds Syria responsible.", "hold", ["Turkey"], ["Syria"]),
    ],
)
def test_logical_subjects_and_objects(
    stages: Look, text: str, lemma: str, subjects: list[str], objects: list[str]
) -> None:
    found = stages(text)
    assert (found.subjects(lemma), found.objects(lemma)) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "lemma", "obliques"),
    [
        ("Vietnam withdrew its men from Laos to the border.", "withdraw", [("from", "Laos"), ("to", "border")]),
        ("Poland gave weapons to Ukraine and Georgia.", "give", [("to", "Ukraine"), ("to", "Georgia")]),
        ("Norway sent the Estonian government twelve ships.", "send", [("indirect", "government")]),
        ("Talks between Laos and Thailand failed.", "talk", [("between", "Laos"), ("between", "Thailand")]),
        ("Chile's recognition of Palestine was news.", "recognition", [("poss", "Chile"), ("of", "Palestine")]),
        ("The Iraqi invasion of Kuwait failed.", "invasion", [("mod", "Iraqi"), ("of", "Kuwait")]),
    ],
)
def test_obliques_in_order(stages: Look, text: str, lemma: str, obliques: list[tuple[str, str]]) -> None:
    assert stages(text).obliques(lemma) == obliques


def test_kinds_and_relations(stages: Look) -> None:
    found = stages("Qatar said that the visit to Oman was useful, because Kuwait had agreed.")
    assert found.clause("be").kind is ClauseKind.COPULA
    assert found.clause("visit").kind is ClauseKind.NOUN
    assert found.clause("say").kind is ClauseKind.VERB
    assert (found.clause("be").relation, found.clause("be").marker) == ("ccomp", "that")
    assert found.clause("be").governor == found.clause("say").id
    assert (found.clause("agree").relation, found.clause("agree").marker) == ("advcl", "because")


def test_a_particle_belongs_to_the_verb(stages: Look) -> None:
    assert stages("Burma called off the talks.").clause("call off").objects
    assert stages("Algeria carried out the raid.").clause("carry out").objects


def test_a_hyphened_noun_is_one_word(stages: Look) -> None:
    assert ("between", "Chad") in stages("A cease-fire between Chad and Libya began.").obliques("ceasefire")


def test_the_clause_leaves_out_what_is_another_clause(stages: Look) -> None:
    found = stages("Haiti closed its ports after Cuba had sent ships, officials said.")
    assert found.words("close") == "Haiti closed its ports"
    assert found.words("send").endswith("Cuba had sent ships")


def test_the_clause_keeps_its_complement(stages: Look) -> None:
    text = "Mali is considering allowing French jets to land."
    assert stages(text).words("consider") == text.rstrip(".")


def test_clauses_are_numbered_in_the_order_of_the_text(stages: Look) -> None:
    found = stages("Iran, which had bombed Basra, offered talks if Iraq withdrew.\n\nIraq refused.")
    assert [c.id for c in found.clauses] == list(range(len(found.clauses)))
    assert [c.predicate for c in found.clauses] == sorted(c.predicate for c in found.clauses)
    assert all(c.start <= c.predicate < c.end for c in found.clauses)


@pytest.mark.parametrize("text", ["", "?", "Kim.", "Said said said.", "To to to of and and.", "Attack attack!"])
def test_broken_sentences_do_no_harm(stages: Look, text: str) -> None:
    stages(text)


@pytest.mark.parametrize(
    ("text", "lemma", "subjects"),
    [
        ("Malaysia is likely to expel the envoy.", "expel", ["Malaysia"]),
        ("Chad is ready to sign the accord.", "sign", ["Chad"]),
        ("Niger was unable to pay France.", "pay", ["Niger"]),
    ],
)
def test_adjectives_pass_their_subject_on(stages: Look, text: str, lemma: str, subjects: list[str]) -> None:
    assert stages(text).subjects(lemma) == subjects


@pytest.mark.parametrize(
    ("text", "lemma", "thing", "receiver"),
    [
        ("Ukraine was given weapons by Poland.", "give", "weapons", "Ukraine"),
        ("Greece was granted a loan by Germany.", "grant", "loan", "Greece"),
        ("Tonga was offered a wharf by China.", "offer", "wharf", "Tonga"),
    ],
)
def test_passives_of_giving(stages: Look, text: str, lemma: str, thing: str, receiver: str) -> None:
    found = stages(text)
    assert found.objects(lemma) == [thing]
    assert ("indirect", receiver) in found.obliques(lemma)


def test_a_relative_clause_takes_the_whole_row(stages: Look) -> None:
    assert stages("Eritrea and Ethiopia, which fought a war, made peace.").subjects("fight") == ["Eritrea", "Ethiopia"]
