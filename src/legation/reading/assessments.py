"""Judgements on a state of affairs: what a text says that things are like, rather than what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import msgspec
import yaml
from spacy.tokens import Token

from legation.model.codes import Dimension, Polarity, SourceKind, Status
from legation.model.errors import BadData
from legation.model.record import Assessment, Party, Source
from legation.model.spans import Span
from legation.reading.attribution import sources_of
from legation.reading.clauses import lemma_of
from legation.reading.layers import Attribution, Clause, ClauseKind, Parsed, Standing

_FILE = Path(__file__).parent / "data" / "assessments.yaml"
_HEDGES = frozenset(
    "may might could would seem appear perhaps possibly probably likely apparently arguably maybe reportedly should"
    " suggest view believe think consider".split()
)
_JUDGED_STATES = (Status.OCCURRED, Status.ONGOING, Status.POSSIBLE, Status.EXPECTED, Status.DENIED, Status.SCHEDULED)


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    subjects: dict[Dimension, frozenset[str]]
    adjectives: dict[Polarity, frozenset[str]]
    verbs: dict[Polarity, frozenset[str]]


@cache
def load_words() -> _Words:
    """Words that are judged and words that judge. Raises BadData."""
    try:
        return msgspec.convert(yaml.safe_load(_FILE.read_text(encoding="utf-8")), _Words)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise BadData(f"{_FILE.name}: {error}") from error


class Appraiser:
    """Finds the assessments of one text among the clauses that tell no act."""

    def __init__(
        self,
        parsed: Parsed,
        parties: Callable[[int], tuple[Party, ...]],
        attributions: tuple[Attribution, ...],
        sources: tuple[Source, ...],
    ) -> None:
        self.parsed = parsed
        self.parties = parties
        self.attributions = attributions
        self.sources = {id(a): s for a, s in zip(attributions, sources, strict=True)}
        self.words = load_words()

    def find(
        self, clauses: tuple[Clause, ...], standings: tuple[Standing, ...], acts: Iterable[Span]
    ) -> tuple[Assessment, ...]:
        """Assessments in the order of the text; a clause that tells an act is none."""
        told = tuple(acts)
        found: list[Assessment] = []
        for clause in clauses:
            if clause.kind is ClauseKind.NOUN or standings[clause.id].status not in _JUDGED_STATES:
                continue
            span = self._span(clause)
            if any(span.covers(a) or a.covers(span) for a in told) or any(f.span.overlaps(span) for f in found):
                continue
            if (one := self._assess(clause, span, f"a{len(found) + 1}")) is not None:
                found.append(one)
        return tuple(found)

    def _span(self, clause: Clause) -> Span:
        doc, start, end = self.parsed.doc, clause.start, clause.end
        while start < end - 1 and (doc[start].is_punct or doc[start].dep_ in ("cc", "mark")):
            start += 1
        while end > start + 1 and doc[end - 1].is_punct:
            end -= 1
        return self.parsed.span(start, end)

    def _assess(self, clause: Clause, span: Span, name: str) -> Assessment | None:
        verb = self.parsed.doc[clause.predicate]
        heads = [self.parsed.doc[i] for i in (*clause.subjects, *clause.objects)]
        about = self._about(clause)
        judged = next((d for t in heads for d, words in self.words.subjects.items() if lemma_of(t) in words), None)
        polarity, strength = self._judgement(clause, verb)
        if polarity is None or (judged is None and not about):
            return None
        if clause.kind is ClauseKind.VERB and judged is None and strength < 2 and not self._hedged(verb):
            return None
        inner = sources_of(self.attributions, clause.predicate)
        return Assessment(
            id=name,
            span=span,
            about=about,
            dimension=judged or Dimension.CONDUCT,
            polarity=Polarity.NEGATIVE if polarity is Polarity.POSITIVE and _negated(verb) else polarity,
            hedged=self._hedged(verb),
            sources=tuple(self.sources[id(a)] for a in inner) or (Source(name="narrator", kind=SourceKind.NARRATOR),),
        )

    def _judgement(self, clause: Clause, verb: Token) -> tuple[Polarity | None, int]:
        """The pole of the word that judges, and how plainly it does: 2 a predicate, 1 a verb of trend."""
        if clause.kind is ClauseKind.COPULA or lemma_of(verb) in ("become", "remain", "seem", "appear", "look", "grow"):
            for child in verb.subtree if verb.n_rights < 6 else verb.children:
                if child.dep_ in ("acomp", "attr", "oprd", "amod", "advmod") and (pole := self._pole(child)):
                    return pole, 2
            if any(c.dep_ in ("acomp", "attr") for c in verb.children):
                return Polarity.NEUTRAL, 2
        lemma = lemma_of(verb)
        for pole, words in self.words.verbs.items():
            if lemma in words:
                return pole, 2 if pole is not Polarity.NEUTRAL else 1
        return None, 0

    def _pole(self, token: Token) -> Polarity | None:
        if token.pos_ not in ("ADJ", "VERB", "ADV"):
            return None
        return next((pole for pole, words in self.words.adjectives.items() if token.lower_ in words), None)

    def _about(self, clause: Clause) -> tuple[str, ...]:
        """Codes of those whom the clause names, in the order of the text."""
        codes: dict[str, None] = {}
        for index in range(clause.start, clause.end):
            for party in self.parties(index):
                if code := party.code or party.country:
                    codes[code] = None
        return tuple(codes)

    def _hedged(self, verb: Token) -> bool:
        near = [*verb.children, *(c for a in verb.ancestors for c in (a, *a.children) if a.pos_ in ("VERB", "AUX"))]
        return any(lemma_of(t) in _HEDGES or t.lower_ in _HEDGES for t in near if not t.is_punct)


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
