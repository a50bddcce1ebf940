"""What a reader has in mind: who has been named so far, and how much each offers itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from legation.model.record import Party
from legation.reading.coreference_words import HE, POSSESSIVE, REFLEXIVE, SHE
from legation.reading.layers import Mention, MentionKind
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import load_words

WINDOW = 4
_GLUE = frozenset({",", "and", "&", "both", "the", "a", "an"})
_GLUED = 3
#: Where somebody other than the subject is reached.
_TOWARDS = frozenset({"to", "from", "with", "against", "toward", "towards", "upon", "at"})
_CROWDED = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "attr", "oprd"})
_WEIGHTS = {MentionKind.NAME: 0.2, MentionKind.METONYM: -0.4, MentionKind.DEMONYM: -1.4, MentionKind.DESCRIPTION: 0.2}


@dataclass(frozen=True)
class Candidate:
    """A mention that an expression may refer to."""

    start: int
    root: int
    parties: tuple[Party, ...]
    kind: MentionKind
    person: bool
    plural: bool
    weight: float
    words: frozenset[str]
    joint: bool = False  #: a coordination: Russia and Ukraine

    @property
    def size(self) -> int:
        """How many distinct actors it is, of people without a state each by name."""
        return len({p.code or p.country or p.person or p.name for p in self.parties})

    @property
    def named(self) -> bool:
        """Whether it is people by name."""
        return any(p.person for p in self.parties)

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the parties, countries for those without one."""
        return frozenset(p.code or p.country or "" for p in self.parties) - {""}


