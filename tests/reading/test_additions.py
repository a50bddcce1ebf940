"""What a user's dictionaries change in a reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation import Reader, Record, Report
from legation.atlas.dictionaries import store
from legation.atlas.dictionaries.parse import read_dictionary
from legation.model.errors import BadInput
from legation.model.record import Party

ACTORS = """
JORUN_MCHALVERSON_
\t[NORMIL <690831]
\t[NORGOV 690901-110823]
RED_LANTERN_BRIGADE_ [PERREBRLB]
+RLB_
AL-QALAM_UNION_OF_WRITERS_ [OMNMED]
MAY_ [NLDGOV]
WILL_ [NLDGOV]
TALIBAN_ [AFGREBTAL]
AFGHANISTAN_ [AFG]
+AFGHAN_
+KABUL_
AFRICAN_UNION_ [ETHGOV 2005-2006]
ULSTER_LEAGUE_ [GBRGOV]
"""
AGENTS = "CARABINIERE_ {CARABINIERI_} [~COP]\nSKIRMISHER_ [~REB]\nMINISTER [~GOV]\nREFUGEE [~MIL]\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("dictionaries")
    (folder / "some.actors.txt").write_text(ACTORS)
    (folder / "some.agents.txt").write_text(AGENTS)
    return [folder / "some.actors.txt", folder / "some.agents.txt"]


@pytest.fixture(scope="module")
def own(files: list[Path]) -> Reader:
    """A reader with the dictionaries."""
    return Reader(dictionaries=files)


@pytest.fixture(scope="module")
def sides(own: Reader) -> Callable[..., tuple[list[Party], list[Party]]]:
    """Who acts and towards whom in the first event of a text."""

    def find(text: str, on: date = date(1995, 5, 5)) -> tuple[list[Party], list[Party]]:
        event = own.read(Report(text=text, published=on)).events[0]
        return list(event.initiators), list(event.recipients)

    return find


Sides = Callable[..., tuple[list[Party], list[Party]]]


@pytest.mark.parametrize(("year", "sector"), [(1965, "MIL"), (1995, "GOV")])
def test_a_person_acts_by_the_role_of_the_day(sides: Sides, year: int, sector: str) -> None:
    (one,), _ = sides("Jorun McHalverson criticised Chile.", date(year, 5, 5))
    assert (one.code, one.sector, one.person) == ("NOR", sector, "Jorun McHalverson")


def test_outside_all_days_a_name_means_nobody(sides: Sides) -> None:
    initiators, _ = sides("Jorun McHalverson criticised Chile.", date(2015, 5, 5))
    assert [p.code for p in initiators] in ([], [None])


def test_a_surname_alone_means_who_was_named_before(own: Reader) -> None:
    record = own.read(
        Report(text="Jorun McHalverson arrived in Chile. McHalverson criticised Peru.", published=date(1995, 5, 5))
    )
    assert [p.code for e in record.events if e.quote.startswith("McHalverson") for p in e.initiators] == ["NOR"]


def test_a_group_keeps_its_whole_code(sides: Sides) -> None:
    for text in ("The Red Lantern Brigade attacked Chilean soldiers.", "The RLB attacked Chilean soldiers."):
        (one,), (other,) = sides(text)
        assert (one.code, one.country, one.sector, other.code) == ("PERREBRLB", "PER", "REB", "CHL")


def test_a_form_of_the_user_comes_before_the_atlas(sides: Sides) -> None:
    for text in ("The Taliban attacked Chilean soldiers.", "Taliban fighters attacked Chilean soldiers."):
        assert [p.code for p in sides(text, date(2010, 5, 5))[0]] == ["AFGREBTAL"]


def test_on_other_days_the_atlas_counts(sides: Sides) -> None:
    assert [p.code for p in sides("The African Union condemned Chile.", date(2005, 6, 1))[0]] == ["ETH"]
    assert [p.code for p in sides("The African Union condemned Chile.", date(2010, 6, 1))[0]] == ["AU"]


def test_forms_that_the_atlas_has_keep_their_kind(sides: Sides) -> None:
    (one,), _ = sides("Afghan troops attacked Chile.")
    assert (one.code, one.sector) == ("AFG", "MIL")
    (one,), _ = sides("Kabul condemned Chile.")
    assert (one.code, one.sector) == ("AFG", "GOV")


def test_the_longest_name_wins(sides: Sides, own: Reader) -> None:
    assert own.identify("the Al-Qalam Union of Writers").sector == "MED"  # type: ignore[union-attr]
    assert own.identify("the Ulster League").code == "GBR"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "They may attack Chile in May.",
        "Will Kenya attack Chile?",
        "Theresa May criticised Chile.",
        "In May, Kenya attacked Chile. Kenya will attack Peru on 3 May.",
        "a red lantern brigade attacked Chile.",
    ],
)
def test_common_words_are_no_names(own: Reader, text: str) -> None:
    record = own.read(Report(text=text, published=date(1995, 5, 5)))
    assert not {p.code for e in record.events for p in (*e.initiators, *e.recipients)} & {"NLD", "PERREBRLB"}


def test_agents_are_nouns_with_their_sector(sides: Sides) -> None:
    (one,), _ = sides("The carabinieri of Italy attacked Chilean ministers.")
    assert (one.code, one.sector) == ("ITA", "COP")
    _, (other,) = sides("Kenya attacked Italian carabinieri.")
    assert (other.code, other.sector) == ("ITA", "COP")


def test_agents_against_the_state_have_no_code(sides: Sides) -> None:
    initiators, _ = sides("Skirmishers from Peru killed Chilean ministers.")
    assert [(p.code, p.country, p.sector) for p in initiators] == [(None, "PER", "REB")]


def test_a_known_noun_changes_its_sector(sides: Sides) -> None:
    _, (other,) = sides("Kenya attacked Somali refugees.")
    assert other.sector == "MIL"


def test_phrases_are_identified_with_the_nouns(own: Reader, reader: Reader) -> None:
    party = own.identify("carabinieri", context="Italian")
    assert party is not None
    assert (party.code, party.sector) == ("ITA", "COP")


def test_another_reader_knows_nothing_of_them(reader: Reader) -> None:
    record = reader.read(Report(text="The RLB attacked Chilean carabinieri.", published=date(1995, 5, 5)))
    assert not {p.code for e in record.events for p in e.initiators} & {"PERREBRLB"}


def test_worker_processes_use_them(own: Reader) -> None:
    reports = [Report(text="The RLB attacked Chilean soldiers.", published=date(1995, 5, 5))] * 2
    for record in own.read_many(reports, processes=2):
        assert isinstance(record, Record)
        assert [p.code for p in record.events[0].initiators] == ["PERREBRLB"]


def test_imported_ones_are_used_unless_left_out(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGATION_HOME", str(tmp_path))
    store.save(read_dictionary(files[0]).dictionary)
    party = Reader().identify("the Red Lantern Brigade")
    assert party is not None
    assert party.code == "PERREBRLB"
    left = Reader(imported=False).identify("the Red Lantern Brigade")
    assert left is None or left.code is None


def test_a_wrong_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        Reader(dictionaries=[tmp_path / "nowhere.txt"])
