"""One report followed through the stages of the reading, for `docs/reading.md` and `docs/record.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Token

from legation import Reader, Record, Report
from legation.atlas.atlas import Atlas
from legation.atlas.offices import Offices
from legation.codebook.lexicon import load_lexicon
from legation.reading.attribution import find_attributions
from legation.reading.clauses import find_clauses
from legation.reading.coding import Coder
from legation.reading.coreference import resolve
from legation.reading.factuality import find_standings
from legation.reading.layers import Attribution, Clause, Mention, MentionKind, Parsed, Standing
from legation.reading.names import find_names, party_index
from legation.reading.parse import load_model, parse

GUIDE = (
    "Egypt withdrew its ambassador from Damascus on Monday. Syria's Foreign Ministry said on Tuesday that Egyptian "
    "Foreign Minister Ismail Fahmy would probably meet President Hafez al-Assad in Damascus next week. He has visited "
    "Syria twice since 1974. Relations between the two governments remain cool, a Western diplomat said."
)
REPORT = Report(text=GUIDE, published=date(1976, 8, 4), title="Fahmy may go to Damascus", outlet="Harbour Wire")


@cache
def guide_record() -> Record:
    """The record of the text."""
    return Reader().read(REPORT)


@dataclass(frozen=True)
class Layers:
    """What the stages find in the text."""

    parsed: Parsed
    names: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    clauses: tuple[Clause, ...]
    standings: tuple[Standing, ...]

    def word(self, index: int) -> str:
        """The token at an index."""
        return str(self.parsed.doc[index])

    def words(self, start: int, end: int) -> str:
        """The text of the tokens `[start, end)`."""
        return str(self.parsed.doc[start:end]).strip()

    def second(self, index: int) -> bool:
        """Whether a token stands in the second sentence, which the page follows."""
        return self.parsed.sentence_of[index] == 1


@cache
def layers() -> Layers:
    """Every layer that the page shows, as `Reader` makes it."""
    parsed = parse(REPORT, load_model())
    names = find_names(parsed, Atlas.load(), Offices.load())
    mentions = resolve(parsed, names, Atlas.load())
    clauses = find_clauses(parsed, frozenset(load_lexicon().nouns))
    return Layers(
        parsed, names, mentions, find_attributions(parsed, mentions), clauses, find_standings(parsed, clauses)
    )


def columns(rows: Iterable[Iterable[object]]) -> str:
    """Rows with their cells one below the other."""
    cells = [[("-" if cell in (None, "") else str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells)


def tree() -> str:
    """The dependencies of the second sentence."""

    def walk(token: Token, depth: int) -> list[str]:
        inner = [line for child in token.children if not child.is_punct for line in walk(child, depth + 1)]
        return [f"{'  ' * depth}{token.dep_.lower():<{26 - 2 * depth}}{token.text}", *inner]

    return "\n".join(walk(layers().parsed.sentences[1].root, 0))


def names() -> str:
    """Mentions of the second sentence before coreference."""
    found = layers()
    return columns(
        (m.kind, found.words(m.start, m.end), *_who(m)) for m in found.names if found.second(m.start) and m.parties
    )


def references() -> str:
    """Pronouns and descriptions of the text."""
    found = layers()
    wanted = (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
    rows = []
    for m in found.mentions:
        if m.kind in wanted and m.parties:
            rows.append((m.kind, found.words(m.start, m.end), ", ".join(p.person or p.name for p in m.parties)))
    return columns(rows)


def _who(mention: Mention) -> tuple[object, ...]:
    party = mention.parties[0]
    return party.code, party.sector, party.person


def times() -> str:
    """Times of the text."""
    return columns((t.span.of(GUIDE), t.type, t.value, t.start, t.end, t.precision) for t in guide_record().times)


def places() -> str:
    """Places of the text."""
    return columns((p.span.of(GUIDE), p.role, p.country, p.lat, p.lon, p.geonames_id) for p in guide_record().places)


def clauses() -> str:
    """Clauses of the second sentence."""
    found, rows = layers(), []
    for c in found.clauses:
        if found.second(c.predicate):
            objects = [found.word(i) for i in c.objects]
            rest = [f"{prep} {found.word(i)}" for prep, i in c.obliques]
            subjects = [found.word(i) for i in c.subjects]
            rows.append((c.id, c.kind, c.lemma, c.relation, *map(", ".join, (subjects, objects, rest))))
    return columns([("id", "kind", "predicate", "relation", "subjects", "objects", "obliques"), *rows])


def attributions() -> str:
    """Who says what in the text."""
    found = layers()
    return columns(
        (a.name, a.kind, a.code, found.words(*a.cue), " | ".join(_short(found.words(*c)) for c in a.contents))
        for a in found.attributions
    )


def _short(words: str) -> str:
    return words if len(words) <= 48 else f"{words[:30].rstrip()} ... {words[-14:].lstrip()}"


def standings() -> str:
    """Standing of each clause of the second sentence."""
    found = layers()
    rows = []
    for c, s in zip(found.clauses, found.standings, strict=True):
        if found.second(c.predicate):
            rows.append((c.id, c.lemma, s.status, s.factuality, s.probability, s.cue.of(GUIDE) if s.cue else None))
    return columns([("id", "predicate", "status", "factuality", "probability", "decided by"), *rows])


def readings() -> str:
    """The act that the lexicon sees in each clause of the text."""
    found = layers()
    coder = Coder(found.parsed, found.clauses, load_lexicon(), party_index(found.mentions))
    rows = []
    for r in coder.readings():
        sense = r.sense
        rows.append((r.clause.id, r.clause.lemma, sense.type, sense.mode, sense.cameo, sense.weight))
    return columns([("id", "predicate", "type", "mode", "CAMEO", "weight"), *rows])


def events() -> str:
    """The events of the text."""
    rows: list[tuple[object, ...]] = []
    for e in guide_record().events:
        sides = [" ".join(p.code or p.name for p in side) for side in (e.initiators, e.recipients)]
        dates = f"{e.start or '?'} to {e.end or '?'}" if e.start or e.end else None
        rows.append((e.id, e.type, e.mode, *sides, e.status, dates, e.place and e.place.name, e.sources[0].name))
    heads = ("id", "type", "mode", "initiators", "recipients", "status", "dates", "place", "source")
    return columns([heads, *rows])


def assessments() -> str:
    """The judgements of the text."""
    rows = guide_record().assessments
    return columns((a.span.of(GUIDE), " ".join(a.about), a.dimension, a.polarity, a.sources[0].name) for a in rows)


def offices() -> str:
    """The posts that the text states."""
    return columns((o.person, o.post, o.state, o.span.of(GUIDE) if o.span else None) for o in guide_record().offices)


TRACES: dict[str, Callable[[], str]] = {
    "guide-text": lambda: GUIDE.replace(". ", ".\n"),
    "trace-tree": tree,
    "trace-names": names,
    "trace-references": references,
    "trace-times": times,
    "trace-places": places,
    "trace-clauses": clauses,
    "trace-attributions": attributions,
    "trace-standings": standings,
    "trace-readings": readings,
    "trace-events": events,
    "trace-assessments": assessments,
    "trace-offices": offices,
}
