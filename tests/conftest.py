"""What the tests share: models loaded once a session, and a way to look at every stage of a reading.

Properties run 25 examples each. For a deep run: `HYPOTHESIS_PROFILE=thorough pytest tests/reading` (1000 examples).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language

from legation import Reader, Record, Report
from legation.atlas.atlas import Atlas
from legation.atlas.offices import Offices
from legation.codebook.lexicon import load_lexicon
from legation.model.record import Party
from legation.reading.clauses import find_clauses
from legation.reading.coding import Coder
from legation.reading.coding import Reading as Coded
from legation.reading.coreference import resolve
from legation.reading.factuality import find_standings
from legation.reading.layers import Clause, Mention, MentionKind, Parsed, Standing
from legation.reading.names import find_names, party_index
from legation.reading.parse import load_model, parse
from legation.reading.sides import Casting, Sides

#: No test reads with the dictionaries that whoever runs it has imported.
os.environ["LEGATION_HOME"] = tempfile.mkdtemp(prefix="legation-tests-")

settings.register_profile("quick", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

#: A Saturday: "on Monday" is 2014-11-10.
PUBLISHED = date(2014, 11, 15)


@dataclass(frozen=True)
class Stages:
    """The layers of one text up to the sides of its acts, with look-ups by word."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    standings: tuple[Standing, ...]
    readings: tuple[Coded, ...]
    parties: Callable[[int], tuple[Party, ...]]

    def clause(self, lemma: str) -> Clause:
        """The first clause whose predicate has the lemma."""
        return next(c for c in self.clauses if c.lemma == lemma)

    def subjects(self, lemma: str) -> list[str]:
        """The logical subjects of a predicate, as words."""
        return [self.parsed.doc[i].text for i in self.clause(lemma).subjects]

    def objects(self, lemma: str) -> list[str]:
        """The logical objects of a predicate, as words."""
        return [self.parsed.doc[i].text for i in self.clause(lemma).objects]

    def obliques(self, lemma: str) -> list[tuple[str, str]]:
        """(preposition, word) of a predicate."""
        return [(prep, self.parsed.doc[i].text) for prep, i in self.clause(lemma).obliques]

    def words(self, lemma: str) -> str:
        """The words of a clause."""
        clause = self.clause(lemma)
        return self.parsed.span(clause.start, clause.end).of(self.parsed.report.text)

    def standing(self, lemma: str) -> Standing:
        """The standing of a predicate."""
        return self.standings[self.clause(lemma).id]

    def reading(self, lemma: str) -> Coded | None:
        """The act that the first clause with the lemma tells, itself or as the noun of a light verb."""
        return next((r for r in self.readings if lemma in (r.clause.lemma, r.noun.lemma if r.noun else "")), None)

    def sides(self, lemma: str) -> tuple[list[str], list[str]]:
        """Codes (names, where there is no code) of both sides of the act that a predicate tells."""
        reading = self.reading(lemma)
        assert reading is not None, f"{lemma} tells no act"
        found: Sides = Casting(self.parsed, self.clauses, self.parties).sides(reading)
        return [p.code or p.name for p in found.initiators], [p.code or p.name for p in found.recipients]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The English model."""
    return load_model()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests."""
    return Reader()


@pytest.fixture(scope="session")
def stages(nlp: Language) -> Callable[[str], Stages]:
    """The stages of a text."""

    def look(text: str) -> Stages:
        parsed = parse(Report(text=text, published=PUBLISHED), nlp)
        atlas, lexicon = Atlas.load(), load_lexicon()
        mentions = resolve(parsed, find_names(parsed, atlas, Offices.load()), atlas)
        parties = party_index(mentions)
        clauses = find_clauses(parsed, frozenset(lexicon.nouns))
        named = frozenset(
            i for m in mentions if m.kind in (MentionKind.NAME, MentionKind.METONYM) for i in range(m.start, m.end)
        )
        readings = Coder(parsed, clauses, lexicon, parties, named).readings()
        return Stages(parsed, mentions, clauses, find_standings(parsed, clauses), readings, parties)

    return look


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Record]:
    """The record of a text, published on PUBLISHED unless said otherwise."""

    def record(text: str, published: date | None = PUBLISHED, **fields: Any) -> Record:
        return reader.read(Report(text=text, published=published, **fields))

    return record


@pytest.fixture(scope="session")
def told(read: Callable[..., Record]) -> Callable[[str], list[str]]:
    """The events of a text in short: "ASSAULT occurred DEU>POL", parties in the order of the alphabet."""

    def short(text: str) -> list[str]:
        return [f"{e.type} {e.status} {_codes(e.initiators)}>{_codes(e.recipients)}" for e in read(text).events]

    return short


def _codes(parties: tuple[Party, ...]) -> str:
    return ",".join(sorted({p.code for p in parties if p.code}))
