"""The atlas of actors: everybody is there, and a name finds whom it stands for on its day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.atlas.actors import ActorKind, NameKind
from legation.atlas.atlas import Atlas, normalise_name
from legation.atlas.loader import GroupEntry, OrganEntry, Sector, StateEntry, load_states

MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV
KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ
ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR
KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MCO MNG MNE MAR
MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR MDA ROU RUS RWA KNA
LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON
TTO TUN TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE
"""
UN_MEMBERS = MEMBERS.split()

# Forms that two living states share; whoever reads them must look at the words around.
SHARED = {
    "Congo": {"COD", "COG"},
    "Congolese": {"COD", "COG"},
    "Dominican": {"DOM", "DMA"},
    "Dominicans": {"DOM", "DMA"},
    "Kingston": {"JAM", "NFK"},
    "Korea": {"KOR", "PRK"},
    "Korean": {"KOR", "PRK"},
    "Koreans": {"KOR", "PRK"},
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The packaged states alone, whatever stands in the other folders."""
    return Atlas(load_states())


def codes(atlas: Atlas, name: str, on: date | None = None) -> list[str]:
    return [actor.code for actor in atlas.lookup(name, on)]


def test_every_member_of_the_united_nations_is_there(atlas: Atlas) -> None:
    assert len(set(UN_MEMBERS)) == 193
    for code in UN_MEMBERS:
        state = atlas.state(code)
        assert state is not None, code
        assert state.end is None, code
        assert state.region, code
        kinds = {form.kind for form in atlas.forms(state.id)}
        assert {NameKind.NAME, NameKind.DEMONYM, NameKind.CAPITAL} <= kinds, code
        assert atlas.demonym(code), code
        assert atlas.capital(code), code


@pytest.mark.parametrize("code", ["PSE", "VAT", "TWN", "XKX", "ESH", "HKG", "MAC", "GRL", "PRI", "COK", "NIU"])
def test_others_that_reports_name_are_there(atlas: Atlas, code: str) -> None:
    assert atlas.state(code) is not None


def test_no_form_names_two_living_states_unawares(atlas: Atlas) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for form in atlas.names():
        if form.actor.kind is ActorKind.STATE and form.end is None:
            owners[normalise_name(form.text)].add(form.actor.code)
    assert {text: found for text, found in owners.items() if len(found) > 1} == SHARED


def test_every_form_leads_back_to_its_actor(atlas: Atlas) -> None:
    for form in atlas.names():
        day = form.start or form.end
        assert form.actor in atlas.lookup(form.text, day), form


def test_ids_are_keys_and_organs_have_the_code_of_their_state(atlas: Atlas) -> None:
    for key, actor in atlas.actors.items():
        assert key == actor.id
        if actor.kind is ActorKind.ORGAN:
            assert actor.sector
            assert atlas.state(actor.code) is not None
            assert actor.parent == f"state:{actor.code}"


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Zaire", date(1990, 1, 1), ["COD"]),
        ("Zaire", date(2020, 1, 1), ["COD"]),
        ("Soviet Union", date(1980, 6, 1), ["SUN"]),
        ("the Soviet Union", None, ["SUN"]),
        ("Moscow", date(1985, 3, 1), ["SUN"]),
        ("Moscow", date(2005, 3, 1), ["RUS"]),
        ("Moscow", None, ["RUS"]),
        ("the Kremlin", date(1962, 10, 20), ["SUN"]),
        ("the Kremlin", date(2014, 10, 20), ["RUS"]),
        ("Bonn", date(1985, 1, 1), ["DEU"]),
        ("East Germans", date(1988, 1, 1), ["DDR"]),
        ("West German", date(1988, 1, 1), ["DEU"]),
        ("Saigon", date(1968, 1, 30), ["RVN"]),
        ("Hanoi", date(1968, 1, 30), ["VDR"]),
        ("Hanoi", date(1998, 1, 30), ["VNM"]),
        ("Belgrade", date(1999, 3, 24), ["YUG"]),
        ("Belgrade", date(2009, 3, 24), ["SRB"]),
        ("Serbia", date(1999, 3, 24), ["SRB"]),
        ("Rangoon", date(1975, 1, 1), ["MMR"]),
        ("Siam", date(1935, 1, 1), ["THA"]),
        ("Persia", date(1925, 1, 1), ["IRN"]),
        ("Rhodesia", date(1970, 1, 1), ["ZWE"]),
        ("Ottoman Empire", date(1916, 1, 1), ["TUR"]),
        ("Swaziland", date(1999, 1, 1), ["SWZ"]),
        ("Prague", date(1968, 8, 21), ["CSK"]),
        ("Prague", date(2001, 8, 21), ["CZE"]),
        ("Sanaa", date(2015, 3, 1), ["YEM"]),
        ("Vienna", date(1914, 7, 28), ["AUH", "AUT"]),
    ],
)
def test_a_dated_form_means_whom_it_meant_then(atlas: Atlas, name: str, on: date | None, expected: list[str]) -> None:
    assert sorted(codes(atlas, name, on)) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("US", "USA"),
        ("the United States", "USA"),
        ("UNITED STATES", "USA"),
        ("The  U.S.", "USA"),
        ("D.P.R.K.", "PRK"),
        ("N. Korea", "PRK"),
        ("S. Korea", "KOR"),
        ("Cote d’Ivoire", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("the Élysée", "FRA"),
        ("the Elysee", "FRA"),
        ("Quai d’Orsay", "FRA"),
        ("the Blue House", "KOR"),
        ("Zhongnanhai", "CHN"),
        ("Foggy Bottom", "USA"),
        ("Downing Street", "GBR"),
        ("the Farnesina", "ITA"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("the Hague", "NLD"),
        ("The Gambia", "GMB"),
        ("Danes", "DNK"),
        ("Frenchmen", "FRA"),
        ("Spaniard", "ESP"),
        ("Filipino", "PHL"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Peking", "CHN"),
        ("Palestinians", "PSE"),
    ],
)
def test_usual_forms_resolve(atlas: Atlas, name: str, code: str) -> None:
    assert codes(atlas, name) == [code]


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("State Department", "USA", "GOV"),
        ("the Pentagon", "USA", "MIL"),
        ("Knesset", "ISR", "LEG"),
        ("Korean People's Army", "PRK", "MIL"),
        ("Workers’ Party of Korea", "PRK", "PTY"),
        ("Revolutionary Guards", "IRN", "MIL"),
        ("Xinhua", "CHN", "MED"),
        ("Mossad", "ISR", "SPY"),
        ("Quai d'Orsay", "FRA", "GOV"),
        ("Bundestag", "DEU", "LEG"),
        ("ZANU-PF", "ZWE", "PTY"),
        ("Torre Tagle", "PER", "GOV"),
        ("Capitol Hill", "USA", "LEG"),
    ],
)
def test_organs_and_seats_have_state_and_sector(atlas: Atlas, name: str, code: str, sector: str) -> None:
    actor = atlas.lookup(name)[0]
    assert (actor.kind, actor.code, actor.country, actor.sector) == (ActorKind.ORGAN, code, code, sector)


def test_an_acronym_is_not_found_in_a_common_word(atlas: Atlas) -> None:
    assert atlas.lookup("us") == ()
    assert atlas.lookup("car") == ()
    assert codes(atlas, "russia") == ["RUS"]
    assert atlas.lookup("") == ()
    assert atlas.lookup("no such place") == ()


def test_a_title_keeps_its_article(atlas: Atlas) -> None:
    assert atlas.lookup("The Hindu")[0].sector == "MED"
    assert atlas.lookup("Hindu") == ()


def test_shared_names_give_every_candidate(atlas: Atlas) -> None:
    assert codes(atlas, "Korea") == ["KOR", "PRK"]
    assert codes(atlas, "the Congo")[0] == "COD"
    assert codes(atlas, "Korean", date(2014, 1, 1)) == ["KOR", "PRK"]


@pytest.mark.parametrize(
    ("code", "on", "capital"),
    [
        ("DEU", date(1985, 1, 1), "Bonn"),
        ("DEU", None, "Berlin"),
        ("MMR", date(1990, 1, 1), "Rangoon"),
        ("KAZ", date(1995, 1, 1), "Almaty"),
        ("BRA", date(1950, 1, 1), "Rio de Janeiro"),
        ("NGA", date(1980, 1, 1), "Lagos"),
        ("ZZZ", None, None),
    ],
)
def test_capitals_move(atlas: Atlas, code: str, on: date | None, capital: str | None) -> None:
    assert atlas.capital(code, on) == capital


def test_a_movement_in_power_acts_for_its_state() -> None:
    state = StateEntry(
        code="ATL",
        name="Atlantis",
        region="Ocean",
        organs=(OrganEntry(name="Trident Front", sector=Sector.PARTY, start=date(1980, 1, 1)),),
    )
    movement = GroupEntry(code="TRIDENT", name="Trident Front", country="ATL", start=date(1960, 1, 1))
    small = Atlas([state], groups=[movement])
    assert [actor.code for actor in small.lookup("Trident Front", date(1970, 1, 1))] == ["TRIDENT"]
    assert [actor.code for actor in small.lookup("Trident Front", date(1990, 1, 1))] == ["ATL", "TRIDENT"]


def test_the_packaged_atlas_is_loaded_once() -> None:
    whole = Atlas.load()
    assert whole is Atlas.load()
    assert whole.state("FRA") in whole.lookup("France")
    assert whole.state("XYZ") is None
    assert whole.demonym("DNK") == "Danish"


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_name(text)
    assert normalise_name(once) == once


@given(st.text(max_size=30))
def test_lookup_never_fails(text: str) -> None:
    assert isinstance(Atlas.load().lookup(text), tuple)
