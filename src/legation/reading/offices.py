"""Posts that a text says people hold or held: titles, appositions, relative clauses, copulas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from legation.atlas.offices import Offices
from legation.model.record import Office, Party
from legation.model.spans import Span
from legation.reading.clauses import lemma_of
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.naming.vocabulary import NounKind, load_forms, load_words

_ORGANISED = frozenset({"of", "at", "in", "for", "to", "with"})
_KIN = frozenset({"son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "widow", "native"})
_LEFT_OUT = frozenset({"relcl", "appos", "punct", "cc", "conj", "acl", "det"})


def find_offices(parsed: Parsed, mentions: tuple[Mention, ...], people: Offices) -> tuple[Office, ...]:
    """Offices in the order of the text, each person and post once; `note` says where the atlas knows otherwise."""
    finder = _Finder(parsed, mentions)
    seen: dict[tuple[str, str], Office] = {}
    for office in finder.find():
        key = (office.person, office.post.casefold())
        if key not in seen:
            seen[key] = _noted(office, parsed, people)
    return tuple(sorted(seen.values(), key=lambda o: o.span or Span(0, 0)))


class _Finder:
    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.people = [m for m in mentions if m.kind is MentionKind.PERSON and m.parties and m.parties[0].person]

    def find(self) -> Iterator[Office]:
        names: dict[int, Mention] = {}  # by end: the shortest mention is the name, the longest holds its title
        longest: dict[int, Mention] = {}
        for mention in self.people:
            if mention.end not in names or mention.start > names[mention.end].start:
                names[mention.end] = mention
            if mention.end not in longest or mention.start < longest[mention.end].start:
                longest[mention.end] = mention
        for end, name in names.items():
            party = name.parties[0]
            if longest[end].start < name.start:
                yield from self._title(party, longest[end].start, name)
            elif is_post(self.doc[name.root]):
                yield from self._described(party, name)
            yield from self._beside(party, name)

    def _title(self, party: Party, start: int, name: Mention) -> Iterator[Office]:
        """ "Russian Foreign Minister Sergey Lavrov": what stands before the name."""
        words = [t for t in self.doc[start : name.start] if not t.is_punct and not t.is_space]
        yield self._office(party, words, None, self.parsed.span(start, name.end))

    def _described(self, party: Party, mention: Mention) -> Iterator[Office]:
        """ "Russia's president" where the text names him elsewhere, next to it by a comma."""
        after = self.doc[mention.end : mention.end + 2]
        if len(after) == 2 and after[0].text == "," and any(m.start == mention.end + 1 for m in self.people):
            words = [t for t in self.doc[mention.start : mention.end] if not t.is_punct]
            yield self._office(party, words, None, mention.span)

    def _beside(self, party: Party, name: Mention) -> Iterator[Office]:
        """Apposition, "who is ...", "is ...", each with what is coordinated with it."""
        root = self.doc[name.root]
        heads = [c for t in (root, root.head) for c in t.children if c.dep_ == "appos" and c.i >= name.end]
        for child in root.children:
            if child.dep_ == "relcl" and lemma_of(child) == "be":
                heads += [c for c in child.children if c.dep_ == "attr"]
        if root.dep_ == "nsubj" and lemma_of(root.head) in ("be", "become", "remain"):
            heads += [c for c in root.head.children if c.dep_ == "attr"]
        for head in heads:
            for noun in (head, *(c for c in head.children if c.dep_ == "conj")):
                if is_post(noun) and not self._is_other(noun, name):
                    yield from self._phrase(party, noun)

    def _is_other(self, noun: Token, name: Mention) -> bool:
        """Whether the noun is itself part of another person's name or title."""
        return any(m.start <= noun.i < m.end and m.parties[0].person != name.parties[0].person for m in self.people)

    def _phrase(self, party: Party, noun: Token) -> Iterator[Office]:
        tokens = sorted(_kept(noun), key=lambda t: t.i)
        inner = [t for t in tokens if t.i <= noun.i]
        after = [t for t in tokens if t.i > noun.i]
        yield self._office(party, inner, after, self.parsed.span(tokens[0].i, tokens[-1].i + 1))

    def _office(self, party: Party, words: list[Token], after: list[Token] | None, span: Span) -> Office:
        former = any(t.lower_ in _former() for t in words)
        post = [
            t for t in words if t.lower_ not in _former() and t.dep_ not in ("det", "poss", "case") and not _is_owner(t)
        ]
        organisation = None
        if after and after[0].lower_ in _ORGANISED:
            organisation = (
                " ".join(t.text for t in after[1:] if not t.is_space).replace(" ’s", "’s").replace(" 's", "'s")
            )
        return Office(
            person=party.person or party.name,
            post=" ".join([*(t.text for t in post[:-1]), _singular(post[-1])] if post else [words[-1].text]).strip(),
            organisation=organisation,
            state=party.country,
            former=former,
            span=span,
        )


def _kept(noun: Token) -> Iterator[Token]:
    """A noun with its modifiers and its phrase of place or body, without clauses that hang on it."""
    yield noun
    for child in noun.children:
        if child.dep_ not in _LEFT_OUT or (child.dep_ == "det" and child.i < noun.i and child.lower_ == "former"):
            yield from child.subtree


def _is_owner(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "NORP") or (token.head.dep_ == "poss" and token.head.i != token.i)


def _singular(noun: Token) -> str:
    """ "Presidents A and B": each is President."""
    if noun.tag_ not in ("NNS", "NNPS") or not is_post(noun):
        return noun.text
    lemma: str = noun.lemma_ if noun.lemma_ != noun.text else noun.text.removesuffix("s")
    return lemma.capitalize() if noun.text[0].isupper() else lemma


@cache
def _former() -> frozenset[str]:
    return load_words().former


@cache
def _posts() -> frozenset[str]:
    """Last words of all nouns that name a person by post or standing."""
    return (
        frozenset(f.words[-1] for forms in load_forms().values() for f in forms if f.noun.kind is NounKind.ROLE) - _KIN
    )


def is_post(token: Token) -> bool:
    """Whether a noun names a person by post or standing."""
    return token.lower_ in _posts() or lemma_of(token) in _posts()


def _noted(office: Office, parsed: Parsed, people: Offices) -> Office:
    """The office with a note where the atlas knows the person, but not in this post on the day."""
    day = parsed.report.published
    known = people.by_name(office.person)
    if day is None or not known or office.former:
        return office
    post = office.post.casefold()
    same = [h for h in known if h.post.casefold() == post and (office.state in (None, h.state))]
    if not same or any(h.holds(day) for h in same):
        return office
    tenures = "; ".join(f"{h.start or '?'} to {h.end or 'today'}" for h in same)
    note = f"The atlas has {office.person} as {same[0].post} of {same[0].state} from {tenures}."
    return msgspec.structs.replace(office, note=note)
