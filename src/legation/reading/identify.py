"""Whom a phrase names, taken by itself or with a few words of context."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from legation.model.record import Party, Report
from legation.model.spans import Span
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.names import Namer
from legation.reading.naming.owners import Owner, party_of
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import Form

_RANK = {
    MentionKind.PERSON: 0,
    MentionKind.ORGAN: 0,
    MentionKind.NAME: 1,
    MentionKind.METONYM: 2,
    MentionKind.DEMONYM: 3,
    MentionKind.DESCRIPTION: 4,
    MentionKind.PRONOUN: 5,
}


class Identify:
    """Names the party of phrases; safe to share between threads."""

    def __init__(self, namer: Namer, nlp: Language) -> None:
        self.namer = namer
        self.nlp = nlp

    def __call__(self, phrase: str, on: date | None = None, context: str | None = None) -> Party | None:
        """The party that the phrase names on that day, or None where it names nobody.

        Words of context ("Mexican", a sentence) give the state where the phrase does not.
        A country without a code is one whose acts these are not: see `Namer.find`.
        """
        parsed = self._parse(phrase, on)
        mentions = [m for m in self.namer.find(parsed, on) if m.parties]
        table = Table(parsed)
        nouns = [(begin, form) for begin, form in table.forms.items()]
        best = min(mentions, key=lambda m: self._order(m, parsed), default=None)
        party = best.parties[0] if best is not None else None
        if party is not None and (party.code or party.country):
            return party
        near = self._context(context, on)
        form = self._head(nouns, table)
        if near is not None:
            return self._by_context(phrase, party, form, near)
        if party is not None or form is None:
            return party
        sector = form.noun.sector.value
        return Party(name=phrase.strip(), sector=sector, spans=(Span(0, len(phrase)),))

    def _parse(self, text: str, on: date | None) -> Parsed:
        return Parsed(Report(text=text, published=on), self.nlp(text), self.namer.forms)

    def _order(self, mention: Mention, parsed: Parsed) -> tuple[bool, int, int]:
        """Those about the head of the phrase first, then the widest."""
        head = next((t.i for t in parsed.doc if t.head.i == t.i), 0)
        covers = mention.start <= head < mention.end
        return not covers, mention.start - mention.end, _RANK[mention.kind]

    def _head(self, nouns: list[tuple[int, Form]], table: Table) -> Form | None:
        """The noun of the vocabulary that heads the phrase."""
        for begin, form in nouns:
            head = table.root(begin, begin + len(form.words))
            if table.head[head] == head or table.dep[head] == "ROOT":
                return form
        return None

    def _context(self, context: str | None, on: date | None) -> Mention | None:
        """The first mention of a state or body in the context."""
        if not context:
            return None
        found = [m for m in self.namer.find(self._parse(context, on), on) if m.parties and m.parties[0].country]
        return min(found, key=lambda m: (m.start, m.start - m.end), default=None)

    def _by_context(self, phrase: str, party: Party | None, form: Form | None, near: Mention) -> Party:
        owner = Owner.of_party(near.parties[0])
        span = Span(0, len(phrase))
        if form is not None and (party is None or party.person is None):
            return party_of(form.noun, owner, phrase.strip(), span)
        sector = (party.sector if party else None) or near.parties[0].sector or "GOV"
        person = party.person if party else None
        return Party(
            name=phrase.strip(), code=owner.code, country=owner.country, actor=owner.actor, sector=sector,
            person=person, spans=(span,),
        )  # fmt: skip


def identify(
    phrase: str, on: date | None = None, context: str | None = None, *, namer: Namer, nlp: Language
) -> Party | None:
    """`Identify` for one phrase."""
    return Identify(namer, nlp)(phrase, on, context)
