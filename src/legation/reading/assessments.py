"""Judgements on a state of affairs: what a text says that things are like, rather than what was done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.model.codes import Dimension, Polarity, Status
from legation.model.record import Assessment, Party, Source
from legation.model.spans import Span
from legation.reading import wordlists
from legation.reading.clauses import lemma_of
from legation.reading.layers import NARRATOR, Clause, ClauseKind, Parsed, Standing
from legation.reading.offices import is_post

_MODALS = frozenset({"may", "might", "could", "can", "cannot", "ca"})
#: Clauses that may nest: how many of the last found a new one may overlap.
_NEAR = 8
_SAID = frozenset({"acomp", "attr", "oprd", "advmod", "prep"})


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    subjects: dict[Dimension, frozenset[str]]
    adjectives: dict[Polarity, frozenset[str]]
    verbs: dict[Polarity, frozenset[str]]
    hedges: frozenset[str]
    linking: frozenset[str]
    raising: frozenset[str]
    regarding: frozenset[str]


@cache
def load_words() -> _Words:
    """Words that are judged and words that judge. Raises BadData."""
    return wordlists.load_words(wordlists.DATA / "assessments.yaml", _Words)


class Appraiser:
    """Finds the assessments of one text among the clauses that tell no act."""

    def __init__(
        self,
        parsed: Parsed,
        parties: Callable[[int], tuple[Party, ...]],
        sources: Callable[[int], tuple[Source, ...]],
    ) -> None:
        self.parsed = parsed
        self.parties = parties
        self.sources = sources
        self.words = load_words()

    def find(
        self, clauses: tuple[Clause, ...], standings: tuple[Standing, ...], acts: Iterable[Span]
    ) -> tuple[Assessment, ...]:
        """Assessments in the order of the text; a clause that tells an act is none."""
        told = sorted(span.start for span in acts)
        found: list[Assessment] = []
        for clause in clauses:
            if clause.kind is ClauseKind.NOUN or clause.marker in ("if", "unless", "whether"):
                continue
            if standings[clause.id].status is Status.CALLED_FOR or self._is_aim(clause):
                continue
            whole = self._whole(clause, clauses)
            span = self.parsed.clause_span(whole.start, whole.end, keep_quote=False)
            tells_act = bisect_left(told, span.start) < bisect_left(told, span.end)
            if tells_act or any(f.span.overlaps(span) for f in found[-_NEAR:]):
                continue
            if (one := self._assess(clause, span, f"a{len(found) + 1}")) is not None:
                found.append(one)
        return tuple(found)

    def _is_aim(self, clause: Clause) -> bool:
        """A mere infinitive, "to improve ties": what is wanted, not what is so."""
        verb = self.parsed.doc[clause.predicate]
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        return infinitive and lemma_of(verb.head) not in self.words.raising

    def _whole(self, clause: Clause, clauses: tuple[Clause, ...]) -> Clause:
        """With the verb above that only says how far it is: "relations have begun to cool"."""
        verb = self.parsed.doc[clause.predicate]
        if clause.relation == "xcomp" and clause.governor is not None and lemma_of(verb.head) in self.words.raising:
            return clauses[clause.governor]
        return clause

    def _assess(self, clause: Clause, span: Span, name: str) -> Assessment | None:
        verb = self.parsed.doc[clause.predicate]
        about = self._about(clause)
        judged = self._judged(clause, verb)
        inner = self.sources(clause.predicate)
        polarity = self._judgement(clause, verb, judged is not None)
        if polarity is None and _MODALS & {c.lower_ for c in verb.children if c.dep_ == "aux"}:
            polarity = Polarity.NEGATIVE if _negated(verb) else Polarity.NEUTRAL
        if polarity is None or (polarity is Polarity.NEUTRAL and judged is None and not about and not inner):
            return None
        return Assessment(
            id=name,
            span=span,
            about=about,
            dimension=judged or Dimension.CONDUCT,
            polarity=Polarity.NEGATIVE if polarity is Polarity.POSITIVE and _negated(verb) else polarity,
            hedged=self._hedged(verb),
            sources=inner or (NARRATOR,),
        )

    def _judged(self, clause: Clause, verb: Token) -> Dimension | None:
        """The dimension of the state of affairs that the clause is about: its subject, object or predicate noun."""
        heads = [self.parsed.doc[i] for i in (*clause.subjects, *clause.objects)]
        heads += [c for c in verb.children if c.dep_ == "attr"]
        return next((d for t in heads for d, words in self.words.subjects.items() if lemma_of(t) in words), None)

    def _judgement(self, clause: Clause, verb: Token, judged: bool) -> Polarity | None:
        """The pole of the words that judge; null where nothing does."""
        lemma = lemma_of(verb)
        if clause.kind is ClauseKind.COPULA or lemma in self.words.linking:
            return self._predicate(verb)
        if lemma in self.words.regarding and (said := _regarded(verb)) is not None:
            return next((pole for t in said.subtree if (pole := self._pole(t))), Polarity.NEUTRAL)
        pole = next((p for p, words in self.words.verbs.items() if lemma in words), None)
        if pole is None and any(c.dep_ == "aux" and c.lower_ in ("can", "could") for c in verb.children):
            return Polarity.NEGATIVE if _negated(verb) else None
        if pole is Polarity.NEUTRAL and not judged and not self._hedged(verb):
            return None
        return pole

    def _predicate(self, verb: Token) -> Polarity | None:
        """The pole of what is said of the subject of "be"; null where it only says who or where somebody is."""
        said = [c for c in verb.children if c.dep_ in _SAID and c.i > verb.i and not c.is_punct]
        if not said or any(c.dep_ == "attr" and is_post(c) for c in said):
            return None
        if said[0].dep_ == "prep" and (
            said[0].lower_ not in ("at", "under", "beyond", "out") or self._is_place(said[0])
        ):
            return None
        words = [t for c in said for t in c.subtree]
        return next((pole for t in words if (pole := self._pole(t))), Polarity.NEUTRAL)

    def _is_place(self, preposition: Token) -> bool:
        return any(t.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME") for t in preposition.subtree)

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
        return any(lemma_of(t) in self.words.hedges or t.lower_ in self.words.hedges for t in near if not t.is_punct)


def _regarded(verb: Token) -> Token | None:
    """What somebody is taken for: "sees them as partners", "considers it its own turf"."""
    for child in verb.children:
        if child.dep_ in ("oprd", "xcomp") and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            return child
        if child.dep_ == "prep" and child.lower_ == "as":
            return child
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ"):
            return child
    return None


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
