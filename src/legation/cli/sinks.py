"""Where records go: one sink a format, to standard output, a file or a folder."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import IO, Protocol

from legation.model.errors import BadInput
from legation.model.record import Record


class Format(StrEnum):
    """A format that records go out in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class Sink(Protocol):
    """Takes records one at a time."""

    def write(self, record: Record, name: str) -> None:
        """Write one record; `name` is that of its document."""
        ...


class TextSink:
    """Briefings, one below the other."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def write(self, record: Record, name: str) -> None:
        """Print the briefing, in colour where the target is a terminal."""
        from rich.console import Console

        from legation.exchange.briefing import print_briefing

        print_briefing(record, Console(file=self._target.stream(), highlight=False))


class LineSink:
    """JSON: one object, or one object a line."""

    def __init__(self, target: Target, indented: bool) -> None:
        self._target, self._indented = target, indented

    def write(self, record: Record, name: str) -> None:
        """Write the record as JSON."""
        from legation.exchange.json_out import to_json
        from legation.exchange.jsonl import to_line

        self._target.stream().write(to_json(record) if self._indented else to_line(record) + "\n")


class CsvSink:
    """One event a line, the heading once."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._headed = False

    def write(self, record: Record, name: str) -> None:
        """Write a line for each event of the record."""
        from legation.exchange.flat import write_csv

        write_csv([record], self._target.stream(), heading=not self._headed)
        self._headed = True


class PageSink:
    """One page, to standard output or a file."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def write(self, record: Record, name: str) -> None:
        """Write the page."""
        from legation.exchange.page import to_page

        self._target.stream().write(to_page(record))


class FolderSink:
    """One page a report, in a folder, named for the document."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def write(self, record: Record, name: str) -> None:
        """Write the page under a name that no other report of this call has."""
        from legation.exchange.page import to_page

        self._folder.mkdir(parents=True, exist_ok=True)
        stem = re.sub(r"[^\w.-]+", "-", record.report.id or Path(name).stem).strip("-.")[:80] or "report"
        file, number = f"{stem}.html", 1
        while file.lower() in self._taken:
            number += 1
            file = f"{stem}-{number}.html"
        self._taken.add(file.lower())
        (self._folder / file).write_text(to_page(record), encoding="utf-8", newline="\n")


class Target:
    """Standard output, or a file that is opened when the first record is there."""

    def __init__(self, path: Path | None, stack: ExitStack) -> None:
        self._path, self._stack = path, stack
        self._stream: IO[str] | None = None

    def stream(self) -> IO[str]:
        """The open stream. Raises `BadInput` where the file cannot be written."""
        if self._stream is None:
            self._stream = self._open()
        return self._stream

    def _open(self) -> IO[str]:
        if self._path is None:
            return sys.stdout
        try:
            return self._stack.enter_context(self._path.open("w", encoding="utf-8", newline="\n"))
        except OSError as error:
            raise BadInput(f"--output {self._path}: {error.strerror}. Name a file that can be written.") from None


def make_sink(chosen: Format, output: Path | None, several: bool, stack: ExitStack) -> Sink:
    """The sink for a format. Raises `BadInput` where several reports do not fit into it."""
    if several and chosen is Format.JSON:
        raise BadInput("--format json holds one record, and there are several reports. Use --format jsonl.")
    if several and chosen is Format.HTML:
        if output is None or output.is_file() or output.suffix.lower() in (".html", ".htm"):
            raise BadInput(
                "--format html makes a page for each of several reports. Name a folder for them with --output FOLDER."
            )
        return FolderSink(output)
    if chosen is Format.HTML and output is not None and output.is_dir():
        return FolderSink(output)
    target = Target(output, stack)
    if chosen is Format.TEXT:
        return TextSink(target)
    if chosen is Format.CSV:
        return CsvSink(target)
    return PageSink(target) if chosen is Format.HTML else LineSink(target, indented=chosen is Format.JSON)
