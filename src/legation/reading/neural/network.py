"""The network at run time: the encoder as int8 ONNX, its heads as plain matrices.

How it was made, from what, and what it gets right: `training/README.md` and `data/model.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from legation.model.codes import EventType, Status
from legation.model.errors import BadData
from legation.reading.neural.tokens import marked_ids

FOLDER = Path(__file__).parent / "data"
#: What the labels of the heads stand for, in their order; the first says that there is no act.
LABELS: tuple[EventType | None, ...] = (None, *EventType)
STATUSES = tuple(Status)
#: The roles of a word towards a trigger, in their order.
INITIATOR, RECIPIENT, THING = 0, 1, 2

Floats = npt.NDArray[np.float32]


class Network:
    """Encoder and heads; safe to share between threads. L pieces of a sentence, hidden size H."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Raises BadData where a file of the model is missing or not the one that its manifest names."""
        import onnxruntime

        about = manifest(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums in the same order, always
        options.log_severity_level = 3
        try:
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
            with np.load(folder / "heads.npz") as heads:
                self._heads: dict[str, Floats] = {name: heads[name].astype(np.float32) for name in heads.files}
        except Exception as error:  # each part raises errors of its own kind
            raise BadData(f"{folder.name}: the model cannot be loaded ({error}). Install Legation anew.") from error
        if about["labels"] != [str(x) if x else "NONE" for x in LABELS]:
            raise BadData(f"{folder.name}/model.json: the labels are not those of this version. Install Legation anew.")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def encode(self, rows: Sequence[Sequence[int]]) -> list[Floats]:
        """Hidden states of each row of ids, L x H.

        One row at a time: the encoder's int8 arithmetic is scaled by all that goes through it at once, and what is read
        of a sentence must not depend on those beside it. On one core larger batches are hardly faster.
        """
        found: list[Floats] = []
        for row in rows:
            ids = np.array([row], np.int64)
            found.append(self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0])
        return found

    def relation(self, text: str, initiator: tuple[int, int] | None, recipient: tuple[int, int] | None) -> Floats:
        """Probabilities of the labels for what a sentence states between two stretches of it."""
        ids, first, second = marked_ids(self.tokenizer, text, initiator, recipient)
        hidden = self.encode([ids])[0]
        absent = self._heads["absent"]
        sides = [hidden[at] if at >= 0 else absent[number] for number, at in enumerate((first, second))]
        inner = _gelu(self._linear("relation_in", np.concatenate([hidden[0], *sides])))
        return _softmax(self._linear("relation_out", inner))

    def triggers(self, hidden: Floats) -> tuple[Floats, Floats]:
        """Of each piece, probabilities of labels and of statuses."""
        inner = _gelu(self._linear("trigger_in", hidden))
        return _softmax(self._linear("trigger_out", inner)), _softmax(self._linear("status_out", inner))

    def roles(self, hidden: Floats, at: int) -> Floats:
        """Of each piece, probabilities of the three roles towards the trigger at a position."""
        joined = self._linear("role_trigger", hidden[at]) + self._linear("role_word", hidden)
        return _sigmoid(self._linear("role_out", _gelu(joined)))

    def head(self, name: str) -> Floats:
        """A matrix of the heads by its name."""
        return self._heads[name]

    def _linear(self, name: str, given: Floats) -> Floats:
        result: Floats = given @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return result


def manifest(folder: Path = FOLDER) -> dict[str, Any]:
    """What is known of the model: its parts with checksums, seed, data and figures."""
    try:
        found: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadData(f"model.json: {error}") from error
    return found


@cache
def load_network() -> Network:
    """The network, loaded once a process."""
    return Network()


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _gelu(given: Floats) -> Floats:
    """GELU through the error function (Hendrycks and Gimpel 2016)."""
    result: Floats = 0.5 * given * (1 + _erf(given / np.float32(np.sqrt(2))))
    return result


def _erf(given: Floats) -> Floats:
    """The error function to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    size = np.abs(given)
    t = np.float32(1) / (1 + np.float32(0.3275911) * size)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(given) * (1 - poly * np.exp(-size * size)), np.float32)
