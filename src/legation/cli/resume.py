"""How far an output of `legation code` got before it was interrupted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from legation.exchange.jsonl import Line
from legation.model.errors import BadInput


class _Head(msgspec.Struct):
    id: str | None = None


class _OutLine(msgspec.Struct):
    """What is looked at in a line of the output: the report of a record, or the id and line of an error."""

    report: _Head | None = None
    error: dict[str, object] | None = None
    id: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Done:
    """What stands in the output: the id of each complete line, the bytes that they fill, and how many are errors."""

    ids: tuple[str | None, ...] = ()
    size: int = 0
    failed: int = 0


def completed(output: Path) -> Done:
    """What an earlier call wrote; a torn last line is left out. Raises `BadInput` for a file of another kind."""
    if not output.exists():
        return Done()
    decoder = msgspec.json.Decoder(_OutLine)
    ids: list[str | None] = []
    size = failed = 0
    torn = False
    with output.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            if torn:
                raise _foreign(output, number - 1)
            line = _decode(decoder, raw)
            if line is None:
                torn = True
                continue
            ids.append(line.report.id if line.report is not None else line.id)
            size += len(raw)
            failed += line.error is not None
    return Done(tuple(ids), size, failed)


def cut(output: Path, done: Done) -> None:
    """Cut off what stands behind the last complete line."""
    if output.exists() and output.stat().st_size > done.size:
        with output.open("r+b") as stream:
            stream.truncate(done.size)


def remaining(lines: Iterable[Line], done: Done, output: Path) -> Iterator[Line]:
    """The lines of the input that are not done yet.

    Raises `BadInput`, before the first of them, where an id of the output is not that of the input's line.
    """
    source = iter(lines)
    for position, identifier in enumerate(done.ids, 1):
        line = next(source, None)
        if line is None:
            raise BadInput(
                f"{output}: it has {len(done.ids):,} lines, more than the {position - 1:,} reports of the input. "
                "Name the output that belongs to this input."
            )
        if line.id is not None and identifier != line.id:
            raise BadInput(
                f'{output}, line {position}: it is of report "{identifier}", but the input has "{line.id}" there. '
                "Name the output that belongs to this input."
            )
    return source


def _decode(decoder: msgspec.json.Decoder[_OutLine], raw: bytes) -> _OutLine | None:
    """A complete line; None for a torn one."""
    if not raw.endswith(b"\n"):
        return None
    try:
        line = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return line if line.report is not None or line.error is not None else None


def _foreign(output: Path, number: int) -> BadInput:
    return BadInput(
        f"{output}, line {number}: this is no line that legation code wrote, so it cannot be resumed. "
        "Name another file with --output."
    )
