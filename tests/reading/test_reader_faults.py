"""What the reader does with what it cannot read, and with its own failures."""

from __future__ import annotations

from typing import Any

import pytest

from legation import Reader, Record, Report
from legation.model.errors import BadInput, NoText, ReadingFault


@pytest.mark.parametrize("wrong", ["text alone", None, 7])
def test_what_is_no_report_is_refused_by_name(reader: Reader, wrong: Any) -> None:
    with pytest.raises(BadInput, match="A Report is expected"):
        reader.read(wrong)


def test_fields_of_a_wrong_type_are_refused_by_name(reader: Reader) -> None:
    published: Any = "2014-01-01"
    with pytest.raises(BadInput, match=r"Report\.published"):
        reader.read(Report(text="Iran met Iraq in Basra.", published=published))
    text: Any = None
    with pytest.raises(BadInput, match=r"Report\.text"):
        reader.read(Report(text=text))


@pytest.mark.parametrize("text", ["", "   ", "ok", "12345 678", "--- *** ---"])
def test_a_text_without_a_sentence_is_refused(reader: Reader, text: str) -> None:
    with pytest.raises(NoText):
        reader.read(Report(text=text))


def test_a_fault_of_the_reader_stays_with_its_report(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Reader._record

    def failing(self: Reader, parsed: Any) -> Record:
        if "Basra" in parsed.report.text:
            raise RecursionError("too deep")
        return whole(self, parsed)

    monkeypatch.setattr(Reader, "_record", failing)
    reports = [Report(text=f"Iran attacked Iraq near {town}.") for town in ("Kirkuk", "Basra", "Mosul")]
    first, second, third = reader.read_many(reports)
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(second, ReadingFault)
    assert "RecursionError" in str(second)


def test_one_speaker_stands_once_among_the_sources(reader: Reader) -> None:
    record = reader.read(Report(text="Angela Merkel said she hoped that Russia would meet Ukraine in Minsk."))
    for event in record.events:
        names = [s.name for s in event.sources]
        assert len(names) == len(set(names))
