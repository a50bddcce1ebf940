"""From readings to acts: each with its sides and standing, what is asked, refused or threatened left inside its act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from legation.codebook.lexicon import Sense
from legation.model.codes import EventType, Status
from legation.reading.clauses import lemma_of
from legation.reading.coding import Reading
from legation.reading.layers import FACTUALITY, Clause, ClauseKind, Parsed, Standing
from legation.reading.roles import Roles
from legation.reading.sides import Casting, Sides
from legation.reading.turns import Sources, is_censure, is_directive, keep_label, stops, turn
from legation.reading.wordlists import DATA, load_words

#: Clauses that name a purpose, a content or a mere circumstance.
_SUBORDINATE = frozenset({"xcomp", "advcl", "acl", "pcomp"})
_AGAINST_PEOPLE = frozenset(
    {
        EventType.PROTEST,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.SANCTION,
        EventType.RETREAT,
        EventType.REQUEST,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.CONCEDE,
    }
)
#: Acts that are done by words: two tellings are one only where they are about the same.
SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.ACCUSE,
        EventType.SUPPORT,
        EventType.THREATEN,
    }
)
#: What parties of one state do to each other in politics; whom a government sends away or frees is its own affair.
_QUARRELS = frozenset(
    {
        EventType.REQUEST,
        EventType.REJECT,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.COERCE,
        EventType.ASSAULT,
    }
)
_PROTASIS = frozenset({"if", "unless", "whether", "provided", "lest", "should"})
_BY_FORCE = frozenset({EventType.PROTEST, EventType.COERCE, EventType.ASSAULT})
_PEOPLE = frozenset({"CVL", "OPP", "REB", "PTY", "MED", "REL", "LAB", "EDU", "CRM", "REF", "UAF", "NGO", "CIV"})
_ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_INSIDE = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
#: Statuses under which an act with one side only is too thin to record.
_UNREAL = frozenset({Status.HYPOTHETICAL, Status.CALLED_FOR, Status.POSSIBLE, Status.CONDITIONAL, Status.EXPECTED})


class Sureness(msgspec.Struct, frozen=True):
    """From which probability of the network on an act stands that the rules alone would leave out."""

    nameless: float = 0.8  #: no side has a code
    domestic: float = 0.8  #: both sides belong to one state


SURE = Sureness()


@dataclass(frozen=True)
class Act:
    """One telling of an act, ready to become an event or a repeat of one."""

    reading: Reading
    sides: Sides
    standing: Standing
    type: EventType
    mode: str | None
    cameo: str | None
    implied: bool = False  #: its recipients stand in an earlier sentence

    @property
    def clause(self) -> Clause:
        """The clause that tells it."""
        return self.reading.clause

    @property
    def label(self) -> str | None:
        """Type of the user's codebook, unless the act was turned into another ("stopped delivering")."""
        return self.reading.sense.label if self.type is self.reading.sense.type else None

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all parties to it."""
        return frozenset(p.code for p in (*self.sides.initiators, *self.sides.recipients) if p.code)


def find_acts(
    parsed: Parsed,
    clauses: tuple[Clause, ...],
    readings: tuple[Reading, ...],
    standings: tuple[Standing, ...],
    cast: Casting,
    roles: Roles,
    sources: Sources,
) -> tuple[Act, ...]:
    """The acts that stand on their own, in the order of the text."""
    demands = _utterances(parsed, clauses, cast, sources)
    demanded = {a.clause.id for a in demands}
    found = [a for r in readings if (a := _act(parsed, r, standings, cast, roles, sources)) is not None]
    stopping = {parsed.doc[a.clause.predicate].head.i for a in found if stops(parsed.doc[a.clause.predicate])}
    found = [a for a in found if a.clause.id not in demanded and a.clause.predicate not in stopping] + demands
    found = _told_once(found)
    inside = _absorbed(readings, found, clauses)
    kept = (a for a in found if a.clause.id not in inside and not _thin(a) and not _is_nobodys(parsed, a))
    return tuple(sorted(kept, key=lambda a: a.clause.predicate))


def _told_once(acts: list[Act]) -> list[Act]:
    """The acts without event nouns that only name what their verb tells: "will not give" and "aid"."""
    verbs = {a.clause.id: a for a in acts if not _is_nominal(a)}
    kept = []
    for act in acts:
        above = verbs.get(act.clause.governor) if act.clause.governor is not None else None
        again = _is_nominal(act) and above is not None and above.type is act.type and _is_argument(act, above)
        kept += [] if again else [act]
    return kept


def _is_argument(noun: Act, verb: Act) -> bool:
    clause = verb.clause
    return noun.clause.predicate in (*clause.objects, *(i for _, i in clause.obliques), *clause.subjects)


def _act(
    parsed: Parsed,
    reading: Reading,
    standings: tuple[Standing, ...],
    cast: Casting,
    roles: Roles,
    sources: Sources,
) -> Act | None:
    sides = roles.sides(reading, cast.sides(reading))
    codes = frozenset(p.code for p in sides.initiators if p.code)
    governor = reading.clause.governor
    above = standings[governor] if governor is not None else None
    turned = turn(parsed, reading, _standing(reading, standings), above, codes, sources)
    turned = keep_label(turned, reading, _standing(reading, standings))
    refused = turned.type is EventType.REJECT and reading.sense.type is not EventType.REJECT
    if not _has_sides(reading, sides) and not (refused and codes):
        return None
    if turned.type is EventType.REJECT and reading.sense.mutual:
        apart = cast.sides(reading, one_way=True)
        sides = apart if apart.initiators and apart.recipients else sides
    return Act(reading, sides, turned.standing, turned.type, turned.mode, turned.cameo)


#: "X must do": a demand by its speaker, whatever is demanded. "It is unacceptable that": a censure.
_DEMAND = Sense(type=EventType.REQUEST, cameo="100", absorbs=True, weight=0.7)
_CENSURE = Sense(type=EventType.ACCUSE, mode="disapprove", cameo="111", weight=0.65)


def _utterances(parsed: Parsed, clauses: tuple[Clause, ...], cast: Casting, sources: Sources) -> list[Act]:
    """Acts that speakers do by what they say: that others must do something, that something is an outrage."""
    found = []
    for clause in clauses:
        demand = is_directive(parsed, clause, sources)
        speaker = demand or is_censure(parsed, clause, sources)
        if speaker is None or speaker.source is None:
            continue
        asking = cast.at(speaker.source)
        meant = [p for i in _aimed_at(clause, clauses, demand is not None) for p in cast.addressed(i)]
        others = tuple(p for p in meant if p.code != speaker.code)
        if not asking or (meant and not others):
            continue  # "we must": a resolve, not a demand
        if not others and demand is not None and not _between_parties(clause, cast, speaker.code):
            continue  # "taxes must fall"
        sense = _DEMAND if demand is not None else _CENSURE
        assert sense.type is not None
        reading = Reading(clause, sense, trigger=(clause.predicate,))
        act = Act(
            reading,
            Sides(asking, others),
            Standing(Status.OCCURRED, FACTUALITY[Status.OCCURRED]),
            sense.type,
            sense.mode,
            sense.cameo,
        )
        found.append(act)
    return found


def _between_parties(clause: Clause, cast: Casting, speaker: str | None) -> bool:
    """Whether a clause names a political actor other than who speaks."""
    return any(p.code and p.code != speaker for i in range(clause.start, clause.end) for p in cast.parties(i))


def _aimed_at(clause: Clause, clauses: tuple[Clause, ...], demand: bool) -> tuple[int, ...]:
    """Tokens that name whom an utterance is about: the subject, or that of "it is unacceptable that X ..."."""
    if demand:
        return clause.subjects
    below = (i for c in clauses if c.governor == clause.id and c.relation in ("ccomp", "csubj") for i in c.subjects)
    return (*clause.subjects, *below)


def _standing(reading: Reading, standings: tuple[Standing, ...]) -> Standing:
    """The clause's own standing, or what its predicate makes of it ("cancel a visit", "schedule talks")."""
    own = standings[reading.clause.id]
    if reading.status is None or own.status is not Status.OCCURRED:
        return own
    return Standing(reading.status, FACTUALITY[reading.status], own.probability, own.cue)


