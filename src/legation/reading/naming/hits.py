"""Names of the atlas in a text, with the doubtful ones weighed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.model.spans import Span
from legation.reading.naming.additions import is_person, preferred
from legation.reading.naming.owners import Owner, Referent
from legation.reading.naming.table import Table
from legation.reading.naming.trie import Match, NameTrie
from legation.reading.naming.vocabulary import NounKind, load_guards, load_words

_PREFIX = re.compile(r"(?i)(?:\b(?:anti|counter|pro|non|ex|post|pre|inter|trans|mid|neo)[-–]|\bethnic )$")
_SUFFIX = re.compile(r"[-–][a-z]+")
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_SITED = re.compile(r"[-–](?:based|held|occupied|controlled|administered|ruled|run|owned|flagged|registered)\b")
_RANK = {NameKind.NAME: 0, NameKind.SEAT: 1, NameKind.CAPITAL: 2, NameKind.DEMONYM: 3}
_KIND_RANK = {ActorKind.STATE: 0, ActorKind.ORGANISATION: 1, ActorKind.GROUP: 2, ActorKind.ORGAN: 3}


@dataclass(frozen=True)
class Hit:
    """One name of the atlas at tokens `[start, end)`."""

    start: int
    end: int
    span: Span
    kind: NameKind
    actor: Actor
    compound: bool
    sited: bool = False  #: "Jordan-based": the noun belongs to the country without acting for it
    person: bool = False  #: a person of a user's dictionary

    def referent(self) -> Referent:
        """The hit as something that nouns may belong to."""
        place = self.kind in {NameKind.CAPITAL, NameKind.SEAT}
        owner = Owner.of_actor(self.actor)
        if self.sited:
            owner = Owner.of_land(owner)
            return Referent(self.start, self.end, (owner,), owner.country is None, place)
        return Referent(self.start, self.end, (owner,), self.compound, place, not owner.state)


def compounded(source: str, span: Span) -> bool:
    """Whether the words are but a part of "Iran-backed", "anti-Taliban", "ethnic Russians"."""
    before, after = source[max(0, span.start - 9) : span.start], source[span.end : span.end + 24]
    return bool(_PREFIX.search(before) or _SUFFIX.match(after))


def sited(source: str, span: Span) -> bool:
    """Whether the words say where somebody is: "Jordan-based", "Turkish-held"."""
    return bool(_SITED.match(source[span.end : span.end + 24]))


def find_hits(table: Table, trie: NameTrie[ActorName | None], on: date | None, home: str | None = None) -> list[Hit]:
    """Names of states, organisations and groups from left to right, none overlapping another in its span.

    Of bodies that share a name, those of the country `home` (alpha-3) come first.
    """
    found: list[tuple[Match, int, int, list[ActorName]]] = []
    for match in trie.scan(table.source):
        names = [v for v in match.values if v is not None]
        if not names:
            continue
        start, end = table.parsed.tokens(Span(match.start, match.end))
        if table.source[match.end : match.end + 1] == "$":
            continue
        if _within_name(table, start, names):
            continue
        valid = _valid(names, on)
        if not valid or (valid[0].own and _no_body(table, start, end, valid[0])):
            continue
        if start < end and not _guarded(table, match, start, end):
            found.append((match, start, end, valid))
    sure = Counter(_home(names[0]) for *_, names in found if len({_home(n) for n in names}) == 1)
    if home is not None:
        sure[home] += 1 + sum(sure.values())
    return [_hit(table, match, start, end, names, sure) for match, start, end, names in found]


def _home(name: ActorName) -> str:
    """The country of an actor, of others their code: two bodies of one country are told apart by their kinds."""
    return name.actor.country or name.actor.code


def lookup(trie: NameTrie[ActorName | None], text: str, on: date | None) -> Actor | None:
    """The actor whose whole name that is on the day, a state before others."""
    for match in trie.scan(text):
        names = [v for v in match.values if v is not None]
        if names and match.start == 0 and match.end == len(text):
            return min((n.actor for n in _valid(names, on)), key=lambda a: _KIND_RANK[a.kind], default=None)
    return None


def lookup_own(trie: NameTrie[ActorName | None], text: str, on: date | None) -> Actor | None:
    """The actor of a user's dictionary whose whole name that is on the day."""
    for match in trie.scan(text):
        names = [v for v in match.values if v is not None]
        if match.start == 0 and match.end == len(text) and names:
            return next((n.actor for n in _valid(names, on) if n.own), None)
    return None


