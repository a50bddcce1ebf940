"""Cues without a reporting verb: "according to X", "in X's view", "citing X", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.model.codes import Stance
from legation.reading.attributing.draft import Draft, Range, child, climb, pieces, subtree
from legation.reading.attributing.lexicon import Lexicon
from legation.reading.attributing.speakers import speaker_of


def phrase_drafts(doc: Doc, lexicon: Lexicon) -> Iterator[Draft]:
    """Drafts of every phrasal cue of the document."""
    words = lexicon.phrases
    for token in doc:
        lower = token.lower_
        draft: Draft | None = None
        if lower == "according":
            draft = _according(token, words.standards)
        elif lower in words.prepositions and token.dep_ == "prep" and token.pos_ in ("ADP", "SCONJ"):
            draft = _named(token, child(token, "pobj"), (token.i, token.i + 1), words.standards)
        elif token.lemma_ in words.opinions and token.pos_ == "NOUN":
            draft = _opinion(token)
        elif lower in words.adverbs:
            draft = _adverb(token)
        elif lower in ("citing", "quoting", "referencing") and token.pos_ == "VERB":
            draft = _citing(token)
        if draft is not None and draft.contents:
            yield draft


def _according(token: Token, standards: frozenset[str]) -> Draft | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    if to is None:
        return None
    return _named(token, child(to, "pobj"), (token.i, to.i + 1), standards)


def _named(token: Token, source: Token | None, cue: Range, standards: frozenset[str]) -> Draft | None:
    if source is None or source.ent_type_ in ("PERCENT", "CARDINAL", "DATE", "TIME", "MONEY") or source.like_num:
        return None
    phrase = (cue[0], max(source.right_edge.i + 1, cue[1]))
    if source.lemma_.lower() in standards and source.ent_type_ == "":
        return None
    return Draft(token.i, cue, clause_around(token, phrase), source, Stance.ASSERTS)


def clause_around(token: Token, phrase: Range) -> tuple[Range, ...]:
    """The clause that a phrase belongs to, without the phrase: the sentence, or one coordinated or embedded part."""
    doc, sentence = token.doc, token.sent
    predicate = next((t for t in climb(token) if t.pos_ in ("VERB", "AUX")), None)
    start, end = sentence.start, sentence.end
    at_edge = phrase[0] <= sentence.start + 1 or phrase[1] >= sentence.end - 1
    if (predicate is not None and predicate.dep_ in ("ccomp", "conj", "relcl", "advcl") and not at_edge) or (
        predicate is not None and predicate.dep_ == "ccomp" and token.i > predicate.i and doc[phrase[0] - 1].text != ","
    ):
        start, end = subtree(predicate)
    return pieces(doc, (start, max(start, phrase[0])), (min(end, phrase[1]), end))


def _opinion(token: Token) -> Draft | None:
    head = token.head
    if head.dep_ != "prep" or head.lower_ != "in":
        return None
    source = child(token, "poss")
    if source is None:
        of = next((c for c in token.rights if c.lower_ == "of"), None)
        if of is None or token.lemma_ not in ("word", "view", "opinion", "eyes", "phrase", "judgment", "judgement"):
            return None
        source = child(of, "pobj")
    if source is None or source.pos_ not in ("PROPN", "PRON", "NOUN"):
        return None
    end = max(token.right_edge.i + 1, head.i + 1)
    return Draft(token.i, (head.i, token.i + 1), clause_around(head, (head.i, end)), source, Stance.ASSERTS)


def _adverb(token: Token) -> Draft | None:
    verb = next((t for t in climb(token) if t.pos_ in ("VERB", "AUX", "NOUN", "ADJ")), None)
    if verb is None:
        return None
    start, end = subtree(verb)
    if verb.dep_ in ("amod", "acl", "relcl"):
        start = min(start, token.i)
    return Draft(
        token.i, (token.i, token.i + 1), pieces(token.doc, (start, token.i), (token.i + 1, end)), None, Stance.ASSERTS
    )


def _citing(token: Token) -> Draft | None:
    """The one who is cited vouches for what the citing clause says; the one who cites quotes him."""
    source = child(token, "dobj")
    governor = next((t for t in climb(token) if t.pos_ in ("VERB", "AUX") or t.lower_ == "according"), None)
    if source is None or governor is None:
        return None
    phrase = subtree(token)
    owner = token.head if token.dep_ == "acl" else speaker_of(governor)
    outer = governor.i if owner is not None or governor.lower_ == "according" else None
    return Draft(token.i, (token.i, token.i + 1), clause_around(token, phrase), source, Stance.ASSERTS, outer=outer)
