"""From acts to the events of a record: with time, place, sources, and the words they rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from legation.codebook.own import Codebook, Others
from legation.codebook.plover import Plover
from legation.model.codes import Quad, SourceKind, Status
from legation.model.record import Event, Place, Source
from legation.model.spans import Span
from legation.reading.acts import Act
from legation.reading.confidence import confidence
from legation.reading.dating import Dating
from legation.reading.layers import FACTUALITY, NARRATOR, Parsed, Standing
from legation.reading.places import place_of
from legation.reading.repeats import Story, join_repeats
from legation.reading.timex.timexes import Timex

#: Who expects, guesses or fears is no party that fixes: what will be, in their words, is expected.
_OUTSIDERS = frozenset({SourceKind.EXPERT, SourceKind.UNNAMED, SourceKind.PERSON})


class Assembly:
    """Puts the layers of one report together."""

    def __init__(
        self,
        parsed: Parsed,
        sources: Callable[[int], tuple[Source, ...]],
        dating: Dating,
        places: tuple[Place, ...],
        plover: Plover,
        own: Codebook | None = None,
    ) -> None:
        """`own`: the user's codebook; where it says so, events of none of its types are left out."""
        self.parsed = parsed
        self.sources = sources
        self.dating = dating
        self.places = places
        self.plover = plover
        self.own = own

    def events(self, acts: Sequence[Act]) -> tuple[Event, ...]:
        """Events in the order of the text; a repeat adds its words to the event that it repeats."""
        times = self.dating.times(acts)
        dates = [_bounds(t) for t in times]
        when = dict(zip(map(id, acts), times, strict=True))
        stories = join_repeats(self.parsed, acts, dates)
        if self.own is not None and self.own.others is Others.DROP:
            stories = [s for s in stories if s.label]
        return tuple(self._event(f"e{n}", story, when) for n, story in enumerate(stories, 1))

    def _event(self, name: str, story: Story, when: dict[int, Timex | None]) -> Event:
        act = story.act
        tellings = [act, *story.repeats]
        time = next((t for a in tellings if (t := when[id(a)]) is not None), None)
        start, end = (time.time.start, time.time.end) if time is not None else (None, None)
        place = next((p for a in tellings if (p := self._place(a)) is not None), None)
        standing = self._standing(act)
        clause_span = self._span(act)
        trigger = self.parsed.span(min(act.reading.trigger), min(act.reading.trigger) + 1)
        sentence = self.parsed.sentences[self.parsed.sentence_of[act.clause.predicate]]
        sense = act.reading.sense
        quad, intensity = self._weight(act, story.label)
        return Event(
            id=name,
            type=act.type,
            mode=act.mode,
            label=story.label,
            contexts=sense.contexts,
            quad=quad,
            intensity=intensity,
            cameo=act.cameo,
            initiators=act.sides.initiators,
            recipients=act.sides.recipients,
            start=start,
            end=end,
            precision=time.time.precision if time is not None and start is not None else None,
            place=place,
            status=standing.status,
            factuality=standing.factuality,
            probability=standing.probability,
            sources=self._sources(act),
            span=clause_span,
            trigger=trigger,
            sentence=self.parsed.span(sentence.start, sentence.end),
            quote=clause_span.of(self.parsed.report.text),
            confidence=confidence(act, len(self.parsed.sentences)),
            mentions=tuple(self._span(a) for a in story.repeats),
        )

    def _weight(self, act: Act, label: str | None) -> tuple[Quad, float]:
        """Quad class and intensity: what the user's codebook sets, else PLOVER's."""
        entry = self.own.types[label] if self.own is not None and label is not None else None
        quad = entry.quad if entry is not None and entry.quad is not None else self.plover.quad(act.type)
        if entry is not None and entry.intensity is not None:
            return quad, entry.intensity
        return quad, self.plover.intensity(act.type, act.mode)

    def _span(self, act: Act) -> Span:
        clause = act.clause
        start, end = clause.start, clause.end
        if act.reading.noun is not None:
            start, end = min(start, act.reading.noun.start), max(end, act.reading.noun.end)
        return self.parsed.clause_span(start, end)

    def _place(self, act: Act) -> Place | None:
        clause = act.clause
        return place_of(self.parsed, self.places, clause.start, clause.end, clause.predicate)

    def _sources(self, act: Act) -> tuple[Source, ...]:
        """Who vouches for the act, the innermost first; the narrator where nobody else does."""
        return self.sources(act.clause.predicate) or (NARRATOR,)

    def _standing(self, act: Act) -> Standing:
        """What is fixed only by those who can fix it: an outsider's "will" is an expectation."""
        standing = act.standing
        if standing.status is not Status.SCHEDULED:
            return standing
        vouching = self.sources(act.clause.predicate)
        if vouching and vouching[0].kind in _OUTSIDERS and not (vouching[0].code and vouching[0].code in act.codes):
            return Standing(Status.EXPECTED, FACTUALITY[Status.EXPECTED], standing.probability, standing.cue)
        return standing


def _bounds(timex: Timex | None) -> tuple[str | None, str | None]:
    if timex is None or timex.time.start is None:
        return None, None
    return timex.time.start.isoformat(), timex.time.end.isoformat() if timex.time.end else None
