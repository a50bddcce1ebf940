"""Nouns that carry a content: "the claim that ...", "Japan's demand for ...", "fears of ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.reading.attributing.draft import Draft, Range, child, pieces, subtree
from legation.reading.attributing.lexicon import Frame, Lexicon, NounCue
from legation.reading.attributing.speakers import OWN_VOICE, agent_of, is_passive, may_speak, speaker_of

_FROM = frozenset(["by", "from", "among", "of"])


def noun_drafts(doc: Doc, lexicon: Lexicon, quoted: list[bool]) -> Iterator[Draft]:
    """A draft for each cue noun that has a complement (and, for a mere phrase, a source)."""
    for token in doc:
        cue = lexicon.nouns.get(token.lemma_.lower())
        if cue is None or token.pos_ != "NOUN":
            continue
        contents, by_clause = _contents(token, cue)
        if not contents:
            continue
        speaker = noun_speaker(token, lexicon)
        nameless = by_clause and token.lemma_.lower() in lexicon.phrases.anonymous and not quoted[token.i]
        if speaker is None and not nameless:
            continue
        if speaker is not None and not by_clause and not may_speak(speaker, lexicon):
            continue
        if speaker is not None and speaker.lower_ in OWN_VOICE:
            continue
        yield Draft(token.i, (token.i, token.i + 1), contents, speaker, cue.stance)


def _contents(noun: Token, cue: NounCue) -> tuple[tuple[Range, ...], bool]:
    for part in noun.rights:
        if part.dep_ in ("acl", "ccomp", "relcl") and Frame.CLAUSE in cue.complements and _marked(part):
            start, end = subtree(part)
            return pieces(noun.doc, (start + 1, end)), True
        infinitive = part.dep_ in ("acl", "relcl", "xcomp") and any(
            c.lower_ == "to" and c.dep_ == "aux" for c in part.lefts
        )
        if infinitive and Frame.INFINITIVE in cue.complements:
            return pieces(noun.doc, subtree(part)), False
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and Frame.CLAUSE in cue.complements:
        clause = child(noun.head, "ccomp")  # "sent signals that": the clause hung on the verb
        if clause is not None and clause.i > noun.i and _marked(clause):
            start, end = subtree(clause)
            return pieces(noun.doc, (start + 1, end)), True
    for part in noun.rights:
        if part.dep_ == "prep" and part.lower_ in cue.prepositions and child(part, "pobj", "pcomp") is not None:
            return pieces(noun.doc, (part.i + 1, part.right_edge.i + 1)), False
    return (), False


def _marked(clause: Token) -> bool:
    """Whether "that" opens the clause as a conjunction, not as its subject or object."""
    first = clause.left_edge
    if first.lower_ != "that" or clause.pos_ not in ("VERB", "AUX"):
        return False
    return first.dep_ == "mark" or (
        first.dep_ not in ("nsubj", "nsubjpass", "dobj") and child(clause, "nsubj", "nsubjpass") != first
    )


def noun_speaker(noun: Token, lexicon: Lexicon) -> Token | None:
    """The noun's possessor, "by/from/among X", an adjective of a state, or the subject of "issued a warning"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for part in noun.rights:
        if part.dep_ in ("prep", "agent") and part.lower_ in _FROM:
            inner = child(part, "pobj")
            if inner is not None and (part.lower_ != "of" or inner.ent_type_ in ("PERSON", "GPE", "ORG", "NORP")):
                return inner
    for part in noun.lefts:
        if part.dep_ in ("amod", "compound") and part.ent_type_ in ("NORP", "GPE", "ORG", "PERSON"):
            return part
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_ in lexicon.phrases.support:
        if verb.lemma_ in ("reject", "dismiss", "deny"):
            return None
        return agent_of(verb) if is_passive(verb) else speaker_of(verb)
    if noun.dep_ == "nsubjpass" and verb.pos_ == "VERB":
        return agent_of(verb)
    return None
