"""What a user's dictionaries add to the names and nouns that are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from legation.atlas.actors import ActorKind, ActorName
from legation.atlas.atlas import Atlas
from legation.atlas.dictionaries.cameo import load_cameo_actors
from legation.atlas.dictionaries.entries import Dictionary, DictionaryNoun
from legation.atlas.dictionaries.names import OwnNames, own_names
from legation.atlas.loader import Sector
from legation.atlas.places import Gazetteer
from legation.reading.naming.vocabulary import Form, Noun, NounKind, Standing, load_forms, split

_OPPOSED = frozenset({Sector.REBELS, Sector.OPPOSITION, Sector.CRIMINALS, Sector.UNIDENTIFIED})
_PRIVATE = frozenset({Sector.MEDIA, Sector.EDUCATION, Sector.PARTY})
_NATIONAL = frozenset(
    {Sector.BUSINESS, Sector.CIVILIANS, Sector.NGO, Sector.LABOUR, Sector.RELIGION, Sector.REFUGEES, Sector.IGO}
)

_LED = frozenset({ActorKind.ORGAN, ActorKind.ORGANISATION})


class Additions(NamedTuple):
    """Names and nouns of dictionaries."""

    names: OwnNames = OwnNames((), ())
    forms: Mapping[str, tuple[Form, ...]] | None = None  #: the whole vocabulary with the nouns in it
    small: frozenset[str] = frozenset()  #: words of names that need no capital


NOTHING = Additions()


def additions(dictionaries: tuple[Dictionary, ...], atlas: Atlas, places: Gazetteer) -> Additions:
    """What the dictionaries add, the first before the next."""
    if not dictionaries:
        return NOTHING
    nouns = [noun for one in reversed(dictionaries) for noun in one.nouns]
    return Additions(
        own_names(dictionaries, atlas, places), _merged(nouns) if nouns else None, load_cameo_actors().small
    )


def preferred(names: Iterable[ActorName], on: date | None) -> ActorName | None:
    """Of the names in dictionaries the one that counts on a day: dated ones first, then the first given.

    Without a day one that always holds comes first. None where none holds.
    """
    if on is None:
        return min(names, key=lambda n: (n.end is not None, n.start is not None), default=None)
    fit = (n for n in names if (n.start is None or n.start <= on) and (n.end is None or on <= n.end))
    return min(fit, key=lambda n: n.start is None and n.end is None, default=None)


def is_person(name: ActorName) -> bool:
    """Whether a name of a dictionary is likely a person's: who acts for a state or body for a time, no ministry."""
    if not name.own or name.actor.kind not in _LED or (name.start is None and name.end is None):
        return False
    words = name.text.casefold().split()
    known = load_forms()
    return len(words) > 1 and not any(f.noun.kind is NounKind.ORGAN for word in words for f in known.get(word, ()))


def _merged(nouns: Iterable[DictionaryNoun]) -> Mapping[str, tuple[Form, ...]]:
    """The vocabulary with the nouns, the last of several the same; a word that is known changes its sector only."""
    known = {form.words: form for forms in load_forms().values() for form in forms}
    found = dict(known)
    for entry in nouns:
        single = tuple(split(entry.noun))
        noun = _noun(entry, known.get(single), known.get(single[-1:]))
        for text, plural in ((entry.noun, False), (entry.plural, True)):
            if text is not None:
                words = tuple(split(text))
                found[words] = Form(words, entry.noun, noun, plural or (words in known and known[words].plural))
    by_first: dict[str, list[Form]] = {}
    for form in found.values():
        by_first.setdefault(form.words[0], []).append(form)
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in by_first.items()}


def _noun(entry: DictionaryNoun, same: Form | None, head: Form | None) -> Noun:
    """The noun of an entry: what is known of the word, or the kind of its last word, in the sector that is given."""
    if same is not None and same.noun.sector == entry.sector:
        return same.noun
    if same is not None:
        return msgspec.structs.replace(same.noun, sector=entry.sector, standing=_standing(entry.sector))
    kind = head.noun.kind if head is not None else NounKind.ROLE
    located = head is not None and head.noun.located
    if kind is NounKind.ASSET:
        kind = NounKind.ORGAN
    return Noun(
        sector=entry.sector, standing=_standing(entry.sector), kind=kind, title=kind is NounKind.ROLE, located=located
    )


def _standing(sector: Sector) -> Standing:
    if sector in _OPPOSED:
        return Standing.OPPOSED
    if sector in _PRIVATE:
        return Standing.PRIVATE
    return Standing.NATIONAL if sector in _NATIONAL else Standing.OFFICIAL
