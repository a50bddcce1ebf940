"""The reader for the commands, loaded when the first report is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

import typer

from legation.model.errors import LegationError
from legation.model.record import Record, Report

if TYPE_CHECKING:
    from legation.codebook.own import Codebook

T = TypeVar("T")

#: The option of every command that reads by, or shows, a codebook.
CodebookOption = Annotated[
    Path | None, typer.Option("--codebook", metavar="FILE.yaml", help="A codebook of your own: docs/own-codebook.md.")
]


class Reads(Protocol):
    """What the commands need of a reader."""

    def read_many(
        self, reports: Iterable[Report | LegationError], processes: int = 1
    ) -> Iterator[Record | LegationError]:
        """Records or errors in the order of the reports."""
        ...


@dataclass(frozen=True)
class Means:
    """By what reports are read: what `read` and `code` have in common."""

    processes: int = 1
    imported: bool = True
    codebook: Codebook | None = None
    options: str = ""  #: the words of the command line that say the same again


def find_means(processes: int, imported: bool, codebook: Path | None) -> Means:
    """What the options say. Raises `BadInput` naming the line of the codebook that is wrong."""
    words = ("" if imported else " --no-imported") + (f" --codebook {codebook}" if codebook is not None else "")
    return Means(processes, imported, own_codebook(codebook), words)


def own_codebook(path: Path | None) -> Codebook | None:
    """The codebook that an option names. Raises `BadInput` naming the line that is wrong."""
    if path is None:
        return None
    from legation.codebook.own import load_codebook

    return load_codebook(path)


def make_reader(imported: bool = True, codebook: Codebook | None = None) -> Reads:
    """The reader of the project, with the dictionaries that were imported or without; its models are loaded here."""
    from legation.reading.reader import Reader

    return Reader(imported=imported, codebook=codebook)


def read_all(
    items: Iterable[tuple[T, Report | LegationError]], means: Means
) -> Iterator[tuple[T, Record | LegationError]]:
    """Each item's record or error beside what came with its report, in order.

    No model is loaded before the first report that has none of its own errors.
    """
    source = iter(items)
    for tag, first in source:
        if isinstance(first, LegationError):
            yield tag, first
            continue
        waiting: deque[T] = deque([tag])
        reader = make_reader(means.imported, means.codebook)
        for result in reader.read_many(_feed(first, source, waiting), means.processes):
            yield waiting.popleft(), result


def _feed(
    first: Report, rest: Iterator[tuple[T, Report | LegationError]], waiting: deque[T]
) -> Iterator[Report | LegationError]:
    yield first
    for tag, result in rest:
        waiting.append(tag)
        yield result
