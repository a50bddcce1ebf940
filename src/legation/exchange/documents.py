"""Documents in: files, folders and standard input, of every format, become reports or errors, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

from legation.exchange.dateline import dateline, plausible
from legation.exchange.text import MAX_CHARACTERS, clean, require_size, require_words, too_large
from legation.model.errors import BadInput, LegationError, NoText, UnreadableDocument
from legation.model.record import Report
from legation.reading.language import require_english

STDIN = "-"


class Kind(StrEnum):
    """A format that documents come in."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"
    JSONL = "jsonl"


SUFFIXES = {
    ".txt": Kind.PLAIN,
    ".text": Kind.PLAIN,
    ".md": Kind.PLAIN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
}


@dataclass(frozen=True)
class ReadOptions:
    """What the user states about the documents: it goes before what they say of themselves."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    max_characters: int = MAX_CHARACTERS  #: code points of one report's text
    warn: Callable[[str], None] = lambda message: None  #: told what was passed over


@dataclass(frozen=True)
class Document:
    """One report or the error in its place, and where it came from."""

    name: str  #: the path, or "standard input"
    line: int | None  #: of a JSON Lines file
    result: Report | LegationError


def read_documents(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Report | LegationError]:
    """The reports of all paths, in order, one at a time; a bad document becomes its error and stops nothing.

    A path is a file, a folder (read through with its sub-folders in the order of names, files of `SUFFIXES` only)
    or "-" for standard input. The format follows the suffix, else the first bytes.
    """
    return (document.result for document in documents(paths, options))


def documents(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Document]:
    """As `read_documents`, each with its name and line."""
    options = options or ReadOptions()
    for path in paths:
        if str(path) == STDIN:
            yield from _stream(sys.stdin.buffer, "standard input", None, options)
            continue
        for file in _files(Path(path)):
            if isinstance(file, LegationError):
                yield Document(str(path), None, file)
            else:
                yield from _file(file, options)


def _files(path: Path) -> Iterator[Path | LegationError]:
    """The path itself, or the files of the folder."""
    if not path.exists():
        yield BadInput(f"{path}: there is no such file or folder. Check the path.")
    elif not path.is_dir():
        yield path
    else:
        empty = True
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                    empty = False
                    yield Path(folder, name)
        if empty:
            kinds = ", ".join(SUFFIXES)
            yield BadInput(f"{path}: this folder holds no document. Legation takes files that end in {kinds}.")


def _file(path: Path, options: ReadOptions) -> Iterator[Document]:
    name = str(path)
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, name, SUFFIXES.get(path.suffix.lower()), options)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        yield Document(name, None, UnreadableDocument(f"{name}: {reason}. Check that the file can be read."))


def _stream(stream: BinaryIO, name: str, kind: Kind | None, options: ReadOptions) -> Iterator[Document]:
    """The reports of one open file."""
    if kind is None:
        peekable = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        stream, kind = peekable, _sniff(peekable.peek(4_096))
    if kind is Kind.JSONL:
        from legation.exchange.jsonl import NO_REPORT, read_lines

        empty = True
        for line in read_lines(stream, name, options.max_characters, options.warn):
            empty = False
            yield Document(name, line.number, guarded(line.result, f"{name}, line {line.number}", options))
        if empty:
            yield Document(name, None, NoText(f"{name}: {NO_REPORT}"))
        return
    try:
        made: Report | LegationError = _one(stream, name, kind, options)
    except LegationError as error:
        made = error
    except Exception as error:  # a fault in a parser stays with its document
        made = _unforeseen(error, name)
    yield Document(name, None, guarded(made, name, options))


def guarded(report: Report | LegationError, name: str, options: ReadOptions) -> Report | LegationError:
    """The report completed, or the error that it is or gives."""
    if isinstance(report, LegationError):
        return report
    try:
        return complete(report, name, options)
    except LegationError as error:
        return error
    except Exception as error:
        return _unforeseen(error, name)


def _unforeseen(error: Exception, name: str) -> UnreadableDocument:
    reason = f"{type(error).__name__}: {error}"
    return UnreadableDocument(f"{name}: it could not be read ({reason}). Give its text as a plain text file.")


def _one(stream: BinaryIO, name: str, kind: Kind, options: ReadOptions) -> Report:
    """The report of a file that holds one."""
    limit = options.max_characters
    most = max(16 * limit, 1_000_000) if kind is not Kind.PDF else 2**31
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(name, limit, f"more than {most:,} bytes")
    if kind is Kind.PDF:
        from legation.exchange.pdf import read_pdf

        return read_pdf(data, name, limit)
    if kind is Kind.HTML:
        from legation.exchange.html import read_html

        if data.strip():
            return read_html(data, name, limit)
    from legation.exchange.plain import decode

    text = decode(data, name)
    require_size(text, limit, name)
    return Report(text=text)


def complete(report: Report, name: str, options: ReadOptions) -> Report:
    """The report with its text cleaned, what the user states put in, and the date of its dateline where none is known.

    Raises `TooLarge`, `NoText` and `UnsupportedLanguage`.
    """
    require_size(report.text, options.max_characters, name)
    text = clean(report.text)
    require_words(text, name)
    require_english(text, name)
    retrieved = report.retrieved.date() if report.retrieved is not None else None
    return Report(
        text=text,
        id=report.id,
        title=options.title or report.title,
        outlet=options.outlet or report.outlet,
        url=options.url or report.url,
        published=options.published or report.published or plausible(_dateline(text, retrieved)),
        retrieved=report.retrieved,
        language="en",
    )


def _dateline(text: str, retrieved: date | None) -> date | None:
    """The date of the dateline; one without a year is the last such day before the report was fetched."""
    found = dateline(text, retrieved.year if retrieved is not None else None)
    if found is not None and retrieved is not None and found > retrieved:
        return dateline(text, retrieved.year - 1)
    return found


def _sniff(start: bytes) -> Kind:
    """The format of a document without a known suffix, by its first bytes."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head[:2_000].lower()
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"{"):
        return Kind.JSONL
    if low.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        low.startswith(b"<?xml") and b"<html" in low
    ):
        return Kind.HTML
    return Kind.PLAIN
