from __future__ import annotations

import sys

import pytest
from pdf_maker import make_pdf

from legation.exchange.pdf import Line, paragraphs, read_pdf
from legation.model.errors import NoText, NotInstalled, TooLarge, UnreadableDocument

BODY = [
    (72, 700, "The foreign minister of Ghana arrived in Lagos on Monday to resume negotia-"),
    (72, 686, "tions on the maritime border, officials said. Both sides want a North-"),
    (72, 672, "South corridor as well."),
    (72, 646, "A second paragraph begins here after a gap, and tells that the delegations met"),
    (72, 632, "for three hours."),
]


def test_paragraphs_are_put_together_and_words_made_whole() -> None:
    report = read_pdf(make_pdf([BODY], title="Talks in Lagos"), "a.pdf")
    assert report.text == (
        "The foreign minister of Ghana arrived in Lagos on Monday to resume negotiations on the maritime border, "
        "officials said. Both sides want a North-South corridor as well.\n"
        "A second paragraph begins here after a gap, and tells that the delegations met for three hours."
    )
    assert report.title == "Talks in Lagos"
    assert report.published is None


def test_a_paragraph_runs_over_the_page_and_running_heads_go() -> None:
    pages = [
        [(72, 760, "Gazette No. 7"), (72, 700, "The envoys spoke about fish and the"), (290, 40, str(number))]
        for number in range(1, 4)
    ]
    text = read_pdf(make_pdf(pages), "a.pdf").text
    assert "Gazette" not in text
    assert text == " ".join(["The envoys spoke about fish and the"] * 3)


def test_encrypted() -> None:
    with pytest.raises(UnreadableDocument, match=r"locked\.pdf: this PDF is encrypted\. Open it with its password"):
        read_pdf(make_pdf([BODY], encrypted=True), "locked.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", make_pdf([BODY])[:120], b"not a pdf", b""])
def test_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged or cut off"):
        read_pdf(data, "a.pdf")


def test_no_text_layer() -> None:
    with pytest.raises(NoText, match=r"no text layer.*OCR"):
        read_pdf(make_pdf([[]]), "scan.pdf")


def test_too_large() -> None:
    with pytest.raises(TooLarge, match="--max-characters"):
        read_pdf(make_pdf([BODY]), "a.pdf", max_characters=100)


def test_a_noise_title_is_no_title() -> None:
    assert read_pdf(make_pdf([BODY], title="Microsoft Word - draft7.doc"), "a.pdf").title is None


def test_an_indent_after_an_ended_sentence_begins_a_paragraph() -> None:
    lines = [
        Line("One sentence that fills the whole measure and ends here today.", 72, 500, 700, 11),
        Line("Another begins with an indent and goes on", 90, 500, 686, 11),
        Line("over this line.", 72, 160, 672, 11),
    ]
    assert len(paragraphs(lines)) == 2
    assert paragraphs([]) == []


def test_a_missing_part_is_named_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(NotInstalled, match=r"PDF needs a part that is missing \(.*pypdfium2.*\)\. Install"):
        read_pdf(make_pdf([BODY]), "a.pdf")
