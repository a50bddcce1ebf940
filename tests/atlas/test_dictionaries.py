from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from legation.atlas.actors import ActorKind, NameKind
from legation.atlas.atlas import Atlas
from legation.atlas.dictionaries import gather, store
from legation.atlas.dictionaries.cameo import load_cameo_actors, role_of, sector_of
from legation.atlas.dictionaries.dates import restriction
from legation.atlas.dictionaries.entries import Dictionary, DictionaryActor, Reading, Restriction
from legation.atlas.dictionaries.names import own_names
from legation.atlas.dictionaries.parse import read_dictionary
from legation.atlas.dictionaries.wording import display
from legation.atlas.loader import Sector
from legation.atlas.places import Gazetteer
from legation.model.errors import BadData, BadInput, NoText, UnreadableDocument

ACTORS = """<?xml version="1.0"?>
<header lang="en">
# a comment
<!-- a comment over
OLD_ENTRY_ [FRA]
lines --> ; and one more
ORVIETANIA_ [DEU] # with a comment
+ORVIETANIAN_REPUBLIC_ ; a synonym
  +  ORVIETANY

JORUN_HALVORDSEN_
+J._HALVORDSEN_
\t[NORLEG <690831]
\t[NORGOV 690901-110823]
\t[NORELI >20110823]
RED_LANTERN_BRIGADE_  [PERREBRLB]
KURUMA_MINING [JPNBUS][JPNGOV 1945-1949]
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
CARABINIERE_ {CARABINIERI_} [~COP]
GENDARME_ [~COP]  # regular
AIR_WING_ {} [~MIL]
DUMA!PERSON! [~LEG]
RELIEF_BODY [NGO~]
JUNGLE_FIGHTER [~REB}
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own for each test."""
    monkeypatch.setenv("LEGATION_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def parsed(tmp_path: Path) -> Callable[[str | bytes], Reading]:
    def read(content: str | bytes) -> Reading:
        path = tmp_path / "some.actors.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_dictionary(path)

    return read


def actor(reading: Reading, name: str) -> DictionaryActor:
    return next(a for a in reading.dictionary.actors if a.name == name)


def test_actors_with_synonyms_comments_and_markup(parsed: Callable[..., Reading]) -> None:
    reading = parsed(ACTORS)
    assert [a.name for a in reading.dictionary.actors] == [
        "Orvietania",
        "Jorun Halvordsen",
        "Red Lantern Brigade",
        "Kuruma Mining",
    ]
    assert actor(reading, "Orvietania").names == ("Orvietanian Republic", "Orvietany")
    assert reading.skipped == ()
    assert reading.dictionary.name == "some.actors"


def test_codes_become_kinds_sectors_and_days(parsed: Callable[..., Reading]) -> None:
    reading = parsed(ACTORS)
    first, second, third = actor(reading, "Jorun Halvordsen").roles
    assert (first.sector, first.start, first.end) == (Sector.LEGISLATURE, None, date(1969, 8, 31))
    assert (second.code, second.sector) == ("NOR", Sector.GOVERNMENT)
    assert (second.start, second.end) == (date(1969, 9, 1), date(2011, 8, 23))
    assert (third.sector, third.start) == (Sector.CIVILIANS, date(2011, 8, 23))
    (brigade,) = actor(reading, "Red Lantern Brigade").roles
    assert (brigade.kind, brigade.code, brigade.country) == (ActorKind.GROUP, "PERREBRLB", "PER")
    assert [r.start for r in actor(reading, "Kuruma Mining").roles] == [None, date(1945, 1, 1)]


def test_agents_with_plurals_and_sets(parsed: Callable[..., Reading]) -> None:
    reading = parsed(AGENTS)
    assert [(n.noun, n.plural, n.sector.value) for n in reading.dictionary.nouns] == [
        ("carabiniere", "carabinieri", "COP"),
        ("gendarme", "gendarmes", "COP"),
        ("air wing", None, "MIL"),
        ("dumaman", None, "LEG"),
        ("dumamen", None, "LEG"),
        ("dumawoman", None, "LEG"),
        ("relief body", "relief bodies", "NGO"),
        ("jungle fighter", "jungle fighters", "REB"),
    ]
    assert reading.skipped == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("LONELY_NAME_", "no code"),
        ("SOME_VERB [043]", "no code of an actor"),
        ("STRANGE_ [QQQGOV]", "unknown code QQQ"),
        ("SOMEWHERE_ [UISGOV]", "a state that is not identified"),
        ("KIMURA_ [JPNGOV 991399-000101]", "a date that cannot be read"),
        ("KIMURA_ [JPNGOV 20050101-20040101]", "a date that ends before it begins"),
        ("- * PEACE [050]", "a pattern of verbs, not an actor or agent"),
        ("___ [JPN]", "no name"),
        ("X_ [JPN]", "a single letter"),
        ("AN!ANIMAL! [~COP]", "a mark that is not defined, !ANIMAL!"),
        ("HERMIT [~QQQ]", "a code without a known role"),
        ("!SET! = ,", "a set without words"),
        ("W" * 130 + " [JPN]", "too long for a name"),
        ("W" * 3000, "too long for a line"),
    ],
)
def test_lines_are_skipped_with_a_reason(parsed: Callable[..., Reading], line: str, reason: str) -> None:
    reading = parsed(f"ORVIETANIA_ [DEU]\n\n{line}\nOTHERLAND_ [FRA]\n")
    assert [(s.line, s.reason) for s in reading.skipped] == [(3, reason)]
    assert [a.name for a in reading.dictionary.actors] == ["Orvietania", "Otherland"]


