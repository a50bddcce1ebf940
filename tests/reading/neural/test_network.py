"""The shipped model: the one that its manifest names, with probabilities that do not depend on company."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from legation.model.errors import BadData
from legation.reading.neural.network import FOLDER, LABELS, Network, load_network, manifest
from legation.reading.neural.tokens import CLS, SEP, word_pieces

#: All parts together, in bytes: the model must stay one that a laptop takes lightly.
MOST_BYTES = 40_000_000


def ids(text: str) -> list[int]:
    """A text as the encoder sees it."""
    return [CLS, *word_pieces(load_network().tokenizer, text).ids, SEP]


def test_the_parts_are_those_of_the_manifest() -> None:
    for name, wanted in manifest()["sha256"].items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == wanted, name


def test_the_model_is_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.iterdir()) <= MOST_BYTES


def test_probabilities_add_up() -> None:
    network = load_network()
    hidden = network.encode([ids("France expelled four Libyan diplomats.")])[0]
    labels, statuses = network.triggers(hidden)
    assert labels.shape == (len(hidden), len(LABELS))
    assert np.allclose(labels.sum(-1), 1, atol=1e-4)
    assert np.allclose(statuses.sum(-1), 1, atol=1e-4)
    roles = network.roles(hidden, 2)
    assert roles.shape == (len(hidden), 3)
    assert ((roles >= 0) & (roles <= 1)).all()


def test_the_same_sentence_comes_back_the_same() -> None:
    network = load_network()
    rows = [ids("Japan protested."), ids("Talks between Chad and Sudan opened in Tripoli on Monday.")]
    once, again = network.encode(rows), network.encode(rows)
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))
    assert [len(h) for h in once] == [len(r) for r in rows]


def test_a_sentence_does_not_depend_on_its_company() -> None:
    network = load_network()
    row = ids("Japan protested to the Soviet Union.")
    alone = network.encode([row])[0]
    beside = network.encode([ids("Talks between Chad and Sudan opened in Tripoli on Monday at last."), row])[1]
    assert np.array_equal(alone, beside)


def test_no_sentences_are_no_work() -> None:
    assert load_network().encode([]) == []


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    (tmp_path / "data" / "encoder.onnx").write_bytes(b"no model")
    with pytest.raises(BadData, match="cannot be loaded"):
        Network(tmp_path / "data")


def test_another_set_of_labels_is_refused(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    about = json.loads((tmp_path / "data" / "model.json").read_text(encoding="utf-8"))
    about["labels"][1] = "BEFRIEND"
    (tmp_path / "data" / "model.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(BadData, match="labels"):
        Network(tmp_path / "data")


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"model\.json"):
        manifest(tmp_path)
