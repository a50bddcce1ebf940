"""What kind of act a clause tells: the reading of the lexicon whose conditions hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.codebook.lexicon import PARTY, PERSON, Aspect, Lexicon, LightVerb, Predicate, Sense, Side
from legation.model.codes import EventType, Status
from legation.model.record import Party
from legation.reading.clauses import conjuncts, lemma_of
from legation.reading.layers import Clause, ClauseKind, Parsed
from legation.reading.wordlists import DATA, load_words

Parties = Callable[[int], tuple[Party, ...]]

#: An aspectual verb says of the act that it names how far it is; the rest is the factuality stage's.
_ASPECT_STATUS = {Aspect.CANCEL: Status.DENIED, Aspect.POSTPONE: Status.POSSIBLE}


#: What links a predicate to further words of its phrase.
_LINKED = frozenset({"prep", "prt", "advmod", "dobj", "agent", "acomp", "attr", "oprd"})
#: A reading less sure than this is left out.
_LEAST_WEIGHT = 0.5


class _People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: frozenset[str]


class _Quantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quantities: frozenset[str]


@cache
def _people() -> frozenset[str]:
    """Nouns that name people or bodies of people."""
    return load_words(DATA / "people.yaml", _People).people


@cache
def _quantities() -> frozenset[str]:
    """Nouns that only count what follows."""
    return load_words(DATA / "quantities.yaml", _Quantities).quantities


@dataclass(frozen=True)
class Reading:
    """The act that a clause tells. `noun` is the clause of the event noun under a light verb."""

    clause: Clause
    sense: Sense
    noun: Clause | None = None
    side: Side = Side.INITIATOR
    aspect: Aspect | None = None
    status: Status | None = None
    trigger: tuple[int, ...] = ()
    known: bool = True  #: whether the lexicon reads this type; otherwise the network alone does


class Coder:
    """Finds the readings of one text's clauses."""

    def __init__(
        self,
        parsed: Parsed,
        clauses: tuple[Clause, ...],
        lexicon: Lexicon,
        parties: Parties,
        named: frozenset[int] = frozenset(),
    ) -> None:
        """`named`: tokens inside proper names ("Shanghai Cooperation Organisation"), which tell no act."""
        self.doc = parsed.doc
        self.named = named
        self.clauses = clauses
        self.lexicon = lexicon
        self.parties = parties
        self._around: dict[int, Mapping[str, list[int]]] = {}
        self.by_token: Mapping[int, Clause] = {c.predicate: c for c in clauses}

    def readings(self) -> tuple[Reading, ...]:
        """One reading a clause at most, in the order of the text; event nouns under light verbs are not told twice.

        A reading whose sense has no type says that the words are no act; one of little weight is left out.
        """
        verbal = [r for c in self.clauses if c.kind is not ClauseKind.NOUN and (r := self._verbal(c))]
        taken = {r.noun.id for r in verbal if r.noun}
        taken |= {c.id for c in self.clauses if c.kind is ClauseKind.NOUN and c.predicate in self.named}
        nominal = [
            r for c in self.clauses if c.kind is ClauseKind.NOUN and c.id not in taken and (r := self._nominal(c))
        ]
        found = [r for r in (*verbal, *nominal) if r.sense.type is None or r.sense.weight >= _LEAST_WEIGHT]
        return tuple(sorted(found, key=lambda r: r.clause.predicate))

    def _verbal(self, clause: Clause) -> Reading | None:
        verb = self.doc[clause.predicate]
        lemma = lemma_of(verb)
        entries = [p for p in self.lexicon.verbs.get(lemma, ()) if self._phrase_there(p.rest, clause)]
        specific = self._best(entries, clause, lambda s, p: s.conditions > 0 or bool(p.rest))
        if specific:
            return specific
        light = self._light(clause, lemma)
        return light or self._best(entries, clause, lambda s, p: True)

    def _best(
        self, entries: list[Predicate], clause: Clause, wanted: Callable[[Sense, Predicate], bool]
    ) -> Reading | None:
        """The sense with the most conditions, a longer phrase counting like conditions."""
        fitting = [
            (sense.conditions + 4 * len(p.rest), sense.weight, p, sense)
            for p in entries
            for sense in p.senses
            if wanted(sense, p) and self._holds(sense, clause)
        ]
        if not fitting:
            return None
        _, _, predicate, sense = max(fitting, key=lambda row: (row[0], row[3].type is None, row[1]))
        words = self._phrase_tokens(predicate.rest, clause)
        return Reading(clause, sense, status=sense.status, trigger=(clause.predicate, *words))

    def _nominal(self, clause: Clause) -> Reading | None:
        noun = self.doc[clause.predicate]
        entries = [p for p in self.lexicon.nouns.get(clause.lemma, ()) if self._compound_there(p.rest, noun)]
        return self._best(entries, clause, lambda s, p: True)

    def _light(self, clause: Clause, lemma: str) -> Reading | None:
        for light in self.lexicon.light.get(lemma, ()):
            if not self._phrase_there(light.rest, clause):
                continue
            for noun in self._named_acts(clause, light):
                inner = self._nominal(noun)
                if inner is not None and inner.sense.type is not None:
                    status = light.status or (_ASPECT_STATUS.get(light.aspect) if light.aspect else None)
                    trigger = (clause.predicate, noun.predicate)
                    return Reading(clause, inner.sense, noun, light.subject_is, light.aspect, status, trigger)
        return None

    def _named_acts(self, clause: Clause, light: LightVerb) -> Iterator[Clause]:
        """The event nouns that stand as object of the light verb, or under its preposition."""
        heads = list(clause.objects) + [t for prep, t in clause.obliques if prep in light.rest]
        for head in heads:
            noun = self.by_token.get(head)
            if noun is not None and noun.kind is ClauseKind.NOUN and (not light.nouns or noun.lemma in light.nouns):
                yield noun

    def _phrase_there(self, rest: tuple[str, ...], clause: Clause) -> bool:
        return not rest or len(self._phrase_tokens(rest, clause)) == len(rest)

    def _phrase_tokens(self, rest: tuple[str, ...], clause: Clause) -> tuple[int, ...]:
        """The tokens of a fixed phrase beside its verb ("take hostage", "call for", "put on alert")."""
        if not rest:
            return ()
        near = self._near(clause)
        found: list[int] = []
        for word in rest:
            hit = next((i for i in near.get(word, ()) if i not in found), None)
            if hit is None:
                return ()
            found.append(hit)
        return tuple(found)

    def _near(self, clause: Clause) -> Mapping[str, list[int]]:
        """The words around a verb that may belong to a fixed phrase, by form and lemma."""
        if clause.id not in self._around:
            verb = self.doc[clause.predicate]
            tokens = {t.i for t in verb.children} | set(clause.objects)
            tokens |= {t.i for c in verb.children if c.dep_ in _LINKED for t in c.children}
            words: dict[str, list[int]] = {}
            for index in sorted(tokens - {verb.i}):
                if self._is_of_time(self.doc[index]):
                    continue
                for form in {self.doc[index].lower_, lemma_of(self.doc[index])}:
                    words.setdefault(form, []).append(index)
            self._around[clause.id] = words
        return self._around[clause.id]

    def _is_of_time(self, token: Token) -> bool:
        """A preposition that says when: "on" of "held talks on Monday" is no part of "hold on"."""
        return token.dep_ == "prep" and any(
            c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children
        )

    def _compound_there(self, rest: tuple[str, ...], noun: Token) -> bool:
        """Whether the words that must stand before an event noun do ("hunger strike")."""
        before = [self.doc[i] for i in range(max(0, noun.i - len(rest)), noun.i)]
        return len(before) == len(rest) and all(w in (t.lower_, lemma_of(t)) for w, t in zip(rest, before, strict=True))

    def _holds(self, sense: Sense, clause: Clause) -> bool:
        """Whether every condition of the sense is met by the clause."""
        if sense.voice and sense.voice != ("passive" if clause.passive else "active"):
            return False
        if sense.object is not None and not self._any(clause.objects, sense.object):
            return False
        if sense.subject is not None and not self._any(clause.subjects, sense.subject):
            return False
        if any(not self._oblique(clause, prep, words) for prep, words in sense.obliques):
            return False
        if any(prep in sense.without for prep, _ in clause.obliques):
            return False
        if sense.complement and not self._complement(clause, sense.complement, sense.type is not EventType.THREATEN):
            return False
        if sense.people is not None:
            return bool(clause.objects) and sense.people == any(self._is_people(i) for i in clause.objects)
        return True

    def _any(self, heads: Iterable[int], words: frozenset[str]) -> bool:
        return any(self._is_one(i, words) for i in heads)

    def _is_one(self, index: int, words: frozenset[str]) -> bool:
        token = self.doc[index]
        if lemma_of(token) in _quantities() and any(self._is_one(t.i, words) for t in _under(token, "of")):
            return True
        if lemma_of(token) in words or token.lower_ in words:
            return True
        if PARTY in words and self.parties(index):
            return True
        return PERSON in words and any(p.person for p in self.parties(index))

    def _oblique(self, clause: Clause, preposition: str, words: frozenset[str]) -> bool:
        heads = [i for prep, i in clause.obliques if prep == preposition]
        if not heads and clause.kind is not ClauseKind.NOUN:
            over = [self.doc[o] for o in clause.objects]
            over += [c for c in self.doc[clause.predicate].children if c.dep_ in ("acomp", "attr", "oprd")]
            heads = [t.i for o in over for t in _under(o, preposition)]
        if not words:
            gerund = any(
                c.dep_ == "prep" and c.lower_ == preposition and any(g.dep_ == "pcomp" for g in c.children)
                for c in self.doc[clause.predicate].children
            )
            return bool(heads) or gerund
        return self._any(heads, words)

    def _complement(self, clause: Clause, kind: str, negated: bool = True) -> bool:
        """Whether there is such a complement; `negated`: even one that says what will not be done."""
        verb = self.doc[clause.predicate]
        children = [
            *verb.children,
            *(t for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") for t in c.children),
        ]
        if kind != "that" and any(
            g.dep_ == "pcomp" for c in children if c.dep_ == "prep" and c.lower_ == "to" for g in c.children
        ):
            return True  # "remains committed to working"
        for child in children:
            if child.dep_ not in ("ccomp", "xcomp", "acl", "pcomp", "advcl"):
                continue
            if not negated and any(c.dep_ == "neg" for c in child.children):
                continue
            infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
            if kind == "to" and infinitive:
                return True
            participle = child.tag_ == "VBG" and not any(
                c.dep_ in ("nsubj", "nsubjpass", "aux") for c in child.children
            )
            if kind == "ing" and participle:
                return True
            if kind == "that" and child.dep_ in ("ccomp", "acl") and not infinitive and not participle:
                return True
        return False

    def _is_people(self, index: int) -> bool:
        token = self.doc[index]
        return bool(self.parties(index)) or token.ent_type_ in ("PERSON", "NORP") or lemma_of(token) in _people()


def _under(noun: Token, preposition: str) -> Iterator[Token]:
    """Heads of the phrases with that preposition that hang on a noun."""
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == preposition:
            for head in child.children:
                if head.dep_ == "pobj":
                    yield from conjuncts(head)
