"""Whom phrases name, over the whole world and a century: `phrases.tsv`, strict in code, country and sector."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from legation import Reader

PHRASES = Path(__file__).parent / "phrases.tsv"
#: What is not read right, and why.
UNREAD = {
    "Archbishop Desmond Tutu": "no list of clergy gives the state of a person without an office",
    "Nazi leaders": "an adjective that held for a time only would be read at all times",
    "the Weimar government": "the name of a town as that of a regime",
    "a Harvard professor": "universities are not in the atlas by name",
    "mujahideen fighters": "the name of the groups is a common noun too",
    "Lebanese Forces party": "the party bears the name of its militia",
    "Prussia": "the Prussian state has no entry",
    "Brazil's Workers' Party": "a possessive does not choose among parties of one name",
}


@cache
def reader() -> Reader:
    return Reader()


def rows() -> list[pytest.param]:
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    marks = {p: [pytest.mark.xfail(strict=True, reason=why)] for p, why in UNREAD.items()}
    return [
        pytest.param(row, id=f"{row['phrase']} {row['context']}{row['on']}", marks=marks.get(row["phrase"], ()))
        for row in found
    ]


@pytest.mark.parametrize("row", rows())
def test_phrase(row: dict[str, str]) -> None:
    on = date.fromisoformat(row["on"]) if row["on"] else None
    party = reader().identify(row["phrase"], on, row["context"] or None)
    found = (party.code, party.country, party.sector) if party is not None else (None, None, None)
    assert found == tuple(row[field] or None for field in ("code", "country", "sector"))


def test_the_set_is_wide() -> None:
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(found) >= 900
    assert len({row["country"] for row in found}) >= 140
    assert len({row["sector"] for row in found} - {""}) == 20
    assert set(UNREAD) <= {row["phrase"] for row in found}