class Memory:
    """Candidates of one text, with their salience for an expression at some token."""

    def __init__(self, table: Table, mentions: Iterable[Mention]) -> None:
        self.table = table
        self.candidates: list[Candidate] = []
        self.by_sentence: dict[int, list[Candidate]] = {}
        self.said: dict[str, set[str]] = {}  #: the words of all mentions of a person
        self.states: dict[str, Candidate] = {}  #: the first mention of each state, none of its newspapers or companies
        self.counts: Counter[str] = Counter()
        self.persons: Counter[str] = Counter()
        self.quoted = _quoted(table)
        self.gender: dict[str, str] = {}
        largest: dict[int, Mention] = {}
        for mention in mentions:
            known = largest.get(mention.root)
            if known is None or mention.end - mention.start > known.end - known.start:
                largest[mention.root] = mention
        self.largest = largest
        for mention in sorted(largest.values(), key=lambda m: m.start):
            if mention.parties:
                self.add(mention)
        self._coordinations()

    def add(self, mention: Mention) -> None:
        """Keep a mention in mind."""
        table = self.table
        person = mention.kind is MentionKind.PERSON or any(p.person for p in mention.parties)
        words = frozenset(table.lower[mention.start : mention.end])
        if person and len(mention.parties) == 1:
            self._sex(mention.parties[0], words)
        weight = _WEIGHTS.get(mention.kind, 0.0)
        if mention.kind is MentionKind.METONYM and mention.parties[0].sector is None:
            weight -= 0.6
        if mention.parties[0].sector == "MED":
            weight -= 1.2
        plural = mention.plural or len(mention.parties) > 1
        self._keep(Candidate(mention.start, mention.root, mention.parties, mention.kind, person, plural, weight, words))
        self.counts.update(p.code for p in mention.parties if p.code)
        self.persons.update(p.person for p in mention.parties if p.person)

    def _keep(self, candidate: Candidate) -> None:
        self.candidates.append(candidate)
        self.by_sentence.setdefault(self.table.sentence[candidate.root], []).append(candidate)
        if len(candidate.parties) != 1:
            return
        party = candidate.parties[0]
        if party.person:
            self.said.setdefault(party.person, set()).update(candidate.words)
        elif party.code and party.country and party.sector not in {"MED", "BUS"}:
            self.states.setdefault(party.code, candidate)

    def _sex(self, party: Party, words: frozenset[str]) -> None:
        lists = load_words()
        if party.person and party.person not in self.gender:
            if words & lists.female:
                self.gender[party.person] = "she"
            elif words & (lists.male - {"son", "brother", "father"}):
                self.gender[party.person] = "he"

    def _coordinations(self) -> None:
        """Candidates for "Russia and Ukraine", "Presidents Kuchma of Ukraine and Yeltsin of Russia"."""
        by_start = {m.start: m for m in sorted(self.largest.values(), key=lambda m: m.end - m.start) if m.parties}
        by_root = {c.root: c for c in self.candidates}
        joint, used = list[Candidate](), set[int]()
        for first in list(self.candidates):
            if first.root in used:
                continue
            chain, at = [first], self.largest[first.root]
            while (following := self._joined(at, by_start)) is not None:
                if following.root not in by_root or by_root[following.root].named != first.named:
                    break
                chain.append(by_root[following.root])
                at = following
            used.update(c.root for c in chain)
            codes = {code for c in chain for code in c.codes}
            if len(chain) > 1 and (len(codes) > 1 or all(c.named for c in chain)):
                parties = tuple(dict.fromkeys(p for c in chain for p in c.parties))
                weight = max(c.weight for c in chain) + 0.3
                words = frozenset[str]()
                joint.append(
                    Candidate(first.start, first.root, parties, first.kind, first.person, True, weight, words, True)
                )
        for candidate in joint:
            self._keep(candidate)

    def _joined(self, mention: Mention, by_start: dict[int, Mention]) -> Mention | None:
        """The mention that "and" or a comma joins to this one."""
        table = self.table
        index = mention.end
        if index + 1 < table.size and table.lower[index] == "of":
            inner = by_start.get(index + 1) or by_start.get(index + 2)
            index = inner.end if inner is not None else index
        first = index
        while index < table.size and table.lower[index] in _GLUE and index - first < _GLUED:
            index += 1
        glue = table.lower[first:index]
        return by_start.get(index) if "and" in glue or "," in glue or "&" in glue else None

    @cached_property
    def dyads(self) -> dict[frozenset[str], float]:
        """How much the report is about each pair of states or groups, as a share of the pair that it is most about.

        A sentence that names both counts once, twice where "and" joins them.
        """
        counts: Counter[frozenset[str]] = Counter()
        for candidates in self.by_sentence.values():
            codes = {p.code for c in candidates for p in c.parties if p.code and p.country}
            if 1 < len(codes) <= _CROWDED:
                counts.update(frozenset(pair) for pair in combinations(sorted(codes), 2))
            counts.update({c.codes for c in candidates if c.joint and len(c.codes) == 2})
        most = max(counts.values(), default=1)
        return {pair: count / most for pair, count in counts.items()}

    def tellers(self, index: int) -> frozenset[str]:
        """Codes of who says what the token is the subject of, or does what is between them: mostly one of the two."""
        table = self.table
        doers: list[int] = []
        if table.dep[index] == "pobj" and table.lower[table.head[index]] == "between":
            verb = next((v for v in table.ancestors(index) if table.pos[v] in {"VERB", "AUX"}), index)
            doers = [c for v in self._controlled(verb) for c in table.children[v] if table.dep[c] in _SUBJECTS]
        return frozenset(
            code for c in self.by_sentence.get(table.sentence[index], ())
            if c.start < index and (c.root in doers or self._continues(c, index)) for code in c.codes
        )  # fmt: skip

    def actors(self, index: int) -> frozenset[str]:
        """Codes of the subject of the verb whose object, or whose goal, the token is: nobody receives himself."""
        table = self.table
        verb = table.head[index]
        if table.dep[index] == "pobj" and table.lower[verb] in _TOWARDS:
            verb = table.head[verb]
            while table.pos[verb] == "NOUN" and table.dep[verb] in {"dobj", "pobj", "prep", "attr"}:
                verb = table.head[verb]
                if table.dep[verb] == "prep" or table.pos[verb] == "ADP":
                    verb = table.head[verb]
        elif table.dep[index] == "nsubj" and any(table.lower[c] == "to" for c in table.children[verb]):
            verb = table.head[verb]  # "urged both to agree"
        elif table.dep[index] not in {"dobj", "dative"}:
            return frozenset()
        subjects = [c for v in self._controlled(verb) for c in table.children[v] if table.dep[c] in _SUBJECTS]
        return frozenset(
            code for c in self.by_sentence.get(table.sentence[index], ()) if c.root in subjects for code in c.codes
        )

    def before(self, index: int, window: int = WINDOW) -> list[Candidate]:
        """Candidates that stand before the token, at most so many sentences back."""
        sentence = self.table.sentence[index]
        return [
            c for number in range(max(0, sentence - window), sentence + 1) for c in self.by_sentence.get(number, ())
            if c.start < index and c.root != index
        ]  # fmt: skip

    def best(self, index: int, fits: Callable[[Candidate], float | None], window: int = WINDOW) -> Candidate | None:
        """The most salient candidate; `fits` gives a bonus, or None for one that cannot be meant."""
        ranked = [
            (self.salience(c, index) + bonus, c.start, n)
            for n, c in enumerate(self.before(index, window))
            if (bonus := fits(c)) is not None and not self._barred(c, index)
        ]
        if not ranked:
            return None
        return self.before(index, window)[max(ranked)[2]]

    def salience(self, candidate: Candidate, index: int) -> float:
        """How much a candidate offers itself at a token: nearness, subjecthood, frequency, parallel role."""
        table = self.table
        role = table.dep[candidate.root]
        score = candidate.weight - 1.5 * (table.sentence[index] - table.sentence[candidate.root])
        score += 0.1 * min(5, max((self.counts[p.code] for p in candidate.parties if p.code), default=0))
        score -= 0.004 * (index - candidate.start)
        if role in _SUBJECTS:
            score += 1.2
        mine = table.dep[index]
        if (mine in _SUBJECTS and role in _SUBJECTS) or (mine in _OBJECTS and role in _OBJECTS):
            score += 0.4
        if table.lower[index] in POSSESSIVE | REFLEXIVE and self._own_subject(candidate, index):
            score += 1.0
        if self._continues(candidate, index):
            score += 0.9
        if table.dep[mine_head := table.head[index]] == "conj" and table.head[mine_head] == candidate.root:
            score += 2.0  # "Skripal and his daughter"
        if self.quoted[index] and not self.quoted[candidate.root] and role in _SUBJECTS:
            score -= 1.0
        return score

    def _own_subject(self, candidate: Candidate, index: int) -> bool:
        """Whether the candidate is the subject of the nearest verb above the token."""
        table = self.table
        for above in table.ancestors(index):
            if table.pos[above] in {"VERB", "AUX"}:
                return table.head[candidate.root] == above and table.dep[candidate.root] in _SUBJECTS
        return False

    def _continues(self, candidate: Candidate, index: int) -> bool:
        """Whether the candidate says or does what the token's clause completes: "X announced that it ..."."""
        table = self.table
        verb = table.head[index]
        if table.pos[verb] not in {"VERB", "AUX"} or table.dep[verb] not in {"ccomp", "advcl", "conj", "xcomp"}:
            return False
        above = table.head[verb]
        if table.dep[above] in {"acl", "relcl"} and table.head[above] == candidate.root:
            return True
        return table.head[candidate.root] == above and table.dep[candidate.root] in _SUBJECTS

    def _barred(self, candidate: Candidate, index: int) -> bool:
        """Whether grammar forbids it: "Kuchma told him" is not Kuchma; a noun within the candidate's own words."""
        table = self.table
        if table.lower[index] in POSSESSIVE | REFLEXIVE:
            return candidate.root == table.head[index]
        verb = table.head[index]
        if table.dep[index] == "pobj":
            verb = table.head[verb]
        same = table.dep[candidate.root] in _SUBJECTS and table.head[candidate.root] in self._controlled(verb)
        return same and table.dep[index] in _OBJECTS and (table.lower[index] in HE | SHE or table.pos[index] == "PRON")

    def _controlled(self, verb: int) -> set[int]:
        """The verb and those above it whose subject is its own: "stalled it, trying to tie ..."."""
        table = self.table
        verbs = {verb}
        while table.dep[verb] in {"xcomp", "advcl", "conj", "pcomp"} and table.head[verb] != verb:
            if any(table.dep[c] in _SUBJECTS for c in table.children[verb]):
                break
            verb = table.head[verb]
            verbs.add(verb)
        return verbs


def _quoted(table: Table) -> list[bool]:
    """For each token whether it stands within quotation marks; a line break closes them."""
    inside, found = False, []
    for index, text in enumerate(table.text):
        if "\n" in text:
            inside = False
        if text in {"“", "``"}:
            inside = True
        elif text in {"”", "''"}:
            inside = False
        elif text == '"':
            inside = not inside
        found.append(inside and index >= 0)
    return found
