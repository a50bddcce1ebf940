"""The loader of states, organisations and groups: what it reads, and how it refuses."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from legation.atlas.loader import (
    DATA,
    Form,
    GroupEntry,
    OrganisationEntry,
    OrganKey,
    Sector,
    StateEntry,
    load_groups,
    load_organisations,
    load_states,
    read_file,
)
from legation.model.errors import BadData

GOOD = """
- code: ATL
  name: Atlantis
  names: [Atlantis, {name: Poseidonia, from: 1930, to: 1931-02}]
  demonyms: [Atlantean, Atlanteans]
  from: 1920-05-01
  to: null
  capitals: [Cleito]
  seats: [{name: the Trident House, organ: foreign-ministry}]
  organs: [{name: Trident Guard, names: [TG], sector: MIL}]
  region: Ocean
"""


def write(folder: Path, text: str, name: str = "sunken.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_an_entry_is_read_with_its_dates(tmp_path: Path) -> None:
    (entry,) = read_file(write(tmp_path, GOOD), StateEntry)
    assert (entry.code, entry.name, entry.region) == ("ATL", "Atlantis", "Ocean")
    assert entry.start == date(1920, 5, 1)
    assert entry.end is None
    assert entry.names[1] == Form(name="Poseidonia", start=date(1930, 1, 1), end=date(1931, 2, 28))
    assert entry.seats[0] == Form(name="the Trident House", organ=OrganKey.FOREIGN)
    assert entry.organs[0].sector is Sector.MILITARY


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("region: Ocean", "regoin: Ocean", "regoin"),
        ("region: Ocean", "", "region"),
        ("sector: MIL", "sector: ARMY", "ARMY"),
        ("organ: foreign-ministry", "organ: kitchen", "kitchen"),
        ("code: ATL", "code: Atl", "ATL|Atl"),
        ("to: null", "to: 1900-01-01", "lies before"),
        ("demonyms: [Atlantean, Atlanteans]", "demonyms: [NO, 7]", r"demonyms\[1\]|demonyms\[0\]|demonyms\[...\]"),
        ("from: 1920-05-01", "from: spring", "from"),
        ("name: Atlantis", "name: ''", "name is empty"),
    ],
)
def test_a_bad_entry_is_named_by_file_line_and_entry(tmp_path: Path, old: str, new: str, told: str) -> None:
    first = GOOD.replace("ATL", "LEM").replace("Atlantis", "Lemuria")
    path = write(tmp_path, first + GOOD.replace(old, new))
    with pytest.raises(BadData, match=told) as caught:
        list(read_file(path, StateEntry))
    message = str(caught.value)
    line = 1 + len(first.splitlines()) + 1
    assert message.startswith(f"sunken.yaml: line {line}: entry ")
    assert ("Atl" if "Atl" in new else "ATL") in message


def test_what_is_no_list_or_no_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"map\.yaml.*list"):
        list(read_file(write(tmp_path, "code: ATL", "map.yaml"), StateEntry))
    with pytest.raises(BadData, match=r"torn\.yaml.*YAML"):
        list(read_file(write(tmp_path, "- {code: ATL", "torn.yaml"), StateEntry))
    with pytest.raises(BadData, match=r"odd\.yaml: line 2: .*no mapping"):
        list(read_file(write(tmp_path, "\n- just words\n", "odd.yaml"), StateEntry))


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a.yaml")
    write(tmp_path, GOOD, "b.yaml")
    with pytest.raises(BadData, match=r"b\.yaml: line 2: code ATL is given twice"):
        load_states(tmp_path)


def test_an_empty_folder_or_file_gives_nothing(tmp_path: Path) -> None:
    write(tmp_path, "# nothing yet\n")
    assert load_states(tmp_path) == ()
    assert load_groups(tmp_path / "missing") == ()
    assert load_organisations(tmp_path / "missing") == ()


def test_organisations_and_groups_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- {code: SEA, name: Sea League, kind: political, seat: {place: Cleito}, members: [ATL, LEM], from: 1950}\n",
    )
    (league,) = read_file(path, OrganisationEntry)
    assert league.sector is Sector.IGO
    assert league.members == ("ATL", "LEM")
    assert league.start == date(1950, 1, 1)
    path = write(tmp_path, "- {code: CORSAIRS, name: Corsairs, country: ATL, sector: CRM}\n")
    (corsairs,) = read_file(path, GroupEntry)
    assert (corsairs.country, corsairs.sector) == ("ATL", Sector.CRIMINALS)


def test_the_packaged_files_load_and_load_fast() -> None:
    started = time.process_time()
    states = load_states()
    assert len(states) > 250
    assert time.process_time() - started < 1.5
    assert all(path.suffix == ".yaml" for path in (DATA / "states").iterdir())
