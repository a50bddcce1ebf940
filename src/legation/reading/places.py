"""Toponyms of a text, each resolved to one place; and the place that belongs to an act."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from legation.atlas.atlas import Atlas
from legation.atlas.places import Gazetteer, Site, SiteKind, state_points
from legation.model.codes import PlaceRole
from legation.model.record import Place
from legation.reading.layers import Mention, MentionKind, Parsed
from legation.reading.toponyms import candidates, place_words

#: Kilometres from the middle of a region within which a town named with it lies, and one that it makes likely.
_WITHIN, _BESIDE = 900.0, 400.0
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
    state = state_points().get(place.country or "")
    return int(place.lat is None or (state is not None and (state.lat, state.lon) == (place.lat, place.lon)))


def _locates(parsed: Parsed, place: Place, predicate: int) -> bool:
    """Whether the words say where: under a preposition of place, or as object of a verb of coming."""
    root = _root(parsed, place)
    for token in (root, *root.ancestors):
        if token.i == predicate:
            return False
        if token.dep_ == "pobj":
            return token.head.lower_ in place_words().eventive
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
        self.words = place_words()
        self.ranges = tuple(candidates(parsed, mentions, gazetteer))
        self.regions = self._named_regions()
        self.weights = Counter(p.country for m in mentions for p in m.parties if p.country)
        self.weights.update(r.country for r in self.regions if r.country)

    def find(self) -> tuple[Place, ...]:
        found: dict[tuple[int, int], Place] = {}
        for mention in self.mentions:
            if mention.kind in (MentionKind.NAME, MentionKind.METONYM, MentionKind.DEMONYM) and (
                p := self._of_state(mention)
            ):
                found[(mention.start, mention.end)] = p
        for start, end in self.ranges:
            inner = [key for key in found if start <= key[0] and key[1] <= end and key != (start, end)]
            if inner and self.gazetteer.find(self.parsed.doc[start:end].text):
                for key in inner:
                    del found[key]
        covered = {i for start, end in found for i in range(start, end)}
        for start, end in self.ranges:
            if not covered.intersection(range(start, end)) and (place := self._town(start, end)):
                found[(start, end)] = place
                covered.update(range(start, end))
        return tuple(found[key] for key in sorted(found))

    def _of_state(self, mention: Mention) -> Place | None:
        party = mention.parties[0] if mention.parties else None
        if party is None or not (party.country and party.code):
            return None
        if party.actor and not party.actor.startswith("state:"):
            return None
        token = self.parsed.doc[mention.root]
        if mention.kind is MentionKind.METONYM and self._elsewhere(mention, party.country):
            return None
        role = (
            PlaceRole.PLACE
            if self._is_ground(token) and mention.kind is not MentionKind.DEMONYM
            else PlaceRole.ASSOCIATIVE
        )
        name = mention.span.of(self.parsed.report.text)
        state = self.atlas.state(party.country)
        site = self._part(name, mention, party.country)
        point = site or self.gazetteer.state(party.country)
        return Place(
            name=site.name if site else state.name if state and mention.kind is MentionKind.DEMONYM else name,
            span=mention.span,
            role=role,
            country=party.country,
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            geonames_id=point.geonames_id if point else None,
        )

    def _part(self, name: str, mention: Mention, country: str) -> Site | None:
        """The town that a metonym is, or the part of its state that a name is (England, Quebec)."""
        if mention.kind is MentionKind.DEMONYM:
            return None
        here = (s for s in self.gazetteer.find(name) if s.country == country)
        if mention.kind is MentionKind.NAME:
            here = (s for s in here if s.kind is SiteKind.REGION)
        return next(here, None)

    def _elsewhere(self, mention: Mention, country: str) -> bool:
        """Whether a state or region follows in which lies another town of the name: "Tripoli, Lebanon"."""
        name = mention.span.of(self.parsed.report.text)
        if not self._after_comma(mention.end):
            return False
        sites = self.gazetteer.find(name)
        following = self._follows(mention.end)
        regions = self._region_after(mention.end)
        return any(s.country != country and s.country in following for s in sites) or any(
            _apart(s, r) < _WITHIN for s in sites for r in regions if s.country != country and s.country == r.country
        )

    def _after_comma(self, end: int) -> bool:
        return end < len(self.parsed.doc) and self.parsed.doc[end].text in (",", "(")

    def _follows(self, end: int) -> set[str]:
        """Countries named within two words after the token."""
        near = (m for m in self.mentions if end <= m.start <= end + 2)
        return {p.country for m in near for p in m.parties if p.country}

    def _region_after(self, end: int) -> tuple[Site, ...]:
        """The region named after a comma: "Paris, Texas"."""
        doc = self.parsed.doc
        if not self._after_comma(end):
            return ()
        for size in (3, 2, 1):
            regions = _regions(self.gazetteer, doc[end + 1 : end + 1 + size].text)
            if regions:
                return regions
        return ()

    def _named_regions(self) -> tuple[Site, ...]:
        """Regions of states that the text names, each once."""
        names = {self.parsed.doc[start:end].text for start, end in self.ranges}
        return tuple(r for name in sorted(names) for r in _regions(self.gazetteer, name))

    def _is_ground(self, token: Token) -> bool:
        for above in (token, *token.ancestors):
            if above.dep_ == "pobj":
                return above.head.lower_ in self.words.locative
            if above.dep_ in ("conj", "appos", "compound"):
                continue
            return above.dep_ == "dobj" and above.head.lemma_ in self.words.holding
        return False

    def _town(self, start: int, end: int) -> Place | None:
        span = self.parsed.span(start, end)
        name = span.of(self.parsed.report.text)
        sites = next(filter(None, map(self.gazetteer.find, _forms(name))), ())
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
        if site.country in self._follows(end):
            score *= 100
        after = [_apart(site, r) for r in self._region_after(end) if site.country == r.country]
        if after and min(after) < _WITHIN:
            score *= 1e6 / (100 + min(after)) ** 2 * 100
        elif any(_apart(site, r) < _BESIDE and site.country == r.country for r in self.regions):
            score *= 3
        return score


def _forms(name: str) -> Iterator[str]:
    """The name, and what is left of it without words that say what sort of place or which part is meant."""
    yield name
    words, known = name.split(), place_words()
    if len(words) > 2 and words[1] == "of" and words[0].lower() in known.sorts:
        yield " ".join(words[2:])
    if len(words) > 1 and words[-1].lower() in known.sorts:
        yield " ".join(words[:-1])
    if len(words) > 1 and words[0].lower() in known.parts:
        yield " ".join(words[1:])


def _regions(gazetteer: Gazetteer, name: str) -> tuple[Site, ...]:
    return tuple(s for s in gazetteer.find(name) if s.kind is SiteKind.REGION and s.country)


def _apart(one: Site, other: Site) -> float:
    """Kilometres between two places, near enough for choosing; without end where either lies nowhere."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    across = (one.lon - other.lon + 180) % 360 - 180
    return 111.2 * math.hypot(one.lat - other.lat, across * math.cos(math.radians((one.lat + other.lat) / 2)))