def test_a_synonym_or_code_without_an_actor_is_skipped(parsed: Callable[..., Reading]) -> None:
    reading = parsed("+STRAY_\n[DEU]\nORVIETANIA_ [DEU]\n")
    assert [s.line for s in reading.skipped] == [1, 2]


def test_one_bad_code_leaves_the_others(parsed: Callable[..., Reading]) -> None:
    reading = parsed("JORUN_HALVORDSEN_\n[NORGOV 690901-110823]\n[NORMIL 99]\n")
    assert len(actor(reading, "Jorun Halvordsen").roles) == 1
    assert [s.reason for s in reading.skipped] == ["a date that cannot be read"]


def test_a_name_given_twice_is_one_entry(parsed: Callable[..., Reading]) -> None:
    reading = parsed("KIMURA_OTO_ [JPNGOV 1990-1991]\nKIMURA_OTO_ [JPNMIL 1992-1993]\n+OTO_KIMURA_\n")
    (entry,) = reading.dictionary.actors
    assert [r.cameo for r in entry.roles] == ["JPNGOV", "JPNMIL"]
    assert entry.names == ("Oto Kimura",)


def test_reading_stops_at_the_mark(parsed: Callable[..., Reading]) -> None:
    assert len(parsed("ORVIETANIA_ [DEU]\n---STOP---\nOTHERLAND_ [FRA]\n").dictionary.actors) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(parsed: Callable[..., Reading], encoding: str, end: str) -> None:
    reading = parsed(end.join(["JOSÉ_MUÑAGORRI_ [ESPGOV]", "OTHERLAND_ [FRA]"]).encode(encoding))
    assert [a.name for a in reading.dictionary.actors] == ["José Muñagorri", "Otherland"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NoText),
        (b" \n\n", NoText),
        (b"\0\1\2" * 40, UnreadableDocument),
        (b"A report of some news. It has no codes.\n", UnreadableDocument),
        (b"--- MEET [040] ---\nMEET [040]\n- * WITH [040]\n", UnreadableDocument),
        (b"# only comments\n", UnreadableDocument),
    ],
)
def test_wrong_files_are_refused(parsed: Callable[..., Reading], content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=re.escape("some.actors.txt")):
        parsed(content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        read_dictionary(tmp_path / "nowhere.txt")


@given(st.text(alphabet="AB_[]{}<>~!=+-#; \t\n0129GOVJPN'É", max_size=120))
def test_no_text_breaks_the_parser(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.txt"
        path.write_text("ORVIETANIA_ [DEU]\n" + text, encoding="utf-8")
        reading = read_dictionary(path)
        assert all(s.reason and 1 <= s.line <= text.count("\n") + 2 for s in reading.skipped)
        assert "unpack" not in " ".join(s.reason for s in reading.skipped)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", None, None),
        ("690901-110823", date(1969, 9, 1), date(2011, 8, 23)),
        ("19320101 - 331108", date(1932, 1, 1), date(1933, 11, 8)),
        ("<010101", None, date(2001, 1, 1)),
        ("> 20110823", date(2011, 8, 23), None),
        ("1991-1993", date(1991, 1, 1), date(1993, 12, 31)),
        ("199103-199204", date(1991, 3, 1), date(1992, 4, 30)),
        ("250101-890101", date(1925, 1, 1), date(1989, 1, 1)),
        ("450000-490000", date(1945, 1, 1), date(1949, 12, 31)),
    ],
)
def test_date_restrictions(text: str, start: date | None, end: date | None) -> None:
    assert restriction(text) == Restriction(start, end)


