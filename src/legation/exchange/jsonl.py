"""JSON Lines, both ways: reports in, one a line; records or errors out, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

from legation.exchange.spread import BLANK, raw_lines
from legation.exchange.text import MAX_CHARACTERS, too_large
from legation.model.errors import BadInput, LegationError
from legation.model.record import Record, Report
from legation.reading.language import require_english_code

FIELDS = ("text", "id", "title", "outlet", "url", "published", "retrieved", "language")
NO_REPORT = "there is no report in it. Give JSON Lines, each an object with a field text."
#: Bytes that one code point may take in JSON (a surrogate pair written as two escapes).
_BYTES_A_CHARACTER = 12


@dataclass(frozen=True)
class Line:
    """What one line of the input became. `number` counts from 1, blank lines included."""

    number: int
    id: str | None
    result: Report | LegationError
    size: int = 0  #: bytes of the line


def read_lines(
    stream: BinaryIO,
    name: str,
    max_characters: int = MAX_CHARACTERS,
    warn: Callable[[str], None] = lambda message: None,
) -> Iterator[Line]:
    """The reports of a stream of JSON Lines, in order; a bad line becomes its error and stops nothing.

    Blank lines are skipped. One object spread over all the lines of the stream is one report. Fields other than
    `FIELDS` are ignored, and said once through `warn`.
    """
    limit = max_characters * _BYTES_A_CHARACTER + 100_000
    seen: set[str] = set()
    for number, raw in enumerate(raw_lines(stream, limit), 1):
        where = f"{name}, line {number}"
        if len(raw) > limit or (len(raw) == limit and not raw.endswith(b"\n")):
            size = len(raw) + _skip_line(stream, limit)
            yield Line(number, None, too_large(where, max_characters, f"more than {limit:,} bytes in this line"), size)
        elif raw.strip(BLANK):
            line, extra = _read_line(raw, number, where)
            if extra - seen:
                seen |= extra
                warn(f"{where}: ignored: {', '.join(sorted(extra))}. A report has the fields {', '.join(FIELDS)}.")
            yield line


def to_report(entry: object, where: str) -> Report:
    """The report that a JSON object describes. Raises `BadInput` naming the field that is wrong."""
    if not isinstance(entry, dict):
        raise BadInput(
            f"{where}: this is {_kind(entry)}, not an object. Write one report as an object with a field text."
        )
    text = entry.get("text")
    if text is None:
        raise BadInput(f'{where}: the field "text" is missing. Put the text of the report in it.')
    values = {key: _string(entry, key, where) for key in FIELDS if key not in ("published", "retrieved", "id")}
    if values["language"] is not None:
        require_english_code(values["language"], where)
    return Report(
        text=values["text"] or "",
        id=_id(entry, where),
        title=values["title"],
        outlet=values["outlet"],
        url=values["url"],
        published=_date(entry, where),
        retrieved=_moment(entry, where),
    )


def to_line(record: Record) -> str:
    """A record as one line of JSON, without the line's end."""
    return json.dumps(record.to_dict(), ensure_ascii=False, separators=(",", ":"))


def to_error_line(error: LegationError, identifier: str | None, line: int | None) -> str:
    """An error as one line of JSON: `error` with `code`, `kind` and `message`, then `id` and `line` of the input."""
    return json.dumps(
        {"error": to_error(error), "id": identifier, "line": line}, ensure_ascii=False, separators=(",", ":")
    )


def to_error(error: LegationError) -> dict[str, str]:
    """An error as a JSON object."""
    return {"code": error.code, "kind": type(error).__name__, "message": str(error)}


def _read_line(raw: bytes, number: int, where: str) -> tuple[Line, set[str]]:
    """One line, and the names of its fields that mean nothing here."""
    identifier: str | None = None
    extra: set[str] = set()
    try:
        entry = _decode(raw, where)
        if isinstance(entry, dict):
            extra = {key for key in entry if key not in FIELDS}
            value = entry.get("id")
            identifier = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
        report = to_report(entry, where)
    except LegationError as error:
        return Line(number, identifier, error, len(raw)), extra
    return Line(number, report.id, report, len(raw)), extra


def _decode(raw: bytes, where: str) -> object:
    try:
        return msgspec.json.decode(raw.lstrip(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as error:
        reason = str(error).removeprefix("JSON is malformed: ")
        if b"\n" in raw.strip(BLANK):
            raise BadInput(f"{where}: one JSON object over several lines ({reason}); write it on one line.") from None
        raise BadInput(f"{where}: this is not JSON ({reason}). Write one report as one JSON object a line.") from None
    except (UnicodeDecodeError, RecursionError):
        raise BadInput(f"{where}: this is not JSON in UTF-8. Save the file in UTF-8.") from None


def _skip_line(stream: BinaryIO, limit: int) -> int:
    """Read to the end of the line; how many bytes that was."""
    size = 0
    while rest := stream.readline(limit):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size


def _string(entry: dict[str, Any], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadInput(f'{where}: the field "{key}" is {_kind(value)}. It must be a string.')


def _id(entry: dict[str, Any], where: str) -> str | None:
    value = entry.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(entry, "id", where) or None


def _date(entry: dict[str, Any], where: str) -> date | None:
    value = _string(entry, "published", where)
    if not value:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value).date()
    except ValueError:
        raise BadInput(f'{where}: the field "published" is "{value[:40]}". Write a date as 2014-11-15.') from None


def _moment(entry: dict[str, Any], where: str) -> datetime | None:
    value = _string(entry, "retrieved", where)
    if not value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise BadInput(
            f'{where}: the field "retrieved" is "{value[:40]}". Write a time as 2014-11-15T09:30:00+00:00.'
        ) from None


def _kind(value: object) -> str:
    """What a JSON value is, in words."""
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
