"""The form in which a text is kept, and spans are counted: NFC, lines ended by LF, no white space around it."""

from __future__ import annotations

import codecs
import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")


_WORD = re.compile(r"[^\W\d_]{2,}")


#: The marks by which a text in bytes tells its encoding, those that begin like another before it.
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def has_sentence(text: str) -> bool:
    """Whether a text has two words of letters, or one long one of a script that sets no spaces."""
    words = _WORD.finditer(text)
    first, second = next(words, None), next(words, None)
    unspaced = first is not None and len(first.group()) >= 4 and not first.group().isascii()
    return second is not None or unspaced


def normalise(text: str) -> str:
    """The text of a document: CR and CR LF made LF, then `stored`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return stored(text)


def stored(text: str) -> str:
    """The text in NFC without white space around it, as a record keeps it.

    A text that is already so comes back unchanged, and so does every result: spans taken in it stay true.
    Lone surrogates, which no encoding can store, become U+FFFD, one for one.
    """
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
        text = unicodedata.normalize("NFC", text)
    return text.strip()
