"""What holds of every record, whatever the text: spans inside it, quotes from it, the same bytes each time.

Texts are made of real sentences with what real pages add: emoji, combining marks, CRLF, right-to-left words,
zero-width marks, quotes, very long tokens, stray punctuation.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from legation import LegationError, Reader, Record, Report
from legation.model.text import stored

PUBLISHED = date(2014, 11, 15)
SENTENCES = (
    "Brazil expelled the Paraguayan consul on Monday.",
    "“We will never talk to the rebels,” Angolan President José Eduardo dos Santos told reporters in Luanda.",
    "Russia’s Foreign Ministry said Thursday that it had protested to Tokyo over the islands.",
    "Talks between Eritrea and Ethiopia are likely to resume in Algiers next month, diplomats said.",
    "According to the daily La Nación, Chile may send an envoy to Peru.",
    "The two governments signed a treaty in 1904; relations have since cooled.",
    "Former Polish Prime Minister Tadeusz Mazowiecki visited Sarajevo between 5 and 8 May.",
    "If Serbia attacks Kosovo, NATO will bomb Belgrade, the alliance warned.",
    "He added that Islamabad's troops had shelled villages near Kargil, an accusation Pakistan denied.",
    "Kenya must withdraw its soldiers from Somalia, the African Union demanded.",
    "It is believed that Sweden gave Estonia 12 million dollars in aid.",
)
ODD = (
    *("\U0001f1f0\U0001f1ea", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f4a5"),
    *("e\u0301", "Z\u0337a\u0334l\u0338"),
    *("שלום עולם", "موسكو قالت", "北京", "Ａｎｋａｒａ", "ﬁnland", "İstanbul", "Ǆ", "\ud7a3"),
    *("\u200b", "\u200f", "\u202e", "\ufeff", "\u00ad", "\u2060", "\u00a0", "\x00"),
    *("\r\n", "\r\n\r\n", "\n\n", "\n", "\t", "\u2028", "\x0c"),
    *("“", "”", "«", "»", '"', "'", "’", "''", "``", "(", ")", "[", "—", "...", "?!", ";", ",", ".", "/", "\\"),
    *("&nbsp;", "<b>", "@", "#", "$%^", "x" * 400, "-" * 80, "1" * 60),
    *("3 May", "said", "that", "the", "Mr.", "U.S.", "Nov.", "2014-11-15"),
)

pieces = st.one_of(
    st.sampled_from(SENTENCES), st.sampled_from(ODD), st.text(max_size=12),
    st.text(alphabet=".,;:!?'\"“”‘’()[]-–— \r\n\t", max_size=8),
)  # fmt: skip


def cut(sentence: str, at: int) -> str:
    """A sentence that breaks off."""
    return sentence[: at % len(sentence)]


texts = st.builds(
    lambda before, core, after, glue, broken, at: glue.join([*before, core, *after]) + cut(broken, at),
    st.lists(pieces, max_size=5),
    st.sampled_from(SENTENCES),
    st.lists(pieces, max_size=5),
    st.sampled_from([" ", " ", "", "\n", "\r\n", "\n\n", "\u200b"]),
    st.sampled_from(SENTENCES),
    st.integers(min_value=0, max_value=200),
)
quietly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def spans_of(entry: Any, name: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """Every span of a record as plain objects, with the key it stands under."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from spans_of(value, key)
    elif isinstance(entry, list):
        plural = name in ("spans", "contents", "mentions")
        if name in ("span", "content", "trigger", "sentence") or (plural and _is_pair(entry)):
            yield name, (entry[0], entry[1])
        else:
            for value in entry:
                yield from spans_of(value, name)


def _is_pair(entry: list[Any]) -> bool:
    return len(entry) == 2 and all(isinstance(x, int) for x in entry)


def bytes_of(outcome: Record | LegationError) -> bytes:
    """A record as JSON, an error by its code and words."""
    if isinstance(outcome, LegationError):
        return f"{outcome.code} {outcome}".encode()
    shown = json.dumps(outcome.to_dict(), ensure_ascii=False, sort_keys=True, default=str)
    return shown.encode("utf-8", "surrogatepass")


