"""One act, many tellings: which acts of a report only repeat an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.model.codes import EventType, Status
from legation.reading.acts import SPOKEN, Act
from legation.reading.layers import ClauseKind, Parsed

_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


#: Tokens that a headline or lead may take; what it tells in short is told in full below.
_HEADLINE = 60


#: How many acts of one type back a repeat may point: further apart stand the reports of a collection.
_REACH = 200
#: Start and end of an act, ISO or null.
Dates = tuple[str | None, str | None]


@dataclass
class Story:
    """An act with its later tellings."""

    act: Act
    repeats: list[Act] = field(default_factory=list)

    @property
    def label(self) -> str | None:
        """The type of the user's codebook that a telling of it has."""
        return next((a.label for a in (self.act, *self.repeats) if a.label), None)


def join_repeats(parsed: Parsed, acts: Sequence[Act], dates: Sequence[Dates]) -> list[Story]:
    """Stories in the order of their best telling; `dates` are the start and end of each act, ISO or null."""
    stories: list[Story] = []
    known: dict[EventType, list[tuple[Story, Dates]]] = {}
    for act, date in zip(acts, dates, strict=True):
        alike = known.setdefault(act.type, [])
        story = next((s for s, d in alike[-_REACH:] if _same(parsed, s.act, d, act, date)), None)
        if story is not None:
            fuller = story.act.clause.predicate <= _HEADLINE and len(act.codes) > len(story.act.codes)
            story.repeats.append(story.act if fuller else act)
            story.act = act if fuller else story.act  # a headline is told in full below
        else:
            stories.append(Story(act))
            alike.append((stories[-1], date))
    return stories


def _same(parsed: Parsed, one: Act, when: Dates, other: Act, then: Dates) -> bool:
    """Whether a later act of one type repeats an earlier: sides that agree, no date against it."""
    if when[0] and then[0] and when != then:
        return False
    if one.label != other.label and one.label and other.label:
        return False
    if (one.standing.status in _REAL) != (other.standing.status in _REAL):
        return False
    if not _sides_agree(one, other):
        return False
    if _goes_on(one, other) or _same_deed(parsed, one, other) or _is_harm_of(parsed, one, other):
        return True
    if _words(parsed, one) & _words(parsed, other):
        return one.type not in SPOKEN or bool(_content(parsed, one) & _content(parsed, other))
    return _points_back(parsed, other) or one.clause.start <= other.clause.predicate < one.clause.end


def _goes_on(one: Act, other: Act) -> bool:
    """A second verb of one row that tells more of the same: "killed three and wounded six"."""
    joined = other.clause.relation == "conj" and other.clause.governor == one.clause.id
    apart = one.mode is not None and other.mode is not None and one.mode != other.mode
    return joined and not apart and one.type not in SPOKEN and other.clause.subjects == one.clause.subjects


def _same_deed(parsed: Parsed, one: Act, other: Act) -> bool:
    """Two words for one deed between the same parties, close together: "killed in shelling", "bans and sanctions"."""
    if parsed.sentence_of[one.clause.predicate] != parsed.sentence_of[other.clause.predicate]:
        return False
    nominal = ClauseKind.NOUN in (one.clause.kind, other.clause.kind)
    return nominal and _codes(one) == _codes(other)


def _is_harm_of(parsed: Parsed, one: Act, other: Act) -> bool:
    """What an attack did to people, told beside it: "bombarded the town, killing eight"."""
    verb = parsed.doc[other.clause.predicate]
    beside = other.clause.relation == "advcl" and other.clause.governor == one.clause.id and verb.tag_ == "VBG"
    return beside and one.type is EventType.ASSAULT and _codes(one)[0] == _codes(other)[0]


def _content(parsed: Parsed, act: Act) -> set[str]:
    """Nouns that say what a spoken act is about."""
    words = parsed.doc[act.clause.predicate].subtree
    return {t.lemma_.lower() for t in words if t.pos_ == "NOUN"} - _words(parsed, act)


def _sides_agree(one: Act, other: Act) -> bool:
    give, take = _codes(one)
    give2, take2 = _codes(other)
    if len(give2 | take2) > len(give | take) and one.clause.predicate > _HEADLINE:
        return False
    if one.reading.sense.mutual or other.reading.sense.mutual:
        return bool((give2 | take2) & (give | take)) and (
            (give2 | take2) <= (give | take) or (give | take) <= (give2 | take2)
        )
    return (
        (give2 <= give or give <= give2) and (take2 <= take or take <= take2) and bool((give2 & give) | (take2 & take))
    )


def _codes(act: Act) -> tuple[frozenset[str], frozenset[str]]:
    """Who stands on each side; whom only a noun describes ("the ambassador", "ten people") is left out."""
    sides = (act.sides.initiators, act.sides.recipients)
    give, take = (frozenset(p.code or p.name for p in side if p.code or p.sector or p.person) for side in sides)
    return give, take


def _words(parsed: Parsed, act: Act) -> set[str]:
    """Lemmas of the words that name the act, light words left out."""
    return {parsed.doc[i].lemma_.lower() for i in act.reading.trigger} - _LIGHT


_LIGHT = frozenset({"hold", "have", "make", "take", "give", "carry", "out", "conduct", "be", "do"})


def _points_back(parsed: Parsed, act: Act) -> bool:
    """A definite noun alone: "the meeting focused on", "the two-day visit"."""
    if act.clause.kind is not ClauseKind.NOUN:
        return False
    noun = parsed.doc[act.clause.predicate]
    return any(c.lower_ in ("the", "this", "these", "that") for c in noun.children)
