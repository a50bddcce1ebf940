"""Who acts on whom: the parties that stand in the slots of an act's frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.codebook.lexicon import Side
from legation.model.codes import EventType
from legation.model.record import Party
from legation.reading.clauses import conjuncts, lemma_of
from legation.reading.coding import Parties, Reading
from legation.reading.layers import Clause, Mention, Parsed
from legation.reading.wordlists import DATA, load_words

#: Prepositions by which a noun names those whom it belongs to, in the order of their trust.
_BELONGING = ("of", "by", "from", "on", "against", "in", "between", "for", "to", "with", "including")
#: Those by which it names its doers.
_DOING = ("of", "by", "between", "including")
#: Nouns whose possessor is the other side: "met his Polish counterpart".
_MIRRORS = frozenset({"counterpart", "colleague", "opposite", "homologue"})
_LOCATIVE = ("in", "at", "on", "near", "over", "into", "outside", "across", "around")
#: What is said of a deed goes to its doer: "condemned the attack on Israel" is not against Israel.
_OF_DEEDS = frozenset({EventType.ACCUSE, EventType.SUPPORT})
#: Acts that a row of several states does with one another.
_TOGETHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
#: Slots that may stand one phrase deeper: "sent as ambassador to Russia", "for a meeting with the chairman".
_THROUGH = frozenset({"to", "with", "against"})
_PLACED = frozenset({EventType.ASSAULT})

#: Sectors of those who, without a code, are not the state that a word beside them names: German Social Democrats.
_APART = frozenset({"OPP", "PTY", "REB", "CRM", "UAF", "CVL"})


class _Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    documents: dict[str, str]


@cache
def _documents() -> dict[str, str]:
    return load_words(DATA / "documents.yaml", _Documents).documents


@dataclass(frozen=True)
class Sides:
    """The two sides of an act; a mutual act has all of its parties on both."""

    initiators: tuple[Party, ...]
    recipients: tuple[Party, ...]


class Casting:
    """Fills the slots of the readings of one text."""

    def __init__(
        self, parsed: Parsed, clauses: tuple[Clause, ...], parties: Parties, mentions: tuple[Mention, ...] = ()
    ) -> None:
        """`mentions`: all of the text, to find the body behind a document ("the resolution demands")."""
        self.doc = parsed.doc
        self.parties = parties
        self.complements: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.governor is not None and clause.relation in ("ccomp", "xcomp", "pcomp", "acl"):
                self.complements.setdefault(clause.governor, []).append(clause)
        bodies = {p.code: p for m in reversed(mentions) for p in m.parties}
        self.documents = {word: bodies[code] for word, code in _documents().items() if code in bodies}

    def sides(self, reading: Reading, one_way: bool = False) -> Sides:
        """Both sides of the act that a reading tells; `one_way`: of a mutual act too."""
        sense = reading.sense
        used: set[int] = set()
        whose = _DOING if sense.type in _OF_DEEDS else _BELONGING
        initiators = self._first(reading, self._slots(sense.initiator, reading, Side.INITIATOR), used, 1, _DOING)
        recipients = self._first(reading, self._slots(sense.recipient, reading, Side.RECIPIENT), used, 3, whose)
        if not recipients and sense.type in _PLACED:
            recipients = self._first(reading, _LOCATIVE, used, 1, _BELONGING)
        if (sense.mutual and not one_way) or self._reciprocal(reading.clause):
            both = _distinct((*initiators, *recipients))
            if len({p.code or p.name for p in both}) > 1:
                return Sides(both, both)
            return Sides(both, ())
        together = len({p.code for p in initiators if p.code}) > 1
        if together and not recipients and (sense.type in _TOGETHER or sense.cameo == "057"):
            return Sides(_distinct(initiators), _distinct(initiators))
        return Sides(_distinct(initiators), _distinct(_apart(recipients, initiators)))

    def at(self, tokens: tuple[int, int]) -> tuple[Party, ...]:
        """The parties that a stretch of words names, such as the source of a claim."""
        root = self.doc[tokens[0] : tokens[1]].root
        return _distinct(self.parties(root.i) or self._named(root, 1, _DOING))

    def owners(self, index: int) -> tuple[Party, ...]:
        """Whom a noun names, or whom what it names belongs to, a few phrases deep."""
        return self._named(self.doc[index], 3, _BELONGING)

    def addressed(self, index: int) -> tuple[Party, ...]:
        """Whom a noun phrase means: those whom it counts up ("all sides, including Iran"), else whom it names."""
        listed = tuple(p for t in _hanging(self.doc[index], "including") for p in self.parties(t.i))
        return _distinct(listed or self.parties(index))

    def _reciprocal(self, clause: Clause) -> bool:
        """Whether the other side is "each other"."""
        heads = [self.doc[i] for i in (*clause.objects, *(i for _, i in clause.obliques))]
        return any(t.i and (t.nbor(-1).lower_, t.lower_) in (("each", "other"), ("one", "another")) for t in heads)

    def _slots(self, slots: tuple[str, ...], reading: Reading, side: Side) -> tuple[str, ...]:
        """A light verb's subject comes first on its side; on the other side it does not stand at all."""
        if reading.noun is None:
            return slots
        rest = tuple(s for s in slots if s != "subject")
        return ("subject", *rest) if reading.side is side else rest

    def _first(
        self, reading: Reading, slots: Iterable[str], used: set[int], depth: int, whose: tuple[str, ...]
    ) -> tuple[Party, ...]:
        """The parties of the first slot that names any."""
        for slot in slots:
            found: list[Party] = []
            for head in self._heads(slot, reading):
                if head in used:
                    continue
                parties = self._named(self.doc[head], depth, whose)
                if parties:
                    used.add(head)
                    found.extend(parties)
            if found:
                return tuple(found)
        return ()

    def _heads(self, slot: str, reading: Reading) -> Iterator[int]:
        clause, noun = reading.clause, reading.noun
        if slot == "subject":
            yield from clause.subjects
            yield from (t.i for s in clause.subjects for t in _listed(self.doc[s]))
        elif slot == "object":
            yield from (i for i in clause.objects if noun is None or i != noun.predicate)
        elif slot == "complement":
            yield from self._complement(clause)
        else:
            both = (*clause.obliques, *(noun.obliques if noun else ()))
            direct = [i for prep, i in both if prep == slot and not (slot == "mod" and self._opposed(i))]
            yield from direct
            if not direct and slot in _THROUGH:
                yield from (t.i for _, i in clause.obliques for t in _hanging(self.doc[i], slot))
            if noun is None:
                for index in clause.objects:
                    yield from (t.i for t in _hanging(self.doc[index], slot))

    def _opposed(self, index: int) -> bool:
        """Whether a modifier names whom the act is against ("anti-Japanese protests")."""
        return index > 1 and self.doc[index - 1].text in "-–" and self.doc[index - 2].lower_ in ("anti", "counter")

    def _complement(self, clause: Clause) -> Iterator[int]:
        own = set(clause.subjects)
        for other in self.complements.get(clause.id, ()):
            apart = [i for i in other.subjects if i not in own]
            yield from apart
            if not apart:
                yield from other.objects
                yield from (i for _, i in other.obliques)

    def _named(self, token: Token, depth: int, whose: tuple[str, ...]) -> tuple[Party, ...]:
        """The parties that a noun phrase names, or that what it names belongs to, by the prepositions `whose`."""
        found = self.parties(token.i)
        if depth <= 0 or any(p.code or p.sector in _APART for p in found):
            return found
        if lemma_of(token) in _MIRRORS:
            return self._modifying(token)
        for child in token.children:
            if child.dep_ == "poss" and (owners := self._row(child)):
                return owners
        for preposition in whose:
            for head in _hanging(token, preposition):
                if owners := self._named(head, depth - 1, whose):
                    return owners
        if (body := self.documents.get(lemma_of(token))) is not None:
            return (body,)
        return self._modifying(token) or found

    def _modifying(self, token: Token) -> tuple[Party, ...]:
        """The parties named by the words beside a noun: "a U.S. proposal", "his counterpart, Sergei Lavrov"."""
        for child in token.children:
            modifies = child.dep_ in ("compound", "amod", "nmod", "appos") and not self._opposed(child.i)
            if modifies and (owners := self._row(child)):
                return owners
        return ()

    def _row(self, token: Token) -> tuple[Party, ...]:
        return tuple(p for t in conjuncts(token) for p in self.parties(t.i))