def attempt(reader: Reader, text: str) -> Record | LegationError:
    """The record, or the error that is meant for the user; any other error goes through."""
    try:
        return reader.read(Report(text=text, published=PUBLISHED))
    except LegationError as error:
        return error


@quietly
@example("Peru recalled its envoy.\x00")
@example("\U0001f1f5\U0001f1ea Peru\u200b recalled\r\nits e\u0301missary — “at once”, it said.")
@given(texts)
def test_every_entry_points_into_the_text(reader: Reader, text: str) -> None:
    outcome = attempt(reader, text)
    if isinstance(outcome, LegationError):
        return
    kept = outcome.report.text
    assert kept == stored(text)
    assert "\r" in text or kept == unicodedata.normalize("NFC", text).strip()
    body = {key: value for key, value in outcome.to_dict().items() if key != "report"}
    for key, (start, end) in spans_of(body):
        assert 0 <= start < end <= len(kept), (key, start, end)
        assert kept[start:end].strip(), (key, start, end)
    for event in outcome.events:
        assert event.quote == event.span.of(kept)
        assert event.sentence.start <= event.trigger.start < event.trigger.end <= event.sentence.end
    for claim in outcome.claims:
        assert claim.cue.text == claim.cue.span.of(kept)
        assert all(claim.content.covers(piece) for piece in claim.contents)
    assert [e.id for e in outcome.events] == [f"e{n}" for n in range(1, len(outcome.events) + 1)]
    known = {e.id for e in outcome.events} | {a.id for a in outcome.assessments}
    assert all(set(c.events) | set(c.assessments) <= known for c in outcome.claims)


@quietly
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join))
def test_clean_text_comes_back_unchanged(reader: Reader, text: str) -> None:
    assert reader.read(Report(text=text)).report.text == text


def test_line_ends_come_back_unchanged(reader: Reader) -> None:
    text = "Peru recalled its envoy.\r\nBolivia did not."
    assert reader.read(Report(text=text)).report.text == text


def test_a_lone_surrogate_does_no_harm(reader: Reader) -> None:
    record = attempt(reader, "Peru recalled its envoy from Bolivia. \ud83d So it said.")
    assert isinstance(record, Record)
    assert bytes_of(record)
    assert [e.quote for e in record.events] == [e.span.of(record.report.text) for e in record.events] != []


@quietly
@given(texts)
def test_the_same_text_gives_the_same_bytes(reader: Reader, text: str) -> None:
    assert bytes_of(attempt(reader, text)) == bytes_of(attempt(reader, text))


@quietly
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(reader: Reader, text: str) -> None:
    attempt(reader, text)


@settings(parent=quietly, max_examples=5)
@given(st.lists(st.one_of(texts, st.sampled_from(["", "?!", "\u200b\n"])), min_size=2, max_size=4), st.randoms())
def test_order_makes_no_difference(reader: Reader, batch: list[str], random: Any) -> None:
    order = list(range(len(batch)))
    random.shuffle(order)
    reports = [Report(text=text, published=PUBLISHED) for text in batch]
    straight = [bytes_of(outcome) for outcome in reader.read_many(reports)]
    shuffled = [bytes_of(outcome) for outcome in reader.read_many(reports[i] for i in order)]
    assert shuffled == [straight[i] for i in order]
    assert straight == [bytes_of(attempt(reader, text)) for text in batch]


def test_two_processes_read_as_one_does(reader: Reader) -> None:
    batch: list[Report | LegationError] = [
        Report(text=" ".join(SENTENCES), published=PUBLISHED),
        Report(text="?!"),
        LegationError("the line is no report"),
        Report(text="Le président de la République a reçu hier à Paris le ministre des affaires étrangères du Maroc."),
        *(Report(text=sentence, published=PUBLISHED) for sentence in SENTENCES[:5]),
    ]
    alone = [bytes_of(outcome) for outcome in reader.read_many(batch)]
    together = [bytes_of(outcome) for outcome in reader.read_many(batch, processes=2)]
    assert together == alone
    assert [line[:4] for line in alone[1:4]] == [b"L102", b"L000", b"L103"]
