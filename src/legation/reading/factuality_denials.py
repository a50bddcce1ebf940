"""What takes an act back from outside its own clause: no plan for it, a report of it denied, a question."""

from __future__ import annotations

from spacy.tokens import Token

from legation.reading.clauses import lemma_of
from legation.reading.factuality_forms import negation_of

_TAKES_BACK = frozenset(
    {"deny", "dismiss", "reject", "refute", "disprove", "repudiate", "rebut", "contradict", "dispute"}
)
_UNTRUE = frozenset({"false", "untrue", "wrong", "baseless", "unfounded", "groundless", "fabricated", "incorrect"})
_TRUE = frozenset({"true", "correct", "accurate", "right"})
_BELIEF = frozenset({"believe", "think", "accept", "agree", "imagine", "suppose"})
_EVIDENCE = frozenset({"evidence", "proof", "sign", "indication", "confirmation", "hint", "suggestion"})
_ASKS_HOW = frozenset({"why", "when", "where", "how"})


def absent(noun: Token) -> Token | None:
    """The word by which a noun is said not to be there: "no plans", "does not have plans"."""
    for child in noun.children:
        if child.lower_ in ("no", "neither", "zero"):
            return child
    if noun.dep_ in ("dobj", "attr", "oprd") and noun.head.pos_ in ("VERB", "AUX"):
        return negation_of(noun.head)
    return None


def disowned(verb: Token) -> Token | None:
    """The word that takes a finite that-clause back: "denied reports that", "it is false that", "nobody believes"."""
    head = verb.head
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN"):
        if lemma_of(head) in _EVIDENCE and (word := absent(head)) is not None:
            return word
        above = head.head
        if head.dep_ in ("dobj", "nsubjpass") and lemma_of(above) in _TAKES_BACK and negation_of(above) is None:
            return above
        return _untrue(above) if head.dep_ in ("nsubj", "nsubjpass") else None
    if verb.dep_ in ("ccomp", "csubj"):
        if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
            head = head.head
        if lemma_of(head) in _BELIEF and negation_of(head) is not None:
            return head
        return _untrue(head)
    return None


def _untrue(copula: Token) -> Token | None:
    """ "is false", "is not true"."""
    if lemma_of(copula) not in ("be", "prove", "remain"):
        return None
    for child in copula.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            negated = negation_of(copula) or negation_of(child)
            if (child.lower_ in _UNTRUE and negated is None) or (child.lower_ in _TRUE and negated is not None):
                return child
    return None


def asked(verb: Token) -> Token | None:
    """The question mark of "Did Iran attack?"; none where the question takes the act for granted ("why did")."""
    if verb.dep_ != "ROOT":
        return None
    last = verb.doc[verb.sent.end - 1]
    while last.i > verb.i and (last.is_space or last.is_quote):
        last = last.nbor(-1)
    subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if last.text != "?" or subject is None or any(c.lower_ in _ASKS_HOW for c in verb.children):
        return None
    return last if any(c.dep_ in ("aux", "auxpass") and c.i < subject for c in verb.children) else None
