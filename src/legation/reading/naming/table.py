"""The columns of a parse as plain lists: many look-ups over few tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.reading.layers import Parsed
from legation.reading.naming.vocabulary import Form, NounKind, load_forms

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM"})


class Table:
    """Token columns of one Doc. `form[i]` is the noun phrase of the vocabulary that begins at token i."""

    def __init__(self, parsed: Parsed) -> None:
        doc = parsed.doc
        self.parsed = parsed
        self.source = parsed.report.text
        self.text = [_INVISIBLE.sub("", t.text) if not t.is_ascii else t.text for t in doc]
        self.lower = [t.lower() for t in self.text]
        self.start = [t.idx for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.entity = [t.ent_type_ for t in doc]
        self.sentence = parsed.sentence_of
        self.size = len(self.text)
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for child, head in enumerate(self.head):
            if child != head:
                self.children[head].append(child)
        self.forms = self._phrases()
        self.form_at: dict[int, tuple[int, Form]] = {}
        for begin, form in self.forms.items():
            for index in range(begin, begin + len(form.words)):
                self.form_at[index] = (begin, form)

    def _phrases(self) -> dict[int, Form]:
        known = self.parsed.forms or load_forms()
        found: dict[int, Form] = {}
        index = 0
        while index < self.size:
            form = self._phrase_at(index, known.get(self.lower[index], ()))
            if form is not None:
                found[index] = form
                index += len(form.words)
            else:
                index += 1
        return found

    def _phrase_at(self, index: int, forms: tuple[Form, ...]) -> Form | None:
        for form in forms:
            width = len(form.words)
            if width > 1 and tuple(self.lower[index : index + width]) != form.words:
                continue
            last = index + width - 1
            if self.sentence[last] == self.sentence[index] and self.pos[last] in _NOMINAL and self._noun(last, form):
                return form
        return None

    def _noun(self, index: int, form: Form) -> bool:
        """Whether a word that is also an adjective ("general", "major", "chief") is a noun here."""
        if self.pos[index] != "ADJ" or form.noun.kind is not NounKind.ROLE:
            return True
        return self.text[index][:1].isupper() or self.dep[index] not in {"amod", "acomp"}

    def root(self, start: int, end: int) -> int:
        """The syntactic head of the tokens `[start, end)`: the last of those that hang on a word outside."""
        best = end - 1
        for index in range(end - 1, start - 1, -1):
            if self.pos[index] in {"PUNCT", "SPACE", "PART"}:
                continue
            if not start <= self.head[index] < end or self.head[index] == index:
                return index
        return best

    def edge(self, index: int) -> int:
        """The first token of the sentence of that token."""
        while index > 0 and self.sentence[index - 1] == self.sentence[index]:
            index -= 1
        return index

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        seen = 0
        while self.head[index] != index and seen < self.size:
            index = self.head[index]
            seen += 1
            yield index
