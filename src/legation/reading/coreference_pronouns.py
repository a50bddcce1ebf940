"""He, she, it and they."""

from __future__ import annotations

from legation.reading.coreference_memory import Candidate, Memory
from legation.reading.coreference_words import HE, IT, POSSESSIVE, SHE
from legation.reading.layers import MentionKind
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import load_words

_EMPTY_VERBS = frozenset({"seem", "appear", "happen", "turn", "remain", "follow", "rain", "snow", "matter"})
_HUMAN_ONLY = 2.0
_UNLIKELY = -1.0
_MODALS = frozenset({"would", "will", "shall", "could", "may", "might", "’ll", "'ll", "should", "can"})


class Pronouns:
    """Resolves the pronouns of one text."""

    def __init__(self, table: Table, memory: Memory) -> None:
        self.table = table
        self.memory = memory

    def resolve(self, index: int) -> Candidate | None:
        """Whom the pronoun at that token means, or None."""
        word = self.table.lower[index]
        if word in HE | SHE:
            return self._person(index, "he" if word in HE else "she")
        if word in IT:
            return None if self._empty(index) else self._thing(index)
        return self._several(index)

    def _person(self, index: int, sex: str) -> Candidate | None:
        gender = self.memory.gender
        ahead = self._ahead(index)
        if ahead is not None:
            return ahead
        turned = self._turned(index)

        def fits(candidate: Candidate) -> float | None:
            if not candidate.person or candidate.joint or len(candidate.parties) != 1 or candidate.plural:
                return None
            name = candidate.parties[0].person
            if gender.get(name or "", sex) != sex:
                return None
            return (0.3 if name else 0.0) + (2.0 if candidate.root == turned else 0.0)

        found = self.memory.best(index, fits)
        if found is not None and found.parties[0].person:
            gender.setdefault(found.parties[0].person, sex)
        return found

    def _ahead(self, index: int, several: bool = False) -> Candidate | None:
        """The subject still to come: "Since his election, Putin has ..."."""
        table = self.table
        main = max(table.ancestors(index), key=lambda i: table.head[i] == i, default=index)
        subject = next((c for c in table.children[main] if table.dep[c] in {"nsubj", "nsubjpass"}), None)
        if (
            subject is None
            or subject <= index
            or subject - index > 12
            or table.sentence[subject] != table.sentence[index]
        ):
            return None
        if "," not in table.text[index:subject]:
            return None
        known = [c for c in self.memory.by_sentence.get(table.sentence[subject], ()) if c.root == subject]
        if several:
            return next((c for c in known if c.joint), None)
        return next((c for c in known if c.person and not c.joint), None)

    def _turned(self, index: int) -> int | None:
        """The object of whose verb "where he ..." goes on to tell: "sent X to China, where he met"."""
        table = self.table
        verb = table.head[index]
        if table.dep[verb] != "relcl" or not any(table.lower[c] == "where" for c in table.children[verb]):
            return None
        for above in table.ancestors(verb):
            if table.pos[above] == "VERB":
                return next((c for c in table.children[above] if table.dep[c] == "dobj"), None)
        return None

    def _empty(self, index: int) -> bool:
        """Whether "it" refers to nothing: "it is believed that", "it seems"."""
        table = self.table
        if table.lower[index] != "it":
            return False
        verb = table.head[index]
        if table.dep[index] == "expl":
            return True
        if table.dep[index] not in {"nsubj", "nsubjpass"}:
            return False
        if index + 1 < table.size and table.pos[index + 1] == "ADJ":
            return True  # "think it better to", "make it possible to"
        lemma = table.parsed.doc[verb].lemma_.lower()
        if lemma in _EMPTY_VERBS:
            return True
        clausal = any(table.dep[c] in {"ccomp", "csubj", "csubjpass", "advcl"} for c in table.children[verb])
        if table.dep[index] == "nsubjpass":
            return clausal and lemma not in {"force", "urge", "tell", "ask", "warn"}
        if lemma == "be":
            return any(table.dep[c] in {"acomp", "attr", "prep", "advmod", "ccomp"} for c in table.children[verb])
        return False

    def _thing(self, index: int) -> Candidate | None:
        """A state, body or organ, unless a thing named nearer is as likely."""

        def fits(candidate: Candidate) -> float | None:
            if candidate.person or candidate.joint or len(candidate.parties) != 1 or not candidate.parties[0].code:
                return None
            if candidate.plural and candidate.kind is not MentionKind.NAME:
                return None
            return 0.0

        found = self.memory.best(index, fits, 2)
        if found is None:
            return None
        provides = self._provides(index)
        trust = self.memory.salience(found, index) + (_UNLIKELY if provides else self._trust(index))
        return None if self._rival(index, found, provides) > trust else found

    def _provides(self, index: int) -> bool:
        """Whether the verb is what treaties and plans do, or what is done to them."""
        table, words = self.table, load_words()
        verb = table.head[index]
        token = table.parsed.doc[verb]
        lemma = token.lemma_.lower()
        if table.dep[index] == "nsubjpass" or (table.dep[index] == "dobj" and lemma in words.handled):
            return lemma in words.handled or lemma in words.provisions
        if table.dep[index] != "nsubj":
            return False
        modal = any(table.lower[c] in _MODALS for c in table.children[verb])
        return lemma in words.effects or (lemma in words.provisions and (modal or token.tag_ == "VBZ"))

    def _trust(self, index: int) -> float:
        """How sure it is that an actor is meant, by what it does."""
        table = self.table
        verb = table.head[index]
        lemma = table.parsed.doc[verb].lemma_.lower()
        if table.lower[index] in POSSESSIVE:
            return 0.8
        if table.dep[index] in {"nsubj", "nsubjpass"}:
            if lemma in load_words().effects:
                return _UNLIKELY
            return _HUMAN_ONLY if lemma in load_words().human or lemma in load_words().sending else 0.2
        return -1.5

    def _rival(self, index: int, found: Candidate, provides: bool) -> float:
        """The salience of the likeliest thing that is no actor: treaties and the like before others."""
        table, memory = self.table, self.memory
        best = -9.0
        sentence = table.sentence[index]
        above = set(table.ancestors(index))  # "the land it holds": the land is not it
        for other in range(index - 1, -1, -1):
            gap = sentence - table.sentence[other]
            if gap > 1:
                break
            if (
                table.pos[other] != "NOUN"
                or other in above
                or other in memory.largest
                or table.dep[other] in {"compound", "npadvmod", "poss"}
            ):
                continue
            if table.entity[other] in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"} or _plural(table, other):
                continue
            score = -1.5 * gap - 0.004 * (index - other) - 0.3
            if table.dep[other] in {"nsubj", "nsubjpass"}:
                score += 1.2
            if table.dep[other] == "pobj":
                score -= 0.3
            nearer = other > found.root or table.dep[other] in {"nsubj", "nsubjpass"}
            if provides and nearer and table.parsed.doc[other].lemma_.lower() in load_words().things:
                score += 2.1
            best = max(best, score)
        return best

    def _several(self, index: int) -> Candidate | None:
        own = self.table.lower[index] == "their"
        ahead = self._ahead(index, True)
        if ahead is not None:
            return ahead

        def fits(candidate: Candidate) -> float | None:
            if candidate.joint or len(candidate.parties) > 1:
                return 1.2 if candidate.kind is not MentionKind.DEMONYM else 0.6
            if candidate.plural:
                return 0.6 if candidate.kind is not MentionKind.DEMONYM else 1.4
            if candidate.person or candidate.kind in {MentionKind.DEMONYM, MentionKind.METONYM}:
                return None
            state = (candidate.parties[0].actor or "state:").startswith("state:")
            if state and candidate.kind is MentionKind.NAME and not own:
                return None
            return -1.0 if own else -1.4

        found = self.memory.best(index, fits, 2)
        if found is None or (len(found.parties) == 1 and self._crowd(index) > self.memory.salience(found, index)):
            return None
        return found

    def _crowd(self, index: int) -> float:
        """The salience of the likeliest plural noun that names no actor."""
        table = self.table
        best = -9.0
        for other in range(index - 1, -1, -1):
            gap = table.sentence[index] - table.sentence[other]
            if gap > 1:
                break
            if table.pos[other] == "NOUN" and other not in self.memory.largest and _plural(table, other):
                score = (
                    -1.5 * gap - 0.004 * (index - other) + (1.2 if table.dep[other] in {"nsubj", "nsubjpass"} else 0.0)
                )
                best = max(best, score)
        return best


def _plural(table: Table, index: int) -> bool:
    return bool(table.parsed.doc[index].tag_ in {"NNS", "NNPS"})