def _has_sides(reading: Reading, sides: Sides) -> bool:
    initiator, recipient = bool(sides.initiators), bool(sides.recipients)
    needed = {
        "both": initiator and recipient,
        "initiator": initiator,
        "recipient": recipient,
        "either": initiator or recipient,
    }[reading.sense.needs]
    political = any(p.code or p.sector for p in (*sides.initiators, *sides.recipients))
    return needed and (political or reading.sure >= SURE.nameless)


def _thin(act: Act) -> bool:
    """An unreal act, or a mere noun, that leaves open between whom."""
    if act.clause.marker in _PROTASIS:
        return True  # what is only supposed
    one_sided = not (act.sides.initiators and act.sides.recipients)
    if not act.codes and (act.reading.sure < SURE.nameless or not act.sides.initiators):
        return True  # nobody known does it, to nobody known
    if one_sided and act.standing.status in _UNREAL and (_is_nominal(act) or act.clause.relation in _SUBORDINATE):
        return True
    if act.standing.status is Status.HYPOTHETICAL and one_sided:
        return True
    if act.standing.status is Status.DENIED and not act.sides.initiators:
        return True
    if _is_nominal(act) and act.reading.sense.mutual and len(act.codes) < 2:
        return True
    return _is_own_affair(act)


class _Nature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nature: frozenset[str]


