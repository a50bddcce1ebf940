"""How like an act is to the example sentences of a codebook, by the encoder's representation of its clause.

What is compared is the mean of the states of a clause's words, whitened by what news sentences have in common
(`background.py`): in the raw states, that an act is a visit or an attack drowns what it is about. How near a clause is
to a type is counted in standard deviations above the cosines of those sentences with the same type, since types differ
in how near the news at large is to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from legation.codebook.own import Codebook, Example
from legation.model.record import Report
from legation.model.spans import Span
from legation.reading.background import Background, unit
from legation.reading.clauses import find_clauses
from legation.reading.layers import Clause, Parsed
from legation.reading.neural.network import Floats, Network
from legation.reading.neural.tags import Tags


class Nearness(msgspec.Struct, frozen=True):
    """When an act belongs to a type; set on two codebooks of our own, see docs/own-codebook.md."""

    among: int = 3  #: the cosine with a type is the mean of those with so many of its examples, the nearest ones
    near: float = 5.5  #: the nearest type is at least so near, in standard deviations above news sentences
    apart: float = 0.75  #: and nearer than any other by so much


NEARNESS = Nearness()
#: Between the examples, so that each is parsed by itself.
_APART = "\n\n"


@dataclass(frozen=True)
class Likely:
    """A type with how near it is, in standard deviations above news sentences."""

    name: str
    nearness: float


class Likeness:
    """The examples of a codebook as vectors; safe to share between threads."""

    def __init__(
        self, names: Sequence[str | None], rows: Floats, background: Background, nearness: Nearness = NEARNESS
    ) -> None:
        """`rows`: N vectors, one an example; `names`: the type of each, None for a sentence of none of the types."""
        self._background = background
        self._nearness = nearness
        whitened = background.whiten(rows)
        self._rows = {name: whitened[[n == name for n in names]] for name in dict.fromkeys(names) if name}
        self._none = whitened[[n is None for n in names]]
        usual = {name: self._cosines(own, background.sentences) for name, own in self._rows.items()}
        self._usual = {name: (float(c.mean()), float(c.std())) for name, c in usual.items()}

    def nearest(self, vector: Floats) -> Likely | None:
        """The nearest type, where it is near enough, and clearly nearer than any other and than what is of none."""
        ranked = self.ranked(vector)
        second = ranked[1].nearness if len(ranked) > 1 else -np.inf
        if not ranked or ranked[0].nearness < self._nearness.near:
            return None
        if ranked[0].nearness - second < self._nearness.apart or self._is_none(ranked[0].name, vector):
            return None
        return ranked[0]

    def ranked(self, vector: Floats) -> list[Likely]:
        """Every type with its nearness, the nearest first."""
        asked = self._background.whiten(vector[np.newaxis])
        found = []
        for name, rows in self._rows.items():
            mean, deviation = self._usual[name]
            found.append(Likely(name, (float(self._cosines(rows, asked)[0]) - mean) / max(deviation, 1e-9)))
        return sorted(found, key=lambda one: -one.nearness)

    def _is_none(self, name: str, vector: Floats) -> bool:
        """Whether a single sentence of none of the types is nearer than the type is."""
        asked = self._background.whiten(vector[np.newaxis])
        nearest = float((asked @ self._none.T).max(initial=-1.0))
        return nearest > float(self._cosines(self._rows[name], asked)[0])

    def _cosines(self, own: Floats, asked: Floats) -> Floats:
        """Of each vector asked, the mean cosine with its nearest few of a type's examples."""
        few = np.sort(asked @ own.T, axis=1)[:, -self._nearness.among :]
        return np.asarray(few.mean(axis=1), np.float32)


def embed_examples(
    book: Codebook, network: Network, background: Background, parse: Callable[[Report], Parsed], nouns: frozenset[str]
) -> Likeness:
    """The likeness to the examples of a codebook. `nouns`: lemmas of nouns that may name an act."""
    examples = [(own.name, e) for own in book.types.values() for e in own.examples] + [(None, e) for e in book.none]
    parsed = parse(Report(text=_APART.join(e.text for _, e in examples)))
    tags = Tags(parsed, network)
    clauses = find_clauses(parsed, nouns, tags.acting)
    rows: list[Floats] = []
    offset = 0
    for _, example in examples:
        rows.append(clause_vector(tags, _words(example, offset, parsed, clauses, tags)))
        offset += len(example.text) + len(_APART)
    return Likeness([name for name, _ in examples], np.array(rows, np.float32), background)


def clause_vector(tags: Tags, words: Iterable[int]) -> Floats:
    """The mean state of some tokens, of length 1; nought where the encoder saw none of them."""
    seen = [h for i in words if (h := tags.hidden(i)) is not None]
    if not seen:
        return np.zeros(tags.width, np.float32)
    return np.asarray(unit(np.mean(seen, axis=0, keepdims=True))[0], np.float32)


def _words(example: Example, offset: int, parsed: Parsed, clauses: Sequence[Clause], tags: Tags) -> range:
    """The clause of an example that most surely tells an act, one with marked parties before others."""
    marked = {i for a, b in example.parties for i in _tokens(parsed, offset + a, offset + b)}
    words = _tokens(parsed, offset, offset + len(example.text))

    def rank(clause: Clause) -> tuple[bool, float]:
        sides = {*clause.subjects, *clause.objects, *(i for _, i in clause.obliques)}
        return bool(sides & marked), -float(tags.labels(clause.predicate)[0])

    inside = [c for c in clauses if c.predicate in words and c.predicate not in marked]
    best = max(inside, key=rank, default=None)
    return range(best.start, best.end) if best is not None else words


def _tokens(parsed: Parsed, start: int, end: int) -> range:
    return range(*parsed.tokens(Span(start, end)))
