"""What the atlas knows of a title and a name: who bore both about the day of the report, and who else held the post."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from legation.atlas.offices import Role, fold

#: How long before or after office a person is still called by the title, in days.
_LATELY = 3653
_POSTS = {
    "president": Role.HEAD_OF_STATE, "king": Role.HEAD_OF_STATE, "queen": Role.HEAD_OF_STATE,
    "emperor": Role.HEAD_OF_STATE, "empress": Role.HEAD_OF_STATE, "sultan": Role.HEAD_OF_STATE,
    "emir": Role.HEAD_OF_STATE, "amir": Role.HEAD_OF_STATE, "shah": Role.HEAD_OF_STATE, "kaiser": Role.HEAD_OF_STATE,
    "tsar": Role.HEAD_OF_STATE, "czar": Role.HEAD_OF_STATE, "prime minister": Role.HEAD_OF_GOVERNMENT,
    "premier": Role.HEAD_OF_GOVERNMENT, "chancellor": Role.HEAD_OF_GOVERNMENT, "taoiseach": Role.HEAD_OF_GOVERNMENT,
}  # fmt: skip
_LIKE = {
    Role.HEAD_OF_STATE: (Role.HEAD_OF_STATE, Role.RULER),
    Role.HEAD_OF_GOVERNMENT: (Role.HEAD_OF_GOVERNMENT, Role.RULER, Role.HEAD_OF_STATE),
}


class Holding(Protocol):
    """An office once held by a person, as the atlas has it."""

    @property
    def person(self) -> str:
        """Who held it."""
        ...

    @property
    def state(self) -> str | None:
        """Whose it is: alpha-3, or the acronym of a body."""
        ...

    @property
    def organisation(self) -> str | None:
        """The international body, where it is of one."""
        ...


class Tenure(Holding, Protocol):
    """An office with its post and days."""

    @property
    def role(self) -> Role:
        """What sort of post it is."""
        ...

    @property
    def post(self) -> str:
        """What it is called."""
        ...

    @property
    def start(self) -> date | None:
        """Its first day."""
        ...

    @property
    def end(self) -> date | None:
        """Its last day."""
        ...


class People(Protocol):
    """Look-up of people who held office on a day."""

    def by_surname(self, surname: str, on: date | None, /) -> Iterable[Tenure]:
        """Holders with that surname."""
        ...

    def by_name(self, name: str, on: date | None, /) -> Iterable[Tenure]:
        """Holders with that full name or alias."""
        ...

    def by_post(self, state: str, role: Role, on: date | None, /) -> Iterable[Tenure]:
        """Holders of a post of a state."""
        ...


def lately(people: People, name: str, titles: Iterable[str], on: date) -> frozenset[str]:
    """States in which somebody of that surname bore such a title within ten years of the day, else any office."""
    surname = name.split()[-1]
    known = [*people.by_surname(surname, None), *people.by_name(surname, None), *people.by_name(name, None)]
    near = [t for t in known if t.state and not t.organisation and _distance(t, on) <= _LATELY]
    if len(name.split()) > 1:
        first = fold(name.split()[0])
        near = [t for t in near if first in fold(t.person).split()] or near
    same = [t for t in near if any(title in t.post.casefold() for title in titles)]
    return frozenset(t.state for t in same or near if t.state)


def contradicts(people: People, state: str, name: str, titles: Iterable[str], on: date | None) -> bool:
    """Whether the atlas knows who held that post of the state on the day, and it was nobody of that name."""
    roles = {_POSTS[title] for title in titles if title in _POSTS}
    if not roles:
        return False
    words = set(fold(name).split())
    for role in roles:
        if not any(True for _ in people.by_post(state, role, on)):
            continue
        others = [t for like in _LIKE[role] for t in people.by_post(state, like, on)]
        if not any(words & set(fold(t.person).split()) for t in others):
            return True
    return False


def _distance(tenure: Tenure, on: date) -> int:
    """Days between a day and a tenure; nothing within it."""
    if tenure.start and on < tenure.start:
        return (tenure.start - on).days
    if tenure.end and on > tenure.end:
        return (on - tenure.end).days
    return 0