def _apart(recipients: tuple[Party, ...], initiators: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other side, without those who act, where others remain, and without the nameless beside the named."""
    taken = {span for p in initiators for span in p.spans}
    apart = tuple(p for p in recipients if not any(s in taken for s in p.spans))
    own = {p.code for p in initiators if p.code}
    others = tuple(p for p in apart if p.code not in own) or apart
    return tuple(p for p in others if p.code) or others


def _listed(subject: Token) -> Iterator[Token]:
    """The later names of "X of Ukraine and Y of Russia", which the parser hangs on the first country."""
    for child in subject.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for state in child.children:
                if state.dep_ == "pobj" and state.ent_type_ in ("GPE", "NORP"):
                    yield from (
                        t for t in conjuncts(state) if t.i != state.i and t.ent_type_ in ("PERSON", "GPE", "ORG")
                    )


def _hanging(noun: Token, slot: str) -> Iterator[Token]:
    """What hangs on a noun in a slot: possessors, modifiers, objects of a preposition."""
    for child in noun.children:
        if (slot == "poss" and child.dep_ == "poss") or (slot == "mod" and child.dep_ in ("compound", "amod", "nmod")):
            yield from conjuncts(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ == slot:
            for head in child.children:
                if head.dep_ == "pobj":
                    yield from conjuncts(head)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, by code and person; the first naming stays."""
    seen: dict[tuple[str | None, str | None], Party] = {}
    for party in parties:
        seen.setdefault((party.code or party.name, party.person), party)
    return tuple(seen.values())