@pytest.mark.parametrize(
    ("cameo", "kind", "code", "country", "sector"),
    [
        ("FRA", "state", "FRA", "FRA", None),
        ("FRAGOV", "organ", "FRA", "FRA", "GOV"),
        ("FRAGOVMIL", "organ", "FRA", "FRA", "GOV"),
        ("fracop", "organ", "FRA", "FRA", "COP"),
        ("ROMSPY", "organ", "ROU", "ROU", "SPY"),
        ("IRQKUR", "group", "IRQKUR", "IRQ", "CVL"),
        ("COLINSFRC", "group", "COLINSFRC", "COL", "REB"),
        ("VENOPP", "group", "VENOPP", "VEN", "OPP"),
        ("IGOUNO", "organisation", "UNO", None, "IGO"),
        ("IGOEUREEC", "organisation", "EU", None, "IGO"),
        ("NGOAMN", "organisation", "AMNESTY", None, "NGO"),
        ("MNCUSABUS", "organisation", "MNCUSABUS", None, "BUS"),
        ("IMGMUSALQ", "group", "IMGMUSALQ", None, "REB"),
        ("MEA", "organisation", "MEA", None, None),
        ("MEAREB", "group", "MEAREB", None, "REB"),
    ],
)
def test_codes(cameo: str, kind: str, code: str, country: str | None, sector: str | None) -> None:
    role = role_of(cameo, Restriction())
    assert (role.kind, role.code, role.country, role.sector) == (kind, code, country, sector)


def test_the_tables_of_codes_agree_with_the_atlas() -> None:
    tables, atlas = load_cameo_actors(), Atlas.load()
    assert all(f"org:{code}" in atlas.actors for code in tables.bodies.values())
    assert all(atlas.state(code) for code in tables.states.values())
    assert not any(atlas.state(code) for code in (*tables.states, *tables.regions, *tables.international))
    assert sector_of("GOVCOP") is Sector.GOVERNMENT


def test_names_are_shown_as_they_are_written() -> None:
    assert display("UNION OF WRITERS") == "Union of Writers"
    assert display("O'NEILL") == "O'Neill"
    assert display("PLO") == "PLO"
    assert display("Jean-Luc d'Or") == "Jean-Luc d'Or"


# what is kept


def test_what_is_kept_comes_back(parsed: Callable[..., Reading], home: Path) -> None:
    for content in (ACTORS, AGENTS, 'QUO"TED_\u2028\x85NAME_ [FRA]\n'):
        kept = parsed(content).dictionary
        store.save(kept)
        path = home / "atlas" / "some.actors.yaml"
        assert store.load(path) == kept
        assert store._yaml(path, path.read_text(encoding="utf-8")) == kept
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["dictionary"] == "some.actors"


