"""The reader for the commands, loaded when the first report is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from legation.model.errors import LegationError
from legation.model.record import Record, Report

T = TypeVar("T")


class Reads(Protocol):
    """What the commands need of a reader."""

    def read_many(
        self, reports: Iterable[Report | LegationError], processes: int = 1
    ) -> Iterator[Record | LegationError]:
        """Records or errors in the order of the reports."""
        ...


def make_reader(imported: bool = True) -> Reads:
    """The reader of the project, with the dictionaries that were imported or without; its models are loaded here."""
    from legation.reading.reader import Reader

    return Reader(imported=imported)


def read_all(
    items: Iterable[tuple[T, Report | LegationError]], processes: int, imported: bool = True
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
        for result in make_reader(imported).read_many(_feed(first, source, waiting), processes):
            yield waiting.popleft(), result


def _feed(
    first: Report, rest: Iterator[tuple[T, Report | LegationError]], waiting: deque[T]
) -> Iterator[Report | LegationError]:
    yield first
    for tag, result in rest:
        waiting.append(tag)
        yield result
