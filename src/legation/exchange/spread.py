"""The lines of JSON Lines; an object that is spread over several lines, as tools for people write it, in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

#: White space of JSON and the byte order mark.
BLANK = b" \t\r\n\xef\xbb\xbf"


def raw_lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of a stream with their ends, each cut off after `limit` bytes.

    Where the first line that is not blank begins an object without ending it, and no further line begins with an
    object, all that follows is one piece. A piece above `limit` is cut off, and the rest of the stream passed over.
    """
    while raw := stream.readline(limit):
        if raw.strip(BLANK):
            yield from _pieces(raw, stream, limit) if _breaks_off(raw) else (raw,)
        else:
            yield raw
            continue
        break
    while raw := stream.readline(limit):
        yield raw


def _pieces(first: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The whole of a spread object; or the lines read so far, where another begins an object as in JSON Lines."""
    lines = [first]
    size = len(first)
    while raw := stream.readline(limit):
        lines.append(raw)
        size += len(raw)
        if raw.startswith(b"{") and raw.strip() != b"{":
            yield from lines
            return
        if size > limit:
            while stream.readline(limit):
                pass
            break
    yield b"".join(lines)


def _breaks_off(raw: bytes) -> bool:
    """Whether a whole line is the beginning of an object, as far as it goes without a fault."""
    line = raw.lstrip(BLANK)
    if not line.startswith(b"{") or not line.endswith(b"\n"):
        return False
    try:
        msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        return "truncated" in str(error)
    except (UnicodeDecodeError, RecursionError):
        return False
    return False
