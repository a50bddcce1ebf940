"""Who is the subject of a cue: its own, one taken over from a governing verb, or the agent of a passive."""

from __future__ import annotations

from spacy.tokens import Token

from legation.reading.attributing.draft import child
from legation.reading.attributing.lexicon import Lexicon

_RELATIVES = frozenset(["who", "which", "that", "whom"])
_DEPTH = 6
#: Speakers within their own words, and heads that are nobody: such a sentence reports no source.
_VOICE = "i we you me us my our your it its one nobody anybody anyone everyone everybody whoever nothing"
OWN_VOICE = frozenset(_VOICE.split())
_PERSONAL = frozenset(["he", "she", "they", "who", "him", "her", "them", "his", "their", "it", "its"])
_AGENTS = ("ers", "ors", "ists", "ians", "ees", "ants", "ents", "men", "women")
_SPEAKING = frozenset(["PERSON", "ORG", "GPE", "NORP"])


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: it has a passive subject or auxiliary, or is a bare participle on a noun."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and child(verb, "nsubj", "aux") is None


def agent_of(verb: Token) -> Token | None:
    """The noun under "by" of a passive verb."""
    by = child(verb, "agent")
    if by is None:
        by = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def speaker_of(verb: Token, depth: int = 0) -> Token | None:
    """Head token of the logical subject of an active verb, followed through control and coordination."""
    if depth > _DEPTH:
        return None
    own = child(verb, "nsubj", "nsubjpass") if depth else child(verb, "nsubj")
    if own is not None:
        return antecedent(own, verb)
    if depth and is_passive(verb) and verb.dep_ != "conj":
        return agent_of(verb)
    return _inherited(verb, depth)


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if (
        subject.lower_ in _RELATIVES
        and verb.dep_ in ("relcl", "acl", "ccomp")
        and verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    ):
        return verb.head
    return subject


def _inherited(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ == "xcomp" and (object_ := child(head, "dobj")) is not None and head.pos_ == "VERB":
        return object_
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis") and head.pos_ in ("VERB", "AUX"):
        return speaker_of(head, depth + 1)
    if verb.dep_ in ("pcomp", "pobj", "prep") and head.dep_ == "prep":
        if head.head.pos_ in ("VERB", "AUX"):
            return speaker_of(head.head, depth + 1)
        return head.head if head.head.pos_ in ("NOUN", "PROPN") else None
    return None


def may_speak(head: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be the source of what has no clause: a person, a body, a writing; not a plan or a war."""
    if head.lower_ in _PERSONAL or head.pos_ == "PROPN" or head.ent_type_ in _SPEAKING:
        return True
    if head.tag_ == "NNS" and head.lower_.endswith(_AGENTS):
        return True
    lemma, words = head.lemma_.lower(), lexicon.sources
    return words.kind_of(lemma) is not None or lemma in words.unnamed or lemma in words.documents
