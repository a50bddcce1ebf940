"""From readings to acts: each with its sides and standing, what is asked, refused or threatened left inside its act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.codebook.lexicon import Sense
from legation.model.codes import EventType, Status
from legation.model.record import Party
from legation.reading.coding import Reading
from legation.reading.layers import Clause, ClauseKind, Parsed, Standing
from legation.reading.sides import Casting, Sides

#: Acts of good will: not to do them, announced as one's own will, is to refuse them.
_REFUSABLE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
_WILL = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
_INSIDE = frozenset({"ccomp", "xcomp", "pcomp", "acl", "conj", "advcl"})
#: Statuses under which an act with one side only is too thin to record.
_UNREAL = frozenset({Status.HYPOTHETICAL, Status.CALLED_FOR, Status.POSSIBLE, Status.CONDITIONAL, Status.EXPECTED})


@dataclass(frozen=True)
class Act:
    """One telling of an act, ready to become an event or a repeat of one."""

    reading: Reading
    sides: Sides
    standing: Standing
    type: EventType
    mode: str | None
    cameo: str | None

    @property
    def clause(self) -> Clause:
        """The clause that tells it."""
        return self.reading.clause

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all parties to it."""
        return frozenset(p.code for p in (*self.sides.initiators, *self.sides.recipients) if p.code)


def find_acts(
    parsed: Parsed, clauses: tuple[Clause, ...], readings: tuple[Reading, ...], standings: tuple[Standing, ...], cast: Casting
) -> tuple[Act, ...]:
    """The acts that stand on their own, in the order of the text."""
    found = [a for r in readings if (a := _act(parsed, r, standings, cast)) is not None]
    inside = _absorbed(found, clauses)
    return tuple(a for a in found if a.clause.id not in inside and not _thin(a))


def _act(parsed: Parsed, reading: Reading, standings: tuple[Standing, ...], cast: Casting) -> Act | None:
    sense = reading.sense
    assert sense.type is not None
    sides = cast.sides(reading)
    if not _has_sides(sense, sides):
        return None
    standing = _standing(reading, standings)
    kind, mode, cameo = sense.type, sense.mode, sense.cameo
    if _is_refusal(parsed, reading, standing):
        kept = Status.CONDITIONAL if _unless(parsed, reading) else Status.OCCURRED
        standing = Standing(kept, 3.0 if kept is Status.OCCURRED else 0.0, None, standing.cue)
        kind, mode, cameo = EventType.REJECT, None, "120"
    return Act(reading, sides, standing, kind, mode, cameo)


def _standing(reading: Reading, standings: tuple[Standing, ...]) -> Standing:
    """The clause's own standing, or what its predicate makes of it ("cancel a visit", "schedule talks")."""
    own = standings[reading.clause.id]
    if reading.status is None or own.status is not Status.OCCURRED:
        return own
    score = {Status.DENIED: -3.0, Status.SCHEDULED: 1.5, Status.POSSIBLE: 0.5}.get(reading.status, own.factuality)
    return Standing(reading.status, score, own.probability, own.cue)


def _is_refusal(parsed: Parsed, reading: Reading, standing: Standing) -> bool:
    """"X will not receive the envoy": a refusal, if X itself says so or nobody else does."""
    if reading.sense.type not in _REFUSABLE or reading.clause.kind is not ClauseKind.VERB:
        return False
    words = parsed.doc[reading.clause.predicate].children
    modal = negated = False
    for child in words:
        modal = modal or (child.dep_ == "aux" and child.lower_ in _WILL)
        negated = negated or child.dep_ == "neg"
    return modal and negated


def _unless(parsed: Parsed, reading: Reading) -> bool:
    verb = parsed.doc[reading.clause.predicate]
    return any(
        w.dep_ == "mark" and w.lower_ in ("unless", "if", "until") for c in verb.children if c.dep_ == "advcl" for w in c.children
    )


def _has_sides(sense: Sense, sides: Sides) -> bool:
    initiator, recipient = bool(sides.initiators), bool(sides.recipients)
    needed = {
        "both": initiator and recipient,
        "initiator": initiator,
        "recipient": recipient,
        "either": initiator or recipient,
    }[sense.needs]
    return needed and any(p.code or p.sector for p in (*sides.initiators, *sides.recipients))


def _thin(act: Act) -> bool:
    """An unreal act, or a mere noun, that leaves open between whom."""
    one_sided = not (act.sides.initiators and act.sides.recipients)
    if not act.codes:
        return True
    if act.clause.kind is ClauseKind.NOUN and one_sided and act.standing.status in _UNREAL:
        return True
    return act.standing.status is Status.HYPOTHETICAL and one_sided


def _absorbed(acts: Sequence[Act], clauses: tuple[Clause, ...]) -> set[int]:
    """Clauses that say what is asked, promised, refused or threatened: no acts of their own."""
    heads = {a.clause.id for a in acts if a.reading.sense.absorbs}
    heads |= {a.reading.noun.id for a in acts if a.reading.sense.absorbs and a.reading.noun}
    inside: set[int] = set()
    for clause in clauses:
        seen: set[int] = set()
        current = clause
        while current.governor is not None and current.id not in seen:
            seen.add(current.id)
            if not _is_content(current, clauses[current.governor]):
                break
            if current.governor in heads or current.governor in inside:
                inside.add(clause.id)
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