def test_save_says_whether_it_replaces_and_remove_takes_out(parsed: Callable[..., Reading]) -> None:
    kept = parsed(ACTORS).dictionary
    assert store.save(kept) is False
    assert store.save(kept) is True
    assert store.names() == ("some.actors",)
    store.remove("some.actors")
    assert store.load_imported() == ()
    with pytest.raises(BadInput, match="Imported: none"):
        store.remove("some.actors")


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "end ", "x" * 200])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="no name for a dictionary"):
        store.path_of(name)


def test_a_file_changed_by_hand_is_read_as_yaml(home: Path) -> None:
    path = home / "atlas" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "dictionary: mine\nactors:\n"
        "- name: Jorun Halvordsen\n"
        "  roles:\n"
        "  - {cameo: NORGOV, kind: organ, code: NOR, country: NOR, sector: GOV, from: 1969-09-01}\n"
    )
    (one,) = store.load_imported()
    assert one.actors[0].roles[0].start == date(1969, 9, 1)
    path.write_text(path.read_text().replace("organ,", "organist,"))
    with pytest.raises(BadData, match=r"mine\.yaml, line 3: .*organist"):
        store.load_imported()
    path.write_text("[")
    with pytest.raises(BadData, match=r"mine\.yaml"):
        store.load_imported()


def test_given_files_come_before_imported_ones(parsed: Callable[..., Reading], tmp_path: Path) -> None:
    store.save(parsed(ACTORS).dictionary)
    (tmp_path / "given.txt").write_text(AGENTS)
    assert [d.name for d in gather([tmp_path / "given.txt"])] == ["given", "some.actors"]
    assert [d.name for d in gather([str(tmp_path / "given.txt")], imported=False)] == ["given"]


def test_the_users_folder_without_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGATION_HOME")
    assert store.folder().name == "atlas"
    assert "legation" in str(store.folder()).lower()


def test_a_long_file_is_imported_in_seconds(parsed: Callable[..., Reading]) -> None:
    start = time.perf_counter()
    reading = parsed("".join(f"PERSON_{n}_OF_NOTE_ ; x\n+NOTE_{n}_\n\t[KENGOV 690901-110823]\n" for n in range(50_000)))
    store.save(reading.dictionary)
    (kept,) = store.load_imported()
    assert len(kept.actors) == 50_000
    assert time.perf_counter() - start < 60  # about five seconds; room for a busy machine


# forms


def made(text: str, parsed: Callable[..., Reading]) -> dict[str, list[tuple[NameKind, str]]]:
    """Kind and actor of each form that a dictionary adds."""
    one: Dictionary = parsed(text).dictionary
    names = own_names([one], Atlas.load(), Gazetteer.load())
    found: dict[str, list[tuple[NameKind, str]]] = {}
    for name in (*names.written, *names.further):
        assert name.own
        found.setdefault(name.text, []).append((name.kind, name.actor.id))
    return found


def test_forms_of_states_join_the_state(parsed: Callable[..., Reading]) -> None:
    found = made("AFGHANISTAN_ [AFG]\n+AFGHAN_\n+KABUL_\n+HERAT_\n+AFFGANISTAN_\n", parsed)
    assert found == {
        "Herat": [(NameKind.CAPITAL, "state:AFG")],
        "Affganistan": [(NameKind.NAME, "state:AFG")],
    }


def test_bodies_that_the_atlas_has_are_joined(parsed: Callable[..., Reading]) -> None:
    found = made("UNITED_NATIONS_ [IGOUNO]\n+UNITED_NATIONERS_\nRAMSAR_CIRCLE_ [IGORAM]\n", parsed)
    assert found["United Nationers"] == [(NameKind.NAME, "org:UNO")]
    assert "United Nations" not in found
    assert found["Ramsar Circle"] == [(NameKind.NAME, "org:IGORAM:ramsar-circle")]


def test_a_group_has_one_code_under_all_its_forms(parsed: Callable[..., Reading]) -> None:
    found = made("TALIBAN_ [AFGREBTAL]\n", parsed)
    assert found["Taliban fighters"] == [(NameKind.NAME, "group:AFGREBTAL:taliban")]
