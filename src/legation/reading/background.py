"""What the representations of news sentences have in common, to be taken out before two of them are compared.

Whitening after Su, Cao, Liu and Ou (2021), "Whitening Sentence Representations for Better Semantics and Faster
Retrieval", with a ridge on the covariance, since there are about as many sentences as dimensions.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from legation.model.errors import BadData
from legation.reading.neural.network import Floats, Network, load_network
from legation.reading.neural.tokens import sentence_ids, word_pieces
from legation.reading.wordlists import DATA

FILE = DATA / "background.txt"
#: Share of the mean variance that is added to every direction.
_RIDGE = 0.2


class Background(msgspec.Struct, frozen=True, eq=False):
    """The mean (H) of many sentences, what whitens them (H x H), and they themselves, whitened (N x H)."""

    mean: Floats
    matrix: Floats
    sentences: Floats

    def whiten(self, rows: Floats) -> Floats:
        """Vectors (N x H) without what is common to all, of length 1."""
        return unit(np.asarray((rows - self.mean) @ self.matrix, np.float32))


def unit(rows: Floats) -> Floats:
    """Vectors (N x H) of length 1; nought stays nought."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def make_background(network: Network, sentences: list[str]) -> Background:
    """The background of some sentences."""
    ids = [sentence_ids(word_pieces(network.tokenizer, s)) for s in sentences]
    states = network.encode(ids)
    rows = unit(np.array([hidden[1:-1].mean(axis=0) for hidden in states], np.float32))
    covariance = np.cov(rows, rowvar=False, dtype=np.float64)
    size = len(covariance)
    values, vectors = np.linalg.eigh(covariance + _RIDGE * np.trace(covariance) / size * np.eye(size))
    matrix = np.asarray(vectors @ np.diag(values**-0.5) @ vectors.T, np.float32)
    mean = rows.mean(axis=0)
    return Background(mean, matrix, unit((rows - mean) @ matrix))


def background_sentences(path: Path = FILE) -> list[str]:
    """The sentences of the file, one a line, of our own writing. Raises BadData where there are too few."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if line and not line.startswith("#")]
    if len(found) < 100:
        raise BadData(f"{path.name}: {len(found)} sentences are too few. Install Legation anew.")
    return found


@cache
def load_background() -> Background:
    """The background, made once a process (a second or two)."""
    return make_background(load_network(), background_sentences())
