"""The two governments, the chairman, the regime, the North."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from legation.model.record import Party
from legation.reading.coreference_memory import Candidate, Memory
from legation.reading.coreference_words import (
    DEFINITE,
    NUMBERS,
    OTHERS,
    Describing,
    Sort,
    load_bodies,
    load_descriptions,
)
from legation.reading.layers import Mention, MentionKind
from legation.reading.naming.owners import Owner, party_of
from legation.reading.naming.suffering import suffers
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import Form, NounKind, load_forms, load_words

#: States that are called by a point of the compass where both or one of them is in the text.
_COMPASS = {
    "north": ("PRK", "VDR", "VNM", "YAR"),
    "south": ("KOR", "RVN", "SSD", "YMD"),
}
_PAIR = 2
_PAIR_WINDOW = 3
_SET_WINDOW = 15
_VAGUE = frozenset({"dozen", "hundred", "thousand", "million", "other", "more", "of"})
_BARE = frozenset({"police", "troops", "authorities", "soldiers", "security forces", "officials", "government forces"})
_PEOPLE_WINDOW = 12
_CIVILIAN = frozenset({"CVL", "MED", "EDU", "REL", "LAB", "REF"})
_MANY = 6
_WORLD = frozenset({"world", "global"})
_UN = "UNO"
_TOGETHER = 1.0  #: how much more two named together offer themselves
_HERE = 0.3
_DYAD = 3.0  #: how much more the two of whom the report is offer themselves
_TELLER = 1.5  #: how much more those offer themselves of whom one tells it


class Describer:
    """Resolves the descriptions of one text."""

    def __init__(self, table: Table, memory: Memory) -> None:
        self.table = table
        self.memory = memory
        self.nouns = load_descriptions()

    def describe(self, index: int) -> Mention | None:
        """The description whose head is at that token, resolved; None where there is none or nobody fits."""
        word = self.table.lower[index]
        if word in _COMPASS:
            return self._compass(index)
        if (
            word == "both"
            and self.table.pos[index] in {"PRON", "DET"}
            and self.table.dep[index] in {"nsubj", "pobj", "dobj"}
        ):
            return self._made(index, index, self._several(index, 2, False))
        if self.table.pos[index] not in {"NOUN", "PROPN"} or self._named(index):
            return None
        start, form = self._phrase(index)
        noun = self._noun(index, form)
        if noun is None and not (form and (form.noun.kind is NounKind.ROLE or form.lemma in load_words().held)):
            return None
        stop = index + 1 - len(form.words) if form else index
        marks = set(self.table.lower[start : max(start, stop)]) if form else set(self.table.lower[start:index])
        if self._owned(index) or marks & set(_COMPASS) or any(i in self.memory.largest for i in range(start, index)):
            return None
        if marks & _VAGUE:
            return None
        number = next((NUMBERS[m] for m in self.table.lower[start:index] if m in NUMBERS), None)
        plural = noun.plural if noun else bool(form and form.plural)
        bare = start == index or (form is not None and start == index + 1 - len(form.words))
        definite = (
            (bare and " ".join(form.words if form else ()) in _BARE)
            or bool(marks & DEFINITE)
            or (self.table.text[index][:1].isupper() and form is not None)
        )
        if (not definite and number is None) or (marks & OTHERS and number is None):
            return None
        if plural and (number or "the" in marks) and noun is not None and Sort.PAIRS in noun.sorts:
            leads = self._leads(noun, form)
            found = self._several(index, number, leads, Sort.STATES in noun.sorts)
            if found or number:
                return self._made(start, index, found, persons=leads or noun.lemma in {"side", "party"})
        if (
            plural
            and noun is not None
            and (self._leads(noun, form) or noun.sorts <= {Sort.STATES, Sort.BODIES, Sort.PAIRS})
        ):
            return None
        if form is not None and noun is None and self._people(form):
            group = self._group(index, form, number)
            return self._made(start, index, [group] if group else [], form, plural=True)
        if plural and noun is None:
            return None
        candidate = self._single(index, noun, form)
        return self._made(start, index, [candidate] if candidate else [], form)

    def _people(self, form: Form) -> bool:
        """Whether several people are meant to whom something may be done: captives, nurses, sailors."""
        several = form.plural or form.noun.kind is NounKind.PEOPLE
        return several and form.noun.sector.value in {*_CIVILIAN, "MIL"} and form.noun.kind is not NounKind.ORGAN

    def _leads(self, noun: Describing, form: Form | None) -> bool:
        """Whether people are meant rather than states."""
        role = form is not None and form.noun.kind is NounKind.ROLE and form.lemma != "member"
        return Sort.PERSONS in noun.sorts or role

    def _noun(self, index: int, form: Form | None) -> Describing | None:
        phrase = self.nouns.get(" ".join(form.words)) if form else None
        return phrase or self.nouns.get(self.table.lower[index])

    def _phrase(self, index: int) -> tuple[int, Form | None]:
        """The first token of the noun phrase before its head, and the vocabulary's form there."""
        table = self.table
        at = table.form_at.get(index)
        start = at[0] if at else index
        while (
            start > 0
            and table.sentence[start - 1] == table.sentence[index]
            and (
                table.pos[start - 1] in {"ADJ", "NUM", "DET", "NOUN", "PROPN"}
                or table.lower[start - 1] in {"-", "“", "``"}
            )
        ):
            start -= 1
            if table.pos[start] == "DET":
                break
        if start > 0 and table.lower[start - 1] in NUMBERS | {"both": 2}:
            start -= 1
        return start, at[1] if at else None

    def _named(self, index: int) -> bool:
        """Whether the noun is only part of a phrase: "government forces", "President Park"."""
        table = self.table
        known = self.memory.largest.get(index)
        if known is not None and known.parties:
            return True
        at = table.form_at.get(index)
        if at is not None and index != table.root(at[0], at[0] + len(at[1].words)):
            return True
        return table.dep[index] in {"compound", "nmod", "appos"} and table.head[index] != index

    def _owned(self, index: int) -> bool:
        """Whether it says itself whose it is."""
        table = self.table
        for child in table.children[index]:
            if table.dep[child] == "poss":
                return True
            if table.dep[child] == "prep" and table.lower[child] == "of" and table.text[child + 1 : child + 2] != []:
                following = [g for g in table.children[child] if table.dep[g] == "pobj"]
                if following and table.pos[following[0]] == "PROPN":
                    return True
        return False

    def _several(self, index: int, number: int | None, persons: bool, states: bool = False) -> list[Candidate]:
        """So many distinct actors: from the nearest sentences that name enough, a coordination or set before others."""
        memory, table = self.memory, self.table
        wanted = number or 2
        window = _PEOPLE_WINDOW if persons else _PAIR_WINDOW
        others = memory.actors(index)
        near = [c for c in memory.before(index, window) if c.codes and not c.codes & others]
        if persons:
            people = [c for c in near if c.person and all(p.person and (p.code or c.joint) for p in c.parties)]
            near = people if len({code for c in people for code in c.codes}) >= wanted else near
        if states:
            near = [c for c in near if c.codes == {p.country for p in c.parties}]
        if wanted > _PAIR:
            sets = [c for c in memory.before(index, _SET_WINDOW) if c.size == wanted and (c.person or not persons)]
            if sets:
                return [max(sets, key=lambda c: (table.sentence[c.root], c.start))]
        if number == _PAIR:
            return self._pair(near, index)
        for gap in range(window + 1):
            pool = [c for c in near if table.sentence[index] - table.sentence[c.root] <= gap]
            sets = [c for c in pool if c.size == (number or max(2, c.size))]
            if number is None and not sets:
                continue
            if sets and wanted > 1:
                best = max(sets, key=lambda c: (memory.salience(c, index), c.start))
                return [best]
            chosen = self._distinct(pool, index, wanted)
            if len(chosen) == wanted:
                return chosen
        return []

    def _pair(self, near: list[Candidate], index: int) -> list[Candidate]:
        """The likeliest two: by salience, named together or not, and how much the report is about them."""
        memory = self.memory
        dyads, tellers = memory.dyads, memory.tellers(index)
        options: list[tuple[float, list[Candidate]]] = []
        for candidate in near:
            if candidate.size == _PAIR:
                options.append((memory.salience(candidate, index) + _TOGETHER, [candidate]))
        for pair in combinations(self._distinct(near, index, _MANY), 2):
            options.append((sum(memory.salience(c, index) for c in pair) / _PAIR, list(pair)))

        def likely(option: tuple[float, list[Candidate]]) -> float:
            codes = frozenset(code for c in option[1] for code in c.codes)
            if codes & tellers:  # the other is whom the teller has just spoken of
                here = sum(self.table.sentence[c.root] == self.table.sentence[index] for c in option[1])
                return option[0] + _TELLER + _HERE * here
            return option[0] + _DYAD * dyads.get(codes, 0.0) ** 2

        return max(options, key=likely)[1] if options else []

    def _distinct(self, pool: list[Candidate], index: int, wanted: int) -> list[Candidate]:
        """The most salient candidates for each of so many states, in the order of the text."""
        chosen: dict[str, Candidate] = {}
        single = [
            c for c in pool if len(c.parties) == 1 and c.parties[0].country is not None and c.parties[0].sector != "MED"
        ]

        def rank(candidate: Candidate) -> tuple[float, int]:
            known = self.memory.persons[candidate.parties[0].person or ""]
            if any(f.noun.serves for w in candidate.words for f in load_forms().get(w, ())):
                known -= 5  # a spokesman is none of "the two leaders"
            return -self.memory.salience(candidate, index) - 0.3 * min(known, 6), candidate.start

        for candidate in sorted(single, key=rank):
            code = next(iter(candidate.codes))
            if code not in chosen and len(chosen) < wanted:
                chosen[code] = candidate
        return sorted(chosen.values(), key=lambda c: c.start)

    def _group(self, index: int, form: Form, number: int | None) -> Candidate | None:
        """The people told of before: "52 Americans" for "the captives", "six nurses and a doctor" for "the six"."""
        table, held = self.table, load_words().held
        words = set(form.words) | {form.lemma}

        def fits(candidate: Candidate) -> float | None:
            kinds = {MentionKind.DEMONYM, MentionKind.ORGAN, MentionKind.DESCRIPTION, MentionKind.PERSON}
            if candidate.named or not candidate.plural or candidate.kind not in kinds or not candidate.codes:
                return None
            military = {"MIL"} if form.noun.sector.value == "MIL" else set()
            if any(p.sector not in {None, *_CIVILIAN, *military} for p in candidate.parties):
                return None
            counted = [table.lower[c] for c in table.children[candidate.root] if table.dep[c] == "nummod"]
            taken = suffers(table, candidate.root)
            if candidate.kind is MentionKind.DEMONYM and not (counted or taken):
                return None
            if words & candidate.words or (number and any(NUMBERS.get(c) == number for c in counted)):
                return 1.5
            return (1.0 if taken else 0.0) + (0.5 if counted else 0.0) if form.lemma in held else None

        return self.memory.best(index, fits, _SET_WINDOW)

    def _single(self, index: int, noun: Describing | None, form: Form | None) -> Candidate | None:
        sorts = noun.sorts if noun else frozenset()
        role = form if form and form.noun.kind is NounKind.ROLE else None
        if role is not None or Sort.PERSONS in sorts:
            return self._person(index, form, Sort.PERSONS in sorts)
        words = set(form.words) if form else {noun.lemma if noun else ""}
        called = load_bodies().get(noun.lemma if noun else "", frozenset())
        whole = index > 0 and self.table.lower[index - 1] in _WORLD

        def fits(candidate: Candidate) -> float | None:
            if candidate.joint or len(candidate.parties) != 1:
                return None
            party = candidate.parties[0]
            kind = (party.actor or "").partition(":")[0]
            if whole and Sort.BODIES in sorts:
                return 0.5 if party.code == _UN else None
            if kind == "organ" and party.country is None:
                kind = "org"
            if candidate.person:
                said = self.memory.said.get(party.person or "", set())
                if kind == "state" and words & said & load_words().portfolios:
                    return 2.5  # "the foreign ministry" of the foreign minister named before
                return -1.0 if Sort.ORGANS in sorts and kind == "state" and "regime" not in words else None
            if kind in {"state", "organ"} and sorts & {Sort.STATES, Sort.ORGANS}:
                return 3.0 if words & candidate.words and Sort.ORGANS in sorts else 0.0
            if kind == "org" and Sort.BODIES in sorts:
                return 3.5 if party.code in called else 0.5
            return 0.5 if kind == "group" and Sort.GROUPS in sorts else None

        return self.memory.best(index, fits, 8 if called or whole else 3 if Sort.BODIES in sorts else 4)

    def _person(self, index: int, form: Form | None, anyone: bool) -> Candidate | None:
        """The last named holder of that post; a mere "leader" may be anyone who leads."""
        words = set(form.words) if form else set()

        def fits(candidate: Candidate) -> float | None:
            if (
                not candidate.person
                or candidate.joint
                or len(candidate.parties) != 1
                or not candidate.parties[0].person
            ):
                return None
            said = self.memory.said.get(candidate.parties[0].person, set())
            if words and words <= said:
                return 2.0
            return 0.0 if anyone and candidate.parties[0].code else None

        return self.memory.best(index, fits, 12)

    def _compass(self, index: int) -> Mention | None:
        """ "the North" where a state of that name is in the text."""
        table = self.table
        if index == 0 or table.lower[index - 1] != "the":
            return None
        after = table.lower[index + 1] if index + 1 < table.size else ""
        if after == "of" or (table.dep[index] in {"amod", "compound"} and table.text[index].islower()):
            return None
        codes = self.memory.states
        pair = [c for side in _COMPASS.values() for c in side if c in codes]
        known = [code for code in _COMPASS[table.lower[index]] if code in codes]
        if not known or (table.text[index].islower() and len(pair) < 2):
            return None
        bearer = self.memory.states.get(known[0])
        return self._made(index - 1, index, [bearer]) if bearer else None

    def _state(self, party: Party) -> Party:
        """The state for which a person acts, as the text names it."""
        known = self.memory.states.get(party.code or "")
        if known is not None:
            return known.parties[0]
        return Party(name=party.name, code=party.code, country=party.country, actor=party.actor, spans=party.spans)

    def _made(
        self,
        start: int,
        index: int,
        found: list[Candidate],
        form: Form | None = None,
        persons: bool = True,
        plural: bool = False,
    ) -> Mention | None:
        parties: Iterable[Party] = dict.fromkeys(p for c in found for p in c.parties)
        table = self.table
        while start < index and table.lower[start] in {"the", "a", "an"}:
            start += 1
        span = table.parsed.span(start, index + 1)
        mine = []
        for party in parties:
            if party.person and not persons:
                party = self._state(party)
            if form is not None and form.noun.kind is not NounKind.ROLE and not plural:
                party = party_of(form.noun, Owner.of_party(party), span.of(table.source), span)
            spans = (span, *party.spans[:1]) if party.spans[:1] != (span,) else (span,)
            mine.append(Party(
                name=party.name, code=party.code, country=party.country, actor=party.actor, sector=party.sector,
                person=party.person, spans=spans,
            ))  # fmt: skip
        if not mine:
            return None
        at = min(c.start for c in found)
        plural = plural or len(mine) > 1 or bool(form and form.plural)
        return Mention(start, index + 1, index, MentionKind.DESCRIPTION, span, tuple(mine), at, plural)
