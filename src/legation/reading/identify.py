"""Whom a phrase names, taken by itself or with a few words of context."""

from __future__ import annotations

from datetime import date

import msgspec
from spacy.language import Language

from legation.model.record import Party, Report
from legation.model.spans import Span
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.names import Namer
from legation.reading.naming.build import Asked
from legation.reading.naming.grounds import Grounds
from legation.reading.naming.hits import compounded
from legation.reading.naming.owners import Owner, party_of
from legation.reading.naming.phrases import Phrase, Phrases
from legation.reading.naming.table import Table
from legation.reading.naming.tenures import Tenure
from legation.reading.naming.vocabulary import NounKind, load_words

_RANK = {
    MentionKind.PERSON: 0,
    MentionKind.ORGAN: 0,
    MentionKind.NAME: 1,
    MentionKind.METONYM: 2,
    MentionKind.DEMONYM: 3,
    MentionKind.DESCRIPTION: 4,
    MentionKind.PRONOUN: 5,
}
#: Kinds of mention that leave no doubt about who is meant.
_PARTIES = frozenset({"PTY", "OPP", "REB", "LAB"})
_SURE = frozenset({MentionKind.PERSON, MentionKind.ORGAN, MentionKind.NAME})


class Identify:
    """Names the party of phrases; safe to share between threads."""

    def __init__(self, namer: Namer, nlp: Language) -> None:
        self.namer = namer
        self.nlp = nlp

    def __call__(self, phrase: str, on: date | None = None, context: str | None = None) -> Party | None:
        """The party that the phrase names on that day, or None where it names nobody.

        Words of context ("Mexican", a sentence) give the state where the phrase does not, and choose among
        bodies that share a name. A country without a code is one whose acts these are not: see `Namer.find`.
        Things, and people of whom no sort is told, have no sector.
        """
        near = self._context(context, on)
        asked = Asked(alone=True, home=near.parties[0].country if near is not None else None)
        parsed = self._parse(phrase, on)
        mentions = [m for m in self.namer.find(parsed, on, asked) if m.parties and not compounded(phrase, m.span)]
        table = Table(parsed)
        best = min(mentions, key=lambda m: self._order(m, parsed), default=None)
        about = self._head(table)
        party = self._holder(phrase, on, best) or (self._told(best, parsed, about) if best is not None else None)
        if party is not None and (party.code or party.country):
            return party
        if near is not None and (body := self._nicknamed(phrase, near, context or "", on)) is not None:
            return body
        if near is not None:
            return self._by_context(phrase, party, about, near)
        return party or self._unowned(phrase, about, table, on)

    def _unowned(self, phrase: str, about: Phrase | None, table: Table, on: date | None) -> Party | None:
        """What belongs to nobody that is named: people of a sort, or something in a town."""
        span = Span(0, len(phrase))
        implied = Owner.implied(about.noun) if about is not None else None
        if about is not None and implied is not None:
            return party_of(about.noun, implied, phrase.strip(), span)
        if about is not None and _sorted(about):
            return Party(name=phrase.strip(), sector=about.noun.sector.value, spans=(span,))
        ground = self._ground(table, on) if about is None or about.noun.kind is NounKind.ASSET else None
        if ground is None:
            return None
        return Party(name=phrase.strip(), code=ground.code, country=ground.country, actor=ground.actor, spans=(span,))

    def _ground(self, table: Table, on: date | None) -> Owner | None:
        places = self.namer.places
        return Grounds(table, places, on, frozenset()).anywhere() if places is not None else None

    def _told(self, mention: Mention, parsed: Parsed, about: Phrase | None) -> Party:
        """The party of a mention; one that the phrase only tells of ("elections in Gabon") has no sector.

        Of people and bodies that are merely somewhere ("forces in Libya") the country is known, not whose they are.
        """
        party = mention.parties[0]
        head = self._root(parsed)
        if mention.start <= head < mention.end or parsed.doc[mention.root].dep_ != "pobj":
            return party
        if about is not None and _sorted(about):
            sector = about.noun.sector.value
            return Party(name=parsed.report.text, country=party.country, sector=sector, spans=party.spans)
        return msgspec.structs.replace(party, sector=None, person=None)

    def _holder(self, phrase: str, on: date | None, best: Mention | None) -> Party | None:
        """The holder of an office whose full name the phrase is."""
        name = phrase.strip()
        if self.namer.people is None or (best is not None and best.kind in _SURE and best.parties[0].code):
            return None
        found = [h for h in self.namer.people.by_name(name, on) if h.state] if " " in name else self._alone(name, on)
        holder = min(found, key=lambda h: bool(h.organisation), default=None)
        if holder is None or holder.state is None:
            return None
        span = Span(0, len(phrase))
        if holder.organisation:
            actor = f"org:{holder.organisation}"
            return Party(name=name, person=name, code=holder.state, actor=actor, sector="IGO", spans=(span,))
        return Party(
            name=name, person=name, code=holder.state, country=holder.state, actor=f"state:{holder.state}",
            sector="GOV", spans=(span,),
        )  # fmt: skip

    def _alone(self, surname: str, on: date | None) -> list[Tenure]:
        """Those in office on the day whom a surname means, where they are all of one state."""
        if self.namer.people is None or on is None or not surname[:1].isupper():
            return []
        found = [h for h in self.namer.people.by_surname(surname, on) if h.state]
        return found if len({h.state for h in found}) == 1 else []

    def _parse(self, text: str, on: date | None) -> Parsed:
        return Parsed(Report(text=text, published=on), self.nlp(text), self.namer.forms)

    def _order(self, mention: Mention, parsed: Parsed) -> tuple[bool, int, int]:
        """Those about the head of the phrase first, then the widest."""
        head = self._root(parsed)
        covers = mention.start <= head < mention.end
        return not covers, mention.start - mention.end, _RANK[mention.kind]

    def _root(self, parsed: Parsed) -> int:
        """The head of the phrase."""
        return next((t.i for t in parsed.doc if t.head.i == t.i), 0)

    def _head(self, table: Table) -> Phrase | None:
        """The phrase about the noun of the vocabulary that heads all words."""
        for begin, form in table.forms.items():
            head = table.root(begin, begin + len(form.words))
            if table.head[head] == head or table.dep[head] == "ROOT":
                return Phrases(table, {}).at(begin)
        return None

    def _context(self, context: str | None, on: date | None) -> Mention | None:
        """The first mention of a state or body in the context."""
        if not context:
            return None
        found = [m for m in self.namer.find(self._parse(context, on), on) if m.parties and m.parties[0].country]
        return min(found, key=lambda m: (m.start, m.start - m.end), default=None)

    def _nicknamed(self, phrase: str, near: Mention, where: str, on: date | None) -> Party | None:
        """The party of a state that is called by a part of its name: "Labor" for the Israeli Labor Party."""
        word = phrase.strip().removeprefix("the ").removeprefix("The ")
        home = near.parties[0]
        if not word[:1].isupper() or home.country is None:
            return None
        stems = dict.fromkeys((word.removesuffix(" Party"), word.removesuffix(" Party").removesuffix("s")))
        names = (near.span.of(where), home.name)
        tries = [f"{stem} Party" for stem in stems]
        tries += [f"{name} {stem}{end}" for stem in stems for name in names for end in (" Party", "")]
        tries += [f"{stem} Party of {home.name}" for stem in stems]
        asked = Asked(alone=True, home=home.country)
        for text in tries:
            for mention in self.namer.find(self._parse(text, on), on, asked):
                whole = mention.span.end - mention.span.start == len(text)
                party = mention.parties[0] if mention.parties else None
                if whole and party and party.sector in _PARTIES and party.country == home.country and party.actor:
                    return msgspec.structs.replace(party, spans=(Span(0, len(phrase)),))
        return None

    def _by_context(self, phrase: str, party: Party | None, about: Phrase | None, near: Mention) -> Party:
        owner = Owner.of_party(near.parties[0])
        span = Span(0, len(phrase))
        if about is not None and (party is None or party.person is None):
            return party_of(about.noun, owner, phrase.strip(), span)
        if about is None and party is None and not any(w[:1].isupper() for w in phrase.split()[-1:]):
            return Party(name=phrase.strip(), country=owner.country, spans=(span,))
        sector = (party.sector if party else None) or near.parties[0].sector or "GOV"
        person = party.person if party else None
        return Party(
            name=phrase.strip(), code=owner.code, country=owner.country, actor=owner.actor, sector=sector,
            person=person, spans=(span,),
        )  # fmt: skip


def _sorted(about: Phrase) -> bool:
    """Whether the noun says what sort of actor is meant: neither a thing nor a word for anything."""
    return about.noun.kind is not NounKind.ASSET and about.form.lemma not in load_words().vague


def identify(
    phrase: str, on: date | None = None, context: str | None = None, *, namer: Namer, nlp: Language
) -> Party | None:
    """`Identify` for one phrase."""
    return Identify(namer, nlp)(phrase, on, context)
