"""The noun phrase about a role or an organ: where it begins and ends, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import msgspec

from legation.atlas.loader import Sector
from legation.reading.naming.grounds import Grounds
from legation.reading.naming.owners import Owner, Referent
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import Form, Noun, NounKind, Standing, load_words

_INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_JOINTS = frozenset({"and", "-", "–", ",", "/", "&"})
_BELONGING = frozenset({"of", "from"})
_SERVING = frozenset({"to", "for", "of", "from"})
_LOCATIVE = frozenset({"in", "inside", "at", "across"})
_REACH = 9
_LOCAL = frozenset({"local", "provincial", "regional", "municipal", "district"})
#: Bodies whose names before a post say what it is about, not whose it is: a press attaché.
_ADJECTIVAL = frozenset({"press", "media", "union", "state", "government"})
_ACRONYM = 3


def _sure(noun: Noun) -> bool:
    """Whether a post is the same body's whoever tells: of Foreign Secretaries there are several."""
    return noun.body is not None or noun.state == "VAT"


@dataclass(frozen=True)
class Phrase:
    """A phrase about a noun of the vocabulary: tokens `[start, end)`, the form's own at `[begin, stop)`."""

    start: int
    end: int
    begin: int
    stop: int
    form: Form
    owners: tuple[Owner, ...]
    former: bool
    head: int
    alien: bool = False  #: a name that the atlas lacks stands before the noun: it belongs to somebody else
    inner: Noun | None = None  #: the body that a spokesman or chief is of: "army" in "army spokesman"

    @property
    def noun(self) -> Noun:
        """What the phrase names: the form's own noun, with sector and standing of the body that it speaks for."""
        own = self.form.noun
        if self.inner is None:
            return own
        return msgspec.structs.replace(own, sector=self.inner.sector, standing=self.inner.standing)


