"""Is the text in English? Texts in other languages are refused by name, never misread."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from legation.model.errors import UnsupportedLanguage

#: Code points that are looked at, from the start, the middle and the end of the text.
SAMPLE = 4_500
#: Below this number of letters no language is told apart: only the script counts.
MIN_LETTERS = 60
#: How much likelier, in natural logarithm, another language must be before a text is refused. English headlines
#: and lists of names came within 15 of the best, sentences of 80 letters in other languages 90 and more away.
_MARGIN = 40.0

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\u02b0-\u02ff\ufb00-\ufb06]+")
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to in that for on with as by is was are were has have had be been said will would from at it its "
        "his their which who not this an after but over",
    )
)
#: The share of the commonest English words above which a text is taken as English, whatever the classifier says.
_ENGLISH_SHARE = 0.16


def require_english(text: str, name: str | None = None) -> None:
    """Raise `UnsupportedLanguage`, naming the language, for a text that is not in English.

    Texts of fewer than 60 letters pass unless they are mostly in another script than Latin. `name` says where
    the text comes from. The classifier is py3langid (Lui and Baldwin 2012), loaded on the first call.
    """
    sample = _sample(text)
    words = _LETTERS.findall(sample)
    letters = sum(map(len, words))
    latin = sum(map(len, _LATIN.findall(sample)))
    if letters and latin * 2 < letters:
        raise _refusal(next(iter(_rank(sample))), name)
    if letters < MIN_LETTERS:
        return
    share = sum(word.lower() in _ENGLISH for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return
    found = _rank(sample)
    best, likelihood = next(iter(found.items()))
    if likelihood - found["en"] > _MARGIN:
        raise _refusal(best, name)


def require_english_code(code: str, name: str | None = None) -> None:
    """Raise `UnsupportedLanguage` where the language that a document states ("pt-BR") is not English."""
    primary = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    if primary not in {"en", "eng", "english"}:
        raise _refusal(primary, name)


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code; the code itself where there is no name."""
    from babel import Locale

    names: dict[str, str] = dict(Locale("en").languages)
    return names.get(code, code)


def _sample(text: str) -> str:
    """The text itself, or a third of the sample from its start, middle and end."""
    if len(text) <= SAMPLE:
        return text
    part, middle = SAMPLE // 3, len(text) // 2
    return "\n".join((text[:part], text[middle : middle + part], text[-part:]))


def _rank(sample: str) -> dict[str, float]:
    """The log-likelihood of each language by its ISO 639 code, the likeliest first."""
    return dict(_identifier().rank(sample))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _refusal(code: str, name: str | None) -> UnsupportedLanguage:
    where = f"{name}: the text" if name else "The text"
    return UnsupportedLanguage(
        f"{where} is in {language_name(code)}; Legation reads English. Give it an English report or translation."
    )
