"""Names as dictionaries write them, and as they are shown."""

from __future__ import annotations

import re

from legation.atlas.dictionaries.cameo import load_cameo_actors

_LONGEST, _MOST_WORDS = 120, 14
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[AEIOUY]")


def phrase(text: str) -> str:
    """A phrase without underscores. Raises `ValueError` with the reason where it names nothing."""
    words = " ".join(text.replace("_", " ").replace('"', " ").split()).strip(" .,:=")
    if not any(char.isalpha() for char in words):
        raise ValueError("no name")
    if len(words) > _LONGEST or words.count(" ") >= _MOST_WORDS:
        raise ValueError("too long for a name")
    if len(words) == 1:
        raise ValueError("a single letter")
    return words


def display(words: str) -> str:
    """A name in capitals as it is usually written: "Union of Writers", "PLO"; one in mixed case stays.

    How a name is cased never decides whether it is found.
    """
    if not words.isupper():
        return words
    if " " not in words and (len(words) <= 3 or not _VOWEL.search(words)):
        return words
    small = load_cameo_actors().small
    return _WORD.sub(
        lambda m: m[0].lower() if m.start() and m[0].lower() in small and m[0] != "A" else m[0].capitalize(), words
    )
