"""The mentions of one text put together from names, phrases and people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from legation.atlas.actors import Actor, ActorKind, ActorName, NameKind
from legation.model.record import Party
from legation.model.spans import Span
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.naming.grounds import Grounds, Places, countries
from legation.reading.naming.hits import Hit, find_hits, lookup, lookup_own
from legation.reading.naming.owners import Owner, Referent, party_of
from legation.reading.naming.people import Identifier, Person, Prior, cluster
from legation.reading.naming.persons import NameSpan, PersonFinder
from legation.reading.naming.phrases import Phrase, Phrases
from legation.reading.naming.posts import Post, PostFinder
from legation.reading.naming.sets import elided, joined, named_sets, prefixed
from legation.reading.naming.suffering import suffers
from legation.reading.naming.table import Table
from legation.reading.naming.tenures import People
from legation.reading.naming.trie import NameTrie
from legation.reading.naming.vocabulary import Noun, NounKind, Standing, load_sets, load_words

_DATELINE = 60
_ACTING_DEPS = frozenset({"nsubj", "nsubjpass", "poss", "agent", "csubj", "dobj", "dative"})
_STATE = "state:"
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_CIVILIAN = frozenset({"MED", "EDU"})


class Asked(NamedTuple):
    """How a text is looked at."""

    alone: bool = False  #: a phrase by itself, not a report: a capital stands for its government
    home: str | None = None  #: alpha-3 of the country whose bodies are meant where several share a name


REPORT = Asked()


class Build:
    """One reading of one text."""

    def __init__(
        self,
        parsed: Parsed,
        trie: NameTrie[ActorName | None],
        people: People | None,
        on: date | None,
        places: Places | None = None,
        asked: Asked = REPORT,
    ) -> None:
        self.table = Table(parsed)
        self.parsed = parsed
        self.people = people
        self.on = on
        self.trie = trie
        self.asked = asked
        hits = [self._then(h) for h in find_hits(self.table, trie, on, asked.home) if not self._swallowed(h)]
        self.hits = prefixed(self.table, elided(self.table, hits, self._lookup), self._lookup)
        named = countries(Owner.of_actor(h.actor) for h in self.hits) | {asked.home or ""}
        self.grounds = Grounds(self.table, places, on, named) if places is not None else None

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order, the larger before the smaller."""
        table = self.table
        referents = _referents(hit.referent() for hit in self.hits)
        inside = {index for hit in self.hits for index in range(hit.start, hit.end)}
        maker = Phrases(table, referents, self.grounds)
        phrases = {
            begin: maker.at(begin) for begin, form in table.forms.items()
            if not inside.intersection(range(begin, begin + len(form.words)))
        }  # fmt: skip
        names = PersonFinder(table, frozenset(referents), self._famous).find(phrases.values())
        texts = {n: self.parsed.span(n.start, n.end).of(table.source) for n in names}
        identifier = Identifier(self.people, self.on, self._prior(), texts, self._own)
        persons, parties, phrases = self._people(names, phrases, referents, identifier)
        found = [self._hit(hit) for hit in self.hits]
        found += self._persons(persons, parties)
        found += self._phrases(phrases, persons, parties)
        found += self._counted(found)
        found += self._branches()
        found += [*joined(table, self.hits), *named_sets(table, self._lookup)]
        return tuple(sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end, m.span)))

    def _then(self, hit: Hit) -> Hit:
        """The hit with the state that held the town on the day: Sarajevo in 1975 is Yugoslavia's."""
        if hit.kind is not NameKind.CAPITAL or hit.actor.country is None or hit.actor.exists(self.on):
            return hit
        union = next((u for u in load_sets().unions if u.held(hit.actor.country, self.on)), None)
        actor = self._lookup(union.name) if union is not None else None
        return replace(hit, actor=actor) if actor is not None else hit

    def _swallowed(self, hit: Hit) -> bool:
        """Whether the name is but the end of a longer noun: "Chancellor of the Exchequer", "Social Democrats"."""
        at = self.table.form_at.get(hit.start)
        return at is not None and at[0] < hit.start and hit.end <= at[0] + len(at[1].words)

    def _lookup(self, text: str) -> Actor | None:
        return lookup(self.trie, text, self.on)

    def _own(self, text: str) -> Actor | None:
        """Whom a user's dictionary names so; a surname alone means one whose whole name the text has."""
        if not self.trie.extended:
            return None
        surname = f" {text.casefold()}"
        ends = (h.actor for h in self.hits if h.person and self._text(h).casefold().endswith(surname))
        return lookup_own(self.trie, text, self.on) or next(ends, None)

    def _text(self, hit: Hit) -> str:
        return hit.span.of(self.table.source)

    def _famous(self, word: str) -> bool:
        """Whether a surname is known of somebody in office on the day."""
        return (
            self.people is not None and self.on is not None and any(True for _ in self.people.by_surname(word, self.on))
        )

    def _people(
        self, names: list[NameSpan], phrases: dict[int, Phrase], referents: dict[int, Referent], identifier: Identifier
    ) -> tuple[list[Person], dict[int, Party], dict[int, Phrase]]:
        """People and their parties: once by the names of states, once more with those found as owners of posts."""
        persons: list[Person] = []
        parties: dict[int, Party] = {}
        for _ in range(2):
            finder = PostFinder(self.table, phrases, referents)
            posts = {name: finder.about(name) for name in names}
            for name in names:
                posts[name] += self._sent(name, referents, bool(posts[name]))
            persons = cluster(names, posts)
            identifier.learn(persons)
            parties = {id(person): identifier.party(person) for person in persons}
            known = [
                Referent(n.start, n.end, (Owner.of_party(parties[id(p)]),))
                for p in persons if parties[id(p)].country or parties[id(p)].code for n in p.names
            ]  # fmt: skip
            referents = _referents([hit.referent() for hit in self.hits], known)
            maker = Phrases(self.table, referents, self.grounds)
            phrases = {b: (maker.at(b) if not phrases[b].owners else phrases[b]) for b in phrases}
        return persons, parties, phrases

    def _sent(self, name: NameSpan, referents: dict[int, Referent], known: bool) -> list[Post]:
        """ "North Korea has dispatched X": X acts for the subject."""
        table = self.table
        root = table.root(name.start, name.end)
        if known or table.dep[root] not in {"dobj", "nsubjpass"}:
            return []
        verb = table.head[root]
        if table.parsed.doc[verb].lemma_.lower() not in load_words().sending:
            return []
        for child in table.children[verb]:
            referent = referents.get(child)
            if table.dep[child] in {"nsubj", "agent"} and referent and not referent.body:
                return [Post(None, "", referent.owners, False, name.start, name.end)]
        return []

    def _prior(self) -> Prior:
        """The state of the dateline, else the one that the text names most."""
        owners: dict[str, Owner] = {}
        counts: Counter[str] = Counter()
        first: str | None = None
        subjects: list[tuple[int, Owner]] = []
        for hit in self.hits:
            owner = Owner.of_actor(hit.actor)._replace(sector=None)
            if not owner.state or owner.code is None:
                continue
            owners.setdefault(owner.code, owner)
            if self.table.dep[self.table.root(hit.start, hit.end)] in {"nsubj", "nsubjpass", "poss"}:
                subjects.append((hit.start, owner))
            counts[owner.code] += 1
            head = self.table.source[hit.span.start : hit.span.end]
            if (
                first is None
                and hit.span.end < _DATELINE
                and head.isupper()
                and hit.kind is not NameKind.DEMONYM
                and len(head) > 3
            ):
                first = owner.code
        code = first or (counts.most_common(1)[0][0] if counts else None)
        return Prior(owners.get(code) if code else None, owners, first is not None, tuple(subjects))

    def _hit(self, hit: Hit) -> Mention:
        """A name of the atlas as a mention."""
        table = self.table
        root = table.root(hit.start, hit.end)
        kind = MentionKind.NAME
        owner = Owner.of_actor(hit.actor)
        sector: str | None = hit.actor.sector
        plural = False
        if hit.kind in {NameKind.CAPITAL, NameKind.SEAT}:
            kind = MentionKind.METONYM
            sector = (hit.actor.sector or "GOV") if self._acts(root) else None
        elif hit.kind is NameKind.DEMONYM:
            kind = MentionKind.DEMONYM
            plural = (
                table.pos[root] in {"NOUN", "PROPN"}
                and table.text[root].endswith("s")
                and table.dep[root] not in {"amod", "compound"}
            )
            bare = hit.start == 0 or table.lower[hit.start - 1] != "the"
            if plural and bare and (self.asked.alone or suffers(table, root)):
                sector = "CVL"
        elif hit.actor.kind is ActorKind.ORGAN:
            kind = MentionKind.ORGAN
        if hit.person:
            kind = MentionKind.PERSON
        code, country = _stands_for(hit.actor, owner)
        mine = self._owner_before(hit)
        if mine is not None:
            code = country = mine.code
            owner = mine
        if hit.actor.kind is ActorKind.STATE and table.lower[hit.end - 1] == "authority":
            sector = "GOV"
        party = Party(
            name=self._text(hit) if hit.person else hit.actor.name,
            code=code,
            country=country,
            actor=owner.actor,
            sector=sector,
            person=self._text(hit) if hit.person else None,
            spans=(hit.span,),
        )
        return Mention(hit.start, hit.end, root, kind, hit.span, (party,), plural=plural)

    def _owner_before(self, hit: Hit) -> Owner | None:
        """The state before a public body whose name the atlas has of another: "Peruvian State Department"."""
        if hit.actor.kind is not ActorKind.ORGAN or hit.kind is not NameKind.NAME or hit.actor.sector not in _PUBLIC:
            return None
        for left in self.hits:
            of_state = left.actor.kind is ActorKind.STATE and left.actor.country != hit.actor.country
            if of_state and not left.compound and hit.start - left.end in (0, 1) and self._touch(left, hit):
                return Owner.of_actor(left.actor)
        return None

    def _acts(self, root: int) -> bool:
        """Whether a capital stands for its government: subject, possessor or object, not after "in"."""
        table = self.table
        head = table.head[root]
        if table.dep[root] in {"conj", "appos"} and head != root:
            return self._acts(head) if table.dep[head] not in {"conj", "appos"} else True
        if table.dep[root] in _ACTING_DEPS or (self.asked.alone and head == root):
            return True
        return table.dep[root] == "pobj" and table.lower[head] in {"by", "with", "between", "against"}

    def _persons(self, persons: list[Person], parties: dict[int, Party]) -> list[Mention]:
        """A mention for each name, with the title before it."""
        found = []
        for person in persons:
            party = parties[id(person)]
            for name in person.names:
                starts = [p.start for p in person.posts if p.end == name.end and p.start <= name.start]
                start = min([*starts, name.start])
                while start < name.start and self.table.pos[start] == "DET":
                    start += 1
                span, own = self.parsed.span(start, name.end), self.parsed.span(name.start, name.end)
                root = self.table.root(name.start, name.end)
                if party.code is None and party.sector in _CIVILIAN and suffers(self.table, root):
                    mine = _of_country(_spanned(party, span))
                else:
                    mine = _spanned(party, span)
                found.append(Mention(start, name.end, root, MentionKind.PERSON, span, (mine,)))
                if start < name.start:
                    found.append(Mention(name.start, name.end, root, MentionKind.PERSON, own, (_spanned(mine, own),)))
        return found

    def _phrases(self, phrases: dict[int, Phrase], persons: list[Person], parties: dict[int, Party]) -> list[Mention]:
        """Organs, peoples, property and posts without a name that belong to somebody."""
        titled = {p.phrase: (person, p) for person in persons for p in person.posts if p.phrase is not None}
        taken = {i for person in persons for n in person.names for i in range(n.start, n.end)}
        found = []
        for phrase in phrases.values():
            if taken & set(range(phrase.begin, phrase.stop)):
                continue
            at = titled.get(phrase.begin)
            if at is not None and at[1].start == phrase.start and at[1].start < at[1].end and phrase.stop <= at[1].end:
                continue
            kind = (
                MentionKind.PERSON
                if phrase.form.noun.kind is NounKind.ROLE and not phrase.form.plural
                else MentionKind.ORGAN
            )
            span = self.parsed.span(phrase.start, phrase.end)
            if at is not None and kind is MentionKind.PERSON:
                parts: tuple[Party, ...] = (_spanned(parties[id(at[0])], span),)
            else:
                name = re.sub(r"^(?i:the|a|an) ", "", span.of(self.table.source))
                parts = tuple(party_of(phrase.noun, owner, name, span, phrase.former) for owner in phrase.owners)
                parts = tuple(self._known(phrase, p, persons, parties) for p in parts)
                if _national(phrase.noun) and not phrase.former and suffers(self.table, phrase.head):
                    parts = tuple(_of_country(p) for p in parts)
            if not parts and not _nobody(phrase.noun):
                continue
            found.append(Mention(phrase.start, phrase.end, phrase.head, kind, span, parts, plural=phrase.form.plural))
        return found

    def _branches(self) -> list[Mention]:
        """ "South African Red Cross", "Kenya's Red Cross": the branch of a charity in a country."""
        found = []
        for left, right in pairwise(self.hits):
            owner = Owner.of_actor(left.actor)
            if right.actor.sector != "NGO" or not owner.state or not self._touch(left, right):
                continue
            charity = self.table.source[right.span.start : right.span.end]
            if left.kind is NameKind.DEMONYM or charity in load_sets().charities:
                span = Span(left.span.start, right.span.end)
                party = Party(
                    name=span.of(self.table.source), code=owner.code, country=owner.country, actor=owner.actor,
                    sector="NGO", spans=(span,),
                )  # fmt: skip
                root = self.table.root(left.start, right.end)
                found.append(Mention(left.start, right.end, root, MentionKind.ORGAN, span, (party,)))
        return found

    def _touch(self, left: Hit, right: Hit) -> bool:
        """Whether nothing but a possessive ending parts two names."""
        between = self.table.lower[left.end : right.start]
        return between in ([], ["'s"], ["’s"])

    def _counted(self, found: list[Mention]) -> list[Mention]:
        """ "Dozens of Russian soldiers", "a group of Saudi hackers", "the family of X" mean those counted."""
        table, counted = self.table, load_words().counting
        by_root = {m.root: m for m in sorted(found, key=lambda m: m.end - m.start)}
        more = []
        for index in range(table.size):
            if table.lower[index] not in counted or index in by_root:
                continue
            for of in table.children[index]:
                for inner in table.children[of] if table.lower[of] == "of" else ():
                    mention = by_root.get(inner)
                    if mention is not None and mention.kind in {
                        MentionKind.ORGAN,
                        MentionKind.DEMONYM,
                        MentionKind.PERSON,
                    }:
                        span = self.parsed.span(index, mention.end)
                        parts = tuple(_spanned(p, span) for p in mention.parties)
                        more.append(Mention(index, mention.end, index, mention.kind, span, parts, plural=True))
        return more

    def _definite(self, phrase: Phrase) -> bool:
        return any(self.table.lower[i] == "the" for i in (phrase.start - 1, phrase.start) if i >= 0)

    def _known(self, phrase: Phrase, party: Party, persons: list[Person], parties: dict[int, Party]) -> Party:
        """The person named elsewhere in the text for a post such as "the Iranian president"."""
        if phrase.form.noun.kind is not NounKind.ROLE or phrase.form.plural or phrase.former:
            return party
        if phrase.form.lemma in load_words().generic and self._definite(phrase):
            before = [(n.start, p) for p in persons for n in p.names if n.start < phrase.begin]
            near = [
                p for _, p in sorted(before, key=lambda b: -b[0]) if party.code and parties[id(p)].code == party.code
            ]
            if near:
                return _spanned(parties[id(near[0])], party.spans[0])
        for person in persons:
            theirs = parties[id(person)]
            if (
                theirs.code
                and theirs.code == party.code
                and any(p.lemma == phrase.form.lemma and not p.former for p in person.posts)
            ):
                same = phrase.form.noun.top or _describes(self.table, phrase, person)
                if same:
                    return _spanned(theirs, party.spans[0])
        return party


