"""The closed vocabularies show what the schema names."""

from __future__ import annotations

import pytest

from legation.model.codes import EventType, PlaceRole, Precision, Quad, SourceKind, Status, TimeType


def test_plover_has_sixteen_types() -> None:
    assert {t.value for t in EventType} == {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }


@pytest.mark.parametrize(
    ("vocabulary", "values"),
    [
        (Status, "occurred ongoing scheduled expected possible conditional called-for denied hypothetical"),
        (SourceKind, "official expert outlet group person unnamed narrator"),
        (Precision, "day week month quarter year"),
        (TimeType, "DATE TIME DURATION SET"),
        (PlaceRole, "place associative"),
    ],
)
def test_values(vocabulary: type, values: str) -> None:
    assert [member.value for member in vocabulary] == values.split()  # type: ignore[attr-defined]


def test_the_four_quads() -> None:
    assert [q.value for q in Quad] == [1, 2, 3, 4]
