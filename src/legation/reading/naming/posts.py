"""What a text says about a person named at some place: post, country, whether the post is past."""

from __future__ import annotations

from dataclasses import dataclass

from legation.reading.naming.owners import Owner, Referent
from legation.reading.naming.persons import NameSpan
from legation.reading.naming.phrases import Phrase
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import Noun, NounKind, load_words

_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "their", "one"})
_COPULAS = frozenset({"is", "was", "became", "serves", "served", "remains"})
_ADVERBS = frozenset({"currently", "now", "also", "still", "then", "himself", "herself", "as"})


@dataclass(frozen=True)
class Post:
    """One thing said of a person. Tokens `[start, end)` hold name and title where they touch."""

    noun: Noun | None
    lemma: str
    owners: tuple[Owner, ...]
    former: bool
    start: int
    end: int
    phrase: int | None = None  #: where the phrase's noun begins
    alien: bool = False  #: it belongs to somebody whom the atlas lacks


class PostFinder:
    """Looks for posts about names in one text."""

    def __init__(self, table: Table, phrases: dict[int, Phrase], referents: dict[int, Referent]) -> None:
        self.table = table
        self.by_end: dict[int, Phrase] = {}
        self.by_start: dict[int, Phrase] = {}
        self.referents = referents
        for phrase in phrases.values():
            if phrase.form.noun.kind is NounKind.ROLE:
                for end in {phrase.stop, phrase.end}:
                    self.by_end[end] = phrase
                self.by_start[phrase.start] = phrase

    def about(self, name: NameSpan) -> list[Post]:
        """Everything said about the person at this mention, the title first."""
        found = [self._title(name), self._before_comma(name), self._after(name), self._joined(name)]
        posts = [p for p in found if p is not None]
        own = self._of(name) or self._possessor(name)
        if own:
            posts.insert(0, Post(None, "", own, False, name.start, name.end))
        return posts

    def _title(self, name: NameSpan) -> Post | None:
        table = self.table
        index = name.start
        honorifics = load_words().honorifics
        while (
            index > 0
            and (table.lower[index - 1] in honorifics or table.lower[index - 1] == ".")
            and table.lower[index - 1] != "the"
        ):
            index -= 1
        while index > 0 and (table.text[index - 1] in {'"', "“", "``"} or table.text[index - 1].isspace()):
            index -= 1
        phrase = self.by_end.get(index)
        if phrase is None or table.sentence[phrase.begin] != table.sentence[name.start] or not phrase.form.noun.title:
            return None
        return self._post(phrase, phrase.start, name.end)

    def _before_comma(self, name: NameSpan) -> Post | None:
        """ "The president of Bulgaria, Georgi Parvanov" """
        table = self.table
        comma = name.start - 1
        if comma < 1 or table.text[comma] != ",":
            return None
        for back in range(comma, max(0, comma - 12), -1):
            phrase = self.by_end.get(back)
            if phrase is not None and table.sentence[phrase.begin] == table.sentence[name.start]:
                plain = all(
                    table.pos[i] in {"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "CCONJ", "NUM"}
                    for i in range(back, comma)
                )
                if plain and not self._listed(phrase, name):
                    return self._post(phrase, name.start, name.end)
                return None
        return None

    def _listed(self, phrase: Phrase, name: NameSpan) -> bool:
        """Whether the comma parts the members of a list: "the minister, X and Y"."""
        table = self.table
        return not phrase.form.plural and table.dep[table.root(name.start, name.end)] == "conj"

    def _after(self, name: NameSpan) -> Post | None:
        """ "Xi Jinping, the chairman of", "X, who is currently a member of", "X is the minister" """
        table = self.table
        index = name.end
        if index < table.size and table.text[index] in {",", "(", "–", "—"}:
            index += 1
            if index + 1 < table.size and table.lower[index] == "who" and table.lower[index + 1] in _COPULAS:
                index += 2
        elif index + 1 < table.size and table.lower[index] == "who" and table.lower[index + 1] in _COPULAS:
            index += 2
        elif index < table.size and table.lower[index] in {"is", "was"}:
            index += 1
        else:
            return None
        while index < table.size and (table.lower[index] in _DETERMINERS or table.lower[index] in _ADVERBS):
            index += 1
        phrase = self.by_start.get(index)
        if phrase is None or table.sentence[index] != table.sentence[name.start]:
            return None
        if phrase.end < table.size and phrase.end - name.end < 3 and table.entity[phrase.end] == "PERSON":
            return None
        return self._post(phrase, name.start, name.end)

    def _joined(self, name: NameSpan) -> Post | None:
        """The post of a list: "Presidents Leonid Kuchma of Ukraine and Boris Yeltsin of Russia"."""
        table = self.table
        for back in range(name.start - 1, max(-1, name.start - 16), -1):
            if table.sentence[back] != table.sentence[name.start] or table.pos[back] in {"VERB", "AUX"}:
                return None
            at = table.form_at.get(back)
            if at is None or at[1].noun.kind is not NounKind.ROLE or not at[1].noun.title:
                continue
            if at[1].plural and table.text[name.start - 1] in {",", "and"}:
                return Post(at[1].noun, at[1].lemma, (), False, name.start, name.end)
            return None
        return None

    def _of(self, name: NameSpan) -> tuple[Owner, ...]:
        """ "Leonid Kuchma of Ukraine" """
        table = self.table
        if name.end + 1 >= table.size or table.lower[name.end] != "of":
            return ()
        index = name.end + 1
        if table.lower[index] == "the":
            index += 1
        referent = self.referents.get(index)
        return referent.owners if referent and not referent.compound else ()

    def _possessor(self, name: NameSpan) -> tuple[Owner, ...]:
        """ "Israel's Netanyahu" """
        table = self.table
        if name.start < 2 or table.lower[name.start - 1] not in {"'s", "’s"}:
            return ()
        referent = self.referents.get(name.start - 2)
        return referent.owners if referent and not referent.compound else ()

    def _post(self, phrase: Phrase, start: int, end: int) -> Post:
        return Post(
            phrase.noun, phrase.form.lemma, phrase.owners, phrase.former, start, end, phrase.begin, phrase.alien
        )
