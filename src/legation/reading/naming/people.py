"""Which mentions name one person, and for which state that person acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from legation.atlas.actors import Actor
from legation.atlas.offices import Role
from legation.model.record import Party
from legation.reading.naming.owners import Owner
from legation.reading.naming.persons import NameSpan
from legation.reading.naming.posts import Post
from legation.reading.naming.tenures import People, contradicts, lately
from legation.reading.naming.vocabulary import Standing, load_words

_ACTING = frozenset({Standing.OFFICIAL})
_NEAR = 40
#: Posts whose holders a bare surname means before all others.
_LEADING = frozenset({Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.RULER, Role.FOREIGN_MINISTER})


@dataclass(eq=False)
class Person:
    """One person of a report: all mentions and all that is said."""

    names: list[NameSpan] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    words: tuple[str, ...] = ()

    def takes(self, name: NameSpan) -> bool:
        """Whether a mention can be of this person."""
        mine, other = set(self.words), set(name.words)
        if len(name.words) == 1:
            return name.words[0] in self.words
        if len(self.words) == 1:
            return self.words[0] in (name.words[-1], name.words[0])
        if mine == other:
            return True
        return (mine < other or other < mine) and self.words[-1] == name.words[-1]

    @property
    def standing(self) -> Standing | None:
        """The standing of the present posts; past ones count only where there is no other."""
        present = [p.noun.standing for p in self.posts if p.noun and not p.former]
        if Standing.OFFICIAL in present:
            return Standing.OFFICIAL
        if present:
            return present[0]
        return Standing.PRIVATE if any(p.noun for p in self.posts) else None

    @property
    def owner(self) -> Owner | None:
        """The first owner named, of a present post where there is one."""
        for former in (False, True):
            for post in self.posts:
                if post.owners and post.former is former:
                    return post.owners[0]
        return None

    @property
    def implied(self) -> Owner | None:
        """The state or body that a title itself implies (Secretary of State, European Commissioner)."""
        owners = (Owner.implied(p.noun) for p in self.posts if p.noun and not p.former)
        return next((o for o in owners if o is not None), None)

    @property
    def titles(self) -> frozenset[str]:
        """The lemmas of the present posts."""
        return frozenset(p.lemma for p in self.posts if p.noun and not p.former)

    @property
    def sector(self) -> str | None:
        """The sector of the first present post."""
        ranked = [p.noun for p in self.posts if p.noun and not p.former] or [p.noun for p in self.posts if p.noun]
        return next((n.sector.value for n in ranked), None)


def cluster(names: list[NameSpan], posts: dict[NameSpan, list[Post]]) -> list[Person]:
    """People in the order of their first mention; a single word goes to the likeliest bearer of the name."""
    people: list[Person] = []
    for name in sorted(names, key=lambda n: (len(n.words) == 1, n.start)):
        fit = [p for p in people if p.takes(name)]
        person = _likeliest(fit, name, posts.get(name, [])) if fit else None
        if person is None:
            person = Person(words=name.words)
            people.append(person)
        elif len(name.words) > len(person.words):
            person.words = name.words
        person.names.append(name)
    for person in people:
        person.names.sort()
        person.posts = [post for name in person.names for post in posts.get(name, [])]
    return sorted(people, key=lambda p: p.names[0].start)


def _likeliest(fit: list[Person], name: NameSpan, said: list[Post]) -> Person:
    """Of several bearers the one with the same title, else by surname, else the last named before, or the next."""
    roles = {p.lemma for p in said if p.lemma}

    def rank(person: Person) -> tuple[int, int, int]:
        theirs = {p.lemma for p in person.posts if p.lemma}
        agree = 0 if not roles or not theirs else (-1 if roles & theirs else 1)
        before = [name.start - n.start for n in person.names if n.start < name.start]
        after = [n.start - name.start for n in person.names if n.start > name.start]
        first = 0 if name.words[0] == person.words[-1] or len(person.words) > 2 else 1
        return agree, first, min(before) if before else 100_000 + min(after, default=0)

    return min(fit, key=rank)


@dataclass(frozen=True)
class Prior:
    """What the report as a whole makes likely."""

    owner: Owner | None  #: the state of its dateline, else the one most named
    by_code: dict[str, Owner]
    dateline: bool = False
    subjects: tuple[tuple[int, Owner], ...] = ()  #: states named as subjects, by token

    def near(self, start: int, reach: int) -> Owner | None:
        """The last subject within `reach` tokens before `start`."""
        return next((o for at, o in reversed(self.subjects) if start - reach <= at < start), None)


class Identifier:
    """Gives people their states."""

    def __init__(
        self,
        people: People | None,
        on: date | None,
        prior: Prior,
        texts: dict[NameSpan, str],
        own: Callable[[str], Actor | None] = lambda text: None,
    ) -> None:
        self.people = people
        self.on = on
        self.prior = prior
        self.texts = texts
        self.own = own  #: whom a user's dictionary names so
        self.tops: frozenset[tuple[str | None, str]] = frozenset()

    def learn(self, persons: list[Person]) -> None:
        """Keep in mind whose highest posts the text itself gives to whom."""
        self.tops = frozenset(
            (o.code, p.lemma) for person in persons for p in person.posts
            if p.noun and p.noun.top and not p.former for o in p.owners
        )  # fmt: skip

    def party(self, person: Person) -> Party:
        """The party that a person is; its code is None where the person's acts are not a state's."""
        texts = [self.texts[n] for n in person.names]
        name = max(texts, key=lambda t: (len(t.split()), len(t)))
        known = next(filter(None, map(self.own, sorted(texts, key=len, reverse=True))), None)
        if known is not None:
            mine = Owner.of_actor(known)
            return Party(
                name=name, person=name, code=mine.code, country=mine.country, actor=mine.actor, sector=mine.sector,
            )  # fmt: skip
        standing, owner, sector = person.standing, person.owner, person.sector
        if owner is None and standing in {None, Standing.OFFICIAL}:
            held = self._held(name, person)
            if held is not None:
                ranked = sector if sector != "MIL" or not self._leads(name, held) else "GOV"  # Marshal Tito
                return self._made(name, held, Standing.OFFICIAL, ranked or "GOV")
        if owner is None and person.implied:
            implied = person.implied
            owner = self.prior.by_code.get(implied.code or "", implied)
        alien = all(p.alien for p in person.posts if p.noun)
        if owner is None and standing is Standing.OFFICIAL and not alien:
            owner = self._guessed(name, person)
        if owner is not None and standing is None:
            standing = Standing.OFFICIAL
        return self._made(name, owner, standing, sector)

    def _guessed(self, name: str, person: Person) -> Owner | None:
        """The one state that had such a holder of late, else the nearest where nothing speaks against it."""
        if self.people is not None and self.on is not None:
            states = lately(self.people, name, person.titles, self.on)
            if len(states) == 1:
                return self._state(next(iter(states)))
            known = [s for s in states if s in self.prior.by_code]
            if len(known) == 1:
                return self._state(known[0])
        near = None if self.prior.dateline else self.prior.near(person.names[0].start, _NEAR)
        return next((o for o in (near, self.prior.owner) if o and self._likely(name, person, o)), None)

    def _likely(self, name: str, person: Person, owner: Owner) -> bool:
        if self._taken(person, owner):
            return False
        if self.people is None or owner.code is None:
            return True
        return not contradicts(self.people, owner.code, name, person.titles, self.on)

    def _taken(self, person: Person, owner: Owner) -> bool:
        """Whether the text gives the state's highest post to somebody else."""
        tops = {p.lemma for p in person.posts if p.noun and p.noun.top and not p.former}
        generic = load_words().generic
        return bool(tops) and any(
            code == owner.code and (lemma in tops or lemma in generic) for code, lemma in self.tops - self._own(person)
        )

    def _own(self, person: Person) -> frozenset[tuple[str | None, str]]:
        return frozenset((o.code, p.lemma) for p in person.posts for o in p.owners)

    def _made(self, name: str, owner: Owner | None, standing: Standing | None, sector: str | None) -> Party:
        if owner is None:
            return Party(name=name, person=name, sector=sector)
        acting = standing in _ACTING or standing is Standing.NATIONAL
        if not owner.state and standing is Standing.OPPOSED:
            acting = True  # a rebel leader of a named group speaks for the group
        default = "GOV" if acting else None
        return Party(
            name=name, person=name, sector=_sector(owner, sector) or default,
            code=owner.code if acting else None, country=owner.country, actor=owner.actor if acting else None,
        )  # fmt: skip

    def _leads(self, name: str, owner: Owner) -> bool:
        """Whether somebody of that surname leads the state on the day."""
        found = self.people.by_surname(name.split()[-1], self.on) if self.people is not None else ()
        return any(h.role in _LEADING and h.state == owner.code for h in found)

    def _state(self, code: str) -> Owner:
        return self.prior.by_code.get(code) or Owner(code, code, f"state:{code}", code)

    def _held(self, name: str, person: Person) -> Owner | None:
        """The state of the office that the atlas knows this person to hold."""
        if self.people is None:
            return None
        words = name.replace("’s", "").split()
        found = list(self.people.by_name(name, self.on)) if len(words) > 1 else []
        found = found or (list(self.people.by_surname(name, self.on)) if len(words) > 1 else [])  # Lloyd George
        if not found and (len(words) == 1 or person.standing is Standing.OFFICIAL):
            found = list(self.people.by_surname(words[-1], self.on))
            if len(words) > 1:
                found = [h for h in found if words[0].casefold() in h.person.casefold().replace("-", " ").split()]
        bodies = {h.organisation for h in found if h.organisation}
        if len(bodies) == 1 and all(h.organisation for h in found):
            (body,) = bodies
            return Owner(body, None, f"org:{body}", body, False, "IGO")
        states = Counter(h.state for h in found if h.state and not h.organisation)
        if not states:
            return None
        if len(states) > 1:
            near = [s for s in states if s in self.prior.by_code]
            leading = {h.state for h in found if h.role in _LEADING and not h.organisation}
            if len(near) != 1 and len(leading) == 1:
                near = [s for s in leading if s is not None]
            if len(near) != 1:
                return None
            return self._state(near[0])
        return self._state(next(iter(states)))


def _sector(owner: Owner, sector: str | None) -> str | None:
    """The sector of somebody who acts for an owner: that of the body or organ where the post has none of its own."""
    return owner.sector if owner.sector and (not owner.state or sector in {None, "GOV"}) else sector
