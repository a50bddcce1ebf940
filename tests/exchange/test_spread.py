from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exchange.jsonl import Line, read_lines
from legation.exchange.spread import raw_lines
from legation.model.errors import BadInput, TooLarge
from legation.model.record import Report

ENTRY = {"id": 7, "text": "Ghana recalled its envoy.\nTogo protested.", "mood": {"a": [{"b": 1}, {"c": 2}], "d": {}}}


def read(data: str | bytes, max_characters: int = 1_000) -> list[Line]:
    """The lines of the data."""
    return list(read_lines(io.BytesIO(data.encode() if isinstance(data, str) else data), "r.json", max_characters))


@pytest.mark.parametrize("indent", [0, 2, "\t"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n \n", "\r\n"])
def test_one_object_over_several_lines_is_one_report(indent: int | str, before: str) -> None:
    (line,) = read(before + json.dumps(ENTRY, indent=indent) + "\n")
    assert isinstance(line.result, Report)
    assert (line.result.text, line.id, line.number) == (ENTRY["text"], "7", before.count("\n") + 1)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ENTRY, indent=2)[:-2],
        json.dumps(ENTRY, indent=2) + "\n" + json.dumps(ENTRY, indent=2),
        '{\n  "text": "Ghana protested."\n  "id": 1\n}\n',
    ],
)
def test_what_is_no_object_over_several_lines_is_one_error(data: str) -> None:
    (line,) = read(data)
    assert isinstance(line.result, BadInput)
    assert "line 1: one JSON object over several lines" in str(line.result)
    assert str(line.result).endswith("write it on one line.")


def test_a_torn_first_line_does_not_take_the_others_along() -> None:
    lines = read('{"id": "a",\n\n{"text": "Ghana protested."}\n{"text": "Togo protested.",\n{"text": "Ghana left."}\n')
    assert [line.number for line in lines] == [1, 3, 4, 5]
    assert [type(line.result) for line in lines] == [BadInput, Report, BadInput, Report]


def test_a_torn_only_line_is_an_error_of_its_own() -> None:
    (line,) = read('{"text": "Ghana protested.",\n\n')
    assert "this is not JSON" in str(line.result)


def test_a_spread_object_above_the_limit() -> None:
    (line,) = read('{\n"text":\n' + '"Ghana left."\n' * 20_000 + "}", max_characters=10)
    assert isinstance(line.result, TooLarge)


@given(
    st.lists(st.sampled_from(["{", "}", '{"text": "a"}', '"a": 1,', "", " ", "[", "\ufeff{", '{"a": [']), max_size=9)
)
def test_no_byte_is_lost(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    assert b"".join(raw_lines(io.BytesIO(data), 1_000)) == data
