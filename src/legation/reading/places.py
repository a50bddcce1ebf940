"""Toponyms of a text, each resolved to one place; and the place that belongs to an act."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from legation.atlas.atlas import Atlas
from legation.atlas.places import Gazetteer, Site, SiteKind
from legation.model.codes import PlaceRole
from legation.model.record import Place
from legation.reading.layers import Mention, MentionKind, Parsed

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "outside",
        "around",
        "through",
        "via",
        "off",
        "across",
        "over",
        "of",
        "on",
        "toward",
        "towards",
        "inside",
        "between",
    }
)
_EVENTIVE_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "off",
        "across",
        "over",
        "on",
        "through",
        "into",
        "to",
        "between",
        "of",
    }
)
_ACTIVE_ROLES = frozenset({"nsubj", "nsubjpass", "poss", "agent"})


def find_places(parsed: Parsed, mentions: tuple[Mention, ...], atlas: Atlas, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places in the order of the text: towns and areas, and states where they stand for their ground or government."""
    return _Finder(parsed, mentions, atlas, gazetteer).find()


def place_of(parsed: Parsed, places: tuple[Place, ...], start: int, end: int, predicate: int) -> Place | None:
    """The most specific place named in a clause by a phrase of place, the nearest to its predicate first."""
    first, last = parsed.doc[start].idx, parsed.doc[end - 1].idx + len(parsed.doc[end - 1])
    inside = [p for p in places if first <= p.span.start < last and p.role is PlaceRole.PLACE]
    placed = [p for p in inside if _locates(parsed, p, predicate)]
    if not placed:
        return None
    return min(placed, key=lambda p: (_rank(p), abs(p.span.start - parsed.doc[predicate].idx)))


def _rank(place: Place) -> int:
    """A town before a country."""
    return int(place.geonames_id is None and place.lat is None)


def _locates(parsed: Parsed, place: Place, predicate: int) -> bool:
    """Whether the words say where: under a preposition of place, or as object of a verb of coming."""
    root = _root(parsed, place)
    for token in (root, *root.ancestors):
        if token.i == predicate:
            return False
        if token.dep_ == "pobj":
            return token.head.lower_ in _EVENTIVE_LOCATIVE
        if token.dep_ == "dobj":
            return parsed.doc[predicate].i == token.head.i
        if token.dep_ not in ("conj", "appos", "compound", "nmod", "poss"):
            return False
    return False


def _root(parsed: Parsed, place: Place) -> Token:
    start, end = parsed.tokens(place.span)
    return parsed.doc[start:end].root


class _Finder:
    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...], atlas: Atlas, gazetteer: Gazetteer) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.atlas = atlas
        self.gazetteer = gazetteer
        self.weights = Counter(p.country for m in mentions for p in m.parties if p.country)

    def find(self) -> tuple[Place, ...]:
        found: dict[tuple[int, int], Place] = {}
        for mention in self.mentions:
            if mention.kind in (MentionKind.NAME, MentionKind.METONYM, MentionKind.DEMONYM) and (
                p := self._of_state(mention)
            ):
                found[(mention.start, mention.end)] = p
        covered = {i for start, end in found for i in range(start, end)}
        for start, end in self._candidates():
            if not covered.intersection(range(start, end)) and (place := self._town(start, end)):
                found[(start, end)] = place
                covered.update(range(start, end))
        return tuple(found[key] for key in sorted(found))

    def _of_state(self, mention: Mention) -> Place | None:
        party = mention.parties[0] if mention.parties else None
        if party is None or not party.country or (party.actor and not party.actor.startswith("state:")):
            return None
        token = self.parsed.doc[mention.root]
        role = (
            PlaceRole.PLACE
            if self._is_ground(token) and mention.kind is not MentionKind.DEMONYM
            else PlaceRole.ASSOCIATIVE
        )
        name = mention.span.of(self.parsed.report.text)
        site = None
        if mention.kind is MentionKind.METONYM:
            site = next((s for s in self.gazetteer.find(name) if s.country == party.country), None)
        state = self.atlas.state(party.country)
        return Place(
            name=site.name if site else state.name if state and mention.kind is MentionKind.DEMONYM else name,
            span=mention.span,
            role=role,
            country=party.country,
            lat=site.lat if site else None,
            lon=site.lon if site else None,
            geonames_id=site.geonames_id if site else None,
        )

    def _is_ground(self, token: Token) -> bool:
        for above in (token, *token.ancestors):
            if above.dep_ == "pobj":
                return above.head.lower_ in _LOCATIVE
            if above.dep_ in ("conj", "appos", "compound"):
                continue
            return above.dep_ == "dobj" and above.head.lemma_ in (
                "visit",
                "enter",
                "leave",
                "reach",
                "tour",
                "invade",
                "bomb",
                "attack",
                "cross",
            )
        return False

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Token ranges that may be toponyms: what the model marks, and names after a preposition of place."""
        for entity in self.parsed.doc.ents:
            if entity.label_ in _LABELS or (entity.label_ in ("ORG", "PERSON") and _after_locative(entity)):
                start = entity.start + int(entity[0].lower_ == "the" and len(entity) > 1)
                end = entity.end - int(entity[-1].lower_ in ("'s", "’s") and len(entity) > 1)
                yield start, end
        for token in self.parsed.doc:
            if (
                token.dep_ == "pobj"
                and token.pos_ == "PROPN"
                and not token.ent_type_
                and token.head.lower_ in _LOCATIVE
            ):
                start = token.i
                while (
                    start > 0 and self.parsed.doc[start - 1].dep_ == "compound" and self.parsed.doc[start - 1].is_title
                ):
                    start -= 1
                yield start, token.i + 1

    def _town(self, start: int, end: int) -> Place | None:
        span = self.parsed.span(start, end)
        name = span.of(self.parsed.report.text)
        sites = self.gazetteer.find(name)
        if not sites:
            for lead in ("port of ", "city of ", "town of ", "province of ", "village of "):
                if name.lower().startswith(lead):
                    sites = self.gazetteer.find(name[len(lead) :])
        if not sites:
            return None
        site = max(sites, key=lambda s: (self._likely(s, end), -(s.geonames_id or 0)))
        token = self.parsed.doc[start:end].root
        acts = token.dep_ in _ACTIVE_ROLES and site.kind is SiteKind.TOWN
        return Place(
            name=name,
            span=span,
            role=PlaceRole.ASSOCIATIVE if acts else PlaceRole.PLACE,
            country=site.country,
            lat=site.lat,
            lon=site.lon,
            geonames_id=site.geonames_id,
        )

    def _likely(self, site: Site, end: int) -> float:
        """Population, raised where the text names the country, most of all right after the town."""
        score = math.sqrt(max(site.weight, 1))
        if site.country and (named := self.weights.get(site.country)):
            score *= 3.0 + min(named, 10)
        for mention in self.mentions:
            if end <= mention.start <= end + 2 and any(p.country == site.country for p in mention.parties):
                score *= 100
        return score


def _after_locative(entity: Tokens) -> bool:
    root = entity.root
    return bool(root.dep_ == "pobj" and root.head.lower_ in ("in", "at", "near", "outside", "around", "of"))
