"""From the head token of a source to its words, name, kind and code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from legation.model.codes import SourceKind
from legation.reading.attributing.draft import Range, child
from legation.reading.attributing.lexicon import Lexicon
from legation.reading.layers import Mention, MentionKind

UNNAMED = "unnamed"
_REST = frozenset(["relcl", "acl", "appos", "advcl", "npadvmod", "parataxis", "advmod", "meta", "ccomp", "dep"])
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those"])
_SINGULAR = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_PRONOUNS = _SINGULAR | {
    "it",
    "its",
    "they",
    "them",
    "their",
    "who",
    "i",
    "we",
    "you",
    "my",
    "our",
    "your",
    "me",
    "us",
    "whose",
}
_HUMAN_STATE = frozenset(["GPE", "NORP"])
_WRITTEN = frozenset(
    [
        "statement",
        "release",
        "letter",
        "report",
        "communique",
        "communiqué",
        "document",
        "resolution",
        "memo",
        "study",
        "survey",
        "poll",
        "declaration",
        "newspaper",
        "paper",
        "agency",
        "magazine",
        "website",
        "network",
        "daily",
    ]
)


@dataclass(frozen=True)
class Named:
    """A source as an attribution shows it."""

    tokens: Range | None
    name: str
    kind: SourceKind
    code: str | None = None
    person: bool = False


class Namer:
    """Names sources in the order of the text: a pronoun falls back on who spoke last."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], lexicon: Lexicon) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._last: Named | None = None
        self._last_person: Named | None = None
        self._last_body: Named | None = None
        self._by_token: dict[int, list[Mention]] = {}
        self._by_root: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._by_root.setdefault(mention.root, []).append(mention)
            for index in range(mention.start, min(mention.end, mention.start + 40)):
                self._by_token.setdefault(index, []).append(mention)

    def name(self, head: Token | None, continues: bool = False) -> Named:
        """The source headed by a token; unnamed where there is none. `continues`: a pronoun is the last speaker."""
        if head is None:
            return Named(None, UNNAMED, SourceKind.UNNAMED)
        named = self._pronoun(head, continues) if head.lower_ in _PRONOUNS else self._noun(head)
        if named.kind is not SourceKind.UNNAMED:
            self._last = named
            if named.person:
                self._last_person = named
            else:
                self._last_body = named
        return named

    def words(self, start: int, end: int) -> Named:
        """A source given as a stretch of words, as headlines have it."""
        span = self._doc[start:end]
        named = self.name(span.root)
        return Named(
            (start, end), named.name if named.person else self._plain(start, end), named.kind, named.code, named.person
        )

    def _pronoun(self, head: Token, continues: bool) -> Named:
        tokens = (head.i, head.i + 1)
        mention = self._mention(head)
        before = self._last_person if head.lower_ in _SINGULAR else self._last_body
        if continues and before is not None and before is self._last:
            return replace(before, tokens=tokens)
        if mention is not None and mention.parties:
            return self._from_parties(mention, tokens, head)
        if before is not None and head.lower_ not in ("i", "we", "you", "me", "us", "my", "our", "your", "who"):
            return replace(before, tokens=tokens)
        return Named(tokens, head.text, SourceKind.PERSON)

    def _from_parties(self, mention: Mention, tokens: Range, head: Token) -> Named:
        parties = mention.parties
        people = [p.person for p in parties if p.person]
        text = " and ".join(dict.fromkeys(p.person or p.name for p in parties))
        if mention.kind not in (MentionKind.PRONOUN, MentionKind.DESCRIPTION, MentionKind.PERSON) or (
            not people and mention.kind is not MentionKind.PRONOUN
        ):
            text = self._plain(*tokens)
        kind = self._kind(head, tokens, mention)
        if kind is SourceKind.UNNAMED:
            text = UNNAMED
        return Named(tokens, text or self._plain(*tokens), kind, parties[0].code, bool(people))

    def _noun(self, head: Token) -> Named:
        tokens = phrase(head)
        mention = self._mention(head)
        if mention is not None and mention.parties:
            return self._from_parties(mention, tokens, head)
        kind = self._kind(head, tokens, mention)
        person = self._person(head, tokens)
        if person is not None:
            return Named(tokens, person, kind, None, True)
        name = self._written(head, tokens) or self._plain(*tokens)
        if kind is SourceKind.UNNAMED and not name:
            name = UNNAMED
        return Named(tokens, name or UNNAMED, kind)

    def _mention(self, head: Token) -> Mention | None:
        """The longest mention with this head, else the shortest that covers it."""
        rooted = self._by_root.get(head.i)
        if rooted:
            return max(rooted, key=lambda m: (bool(m.parties), m.end - m.start))
        covering = self._by_token.get(head.i)
        return min(covering, key=lambda m: (not m.parties, m.end - m.start)) if covering else None

    def _person(self, head: Token, tokens: Range) -> str | None:
        """A person's name in the phrase or in its apposition, without title."""
        if head.ent_type_ == "PERSON":
            return self._entity(head)
        end = tokens[1]
        if end + 1 < len(self._doc) and self._doc[end].text == "," and head.pos_ in ("NOUN", "PROPN"):
            after = self._doc[end + 1]
            if (
                after.ent_type_ == "PERSON"
                and after.ent_iob_ == "B"
                and self._lexicon.sources.kind_of(head.lemma_.lower())
            ):
                return self._entity(after)
        titled = child(head, "appos")
        if titled is not None and titled.ent_type_ == "PERSON" and head.ent_type_ not in ("ORG", "GPE"):
            return self._entity(titled)
        return None

    def _entity(self, token: Token) -> str:
        start, end = token.i, token.i + 1
        while start > 0 and self._doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(self._doc) and self._doc[end].ent_iob_ == "I":
            end += 1
        return self._plain(start, end)

    def _plain(self, start: int, end: int) -> str:
        while start < end - 1 and (self._doc[start].lower_ in _ARTICLES or self._doc[start].is_punct):
            start += 1
        while end > start + 1 and (self._doc[end - 1].is_punct or self._doc[end - 1].text in ("'s", "’s", "’", "'")):
            end -= 1
        return " ".join(self._doc[start:end].text.split())

    def _written(self, head: Token, tokens: Range) -> str | None:
        """ "the release": named in full by an earlier phrase with the same head."""
        lemma = head.lemma_.lower()
        if lemma not in _WRITTEN or tokens[1] - tokens[0] != 2 or self._doc[tokens[0]].lower_ not in _ARTICLES:
            return None
        for index in range(tokens[0] - 1, -1, -1):
            token = self._doc[index]
            if token.lemma_.lower() == lemma and token.pos_ in ("NOUN", "PROPN"):
                start, end = phrase(token)
                if any(
                    t.ent_type_ in ("ORG", "GPE", "NORP", "PERSON") or t.pos_ == "PROPN" for t in self._doc[start:end]
                ):
                    return self._plain(start, end)
        return None

    def _kind(self, head: Token, tokens: Range, mention: Mention | None) -> SourceKind:
        words, lemma = self._lexicon.sources, head.lemma_.lower()
        start, end = tokens
        modifiers = {t.lower_ for t in self._doc[start : head.i]}
        named = any(t.pos_ == "PROPN" or t.ent_type_ in ("ORG", "GPE", "NORP", "PERSON") for t in self._doc[start:end])
        if head.lower_ in words.unnamed or lemma in words.unnamed or (modifiers & words.vague and not named):
            return SourceKind.UNNAMED if head.pos_ != "PROPN" else SourceKind.PERSON
        if self._is_outlet(start, end, head):
            return SourceKind.OUTLET
        party = mention.parties[0] if mention is not None and mention.parties else None
        appositive = child(head, "appos")
        for noun in (lemma, appositive.lemma_.lower() if appositive is not None else ""):
            found = words.kind_of(noun)
            if found is SourceKind.EXPERT or (found is not None and party is None):
                return found
        if party is not None:
            return self._party_kind(party.actor, party.code, party.person, party.sector)
        return self._entity_kind(head, modifiers)

    def _party_kind(self, actor: str | None, code: str | None, person: str | None, sector: str | None) -> SourceKind:
        if (actor or "").startswith("group:") or sector in ("REB", "OPP", "SPY", "UAF"):
            return SourceKind.GROUP
        if code is not None:
            return SourceKind.OFFICIAL
        return SourceKind.PERSON if person else SourceKind.GROUP

    def _entity_kind(self, head: Token, modifiers: set[str]) -> SourceKind:
        titles = [self._lexicon.sources.kind_of(word) for word in sorted(modifiers)]
        for kind in (SourceKind.EXPERT, SourceKind.OFFICIAL, SourceKind.OUTLET):
            if kind in titles:
                return kind
        if head.ent_type_ in _HUMAN_STATE:
            return SourceKind.OFFICIAL
        if head.ent_type_ == "ORG":
            return SourceKind.GROUP
        return SourceKind.PERSON

    def _is_outlet(self, start: int, end: int, head: Token) -> bool:
        text = self._plain(start, end)
        outlets = self._lexicon.outlets
        last = text.split("’s ")[-1].split("'s ")[-1]
        return any(form in outlets or (" " in form and form.casefold() in outlets) for form in (text, last)) or (
            head.ent_type_ == "ORG"
            and (entity := self._entity(head)) != text
            and (entity in outlets or entity.casefold() in outlets)
        )


