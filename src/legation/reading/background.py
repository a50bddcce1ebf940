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
from legation.reading.neural.tokens import CLS, LIMIT, SEP, word_pieces
from legation.reading.wordlists import DATA

FILE = DATA / "background.txt"
#: Share of the mean variance that is added to every direction.
_RIDGE = 0.2


class Background(msgspec.Struct, frozen=True, eq=False):
    """The mean (H) of the states of many sentences, and what turns their covariance into that of noise (H x H)."""

    mean: Floats
    matrix: Floats

    def whiten(self, rows: Floats) -> Floats:
        """Vectors (N x H) without what is common to all."""
        return np.asarray((rows - self.mean) @ self.matrix, np.float32)


def make_background(network: Network, sentences: list[str]) -> Background:
    """The background of some sentences."""
    ids = [[CLS, *word_pieces(network.tokenizer, s).ids[: LIMIT - 2], SEP] for s in sentences]
    means = np.array([hidden[1:-1].mean(axis=0) for hidden in network.encode(ids)], np.float64)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    covariance = np.cov(means, rowvar=False)
    values, vectors = np.linalg.eigh(
        covariance + _RIDGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    )
    matrix = vectors @ np.diag(values**-0.5) @ vectors.T
    return Background(np.asarray(means.mean(axis=0), np.float32), np.asarray(matrix, np.float32))


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
