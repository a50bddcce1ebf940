"""A report out of a PDF: its text with paragraphs put together again, and its title."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from legation.exchange.text import MAX_CHARACTERS, clean, too_large
from legation.model.errors import NoText, NotInstalled, UnreadableDocument
from legation.model.record import Report

_ENCRYPTED = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_NOISE_TITLE = re.compile(r"untitled|microsoft word|document\d*$|.*\.(docx?|pdf|indd|qxd|rtf|txt)$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
#: PDFium writes these for a hyphen at the end of a line, and leaves the line's end out.
_SOFT = "\x02\xad\ufffe"
_HYPHENS = _SOFT + "-‐"


@dataclass(frozen=True)
class Line:
    """One line of print; lengths in points, `y` from the foot of the page to the line's lower edge."""

    text: str
    left: float
    right: float
    y: float
    height: float


def read_pdf(data: bytes, name: str, max_characters: int = MAX_CHARACTERS) -> Report:
    """The report that a PDF holds.

    Raises `UnreadableDocument` for an encrypted or damaged file, `NoText` for one that holds only images,
    `TooLarge` above the limit.
    """
    document = _open(data, name)
    try:
        pages: list[list[Line]] = []
        size = 0
        for number in range(len(document)):
            pages.append(_lines(document, number, name))
            size += sum(len(line.text) for line in pages[-1])
            if size > max_characters:
                raise too_large(name, max_characters, f"more than {size:,} characters")
        title = clean(document.get_metadata_value("Title") or "")
    finally:
        document.close()
    text = clean("\n".join(paragraphs(_without_margins(pages))))
    if not text:
        raise NoText(f"{name}: this PDF has no text layer, only images. Run it through text recognition (OCR) first.")
    return Report(text=text, title=None if _NOISE_TITLE.match(title) else title or None)


def _open(data: bytes, name: str) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise NotInstalled(
            f"Reading PDF needs a part that is missing ({error}). Install Legation again with pip."
        ) from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _ENCRYPTED or "assword" in str(error):
            raise UnreadableDocument(
                f"{name}: this PDF is encrypted. Open it with its password and save it without one, then try again."
            ) from None
        raise UnreadableDocument(
            f"{name}: this PDF is damaged or cut off and cannot be opened. Get the file again from where it came from."
        ) from None


def _lines(document: Any, number: int, name: str) -> list[Line]:
    """The lines of one page, in the order of the page."""
    import pypdfium2

    try:
        page = document[number]
        textpage = page.get_textpage()
        whole = textpage.get_text_range()
        found: list[Line] = []
        at = 0
        for text in re.split("(\r\n|\n|(?<=[\x02\ufffe]))", whole):
            if text.strip():
                first = at + len(text) - len(text.lstrip())
                last = at + len(text.rstrip()) - 1
                found.append(_line(textpage, text, first, last))
            at += len(text)
    except pypdfium2.PdfiumError:
        raise UnreadableDocument(
            f"{name}: page {number + 1} of this PDF is damaged. Get the file again from where it came from."
        ) from None
    return found


def _line(textpage: Any, text: str, first: int, last: int) -> Line:
    import pypdfium2

    try:
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        right = textpage.get_charbox(last, loose=True)[2]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        left = bottom = right = top = 0.0
    return Line(text.strip(), left, right, bottom, top - bottom)


def _without_margins(pages: list[list[Line]]) -> list[Line]:
    """The lines of all pages, running heads and page numbers left out."""
    edges = Counter(_shape(page[at]) for page in pages if len(page) > 2 for at in (0, -1))
    kept: list[Line] = []
    for page in pages:
        for at, line in enumerate(page):
            edge = at in (0, len(page) - 1)
            repeated = edges[_shape(line)] >= 3
            if edge and len(page) > 2 and (repeated or _PAGE_NUMBER.fullmatch(line.text)):
                continue
            kept.append(line)
    return kept


def _shape(line: Line) -> str:
    """What stays the same of a running head from page to page: its words without numbers."""
    return re.sub(r"\d+", "#", line.text)


def paragraphs(lines: list[Line]) -> list[str]:
    """The lines joined to paragraphs; words broken at a line's end are whole again.

    A paragraph ends before a wider gap or an indented line, and after a short line that ends a sentence.
    """
    if not lines:
        return []
    measure = _Measure.of(lines)
    found = [lines[0].text]
    for before, line in itertools.pairwise(lines):
        if measure.breaks(before, line):
            found.append(line.text)
        else:
            found[-1] = _join(found[-1], line.text)
    return [re.sub(f"[{_SOFT}]", "", paragraph) for paragraph in found]


@dataclass(frozen=True)
class _Measure:
    """What is usual in a document, in points."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, lines: list[Line]) -> _Measure:
        steps = [a.y - b.y for a, b in itertools.pairwise(lines) if 0 < a.y - b.y < 6 * max(a.height, 1)]
        rights = sorted(line.right for line in lines)
        return cls(
            left=median(line.left for line in lines),
            right=rights[int(len(rights) * 0.8)],
            pitch=median(steps) if steps else 0.0,
        )

    def breaks(self, before: Line, line: Line) -> bool:
        """Whether a new paragraph begins with `line`."""
        ended = bool(_SENTENCE_END.search(before.text))
        gap = before.y - line.y
        if gap <= 0:  # a new page or column: the paragraph runs on unless it had ended
            return ended
        if self.pitch and gap > 1.35 * self.pitch:
            return True
        if before.height and line.height and not 0.87 < before.height / line.height < 1.15:
            return True
        em = max(line.height, 1.0)
        if ended and line.left - before.left > 0.8 * em:
            return True
        return ended and before.right < self.right - 0.12 * (self.right - self.left)


def _join(before: str, line: str) -> str:
    """Two lines of one paragraph; "negotia-" and "tions" become one word, "North-" and "South" keep their hyphen."""
    if before[-1] in _HYPHENS and len(before) > 1 and before[-2].isalpha() and line[:1].isalpha():
        if line[0].islower():
            return before[:-1] + line
        return (before[:-1] + "-" if before[-1] in _SOFT else before) + line
    return f"{before} {line}"
