"""What the form of a verb or noun says of its act: negation, modals, tense, definiteness."""

from __future__ import annotations

from spacy.tokens import Token

from legation.model.codes import Status

_NEGATIVES = frozenset(
    {"no", "not", "n't", "never", "neither", "nor", "none", "nobody", "nothing", "hardly", "barely", "almost", "nearly"}
)


_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense, of its own or by an auxiliary."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)


def is_definite(noun: Token) -> bool:
    """Whether a noun means something given: "the attack", "its plan"."""
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.children)


def turn_of(verb: Token) -> Token | None:
    """ "Talks are likely to begin", "are set to resume": the verb that tells their fate."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            return child
        if child.dep_ in ("acomp", "oprd"):
            return next((c for c in child.children if c.dep_ == "xcomp"), None)
    return None


def negation_of(token: Token) -> Token | None:
    """The word that negates a predicate: on itself, or in its subject or object."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "det") and child.lower_ in _NEGATIVES):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("nobody", "nothing", "none", "neither"):
                return child
            for word in child.children:
                if word.dep_ in ("det", "neg", "preconj", "cc", "advmod") and word.lower_ in ("no", "neither", "nor"):
                    return word
    return None


def modal_of(verb: Token) -> Token | None:
    """The modal auxiliary of a verb, or of the verb that it is coordinated with."""
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return child
    if verb.tag_ == "MD":
        return verb
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VB"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return modal_of(verb.head)
    return None


def tense_status(verb: Token) -> Status | None:
    """Status from tense and aspect; null for an infinitive or a participle without auxiliary."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in auxiliaries}
    finite = [c for c in auxiliaries if c.tag_ in ("VBD", "VBZ", "VBP")]
    if "to" in words and not finite:
        return None
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return Status.OCCURRED
    if verb.tag_ == "VBG" and finite:
        present = any(c.tag_ in ("VBZ", "VBP") for c in finite)
        return Status.ONGOING if present else Status.OCCURRED
    if finite:
        return Status.OCCURRED
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp"):
        return Status.OCCURRED
    return None
