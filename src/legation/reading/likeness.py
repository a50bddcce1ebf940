"""How like an act is to the example sentences of a codebook, by the encoder's representation of its clause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from legation.codebook.own import Codebook, Example
from legation.model.record import Report
from legation.model.spans import Span
from legation.reading.clauses import find_clauses
from legation.reading.coding import Parties
from legation.reading.layers import Clause, Parsed
from legation.reading.neural.network import Floats, Network
from legation.reading.neural.tags import Tags


class Nearness(msgspec.Struct, frozen=True):
    """Cosines from which an act belongs to a type; measured in docs/own-codebook.md."""

    near: float = 0.6  #: the nearest example is at least so near
    apart: float = 0.04  #: and nearer than any example of another type by so much


NEARNESS = Nearness()


@dataclass(frozen=True)
class Likely:
    """A type with the cosine of its nearest example."""

    name: str
    cosine: float


class Likeness:
    """The examples of a codebook as vectors; safe to share between threads."""

    def __init__(
        self,
        book: Codebook,
        network: Network,
        parse: Callable[[Report], Parsed],
        parties: Callable[[Parsed], Parties],
        nouns: frozenset[str],
        nearness: Nearness = NEARNESS,
    ) -> None:
        """`nouns`: lemmas of nouns that may name an act."""
        self._nearness = nearness
        examples = [(own.name, e) for own in book.types.values() for e in own.examples]
        self._names = tuple(name for name, _ in examples)
        parsed = parse(Report(text="\n\n".join(e.text for _, e in examples) or "."))
        tags, clauses, who = Tags(parsed, network), find_clauses(parsed, nouns), parties(parsed)
        rows: list[Floats] = []
        offset = 0
        for _, example in examples:
            rows.append(_example_vector(example, offset, parsed, clauses, tags, who))
            offset += len(example.text) + 2
        self._rows = np.array(rows, np.float32)

    def nearest(self, vector: Floats) -> Likely | None:
        """The type whose example is nearest, where it is near enough and clearly nearer than any other type's."""
        ranked = self.ranked(vector)
        second = ranked[1].cosine if len(ranked) > 1 else -1.0
        if not ranked or ranked[0].cosine < self._nearness.near or ranked[0].cosine - second < self._nearness.apart:
            return None
        return ranked[0]

    def ranked(self, vector: Floats) -> list[Likely]:
        """Every type with the cosine of its nearest example, the nearest first."""
        if not len(self._rows):
            return []
        best: dict[str, float] = {}
        for name, cosine in zip(self._names, self._rows @ vector, strict=True):
            best[name] = max(best.get(name, -1.0), float(cosine))
        return [Likely(name, cosine) for name, cosine in sorted(best.items(), key=lambda row: -row[1])]


def clause_vector(tags: Tags, trigger: Collection[int], words: Iterable[int], named: Callable[[int], bool]) -> Floats:
    """The trigger and the clause, half each, of length 1; `named`: words that name parties are left out."""
    heads = [h for i in trigger if (h := tags.hidden(i)) is not None]
    rest = [h for i in words if not named(i) and (h := tags.hidden(i)) is not None]
    halves = [_unit(np.mean(part, axis=0)) for part in (heads or rest, rest or heads) if part]
    return _unit(np.concatenate(halves)) if halves else np.zeros(2 * tags.width, np.float32)


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _example_vector(
    example: Example, offset: int, parsed: Parsed, clauses: Sequence[Clause], tags: Tags, parties: Parties
) -> Floats:
    """Of the clause of an example that most surely tells an act, one with marked parties before others."""
    marked = {i for a, b in example.parties for i in _tokens(parsed, offset + a, offset + b)}
    words = _tokens(parsed, offset, offset + len(example.text))

    def rank(clause: Clause) -> tuple[bool, float]:
        sides = {*clause.subjects, *clause.objects, *(i for _, i in clause.obliques)}
        return bool(sides & marked), -float(tags.labels(clause.predicate)[0])

    inside = [c for c in clauses if c.predicate in words and c.predicate not in marked]
    best = max(inside, key=rank, default=None)
    trigger, words = ((best.predicate,), range(best.start, best.end)) if best is not None else ((), words)
    return clause_vector(tags, trigger, words, lambda i: i in marked or bool(parties(i)))


def _tokens(parsed: Parsed, start: int, end: int) -> range:
    return range(*parsed.tokens(Span(start, end)))
