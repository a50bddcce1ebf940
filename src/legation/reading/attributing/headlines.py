"""Headline and transcript style: "Kim to visit Moscow: report", "Minister: we will not yield"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.model.codes import Stance
from legation.reading.attributing.draft import Draft, Range, trim
from legation.reading.attributing.lexicon import Lexicon

_LONGEST_SOURCE = 7
_WITHIN_NAMES = frozenset([".", ",", "'", "’", "-", "(", ")"])
_SEPARATORS = frozenset([":", "–", "—", "-", "―", "--"])


def headline_drafts(doc: Doc, paragraphs: tuple[Range, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """Paragraphs that name a source before or after a colon, or after a dash."""
    for start, end in paragraphs:
        while end > start and doc[end - 1].is_space:
            end -= 1
        draft = _leading(doc, start, end, lexicon) or _trailing(doc, start, end, lexicon)
        if draft is not None:
            yield draft


def _leading(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Draft | None:
    colon = next((i for i in range(start + 1, min(end, start + _LONGEST_SOURCE + 1)) if doc[i].text == ":"), None)
    if colon is None or end - colon < 3 or not _is_source(doc, start, colon, lexicon):
        return None
    content = trim(doc, colon + 1, end)
    if content is None or not any(t.pos_ in ("VERB", "AUX") for t in doc[content[0] : content[1]]):
        return None
    return Draft(colon, (colon, colon + 1), (content,), None, Stance.ASSERTS, speech=True, text_speaker=(start, colon))


def _trailing(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Draft | None:
    last = end - 1 if doc[end - 1].text == "." else end
    for index in range(last - 2, max(start + 2, last - _LONGEST_SOURCE - 1), -1):
        mark = doc[index].text
        if mark not in _SEPARATORS or (not doc[index - 1].whitespace_ and mark == "-"):
            continue
        words = doc[index + 1 : last]
        short = end - start <= 30 and doc[end - 1].text != "."
        if mark != ":" and not doc[index - 1].is_quote:
            short = short and any(
                t.lemma_.lower() in lexicon.sources.documents | lexicon.sources.unnamed for t in words
            )
        if not short or not _is_source(doc, index + 1, last, lexicon):
            return None
        content = trim(doc, start, index)
        if content is None or content[1] - content[0] < 3:
            return None
        return Draft(index, (index, index + 1), (content,), None, Stance.ASSERTS, text_speaker=(index + 1, last))
    return None


def _is_source(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """A short noun phrase that names somebody who can speak."""
    words: list[Token] = [t for t in doc[start:end] if not t.is_space]
    if not words or any(t.is_punct and t.text not in _WITHIN_NAMES for t in words):
        return False
    kinds, lemma = lexicon.sources, words[-1].lemma_.lower()
    known = kinds.kind_of(lemma) is not None or lemma in kinds.unnamed or lemma in kinds.documents
    if any(
        t.pos_ in ("VERB", "AUX") and not t.text.isupper() and not t.is_title for t in words[: -1 if known else None]
    ):
        return False
    named = all(t.pos_ == "PROPN" or t.text in (".", "'s", "’s") for t in words)
    return known or (named and any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in words))
