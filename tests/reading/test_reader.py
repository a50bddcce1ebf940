"""The reader as a whole: one report of several paragraphs, languages, errors, batches."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from legation import LegationError, Reader, Record, Report
from legation.model.codes import EventType, Status
from legation.model.errors import NoText, UnsupportedLanguage

TEXT = """\
NAIROBI, Feb 9 — Kenya expelled two Somali diplomats on Tuesday after Mogadishu accused it of arming a militia, \
Foreign Minister Moses Wetangula said.

“Somalia must stop these accusations,” Wetangula told reporters. He denied that Kenyan troops had attacked \
Dobley in Somalia.

Somalia's president, Sharif Ahmed, is expected to visit Addis Ababa next week. Relations between the two neighbours \
have worsened since Kenya closed its border with Somalia in January 2007, analysts say.
"""


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(Report(text=TEXT, published=date(2010, 2, 10), outlet="The Lamu Courier"))


def test_the_main_act_is_read_with_its_sides_and_day(record: Record) -> None:
    (found,) = [e for e in record.events if e.type is EventType.SANCTION]
    assert [p.code for p in found.initiators] == ["KEN"]
    assert [p.code for p in found.recipients] == ["SOM"]
    assert (found.start, found.status) == (date(2010, 2, 9), Status.OCCURRED)


def test_what_is_expected_is_not_done(record: Record) -> None:
    visits = [e for e in record.events if e.type is EventType.CONSULT]
    assert visits
    assert all(e.status is Status.EXPECTED for e in visits)
    assert visits[0].start == date(2010, 2, 15)


def test_what_is_denied_is_not_done(record: Record) -> None:
    assert [e.status for e in record.events if e.type is EventType.ASSAULT] == [Status.DENIED]


def test_an_older_act_keeps_its_date(record: Record) -> None:
    closings = [e for e in record.events if e.type is EventType.COERCE]
    assert closings
    assert closings[0].start == date(2007, 1, 1)
    assert closings[0].end == date(2007, 1, 31)


def test_people_hold_their_posts(record: Record) -> None:
    posts = {o.person: o.state for o in record.offices}
    assert posts.get("Moses Wetangula") == "KEN"
    assert posts.get("Sharif Ahmed") == "SOM"


def test_claims_have_their_sources(record: Record) -> None:
    assert {c.source.name for c in record.claims} >= {"Moses Wetangula", "analysts"}


def test_the_text_comes_back(record: Record) -> None:
    assert record.report.text == TEXT.strip()
    assert record.report.outlet == "The Lamu Courier"


@pytest.mark.parametrize("text", ["", " \r\n\t", "…", "?!", "💥💥", "\u200b\u200b"])
def test_a_text_without_words_is_refused(reader: Reader, text: str) -> None:
    with pytest.raises(NoText) as caught:
        reader.read(Report(text=text))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El presidente de Bolivia llegó ayer a La Paz para hablar con los ministros de Chile y del Perú.", "Spanish"),
        ("Президент России прибыл вчера в Пекин для переговоров с руководством Китая о границе.", "Russian"),
        ("Der polnische Außenminister traf gestern in Warschau mit seinem deutschen Amtskollegen zusammen.", "German"),
    ],
)
def test_another_language_is_refused_by_name(reader: Reader, text: str, language: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=language):
        reader.read(Report(text=text))


def test_the_report_is_normalised_and_not_changed_otherwise(reader: Reader) -> None:
    given = Report(text="\n Pe\u0301rou-born envoy met Brazil's  president.\r\n", published=date(1960, 1, 1), title="T")
    found = reader.read(given).report
    assert found.text == "P\u00e9rou-born envoy met Brazil's  president."
    assert (found.title, found.published) == ("T", date(1960, 1, 1))


def test_one_reader_serves_many_threads(reader: Reader) -> None:
    reports = [Report(text=TEXT, published=date(2010, 2, day)) for day in range(1, 7)]
    alone = [reader.read(r) for r in reports]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(reader.read, reports)) == alone


def test_a_batch_may_be_lazy_and_goes_on_after_an_error(reader: Reader) -> None:
    seen: list[str] = []

    def source() -> object:
        for text in ("Peru thanked Chile.", "", "Chile thanked Peru."):
            seen.append(text)
            yield Report(text=text)

    outcomes = reader.read_many(source())  # type: ignore[arg-type]
    assert isinstance(next(outcomes), Record)
    assert len(seen) == 1
    assert isinstance(next(outcomes), LegationError)
    assert isinstance(next(outcomes), Record)


def test_an_empty_batch(reader: Reader) -> None:
    assert list(reader.read_many([])) == []
