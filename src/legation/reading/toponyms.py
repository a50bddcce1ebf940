"""Which stretches of a text may be names of places: marked by the model, or shown to be by their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from legation.atlas.places import Gazetteer
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.wordlists import DATA, load_words

Range = tuple[int, int]

_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: What the small model marks towns as when it does not know them.
_MISTAKEN = frozenset({"ORG", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART"})
#: Inhabitants from which a name that nothing else explains is taken for the town.
_LARGE = 200_000


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words about places; what each list is for stands in `data/places.yaml`."""

    locative: frozenset[str]
    eventive: frozenset[str]
    staying: frozenset[str]
    moving: frozenset[str]
    motion: frozenset[str]
    holding: frozenset[str]
    sorts: frozenset[str]
    parts: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The words about places. Raises BadData."""
    return load_words(DATA / "places.yaml", PlaceWords)


def candidates(parsed: Parsed, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> Iterator[Range]:
    """Token ranges that may be toponyms, the surest first; they may overlap."""
    sure = [*_marked(parsed), *_unmarked(parsed)]
    yield from sure
    yield from _again(parsed, sure, gazetteer)
    people = _people(parsed)
    taken = {i for m in mentions if m.kind is not MentionKind.DESCRIPTION for i in range(m.start, m.end)}
    for start, end in _alone(parsed):
        if taken.isdisjoint(range(start, end)) and people.isdisjoint(t.lower_ for t in parsed.doc[start:end]):
            sites = gazetteer.find(parsed.doc[start:end].text)
            if sites and sites[0].weight >= _LARGE:
                yield start, end


def _marked(parsed: Parsed) -> Iterator[Range]:
    for entity in parsed.doc.ents:
        if entity.label_ in _LABELS or (entity.label_ in _MISTAKEN and _placed(entity)):
            yield _trimmed(entity)


def _trimmed(entity: Tokens) -> Range:
    start = entity.start + int(entity[0].lower_ == "the" and len(entity) > 1)
    end = entity.end - int(entity[-1].lower_ in ("'s", "’s") and len(entity) > 1)
    return start, end


def _placed(entity: Tokens) -> bool:
    """Whether the words stand under a preposition of place, or of way with a verb of motion."""
    root = entity.root
    if root.dep_ != "pobj":
        return False
    preposition, words = root.head, place_words()
    if preposition.lower_ in words.staying or (preposition.lower_ == "of" and entity.label_ != "PERSON"):
        return True
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in words.sorts:
        return True
    return preposition.lower_ in words.moving and preposition.head.lemma_ in words.motion


def _unmarked(parsed: Parsed) -> Iterator[Range]:
    doc, locative = parsed.doc, place_words().locative
    for token in doc:
        if token.dep_ == "pobj" and token.pos_ == "PROPN" and not token.ent_type_ and token.head.lower_ in locative:
            start = token.i
            while start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].is_title:
                start -= 1
            yield start, token.i + 1


def _again(parsed: Parsed, sure: Iterable[Range], gazetteer: Gazetteer) -> Iterator[Range]:
    """Where a name that the text has used of a place stands once more, but not inside a longer name of a person."""
    doc = parsed.doc
    known = {tuple(t.text for t in doc[start:end]) for start, end in sure}
    known = {words for words in known if words[0][:1].isupper() and gazetteer.find(" ".join(words))}
    longest = max(map(len, known), default=0)
    for start in range(len(doc)):
        for size in range(min(longest, len(doc) - start), 0, -1):
            words = doc[start : start + size]
            if tuple(t.text for t in words) in known and not any(_in_longer(t, size) for t in words):
                yield start, start + size
                break


def _in_longer(token: Token, size: int) -> bool:
    """Whether the token is part of a name of more words that is no name of a place."""
    if token.ent_type_ not in _MISTAKEN:
        return False
    start = end = token.i
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    while end + 1 < len(token.doc) and token.doc[end + 1].ent_iob_ == "I":
        end += 1
    words = [t for t in token.doc[start : end + 1] if t.lower_ not in ("the", "'s", "’s")]
    return len(words) > size


def _people(parsed: Parsed) -> set[str]:
    """Words of the longer names of persons in the text."""
    return {t.lower_ for e in parsed.doc.ents if e.label_ == "PERSON" and len(e) > 1 for t in e if t.is_title}


def _alone(parsed: Parsed) -> Iterator[Range]:
    """Names that the model marks as something else, or not at all, with no other name at their side."""
    doc = parsed.doc
    for entity in doc.ents:
        if entity.label_ in _MISTAKEN:
            start, end = _trimmed(entity)
            if all(t.pos_ == "PROPN" for t in doc[start:end]) and not _named_beside(doc[start:end]):
                yield start, end
    for token in doc:
        bare = token.pos_ == "PROPN" and not token.ent_type_ and token.is_title and not token.is_sent_start
        if bare and not _named_beside(doc[token.i : token.i + 1]):
            yield token.i, token.i + 1


def _named_beside(words: Tokens) -> bool:
    doc = words.doc
    near = [doc[i] for i in (words.start - 1, words.end) if 0 <= i < len(doc)]
    return any(t.pos_ == "PROPN" and t.is_title for t in near)
