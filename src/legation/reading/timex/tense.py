"""Whether a time that leaves out its year or week lies in the past or is to come."""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Doc, Token

from legation.reading.timex.lexicon import word_lists


class Direction(Enum):
    """Where a time lies, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"  #: a present tense, which may plan: "opens on Monday"
    RECENT = "recent"  #: past, but told of a noun, whose own time may differ: "discussed a visit in May"
    UNKNOWN = "unknown"


_VERBS = ("VERB", "AUX")
_STEPS = 12


def direction(doc: Doc, first: int, last: int) -> Direction:
    """Past or coming, from the words before the tokens `[first, last)` and the tense of the verb above them."""
    if first >= last:
        return Direction.UNKNOWN
    lists = word_lists("tense")
    before = [doc[i].lower_ for i in range(max(0, first - 4), first)]
    near = before[-2:]
    if lists["back"].intersection(near):
        return Direction.PAST
    root = next((t for t in doc[first:last] if not first <= t.head.i < last), doc[last - 1])
    if lists["ahead"].intersection(before[-3:]) and "was" not in before and "were" not in before:
        return Direction.FUTURE
    verb = governing_verb(root)
    if verb is None:
        return Direction.UNKNOWN
    if lists["deadline"].intersection(near) and (verb.tag_ not in ("VBD", "VBN") or verb.lemma_ in lists["giving"]):
        return Direction.FUTURE
    way = verb_direction(verb)
    if way is Direction.PAST and _of_noun(root, verb):
        way = Direction.RECENT
    possessive = last < len(doc) and doc[last].tag_ == "POS"
    if possessive and way not in (Direction.PAST, Direction.RECENT):
        owner = root.head
        led = bool({"ahead", "until", "upcoming"}.intersection(before))
        return Direction.FUTURE if led or (owner.dep_ == "nsubj" and way is Direction.FUTURE) else Direction.PAST
    return way


def _of_noun(token: Token, verb: Token) -> bool:
    """Whether a noun stands between a time and the verb above it."""
    node = token.head
    for _ in range(_STEPS):
        if node.i in (verb.i, node.head.i):
            return False
        if node.pos_ in ("NOUN", "PROPN"):
            return True
        node = node.head
    return False


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, the token itself left out; None above a sentence without one."""
    node = token
    for _ in range(_STEPS):
        if node.head.i == node.i:
            return node if node.pos_ in _VERBS else None
        node = node.head
        if node.pos_ in _VERBS:
            return node
    return None


def verb_direction(verb: Token, depth: int = 0) -> Direction:
    """The direction of a verb's tense: past forms back, futures, modals and infinitives ahead."""
    lists = word_lists("tense")
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in ("have", "has", "had", "'ve", "’ve", "having") for child in helpers):
        return Direction.PAST
    if any(child.lower_ == "could" for child in helpers) and _denied(verb):
        return Direction.PAST
    if any(child.lower_ in lists["will"] or child.lower_ in lists["may"] for child in helpers):
        return Direction.FUTURE
    if any(child.tag_ == "TO" for child in helpers):
        return _infinitive(verb, depth)
    if any(child.tag_ == "VBD" for child in helpers):
        return Direction.FUTURE if verb.lemma_ in lists["forward"] and verb.tag_ == "VBN" else Direction.PAST
    if verb.tag_ == "VBD":
        return Direction.FUTURE if verb.lemma_ in lists["planning"] else Direction.PAST
    if verb.tag_ == "VBN" and not helpers:
        return Direction.FUTURE if verb.lemma_ in lists["forward"] else Direction.PAST
    if verb.tag_ == "VBG" and not helpers:
        return _above(verb, depth)
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in lists["telling"]:
        return Direction.PAST
    if verb.tag_ == "VB" and verb.dep_ != "ROOT":
        return Direction.FUTURE
    return Direction.PRESENT if helpers or verb.tag_ in ("VBZ", "VBP") else Direction.UNKNOWN


def _denied(verb: Token) -> bool:
    words = (token.lower_ for token in verb.doc[verb.left_edge.i : verb.i])
    return any(word in ("not", "n't", "n’t", "neither", "nor", "no", "none", "nobody", "never") for word in words)


def _infinitive(verb: Token, depth: int) -> Direction:
    lemma = verb.head.lemma_
    if any(child.lower_ == "had" for child in verb.head.children):
        return Direction.PAST
    if verb.dep_ == "advcl" or lemma in word_lists("tense")["carried"]:
        return _above(verb, depth)
    return Direction.FUTURE


def _above(verb: Token, depth: int) -> Direction:
    above = governing_verb(verb) if verb.head.i != verb.i else None
    return verb_direction(above, depth + 1) if above is not None and depth < 6 else Direction.UNKNOWN