class Phrases:
    """Finds the phrases of one text; `referents` maps a token to the name that it is part of."""

    def __init__(self, table: Table, referents: dict[int, Referent], grounds: Grounds | None = None) -> None:
        self.table = table
        self.referents = referents
        self.grounds = grounds

    def at(self, begin: int) -> Phrase:
        """The phrase about the form that begins at that token."""
        table, form = self.table, self.table.forms[begin]
        stop = begin + len(form.words)
        left, mine = self._before(begin)
        head = table.root(begin, stop)
        end = self._portfolio(stop)
        right: tuple[Owner, ...] = ()
        if not mine:
            right, reach = self._after(end, form)
            end = reach if right else end
        if not (mine or right):
            right, end = self._placed(left, begin, end, form)
        implied = Owner.implied(form.noun) if not (mine or right) and _sure(form.noun) else None
        if implied is not None:
            right = (implied,)
        former = any(table.lower[i] in load_words().former for i in range(left, begin))
        alien = not (mine or right) and any(self._strange(i) for i in range(left, begin))
        inner = self._inner_body(begin, stop, form) or self._displaced(left, begin, form)
        inner = inner or self._irregular(left, begin, form, mine or right)
        return Phrase(left, end, begin, stop, form, mine or right, former, head, alien, inner)

    def _placed(self, left: int, begin: int, end: int, form: Form) -> tuple[tuple[Owner, ...], int]:
        """The state of a town or province that the noun hangs on, and the end of the phrase."""
        if self.grounds is None or form.noun.kind is NounKind.ASSET:
            return (), end
        owner = self.grounds.before(left, begin)
        if owner is not None:
            return (owner,), end
        word = self.table.lower[end] if end < self.table.size else ""
        if word in _LOCATIVE or (form.noun.located and word in _BELONGING):
            if word in _LOCATIVE and not (form.noun.located or self._of_place(begin, form)):
                return (), end
            owner, reach = self.grounds.after(end + 1)
            if owner is not None:
                return (owner,), reach
        return (), end

    def _of_place(self, begin: int, form: Form) -> bool:
        """Whether people of that sort are of the state where they are: officials, soldiers, a local chief in a town."""
        local = begin > 0 and self.table.lower[begin - 1] in _LOCAL
        return (form.plural or local) and form.noun.standing is Standing.OFFICIAL

    def _irregular(self, left: int, begin: int, form: Form, owners: tuple[Owner, ...]) -> Noun | None:
        """Fighters of no state's army: "Turkish-backed forces", "Kurdish troops"."""
        if form.noun.sector is not Sector.MILITARY or form.noun.kind is NounKind.ASSET or any(o.code for o in owners):
            return None
        table = self.table
        hyphened = (i for i in range(max(left, 1), begin) if table.text[i - 1] in {"-", "–"})
        proxy = any(table.lower[i] in load_words().proxies for i in hyphened)
        if not (owners or proxy):
            return None
        return msgspec.structs.replace(form.noun, sector=Sector.REBELS, standing=Standing.OPPOSED)

    def _displaced(self, left: int, begin: int, form: Form) -> Noun | None:
        """ "Displaced families" are refugees."""
        if form.noun.sector is not Sector.CIVILIANS or "displaced" not in self.table.lower[left:begin]:
            return None
        return msgspec.structs.replace(form.noun, sector=Sector.REFUGEES)

    def _inner_body(self, begin: int, stop: int, form: Form) -> Noun | None:
        """The body that a post is of: "army spokesman", "chief of the Indian army"."""
        table, noun = self.table, form.noun
        if noun.kind is not NounKind.ROLE or form.lemma not in load_words().serving or noun.body or noun.state:
            return None
        before = None if noun.top or begin == 0 else table.form_at.get(begin - 1)
        if before is not None and before[1].noun.kind is NounKind.ORGAN and before[1].lemma not in _ADJECTIVAL:
            return before[1].noun
        if stop < table.size and table.lower[stop] in {"of", "for"}:
            for index in range(stop + 1, min(stop + _REACH, table.size)):
                at = table.form_at.get(index)
                if at is not None and at[1].noun.kind is NounKind.ORGAN:
                    return at[1].noun
                if index not in self.referents and table.pos[index] not in {"DET", "ADJ", "PROPN", "PART"}:
                    return None
        return None

    def _strange(self, index: int) -> bool:
        """Whether the word is a name that the atlas lacks: "European" commissioner."""
        table, words = self.table, load_words()
        if table.entity[index] not in {"NORP", "GPE", "ORG", "LOC"} or not table.text[index][:1].isupper():
            return False
        return table.entity[index] == "NORP" or table.lower[index] not in words.portfolios | words.modifiers

    def _before(self, begin: int) -> tuple[int, tuple[Owner, ...]]:
        """Where the phrase begins, and the owners named before its noun."""
        table = self.table
        index, found = begin - 1, list[Referent]()
        shouting = table.text[begin].isupper() and len(table.text[begin]) > _ACRONYM
        while index >= 0 and begin - index <= 2 * _REACH and table.sentence[index] == table.sentence[begin]:
            referent = self.referents.get(index)
            if referent is None and shouting:
                break
            if referent is not None:
                if not referent.compound:
                    found.insert(0, referent)
                index = referent.start - 1
                continue
            if not self._inner(index):
                break
            index -= 1
        start = index + 1
        while start < begin and (table.lower[start] in _JOINTS or table.lower[start] in _POSSESSIVE):
            start += 1
        return start, self._owners([r for r in found if r.start >= start])

    def _inner(self, index: int) -> bool:
        table = self.table
        word = table.lower[index]
        if word in _POSSESSIVE:
            return True
        if word == "and":
            role = table.form_at.get(index - 1)
            return (
                (index - 1 in self.referents and index + 1 in self.referents)
                or (role is not None and role[1].noun.title and table.text[index - 1][:1].isupper())
                or (table.lower[index - 1] in load_words().portfolios and table.text[index - 1][:1].isupper())
            )
        if word in _JOINTS:
            near = index - 1 in self.referents and index + 1 in self.referents
            if word == ",":
                return near and table.pos[index - 1] == table.pos[index + 1] == "ADJ"
            return near or word in {"-", "–"}
        if index > 0 and table.text[index - 1] in {"-", "–"} and self._glued(index):
            return True
        if table.entity[index] in {"DATE", "TIME"} or word in load_words().calendar:
            return False
        return table.pos[index] in _INNER or word in load_words().former or word in load_words().modifiers

    def _glued(self, index: int) -> bool:
        """Whether a hyphen binds the word to the one before: "backed" in "Iran-backed"."""
        start = self.table.start
        return index > 1 and start[index] == start[index - 1] + 1 and self.table.source[start[index - 1] - 1].isalnum()

    def _owners(self, found: list[Referent]) -> tuple[Owner, ...]:
        """The first owner, and those joined to it by "and" or a hyphen."""
        if not found:
            return ()
        named = [r for r in found if any(o.code for o in r.owners)]
        found = named or found  # "Kurdish Syrian" is of Syria
        owners = list(found[0].owners)
        for left, right in pairwise(found):
            between = self.table.lower[left.end : right.start]
            if not between or any(w not in _JOINTS and w != "the" for w in between):
                touching = right.start < left.end or (not between and "-" in self.table.text[left.start])
                if not touching:
                    break
            owners.extend(o for o in right.owners if o not in owners)
        return tuple(owners)

    def _portfolio(self, stop: int) -> int:
        """The end of "of Foreign Affairs and Trade" after a noun that ends at `stop`."""
        table, portfolios = self.table, load_words().portfolios
        if stop >= table.size or table.lower[stop] not in {"of", "for"}:
            return stop
        index, last = stop + 1, stop
        while index < table.size and index - stop < _REACH:
            word = table.lower[index]
            if word in portfolios and index not in self.referents:
                last = index + 1
            elif word not in {"the", "and", ",", "&"}:
                break
            index += 1
        return last if last > stop else stop

    def _after(self, end: int, form: Form) -> tuple[tuple[Owner, ...], int]:
        """The owners named after the noun, and the end of their names."""
        table, noun = self.table, form.noun
        if end >= table.size:
            return (), end
        word = table.lower[end]
        allowed = word in _BELONGING or (noun.serves and word in _SERVING) or (noun.located and word in _LOCATIVE)
        if word in {"at", "in"} and noun.kind is NounKind.ROLE and noun.standing is not Standing.PRIVATE:
            allowed = allowed or form.plural
        if not allowed:
            return (), end
        index = end + 1
        found: list[Referent] = []
        while index < table.size and index - end < _REACH and table.sentence[index] == table.sentence[end]:
            referent = self.referents.get(index)
            if referent is not None:
                if not referent.compound:
                    found.append(referent)
                index = referent.end
                continue
            if found and not self._listing(index, form.plural):
                break
            if not found and not self._passing(index):
                break
            index += 1
        owners = self._owners(found)
        return owners, self._end(found, index) if owners else end

    def _listing(self, index: int, plural: bool) -> bool:
        """Whether a list of owners goes on: "ministers of Japan, China and the Netherlands"."""
        word, after = self.table.lower[index], index + 1
        if word == "the":
            return index in self.referents or after in self.referents
        named = after in self.referents or (after + 1 in self.referents and self.table.lower[after] == "the")
        return named and (word == "and" or (plural and word == ","))

    def _passing(self, index: int) -> bool:
        table = self.table
        return table.pos[index] in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PRON"} or table.lower[index] in {
            "of", "the", "for", "-", "’s", "'s",
        }  # fmt: skip

    def _end(self, found: list[Referent], index: int) -> int:
        """The end of the owner's own noun phrase: "of the Chinese government"."""
        end = found[-1].end
        table = self.table
        while (
            end < table.size
            and table.pos[end] in {"NOUN", "PROPN", "ADJ", "PART"}
            and table.sentence[end] == table.sentence[index - 1]
        ):
            if table.pos[end] == "ADJ" and table.dep[end] != "amod":
                break
            end += 1
        return end