def phrase(head: Token) -> Range:
    """The core noun phrase: no relative clause, no apposition, nothing in parentheses; coordinations whole."""
    start, end = head.i, head.i + 1
    for left in head.lefts:
        if left.dep_ in (
            "det",
            "amod",
            "compound",
            "poss",
            "nummod",
            "nmod",
            "predet",
            "quantmod",
            "case",
            "advmod",
            "nummod",
        ):
            start = min(start, left.left_edge.i)
    while start < head.i and head.doc[start].is_punct:
        start += 1
    for right in head.rights:
        if right.dep_ in _REST or right.dep_ == "punct":
            following = next((r for r in head.rights if r.i > right.i), None)
            if right.text == "," and following is not None and following.dep_ in ("conj", "cc"):
                continue
            break
        if right.dep_ == "prep" and right.lower_ in ("on", "after", "during", "before", "since", "as", "amid"):
            break
        if right.dep_ == "conj":
            end = max(end, phrase(right)[1])
        elif right.dep_ in ("cc", "case") or right.dep_ == "prep":
            end = max(end, _until_rest(right))
        else:
            end = max(end, right.i + 1)
    return (start, end)


def _until_rest(token: Token) -> int:
    """The end of a prepositional phrase, cut before its own relative clause or apposition."""
    end = token.i + 1
    for inner in token.rights:
        if inner.dep_ == "pobj":
            end = max(end, phrase(inner)[1])
    return end