def _stands_for(actor: Actor, owner: Owner) -> tuple[str | None, str | None]:
    """Code and country of a name: an outlet that no state runs has no code, a national society its state's."""
    sets = load_sets()
    if owner.code in sets.societies:
        return sets.societies[owner.code], sets.societies[owner.code]
    private = actor.sector == "MED" and owner.state and actor.id not in sets.state_media
    return None if private else owner.code, owner.country


def _describes(table: Table, phrase: Phrase, person: Person) -> bool:
    """Whether a post's modifiers ("foreign" minister) all stand in the person's own title."""
    mine = {w for w in table.lower[phrase.start : phrase.end] if w in load_words().portfolios}
    theirs = {w for p in person.posts for w in table.lower[p.start : p.end]}
    theirs |= {
        w for p in person.posts if p.phrase is not None for w in table.lower[max(0, p.phrase - 3) : p.phrase + 4]
    }
    return bool(mine) and mine <= theirs


def _national(noun: Noun) -> bool:
    """Whether such people count for their country where something is done to them: journalists, scholars."""
    return noun.kind is NounKind.ROLE and noun.standing is Standing.PRIVATE and noun.sector.value in _CIVILIAN


def _of_country(party: Party) -> Party:
    """A national as the object of an act: the code of the country."""
    if party.code is not None or party.country is None:
        return party
    return Party(
        name=party.name, code=party.country, country=party.country, actor=f"{_STATE}{party.country}",
        sector=party.sector, person=party.person, spans=party.spans,
    )  # fmt: skip


def _nobody(noun: Noun) -> bool:
    """Whether the noun alone tells that somebody who is nobody's is meant: rebels, reporters, scholars."""
    return noun.standing is Standing.OPPOSED or (noun.standing is Standing.PRIVATE and noun.sector.value != "PTY")


def _spanned(party: Party, span: Span) -> Party:
    return Party(
        name=party.name, code=party.code, country=party.country, actor=party.actor, sector=party.sector,
        person=party.person, spans=(span,),
    )  # fmt: skip


def _referents(*groups: Iterable[Referent]) -> dict[int, Referent]:
    found: dict[int, Referent] = {}
    for group in groups:
        for referent in group:
            for index in range(referent.start, referent.end):
                other = found.get(index)
                if other is not None and other.owners != referent.owners:
                    both = other.owners + tuple(o for o in referent.owners if o not in other.owners)
                    merged = Referent(min(other.start, referent.start), max(other.end, referent.end), both)
                    found.update(dict.fromkeys(range(merged.start, merged.end), merged))
                else:
                    found[index] = referent
    return found