@cache
def _nature() -> frozenset[str]:
    """Nouns of what kills and destroys without being anybody."""
    return load_words(DATA / "nature.yaml", _Nature).nature


def _is_nobodys(parsed: Parsed, act: Act) -> bool:
    """Whether a force of nature, a disease or an accident does it."""
    named = any(p.code for p in act.sides.initiators)
    return not named and any(lemma_of(parsed.doc[i]) in _nature() for i in act.clause.subjects)


def _is_nominal(act: Act) -> bool:
    return act.clause.kind is ClauseKind.NOUN


def _is_own_affair(act: Act) -> bool:
    """An act of a state on its own organs or troops is none; against its people, it is."""
    give = {p.code for p in act.sides.initiators}
    take = {p.code for p in act.sides.recipients}
    if act.reading.sense.mutual or len(give) != 1 or give != take or None in give:
        return False
    if act.reading.sure >= SURE.domestic and act.type in _QUARRELS:
        return False
    if act.type is EventType.PROTEST:
        return False
    if act.type not in _AGAINST_PEOPLE:
        return True
    if act.type in _BY_FORCE:
        doers = all(p.sector is None or p.sector in _ORGANS for p in act.sides.initiators)
        return doers and all(p.sector in _ORGANS for p in act.sides.recipients)
    return not any(p.sector in _PEOPLE for p in act.sides.recipients)


def _absorbed(readings: Sequence[Reading], acts: Sequence[Act], clauses: tuple[Clause, ...]) -> set[int]:
    """Clauses that say what is asked, promised, refused or threatened, by whomever: no acts of their own."""
    holding = [r for r in (*readings, *(a.reading for a in acts)) if r.sense.absorbs]
    heads = {r.clause.id for r in holding} | {r.noun.id for r in holding if r.noun is not None}
    demands = {a.clause.id for a in acts if a.reading.sense is _DEMAND}
    told = {i for a in acts for i in (a.clause.id, a.reading.noun.id if a.reading.noun else a.clause.id)}
    unreal = {a.clause.id for a in acts if a.standing.status in _UNREAL}
    inside: set[int] = set()
    for clause in clauses:
        if clause.relation == "conj" and clause.governor in demands:
            inside.add(clause.id)
            continue
        seen: set[int] = set()
        current = clause
        while current.governor is not None and current.id not in seen:
            seen.add(current.id)
            if not _is_content(current, clauses[current.governor]):
                break
            if current.governor in heads or current.governor in inside:
                inside.add(clause.id)
                break
            if clause.id in unreal and current.governor in told:
                inside.add(clause.id)  # what a deed is for, or talks are about
                break
            current = clauses[current.governor]
    return inside


def _is_content(clause: Clause, governor: Clause) -> bool:
    """Whether the clause stands inside what its governor is about, rather than beside it."""
    if clause.relation == "nominal":
        return clause.predicate > governor.predicate or clause.predicate in governor.objects
    if clause.relation == "conj":
        return False
    if clause.relation == "advcl":
        return clause.marker in (None, "if", "unless") and clause.predicate > governor.predicate
    return clause.relation in _INSIDE
