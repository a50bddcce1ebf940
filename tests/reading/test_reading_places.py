"""Toponyms of a text: which stand for ground and which for a government, and where on the globe they lie."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from legation.model.codes import PlaceRole

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "words", "role", "country"),
    [
        ("India held talks with Nepal in Lahore.", "Lahore", PlaceRole.PLACE, "PAK"),
        ("Iraq invaded Kuwait.", "Kuwait", PlaceRole.PLACE, "KWT"),
        ("Troops landed in East Timor.", "East Timor", PlaceRole.PLACE, "TLS"),
        ("Moscow said it would wait.", "Moscow", PlaceRole.ASSOCIATIVE, "RUS"),
        ("The summit was held in Moscow.", "Moscow", PlaceRole.PLACE, "RUS"),
        ("Russian troops left.", "Russian", PlaceRole.ASSOCIATIVE, "RUS"),
        ("Brazil condemned Chile.", "Brazil", PlaceRole.ASSOCIATIVE, "BRA"),
        ("Rebels shelled the port of Assab in Eritrea.", "Assab", PlaceRole.PLACE, "ERI"),
    ],
)
def test_role_and_country(read: Read, text: str, words: str, role: PlaceRole, country: str) -> None:
    found = {p.span.of(text): p for p in read(text).places}
    assert words in found, found.keys()
    assert (found[words].role, found[words].country) == (role, country)


def test_a_town_has_coordinates(read: Read) -> None:
    (town,) = [p for p in read("Brazil's president arrived in Rotterdam for talks.").places if p.name == "Rotterdam"]
    assert town.lat == pytest.approx(51.9, abs=0.2)
    assert town.lon == pytest.approx(4.5, abs=0.2)
    assert town.geonames_id is not None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Spanish police met their Moroccan colleagues in Cordoba, Spain.", "ESP"),
        ("Argentina's president met the Chilean president in Cordoba, Argentina.", "ARG"),
    ],
)
def test_the_country_beside_it_tells_towns_of_one_name_apart(read: Read, text: str, country: str) -> None:
    (town,) = [p for p in read(text).places if p.name in ("Cordoba", "Tripoli", "Córdoba")]
    assert town.country == country


def test_places_come_in_the_order_of_the_text_and_do_not_overlap(read: Read) -> None:
    text = "Ministers of Chad and Niger met in Niamey; Libya's envoy flew from Tripoli to Lagos, then to Nigeria."
    spans = [p.span for p in read(text).places]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("text", ["He met George Washington in the film.", "The Paris Club lent money.", "May came."])
def test_names_of_other_things_are_no_towns(read: Read, text: str) -> None:
    assert not [p for p in read(text).places if p.role is PlaceRole.PLACE and p.geonames_id]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rwanda's president arrived in Kisangani for talks.", "Kisangani"),
        ("Troops shelled Kisangani on Monday.", "Kisangani"),
        ("The UN envoy flew to Goma.", "Goma"),
    ],
)
def test_towns_that_look_like_people(read: Read, text: str, name: str) -> None:
    assert name in [p.name for p in read(text).places]


def test_a_town_that_shares_the_name_of_a_capital(read: Read) -> None:
    text = "Jordan's envoy met the Lebanese premier in Tripoli, Lebanon."
    assert [p.country for p in read(text).places if p.name == "Tripoli"] == ["LBN"]
