"""Where people are named: the words of names, from the parser's hints, titles and appositions, then by surname."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from legation.reading.naming.phrases import Phrase
from legation.reading.naming.table import Table
from legation.reading.naming.trie import fold
from legation.reading.naming.vocabulary import NounKind, load_words

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_APPOSED_WIDTH = (2, 4)
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "their"})
_PLACES = frozenset(
    {"port", "city", "town", "village", "province", "region", "district", "island", "state", "capital", "outskirts"}
)
_PLAIN = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "CCONJ", "NUM"})
_SYLLABLE = 5
_COMPOUNDS = frozenset(
    {"led", "era", "style", "based", "born", "held", "run", "like", "made", "owned", "aged", "elect", "type"}
)
_NOT_NAMES = frozenset({"CARDINAL", "DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


class NameSpan(NamedTuple):
    """A person's name at tokens `[start, end)`."""

    start: int
    end: int
    words: tuple[str, ...]  #: folded, lower case, particles and hyphens left out


class PersonFinder:
    """Finds the names of people in one text; `taken` are the tokens that the atlas names."""

    def __init__(self, table: Table, taken: frozenset[int], famous: Callable[[str], bool] = lambda word: False) -> None:
        self.table = table
        self.famous = famous
        self.taken = taken

    def find(self, phrases: Iterable[Phrase]) -> list[NameSpan]:
        """Names in order, none overlapping another."""
        found: dict[int, NameSpan] = {}
        phrases = list(phrases)
        for start, end in [*self._entities(), *self._titled(phrases), *self._apposed(phrases), *self._acting()]:
            span = self._grown(start, end)
            if span is not None and not any(i in found for i in range(span.start, span.end)):
                found.update(dict.fromkeys(range(span.start, span.end), span))
        self._again(found)
        return sorted(set(found.values()))

    def word(self, index: int) -> bool:
        """Whether the token can be a word of a name."""
        text = self.table.text[index]
        if index in self.taken or not text[:1].isupper() or self.table.entity[index] in _NOT_NAMES:
            return False
        if any(c.isdigit() for c in text):
            return False
        dated = self.table.lower[index] in load_words().calendar and self.table.entity[index] != "PERSON"
        if dated and (self.table.dep[index] != "nsubj" or self.table.entity[index] == "DATE"):
            return False
        return self.table.pos[index] in {"PROPN", "NOUN", "ADJ", "VERB", "X", "INTJ", "ADV", "PUNCT"}

    def _listed(self, index: int) -> bool:
        """Whether a plural title stands before it in the sentence: "Presidents X of A and Y of B"."""
        table = self.table
        for back in range(index, max(-1, index - 24), -1):
            if table.sentence[back] != table.sentence[index] or table.pos[back] in {"VERB", "AUX"}:
                return False
            at = table.form_at.get(back)
            if at is not None and at[1].plural and at[1].noun.kind is NounKind.ROLE and at[1].noun.title:
                return True
        return False

    def _entities(self) -> list[tuple[int, int]]:
        found, table = [], self.table
        for entity in table.parsed.doc.ents:
            if entity.label_ != "PERSON":
                continue
            start, end = entity.start, entity.end
            while start < end and (not self.word(start) or self._title(start)):
                start += 1
            while start < end and not self.word(end - 1):
                end -= 1
            for index in range(start, end):
                if index in self.taken:
                    end = index
                    break
            if all(i in table.form_at or table.lower[i] in load_words().portfolios for i in range(start, end)):
                continue
            if start < end and not (end - start == 1 and (self._acronym(start) or self._place(start))):
                found.append((start, end))
        return found

    def _place(self, index: int) -> bool:
        """Whether a lone word taken for a person stands where places stand: "in X", "port of X"."""
        before = self.table.lower[index - 1] if index else ""
        at = self.table.form_at.get(index + 1)
        if at is not None and at[1].noun.kind is NounKind.ORGAN and at[1].noun.sector.value in {"MED", "BUS", "NGO"}:
            return True
        if before in {"in", "at", "near", "into", "outside", "around"}:
            return True
        return before == "of" and index > 1 and self.table.lower[index - 2] in _PLACES

    def _acting(self) -> list[tuple[int, int]]:
        """Two to four capitalised words that do what only people do, or are referred to by "who"."""
        table, found = self.table, []
        for index in range(table.size):
            if table.pos[index] != "PROPN" or table.text[index] in _HYPHENS or not self.word(index):
                continue
            after = index + 1
            if (
                after < table.size
                and (table.pos[after] == "PROPN" or table.text[after] in _HYPHENS)
                and table.sentence[after] == table.sentence[index]
            ):
                continue
            if after < table.size and table.text[after] == ",":
                after += 1
            referred = after < table.size and table.lower[after] in {"who", "whom", "whose"}
            verb = table.head[index]
            speaks = table.dep[index] == "nsubj" and table.parsed.doc[verb].lemma_.lower() in load_words().human
            listed = after + 1 < table.size and table.lower[after] == "of" and self._listed(index)
            if referred or speaks or listed:
                start = index
                while (
                    start > 0
                    and table.sentence[start - 1] == table.sentence[index]
                    and (self.word(start - 1) or table.text[start - 1] in _HYPHENS)
                    and table.pos[start - 1] in {"PROPN", "PUNCT"}
                ):
                    start -= 1
                words = table.lower[start : index + 1]
                if self._sized(start, index + 1) and not any(w in load_words().bodies for w in words):
                    found.append((start, index + 1))
        return found

    def _acronym(self, index: int) -> bool:
        text = self.table.text[index]
        near = [self.table.text[i] for i in (index - 1, index + 1) if 0 <= i < self.table.size]
        return text.isupper() and 1 < len(text) < 7 and not any(t.isupper() and len(t) > 1 for t in near)

    def _title(self, index: int) -> bool:
        if self.table.lower[index] in load_words().honorifics:
            return True
        at = self.table.form_at.get(index)
        if at is not None and at[1].noun.kind is NounKind.ROLE:
            return at[0] + len(at[1].words) < self.table.size and self.word(at[0] + len(at[1].words))
        return False

    def _titled(self, phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
        """Capitalised words right after a title: "President Park", "Mr Annan"."""
        table = self.table
        ends = [p.end if p.end == p.stop or not p.owners else p.stop for p in phrases if p.form.noun.title]
        words = load_words().honorifics - {"the", "u"}
        ends += [i + 1 for i in range(table.size) if table.lower[i] in words and table.text[i][:1].isupper()]
        found = []
        for end in ends:
            index = end
            while (index < table.size and table.lower[index] == ".") or (
                index in table.form_at and index == end and self._title(index)
            ):
                index += 1
            if index < table.size and table.sentence[index] == table.sentence[end - 1] and self.word(index):
                if table.entity[index] in {"ORG", "FAC"} and not table.text[end - 1][:1].isupper():
                    continue
                if not self._title(index) and index not in table.form_at and table.pos[index] == "PROPN":
                    found.append((index, index + 1))
        return found

    def _apposed(self, phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
        """Capitalised words set off by a comma from a role: "X, the chairman of", "the president of Y, X"."""
        table = self.table
        found = []
        for phrase in phrases:
            if phrase.form.noun.kind is not NounKind.ROLE:
                continue
            for start in (self._run_back(phrase.start), self._run_on(phrase.end)):
                if start is not None:
                    found.append(start)
        return [(s, e) for s, e in found if all(table.entity[i] not in {"GPE"} or e - s > 1 for i in range(s, e))]

    def _run_back(self, start: int) -> tuple[int, int] | None:
        table = self.table
        index = start - 1
        while index > 0 and table.lower[index] in _DETERMINERS:
            index -= 1
        if index < 1 or table.text[index] != ",":
            return None
        end = index
        while (
            index > 0
            and (self.word(index - 1) or table.text[index - 1] in _HYPHENS)
            and table.pos[index - 1] in {"PROPN", "PUNCT"}
        ):
            index -= 1
        return self._sized(index, end)

    def _run_on(self, end: int) -> tuple[int, int] | None:
        table = self.table
        if end < table.size and table.lower[end] in {"to", "of", "for", "at", "in"}:
            reach = end
            while reach < min(table.size, end + 7) and table.text[reach] != "," and table.pos[reach] in _PLAIN:
                reach += 1
            end = reach
        if end >= table.size or table.text[end] != ",":
            return None
        index = end + 1
        while (
            index < table.size
            and (self.word(index) or table.text[index] in _HYPHENS)
            and table.pos[index] in {"PROPN", "PUNCT"}
        ):
            index += 1
        return self._sized(end + 1, index)

    def _sized(self, start: int, end: int) -> tuple[int, int] | None:
        table = self.table
        words = [i for i in range(start, end) if table.text[i] not in _HYPHENS]
        low, high = _APPOSED_WIDTH
        if not low <= len(words) <= high or any(i in table.form_at for i in words):
            return None
        return start, end

    def _grown(self, start: int, end: int) -> NameSpan | None:
        """The name with the words that touch it on either side."""
        table, particles = self.table, load_words().particles
        first, last = table.edge(start), start
        while last < table.size and table.sentence[last] == table.sentence[start]:
            last += 1
        while end < last and (step := self._step(end, last, particles)):
            end += step
        while start > first and self._joins_left(start, first):
            start -= 2 if table.text[start - 1] in _HYPHENS else 1
        words = tuple(
            fold(table.lower[i]).strip(".'’")
            for i in range(start, end)
            if table.text[i] not in _HYPHENS and table.lower[i] not in particles
        )
        words = tuple(w for w in words if w)
        return NameSpan(start, end, words) if words else None

    def _step(self, index: int, last: int, particles: frozenset[str]) -> int:
        table = self.table

        def proper(i: int) -> bool:
            return i < last and self.word(i) and table.pos[i] == "PROPN" and not self._role(i)

        if proper(index):
            return 1
        if table.text[index] in _HYPHENS and index + 1 < last and self._glued(index):
            if proper(index + 1) or table.lower[index + 1] in particles:
                return 2
            word = table.text[index + 1]  # the second syllable of "Jong-un"
            close = table.start[index] + 1 == table.start[index + 1] and len(word) <= _SYLLABLE
            return 2 if close and word.isalpha() and word not in _COMPOUNDS and self.word(index - 1) else 0
        if table.lower[index] in particles and table.lower[index] not in {"an", "as", "y", "e", "o"}:
            if proper(index + 1):
                return 2
            if (
                index + 2 < last
                and (table.text[index + 1] in _HYPHENS or table.lower[index + 1] in particles)
                and proper(index + 2)
            ):
                return 3
        return 0

    def _glued(self, index: int) -> bool:
        table = self.table
        return table.start[index - 1] + len(table.parsed.doc[index - 1].text) == table.start[index]

    def _joins_left(self, start: int, first: int) -> bool:
        table = self.table
        left = start - 1
        if (
            table.text[left] in _HYPHENS
            and left > first
            and self._glued(left)
            and table.start[left] + 1 == table.start[start]
        ):
            return self.word(left - 1) or table.lower[left - 1] in load_words().particles
        return (
            self.word(left)
            and table.pos[left] == "PROPN"
            and not self._role(left)
            and table.entity[left] in {"PERSON", ""}
            and table.lower[left] not in load_words().honorifics
            and table.lower[left] not in load_words().modifiers
            and table.lower[left] not in load_words().portfolios
            and not self._titles(left)
        )

    def _titles(self, left: int) -> bool:
        """Whether the word is a title taken for a name: "Marshal Pétain", but not "John Major"."""
        at = self.table.form_at.get(left)
        if at is None or not at[1].noun.title or at[0] + len(at[1].words) != left + 1:
            return False
        before = at[0] - 1
        return before < 0 or self.table.entity[before] != "PERSON" or self._title(before)

    def _role(self, index: int) -> bool:
        at = self.table.form_at.get(index)
        return (at is not None and self.table.entity[index] != "PERSON") or self.table.lower[
            index
        ] in load_words().portfolios

    def _again(self, found: dict[int, NameSpan]) -> None:
        """Later mentions by one word of a name, whatever the parser took them for."""
        table = self.table
        known = {s.words[-1] for s in found.values()} | {
            s.words[0] for s in found.values() if len(s.words) > 1 and self._eastern(s)
        }
        known = {w for w in known if len(w) > 1}
        middle = {w for s in found.values() for w in s.words[1:-1] if len(w) > 2}  # Mohammad Ayub Khan
        for index in range(table.size):
            word = fold(table.lower[index])
            if index not in found and self._bearer(index) and self.famous(table.text[index]):
                known.add(word)
            if (
                (word in known or (word in middle and self._bearer(index)))
                and index not in found
                and index not in table.form_at
                and self.word(index)
                and table.pos[index] != "VERB"
            ):
                span = self._grown(index, index + 1)
                if span and len(span.words) == 1:
                    found.update(dict.fromkeys(range(span.start, span.end), span))

    def _bearer(self, index: int) -> bool:
        """Whether a lone capitalised word stands where a person's name may."""
        table = self.table
        if (
            table.pos[index] != "PROPN"
            or index in table.form_at
            or not self.word(index)
            or len(table.text[index]) < _SYLLABLE - 1
        ):
            return False
        if table.text[index].isupper() or (table.entity[index] in {"GPE", "LOC", "FAC"} and self._place(index)):
            return False
        near = [i for i in (index - 1, index + 1) if 0 <= i < table.size and table.sentence[i] == table.sentence[index]]
        if any(table.pos[i] == "PROPN" and i not in table.form_at and i not in self.taken for i in near):
            return False
        return table.dep[index] in {
            "nsubj",
            "nsubjpass",
            "poss",
            "dobj",
            "pobj",
            "compound",
            "conj",
            "nmod",
            "dative",
            "appos",
            "ROOT",
        }

    def _eastern(self, span: NameSpan) -> bool:
        """Whether the surname may stand first: three words or a hyphen, no initials."""
        return len(span.words) in {2, 3}
