from __future__ import annotations

import csv
import io
import json
from datetime import date

import msgspec
import pytest
from rich.console import Console
from sample_record import TEXT, event, sample

from legation.exchange import phrases
from legation.exchange.briefing import print_briefing
from legation.exchange.flat import COLUMNS, write_csv
from legation.exchange.json_out import to_json
from legation.exchange.jsonl import to_error_line, to_line
from legation.exchange.page import to_page
from legation.model.codes import Precision, SourceKind, Status
from legation.model.errors import NoText
from legation.model.record import Office, Record, Source


def shown(record: Record, width: int = 100) -> str:
    """The briefing as a file gets it."""
    stream = io.StringIO()
    print_briefing(record, Console(file=stream, width=width))
    return stream.getvalue()


def rows(*records: Record) -> list[dict[str, str]]:
    """The lines of the CSV."""
    stream = io.StringIO()
    write_csv(records, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_the_briefing_groups_by_status_in_order() -> None:
    text = shown(sample())
    headings = [text.index(word) for word in ("WHAT HAPPENED", "EXPECTED", "REFUSED OR DENIED", "JUDGEMENTS", "MIND")]
    assert headings == sorted(headings)
    assert "NOR Norway (Jens Halvorsen) → TUR Turkey  CONSULT (visit)" in text
    assert "May 2031 · Izmir, TUR · likely, 55–80 % · says Turkey’s defence ministry" in text
    assert "“Ankara rejected a demand by Greece to withdraw the ships”" in text
    assert "UNDER WAY" not in text


@pytest.mark.parametrize("width", [40, 72, 120])
def test_the_briefing_keeps_to_the_width_and_is_plain_in_a_file(width: int) -> None:
    lines = shown(sample(), width).split("\n")
    assert max(map(len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)
    assert "\x1b" not in "".join(lines)


def test_the_briefing_passes_no_control_characters_or_markup_on() -> None:
    text = shown(sample("Ghana protested.", title="[red]a\x1b[31m\u202eb[/red]"))
    assert "[red]a[31mb[/red]" in text
    assert "publication date" not in text


def test_an_undated_report_says_so() -> None:
    record = sample("Ghana protested.")
    record = Record(report=msgspec.structs.replace(record.report, published=None, title=None))
    assert "publication date unknown" in shown(record)
    assert "No interaction" in shown(record)


def test_every_status_has_a_group_and_a_symbol() -> None:
    assert {status for status, _ in phrases.GROUPS} == set(Status) == set(phrases.SYMBOLS)
    assert len(set(phrases.SYMBOLS.values())) == len(Status)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2014-11-17", "2014-11-24", Precision.DAY, "17–24 November 2014"),
        ("2014-11-17", "2014-11-17", Precision.DAY, "17 November 2014"),
        ("2014-11-28", "2014-12-02", Precision.DAY, "28 November to 2 December 2014"),
        ("2014-12-28", "2015-01-02", Precision.DAY, "28 December 2014 to 2 January 2015"),
        ("2014-05-01", "2014-05-31", Precision.MONTH, "May 2014"),
        ("2014-05-01", "2014-07-31", Precision.MONTH, "May 2014 to July 2014"),
        ("2014-04-01", "2014-06-30", Precision.QUARTER, "quarter 2 of 2014"),
        ("2014-01-01", "2014-12-31", Precision.YEAR, "2014"),
        ("1999-01-01", None, Precision.YEAR, "from 1999"),
        ("1990-08-10", None, Precision.DAY, "from 10 August 1990"),
        (None, "1999-03-04", Precision.DAY, "until 4 March 1999"),
        (None, None, None, ""),
    ],
)
def test_intervals(start: str | None, end: str | None, precision: Precision | None, words: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert phrases.interval(days[0], days[1], precision) == words


def test_phrases() -> None:
    assert phrases.probability((0.8, 0.95)) == "very likely, 80–95 %"
    assert phrases.probability((0.2, 0.45)) == "unlikely, 20–45 %"
    assert phrases.probability((0.55, 0.95)) == "likely to very likely, 55–95 %"
    assert phrases.probability((0.95, 1.0)) == "almost certain, 95–100 %"
    assert phrases.probability((1.0, 1.0)) == "almost certain, 100–100 %"
    assert phrases.probability((0.0, 0.0)) == "almost no chance, 0–0 %"
    assert phrases.source(Source(name="unnamed", kind=SourceKind.UNNAMED)) == "unnamed sources"
    assert (
        phrases.office(Office(person="A. Mensah", post="envoy", state="GHA", former=True))
        == "A. Mensah: envoy, GHA (former)"
    )
    assert phrases.parties(event(1, "Norway", "Norway")) == "—"


def test_csv() -> None:
    found = rows(sample(), sample("Nothing."), sample())
    assert len(found) == 6
    assert list(found[0]) == list(COLUMNS)
    second = found[1]
    assert second["report_id"] == "sample-1"
    assert second["published"] == "2031-03-12"
    assert second["initiator_codes"] == "TUR; NOR"
    assert (second["probability_low"], second["probability_high"]) == ("0.55", "0.8")
    assert (second["place"], second["lat"], second["lon"]) == ("Izmir", "38.41", "27.14")
    assert TEXT[int(second["span_start"]) : int(second["span_end"])] == second["quote"]
    assert found[0]["cameo"] == "042"
    assert found[2]["place"] == ""


def test_the_type_of_a_codebook_of_the_users_stands_everywhere() -> None:
    record = sample()
    labelled = msgspec.structs.replace(record, events=(msgspec.structs.replace(record.events[0], label="port call"),))
    assert "port call: CONSULT (visit)" in shown(labelled)
    assert "<b>port call</b>" in to_page(labelled)
    assert rows(labelled)[0]["label"] == "port call"
    assert labelled.to_dict()["events"][0]["label"] == "port call"
    assert rows(record)[0]["label"] == ""
    assert record.to_dict()["events"][0]["label"] is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_csv_disarms_formulas_but_not_numbers(start: str) -> None:
    record = sample()
    record = Record(
        report=msgspec.structs.replace(record.report, outlet=f"{start}cmd|' /C calc'!A0"),
        events=(event(1, "rejected", "rejected", intensity=-4.0, factuality=-3.0),),
    )
    (row,) = rows(record)
    assert row["outlet"] == f"'{start}cmd|' /C calc'!A0"
    assert (row["intensity"], row["factuality"]) == ("-4.0", "-3.0")


def test_json_and_json_lines_hold_the_same_record() -> None:
    record = sample()
    assert json.loads(to_json(record)) == json.loads(to_line(record)) == json.loads(json.dumps(record.to_dict()))
    assert "\n" not in to_line(record)
    assert "Café" in to_line(record)
    assert "🙂" in to_json(record)
    assert list(json.loads(to_json(record)))[:2] == ["schema", "report"]


def test_error_line() -> None:
    assert json.loads(to_error_line(NoText("f, line 3: it is empty."), "a", 3)) == {
        "error": {"code": "L102", "kind": "NoText", "message": "f, line 3: it is empty."},
        "id": "a",
        "line": 3,
    }
