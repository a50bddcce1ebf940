"""What the situation makes of an act: ended, refused, threatened, demanded by its speaker.

An act that a party stops is the opposite act ("stopped giving aid": relations reduced); good will that it announces
to withhold is a refusal; harm that it announces is a threat; what a speaker says that another must do is a demand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.codebook.lexicon import Aspect
from legation.model.codes import EventType, SourceKind, Status
from legation.reading.clauses import lemma_of
from legation.reading.coding import Reading
from legation.reading.layers import FACTUALITY, Attribution, Clause, ClauseKind, Parsed, Standing
from legation.reading.wordlists import DATA, load_words

Sources = Callable[[int], tuple[Attribution, ...]]

_KIND = frozenset({EventType.COOPERATE, EventType.AID})
_HARSH = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.PROTEST, EventType.MOBILIZE})
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
#: Acts of good will: not to do them, announced as one's own will, is to refuse them.
_REFUSABLE = (
    frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.AGREE, EventType.RETREAT}) | _KIND
)
#: Acts done by words that say what their author will or will not do.
_SPOKEN_NO = frozenset({EventType.REJECT, EventType.THREATEN})
_WILL = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
_STOPS = frozenset({"stop", "halt", "cease", "suspend", "end", "discontinue", "freeze", "quit"})
_CONDITIONS = frozenset({"unless", "if", "until", "provided"})


@dataclass(frozen=True)
class Turned:
    """Type, mode, code and standing of an act as the situation makes it."""

    type: EventType
    mode: str | None
    cameo: str | None
    standing: Standing


def turn(
    parsed: Parsed,
    reading: Reading,
    standing: Standing,
    above: Standing | None,
    codes: frozenset[str],
    sources: Sources,
) -> Turned:
    """The act as it stands in its sentence; `above` is the standing of its governor, `codes` its initiators'."""
    sense = reading.sense
    assert sense.type is not None
    plain = Turned(sense.type, sense.mode, sense.cameo, standing)
    verb = parsed.doc[reading.clause.predicate]
    plain = _ended(plain, reading, verb, above)
    if (
        not reading.known
        and plain.type in _SPOKEN_NO
        and reading.clause.kind is ClauseKind.VERB
        and _is_ahead(plain, verb)
    ):
        kept = Status.CONDITIONAL if _condition(verb) else Status.OCCURRED
        return replace(plain, standing=_restanding(standing, kept))  # "will not talk": the refusal is done by saying so
    own = any(s.code in codes for s in sources(reading.clause.predicate) if s.code)
    if plain.type in _REFUSABLE and reading.clause.kind is ClauseKind.VERB and _negated_will(verb):
        return _refused(plain, verb)
    if own and _is_threat(plain, verb):
        kept = Status.CONDITIONAL if _condition(verb) else Status.OCCURRED
        return Turned(EventType.THREATEN, None, "130", _restanding(standing, kept))
    return plain


def keep_label(turned: Turned, reading: Reading, standing: Standing) -> Turned:
    """The act, one of a user's own type as it was where it is refused: its status says so."""
    sense = reading.sense
    if sense.label is None or sense.type is None or turned.type is not EventType.REJECT:
        return turned
    return Turned(sense.type, sense.mode, sense.cameo, standing)


def stops(verb: Token) -> bool:
    """Whether a participle is what its governor stops: "stopped giving aid"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG" and lemma_of(verb.head) in _STOPS


def _ended(act: Turned, reading: Reading, verb: Token, above: Standing | None) -> Turned:
    """The opposite act, where what is told is its end."""
    if reading.aspect is not Aspect.END and not stops(verb):
        return act
    standing = above if stops(verb) and above is not None else act.standing
    if standing.status is Status.DENIED and not stops(verb):
        standing = _restanding(standing, Status.OCCURRED)
    if act.type in _KIND:
        return Turned(EventType.SANCTION, "discontinue", "162", standing)
    if act.type in _HARSH:
        return Turned(EventType.RETREAT, None, "087", standing)
    return act


def _refused(act: Turned, verb: Token) -> Turned:
    kept = Status.CONDITIONAL if _condition(verb) else Status.OCCURRED
    mode, cameo = ("meet", "125") if act.type is EventType.CONSULT else (None, "120")
    return Turned(EventType.REJECT, mode, cameo, _restanding(act.standing, kept))


def _is_threat(act: Turned, verb: Token) -> bool:
    """Harm that its own author announces: any if under a condition, violence in any case."""
    if act.type not in _HARSH or act.standing.status in (Status.OCCURRED, Status.ONGOING, Status.DENIED):
        return False
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in (*verb.children, *verb.head.children))
    return modal and (_condition(verb) or _condition(verb.head) or act.type in _VIOLENT)


def _is_ahead(act: Turned, verb: Token) -> bool:
    """Whether a refusal or threat is told by what its author will do, or not do."""
    modal = any(c.dep_ == "aux" and c.lower_ in _WILL for c in (*verb.children, *verb.head.children))
    return modal or (act.type is EventType.REJECT and _negated_will(verb))


def _negated_will(verb: Token) -> bool:
    children = list(verb.children)
    return any(c.dep_ == "neg" for c in children) and any(c.dep_ == "aux" and c.lower_ in _WILL for c in children)


def _condition(verb: Token) -> bool:
    return any(
        w.dep_ == "mark" and w.lower_ in _CONDITIONS for c in verb.children if c.dep_ == "advcl" for w in c.children
    )


def _restanding(standing: Standing, status: Status) -> Standing:
    return replace(standing, status=status, factuality=FACTUALITY[status], probability=None)


_DIRECTIVES = frozenset({"must", "should", "ought", "shall"})
_SPEAKERS = frozenset({SourceKind.OFFICIAL, SourceKind.GROUP})


def is_directive(parsed: Parsed, clause: Clause, sources: Sources) -> Attribution | None:
    """Who demands by saying that another must or should act; null where nobody does."""
    if clause.kind is ClauseKind.NOUN or clause.marker in ("if", "unless", "whether"):
        return None
    verb = parsed.doc[clause.predicate]
    modal = any(c.dep_ == "aux" and c.lower_ in _DIRECTIVES for c in verb.children)
    perfect = any(c.dep_ == "aux" and lemma_of(c) == "have" for c in verb.children)
    if not modal or perfect or verb.dep_ in ("relcl", "advcl") or any(c.dep_ == "neg" for c in verb.children):
        return None
    return _speaker(clause, sources)


def is_censure(parsed: Parsed, clause: Clause, sources: Sources) -> Attribution | None:
    """Who censures by saying that something is an outrage; null where nobody does."""
    if clause.kind is not ClauseKind.COPULA:
        return None
    verb = parsed.doc[clause.predicate]
    said = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    negated = any(c.dep_ == "neg" for c in verb.children)
    return _speaker(clause, sources) if not negated and any(c.lower_ in _outrages() for c in said) else None


def _speaker(clause: Clause, sources: Sources) -> Attribution | None:
    said = sources(clause.predicate)
    return said[0] if said and said[0].kind in _SPEAKERS and said[0].code else None


class _Censure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]


@cache
def _outrages() -> frozenset[str]:
    """Adjectives and nouns by which an official speaker censures."""
    return load_words(DATA / "censure.yaml", _Censure).words
