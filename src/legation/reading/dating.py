"""When an act happened: the time in its own clause, else the one that the text plainly carries on to it.

The publication date is never assumed. A time is carried on in four cases: inside one sentence, from the clause that
an act hangs on; from the words of saying, where the saying is the act ("said on Friday that it was ready to talk");
from an act that tells the same scene just before ("met on Monday ... he thanked his host").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from legation.model.codes import EventType, Precision, Status
from legation.reading.acts import SPOKEN, Act
from legation.reading.layers import Attribution, Clause, ClauseKind, Parsed
from legation.reading.timex.attach import attach
from legation.reading.timex.timexes import Timex

_CARRIED = frozenset({"conj", "xcomp", "pcomp", "relcl", "advcl"})
_PAST_MARKERS = frozenset({"after", "before", "since", "until", "because", "although", "though", "if", "unless"})
#: How many sentences a scene is carried on without a new time.
_SCENE = 3


class Dating:
    """Gives the acts of one text their times."""

    def __init__(
        self,
        parsed: Parsed,
        clauses: tuple[Clause, ...],
        timexes: tuple[Timex, ...],
        sources: Callable[[int], tuple[Attribution, ...]],
    ) -> None:
        self.parsed = parsed
        self.clauses = clauses
        self.timexes = timexes
        self.sources = sources

    def times(self, acts: Sequence[Act]) -> list[Timex | None]:
        """The time of each act, or null where the text gives it none."""
        found = [self._own(a) or self._inherited(a) or self._said(a) for a in acts]
        for number, act in enumerate(acts):
            if found[number] is None:
                found[number] = self._scene(act, acts[:number], found[:number])
        return found

    def _own(self, act: Act) -> Timex | None:
        clauses = (act.clause, act.reading.noun) if act.reading.noun is not None else (act.clause,)
        return next((t for c in clauses if (t := self._at(c)) is not None), None)

    def _at(self, clause: Clause) -> Timex | None:
        return attach(self.parsed, self.timexes, clause.start, clause.end, clause.predicate)

    def _inherited(self, act: Act) -> Timex | None:
        """From the clause above, where both tell one course of things."""
        clause = act.clause
        for _ in range(4):
            if clause.governor is None or not self._carries(clause):
                return None
            clause = self.clauses[clause.governor]
            if (time := self._at(clause)) is not None:
                return time
        return None

    def _carries(self, clause: Clause) -> bool:
        if clause.kind is ClauseKind.NOUN:
            return self.parsed.doc[clause.predicate].dep_ in ("nsubj", "nsubjpass")
        if clause.relation == "relcl":
            words = self.parsed.doc[clause.start : clause.predicate]
            return any(t.lower_ in ("where", "when") for t in words)
        if self._has_perfect(clause):
            return False
        return clause.relation in _CARRIED and clause.marker not in _PAST_MARKERS

    def _has_perfect(self, clause: Clause) -> bool:
        """ "had attacked", "has refused": told from another time than the clause above."""
        children = self.parsed.doc[clause.predicate].children
        return any(c.dep_ == "aux" and c.lemma_ == "have" for c in children)

    def _said(self, act: Act) -> Timex | None:
        """The time of the saying, where the saying is the act itself."""
        if act.type not in SPOKEN or act.standing.status not in (Status.OCCURRED, Status.CONDITIONAL):
            return None
        codes = {p.code for p in act.sides.initiators if p.code}
        for attribution in self.sources(act.clause.predicate)[:1]:
            if attribution.code in codes and not self._has_perfect(act.clause):
                cue = next((c for c in self.clauses if attribution.cue[0] <= c.predicate < attribution.cue[1]), None)
                return self._at(cue) if cue is not None else None
        return None

    def _scene(self, act: Act, before: Sequence[Act], times: Sequence[Timex | None]) -> Timex | None:
        """The day of the meeting that the act is part of: the same parties, told in one go."""
        if act.standing.status is not Status.OCCURRED or len(act.codes) < 2 or self._has_perfect(act.clause):
            return None
        if act.clause.kind is ClauseKind.NOUN or self.parsed.doc[act.clause.predicate].tag_ != "VBD":
            return None
        here = self.parsed.sentence_of[act.clause.predicate]
        for other, time in zip(reversed(before), reversed(times), strict=True):
            if here - self.parsed.sentence_of[other.clause.predicate] > _SCENE:
                return None
            if time is None or time.time.precision is not Precision.DAY or other.type is not EventType.CONSULT:
                continue
            if other.standing.status is Status.OCCURRED and act.codes == other.codes:
                return time
        return None
