"""How like an act is to the example sentences of a codebook, by the encoder's representation of its clause.

What is compared is the mean of the states of a clause's words, whitened by what news sentences have in common
(`background.py`): in the raw states, that an act is a visit or an attack drowns what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from legation.codebook.own import Codebook, Example
from legation.model.record import Report
from legation.model.spans import Span
from legation.reading.background import Background
from legation.reading.clauses import find_clauses
from legation.reading.layers import Clause, Parsed
from legation.reading.neural.network import Floats, Network
from legation.reading.neural.tags import Tags


class Nearness(msgspec.Struct, frozen=True):
    """When an act belongs to a type; set on two codebooks of our own, see docs/own-codebook.md."""

    among: int = 3  #: a type is as near as the mean cosine of so many of its examples, the nearest ones
    near: float = 0.24  #: the nearest type is at least so near
    apart: float = 0.04  #: and nearer than any other by so much


NEARNESS = Nearness()
#: Between the examples, so that each is parsed by itself.
_APART = "\n\n"


@dataclass(frozen=True)
class Likely:
    """A type with the cosine of its nearest example."""

    name: str
    cosine: float


class Likeness:
    """The examples of a codebook as vectors; safe to share between threads."""

    def __init__(
        self, names: Sequence[str], rows: Floats, background: Background | None = None, nearness: Nearness = NEARNESS
    ) -> None:
        """`rows`: N vectors, one an example; `names`: the type of each."""
        self._background = background
        self._nearness = nearness
        whitened = self._whitened(rows)
        self._rows = {name: whitened[[n == name for n in names]] for name in dict.fromkeys(names)}

    def nearest(self, vector: Floats) -> Likely | None:
        """The nearest type, where it is near enough and clearly nearer than any other."""
        ranked = self.ranked(vector)
        second = ranked[1].cosine if len(ranked) > 1 else -1.0
        if not ranked or ranked[0].cosine < self._nearness.near or ranked[0].cosine - second < self._nearness.apart:
            return None
        return ranked[0]

    def ranked(self, vector: Floats) -> list[Likely]:
        """Every type with its cosine, the nearest first."""
        asked = self._whitened(vector[np.newaxis])[0]
        found = [Likely(name, self._cosine(rows @ asked)) for name, rows in self._rows.items()]
        return sorted(found, key=lambda one: -one.cosine)

    def _cosine(self, cosines: Floats) -> float:
        return float(np.sort(cosines)[-self._nearness.among :].mean())

    def _whitened(self, rows: Floats) -> Floats:
        whitened = rows if self._background is None else self._background.whiten(rows)
        return np.asarray(whitened / np.maximum(np.linalg.norm(whitened, axis=1, keepdims=True), 1e-9), np.float32)


def embed_examples(
    book: Codebook, network: Network, background: Background, parse: Callable[[Report], Parsed], nouns: frozenset[str]
) -> Likeness:
    """The likeness to the examples of a codebook. `nouns`: lemmas of nouns that may name an act."""
    examples = [(own.name, e) for own in book.types.values() for e in own.examples]
    parsed = parse(Report(text=_APART.join(e.text for _, e in examples)))
    tags, clauses = Tags(parsed, network), find_clauses(parsed, nouns)
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
    mean = np.mean(seen, axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


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
