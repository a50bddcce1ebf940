"""Points of states and of their parts: the table, and what the reading makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.atlas.places import FOLDER, Gazetteer, state_points
from legation.model.errors import BadData

Read = Callable[..., Any]
HEAD = "code,lat,lon,geonames_id\n"


def test_every_state_of_the_atlas_has_a_point() -> None:
    files = (FOLDER.parent / "states").glob("*.yaml")
    codes = {e["code"] for f in files for e in yaml.safe_load(f.read_text(encoding="utf-8"))}
    assert codes == set(state_points())


def test_points_of_a_state_that_is_and_of_one_that_was() -> None:
    france, union = Gazetteer.load().state("FRA"), Gazetteer.load().state("SUN")
    assert france is not None
    assert (france.lat, france.lon, france.geonames_id) == (46.0, 2.0, 3017382)
    assert union is not None
    assert union.geonames_id is None
    assert Gazetteer.load().state("XXX") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + "FRA,46,2,\nfra,46,2,\n", "line 3"),
        (HEAD + "FRA,146,2,\n", "line 2"),
        (HEAD + "FRA,46,2,\nFRA,46,2,\n", "line 3.*twice"),
        (HEAD + "FRA,46\n", "line 2"),
        (HEAD + "FRA,46,2,1,9\n", "line 2"),
        ("code,lon,lat,geonames_id\n", "line 1"),
    ],
)
def test_a_bad_line_is_told_by_its_number(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "states.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=rf"states\.csv, .*{message}"):
        state_points(tmp_path)


@pytest.mark.parametrize("name", ["Europe", "Asia", "Africa", "the Middle East", "Latin America"])
def test_world_regions_have_a_point(read: Read, name: str) -> None:
    text = f"Ministers of several countries met in {name} on Tuesday."
    assert [p.lat is not None for p in read(text).places if p.span.of(text) in name] == [True]


@pytest.mark.parametrize(
    ("text", "words", "point"),
    [
        ("Peru recalled its envoy.", "Peru", (-10.0, -75.25)),
        ("Hungarian officials left the hall.", "Hungarian", (47.0, 20.0)),
        ("The delegation spent a week in Scotland.", "Scotland", (56.8, -4.2)),
        ("The mayor was born in Paris, Texas.", "Paris", (33.66, -95.56)),
        ("He flew to Mexico City at noon.", "Mexico City", (19.43, -99.13)),
        ("A fire broke out in Kelowna, B.C., on Friday.", "B.C.", (53.73, -127.65)),
    ],
)
def test_points_in_a_text(read: Read, text: str, words: str, point: tuple[float, float]) -> None:
    found = {p.span.of(text): p for p in read(text).places}
    assert words in found, found.keys()
    assert (found[words].lat, found[words].lon) == pytest.approx(point, abs=0.3)


def test_a_town_stays_more_exact_than_its_state(read: Read) -> None:
    (event,) = read("Rebels attacked French troops in Gao, Mali.").events
    assert event.place is not None
    assert event.place.name == "Gao"


def test_a_name_known_as_a_place_is_one_wherever_it_stands(read: Read) -> None:
    text = "The convoy reached a depot in Kisangani. Kisangani Mayor Jean Bosco said Kisangani was calm."
    assert [p.name for p in read(text).places].count("Kisangani") >= 2


@pytest.mark.parametrize("text", ["Sydney Pollack sang.", "Ms. Florence Adams spoke; Florence smiled."])
def test_persons_named_like_towns_are_left_alone(read: Read, text: str) -> None:
    assert not read(text).places
