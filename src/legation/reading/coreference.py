"""Who is meant by pronouns and descriptions: salience by nearness and role, agreement in number, sex and sort.

After the factors of Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution",
Computational Linguistics 20(4), with political actors as the only antecedents that are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from legation.model.record import Party
from legation.reading.coreference_descriptions import Describer
from legation.reading.coreference_memory import Memory
from legation.reading.coreference_pronouns import Pronouns
from legation.reading.coreference_words import HE, IT, SHE, SPEAKER, THEY
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.names import Names
from legation.reading.naming.owners import Owner, party_of
from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import NounKind

_LANDS = frozenset({"country", "nation", "homeland", "motherland", "fatherland", "republic", "land", "kingdom"})
_PRONOUNS = HE | SHE | IT | THEY


def resolve(parsed: Parsed, mentions: Iterable[Mention], atlas: Names | None = None) -> tuple[Mention, ...]:
    """All mentions, and with them pronouns, descriptions and what belongs to these ("its army").

    A pronoun of the first person, and what belongs to it ("our troops"), comes with no parties and its
    own first token (that of the pronoun) as `antecedent`, for `resolve_speakers` to fill. Other pronouns
    are left out where nobody political is meant. `atlas` is not needed today.
    """
    return _Resolution(parsed, tuple(mentions)).run()


def resolve_speakers(
    mentions: Iterable[Mention], speaker_of: Callable[[int], tuple[Party, ...]]
) -> tuple[Mention, ...]:
    """The mentions with those that wait for a speaker filled: `speaker_of` takes the token of the pronoun."""
    filled = []
    for mention in mentions:
        if not mention.parties and mention.antecedent is not None:
            parties = speaker_of(mention.antecedent)
            if mention.kind is not MentionKind.PRONOUN:
                parties = tuple(replace_name(p, mention) for p in parties)
            mention = replace(mention, parties=parties)
        filled.append(mention)
    return tuple(filled)


def replace_name(party: Party, mention: Mention) -> Party:
    """A party for what belongs to it: no person any more, the words of the mention first."""
    return Party(
        name=party.name, code=party.code, country=party.country, actor=party.actor, sector=party.sector,
        spans=(mention.span,),
    )  # fmt: skip


class _Resolution:
    """One sweep over one text."""

    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.table = Table(parsed)
        self.memory = Memory(self.table, mentions)
        self.pronouns = Pronouns(self.table, self.memory)
        self.describer = Describer(self.table, self.memory)
        self.given = mentions
        self.covered = {i for m in mentions if m.parties for i in range(m.start, m.end)}
        self.found: dict[int, Mention] = {}

    def run(self) -> tuple[Mention, ...]:
        """Given and found mentions, in order, the larger before the smaller."""
        for index in range(self.table.size):
            word = self.table.lower[index]
            if word in SPEAKER and self.table.pos[index] == "PRON" and self.table.text[index] != "US":
                self._keep(self._pronoun(index, (), index))
            elif word in _PRONOUNS and self.table.pos[index] in {"PRON", "DET"}:
                antecedent = self.pronouns.resolve(index)
                if antecedent is not None:
                    self._keep(self._pronoun(index, antecedent.parties, antecedent.start))
            elif index not in self.covered:
                described = self.describer.describe(index)
                if described is not None:
                    self._keep(described)
        self._possessed()
        self._lands()
        blank = {m.root for m in self.given if not m.parties} & set(self.found)
        kept = [m for m in self.given if m.parties or m.root not in blank]
        return tuple(sorted((*kept, *self.found.values()), key=lambda m: (m.start, -m.end, m.span)))

    def _keep(self, mention: Mention) -> None:
        self.found[mention.root] = mention
        if mention.parties:
            self.memory.add(mention)

    def _pronoun(self, index: int, parties: tuple[Party, ...], antecedent: int) -> Mention:
        span = self.parsed.span(index, index + 1)
        mine = tuple(_respanned(p, (span, *p.spans[:1])) for p in parties)
        plural = self.table.lower[index] in THEY or self.table.lower[index] in {"we", "us", "our", "ours"}
        return Mention(index, index + 1, index, MentionKind.PRONOUN, span, mine, antecedent, plural)

    def _possessed(self) -> None:
        """Organs and posts of whom a pronoun or description names: "its army", "the country's military"."""
        table = self.table
        for begin, form in table.forms.items():
            stop = begin + len(form.words)
            if begin in self.covered:
                continue
            head = table.root(begin, stop)
            owner = self._owner(head)
            if owner is None or (
                head in self.found and self.found[head].parties and table.lower[owner.root] not in SPEAKER
            ):
                continue
            start = min(owner.start, begin)
            span = self.parsed.span(start, max(stop, owner.end))
            name = span.of(table.source)
            parties = tuple(party_of(form.noun, Owner.of_party(p), name, span) for p in owner.parties)
            kind = MentionKind.PERSON if form.noun.kind is NounKind.ROLE and not form.plural else MentionKind.ORGAN
            self.found[head] = Mention(
                start, max(stop, owner.end), head, kind, span, parties, owner.antecedent, form.plural
            )

    def _lands(self) -> None:
        """ "our country", "their nation": the state of whom the pronoun means."""
        table = self.table
        for owner in list(self.found.values()):
            head = table.head[owner.root]
            if owner.kind is not MentionKind.PRONOUN or table.dep[owner.root] != "poss" or head in self.found:
                continue
            if table.lower[head] not in _LANDS or head in self.covered:
                continue
            span = self.parsed.span(owner.start, head + 1)
            parties = tuple(_respanned(replace_name(p, owner), (span, *p.spans[:1])) for p in owner.parties)
            if owner.parties and not all(p.country for p in owner.parties):
                continue
            self.found[head] = Mention(
                owner.start, head + 1, head, MentionKind.DESCRIPTION, span, parties, owner.antecedent
            )

    def _owner(self, head: int) -> Mention | None:
        table = self.table
        for child in table.children[head]:
            if table.dep[child] == "poss" and child in self.found:
                return self.found[child]
            if table.dep[child] == "prep" and table.lower[child] in {"of", "from"}:
                for grandchild in table.children[child]:
                    if grandchild in self.found and self.found[grandchild].kind is MentionKind.DESCRIPTION:
                        return self.found[grandchild]
        return None


def _respanned(party: Party, spans: tuple) -> Party:  # type: ignore[type-arg]
    return Party(
        name=party.name, code=party.code, country=party.country, actor=party.actor, sector=party.sector,
        person=party.person, spans=tuple(dict.fromkeys(spans)),
    )  # fmt: skip
