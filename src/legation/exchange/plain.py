"""Plain text in any usual encoding, out of bytes."""

from __future__ import annotations

import re

from legation.model.errors import UnreadableDocument
from legation.model.text import BOMS

#: Bytes that are looked at to tell the encoding of a large file.
_SAMPLE = 64_000
#: The first bytes of kinds of file that people hand over by mistake.
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls, ppt)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"{\\rtf", "a rich text document (rtf)"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: In cp1252: dashes, quotes, ellipsis, euro, non-breaking space; and letters with marks.
_CP1252_MARKS = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa3\xa7\xab\xb0\xb4\xb7\xbb]")
_CP1252_IN_WORD = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xd6\xd8-\xf6\xf8-\xff\x8a\x9a\x8e\x9e]|[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[a-z])"
)
#: Quotes, dashes and ellipsis of Mac OS Roman, where they would stand; cp1252 has capitals with marks there.
_MAC_MARKS = re.compile(
    rb"(?<=[A-Za-z])\xd5(?=[a-z\s])|(?<![A-Za-z])[\xd2\xd4](?=[A-Za-z])|(?<=[a-z.,!?])\xd3(?![a-z])"
    rb"|(?<=[\sa-z])[\xd0\xd1](?=[\sa-z])|\xc9(?![A-Za-z])"
)
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, name: str) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, as UTF-16 without a mark, or as charset-normalizer finds.

    `name` says in errors which document it is. Raises `UnreadableDocument` for binary files.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name)
    for start, kind in _MAGIC:
        if data.startswith(start) and not (start == b"MZ" and data.isascii()):
            raise _binary(name, f"it is {kind}")
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return _strict(data, wide, name)
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) * 0.01:
        raise _binary(name, "it is a binary file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error, name)


def _legacy(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    """The text of bytes that are not UTF-8."""
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    at = max(0, error.start - _SAMPLE // 2)
    sample = data[at : at + _SAMPLE]
    if len(_MAC_MARKS.findall(sample)) >= len(_HIGH.findall(sample)) * 0.9:
        return data.decode("mac_roman")
    if _looks_western(sample):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise _binary(name, "it is a binary file, or in an encoding that cannot be told")
    return data.decode(best.encoding, "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few damaged places: far more good sequences than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not char.isascii() for char in text[:200_000]) - bad
    return good > 8 * bad


def _looks_western(sample: bytes) -> bool:
    """Whether the high bytes are few and stand where typographic marks and accented letters of cp1252 stand."""
    high = len(_HIGH.findall(sample))
    if high > len(sample) * 0.12:
        return False
    explained = len(_CP1252_MARKS.findall(sample)) + len(_CP1252_IN_WORD.findall(sample))
    return explained >= high * 0.9


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a Latin text is NUL."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 2:
        return None
    if odd.count(0) > len(odd) * 0.4 and even.count(0) < len(even) * 0.05:
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and odd.count(0) < len(odd) * 0.05:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 4:  # a file cut off in its last character
            return data.decode(encoding, "ignore")
        raise _binary(name, f"it begins like {encoding.upper()} text but is damaged at byte {error.start:,}") from None


def _binary(name: str, why: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name}: {why}, not text. Legation reads plain text, HTML, PDF and JSON Lines; export it as one of them."
    )