def _valid(names: list[ActorName], on: date | None) -> list[ActorName]:
    if any(n.own for n in names):
        if own := preferred((n for n in names if n.own), on):
            return [own]
        names = [n for n in names if not n.own]
    if on is None:
        return [n for n in names if n.end is None and n.actor.end is None] or names
    fit = [
        n for n in names if n.actor.exists(on) and (n.start is None or n.start <= on) and (n.end is None or on <= n.end)
    ]
    return fit or names


def _hit(table: Table, match: Match, start: int, end: int, names: list[ActorName], sure: Counter[str]) -> Hit:
    best = min(names, key=lambda n: (-sure[_home(n)], _RANK[n.kind], _KIND_RANK[n.actor.kind]))
    span = Span(match.start, match.end)
    compound = compounded(table.source, span)
    return Hit(start, end, span, best.kind, best.actor, compound, sited(table.source, span), is_person(best))


def _guarded(table: Table, match: Match, start: int, end: int) -> bool:
    """Whether the words name something else here: a person, a state of the Union, a bird."""
    if end - start != 1:
        return False
    guards = load_guards()
    word = table.text[start]
    if word in guards.given and _given(table, start):
        return True
    if word in guards.surnames and _surname(table, start):
        return True
    against = guards.against.get(word)
    if against:
        sentence = table.parsed.sentences[table.sentence[start]]
        return any(t.text in against for t in sentence)
    return False


def _no_body(table: Table, start: int, end: int, name: ActorName) -> bool:
    """Whether a name of a user's dictionary is a person's here, and left to who finds people, or none at all.

    A word alone must be a proper noun: "Will" and "May" are names there, and words and months here.
    """
    entities = {table.entity[i] for i in range(start, end)}
    if end - start == 1 and (table.pos[start] != "PROPN" or entities & _MEASURES or _continues(table, start, name)):
        return True
    personal = name.actor.kind is ActorKind.ORGAN or name.start is not None or name.end is not None
    if entities != {"PERSON"} or not personal:
        return False
    return end - start > 1 or name.actor.name.casefold().endswith(f" {table.lower[start]}")


def _continues(table: Table, start: int, name: ActorName) -> bool:
    """Whether a word before it is part of the name as well, so that somebody else is meant: "Theresa May"."""
    before = start - 1
    if name.actor.kind is not ActorKind.ORGAN or before < 0 or before in table.form_at:
        return False
    if table.sentence[before] != table.sentence[start] or table.entity[before] not in {"", "PERSON"}:
        return False
    return table.pos[before] == "PROPN" and table.text[before][:1].isupper()


def _within_name(table: Table, start: int, names: list[ActorName]) -> bool:
    """Whether a body's name is but the end of a person's: "Nawaf Al-Sabah" and a newspaper Al-Sabah."""
    if start == 0 or any(n.actor.kind is ActorKind.STATE for n in names):
        return False
    kind = table.entity[start]
    if kind != table.entity[start - 1] or not table.text[start - 1][:1].isupper():
        return False
    return kind == "PERSON" or (kind == "ORG" and _longer(table, start, names))


def _longer(table: Table, start: int, names: list[ActorName]) -> bool:
    """Whether a one-word organ is but the end of another body's name: a labour congress is not the Congress."""
    before, words = start - 1, load_words()
    return (
        all(n.actor.kind is ActorKind.ORGAN and len(n.text.split()) == 1 and not n.text.isupper() for n in names)
        and table.pos[before] == "PROPN"
        and table.parsed.doc[start].ent_iob_ == "I"
        and table.lower[before] in words.portfolios - words.modifiers
    )


def _given(table: Table, index: int) -> bool:
    after = index + 1
    if after >= table.size or table.sentence[after] != table.sentence[index] or after in table.form_at:
        return False
    return table.entity[index] == "PERSON" and table.entity[after] == "PERSON" and table.text[after][:1].isupper()


def _surname(table: Table, index: int) -> bool:
    before = index - 1
    if before < 0 or table.sentence[before] != table.sentence[index]:
        return False
    if table.entity[before] == "PERSON" and table.text[before][:1].isupper():
        return True
    if table.lower[before] in load_words().honorifics - {"the"}:
        return True
    form = table.form_at.get(before)
    return bool(
        form
        and form[1].noun.kind is NounKind.ROLE
        and form[1].noun.title
        and table.text[before][:1].isupper()
        and not form[1].plural
        and table.entity[index] == "PERSON"
    )
