"""Fit the relation head anew on a fixed encoder (`--model`), where only what relations are called has changed.

    python training/relation_head.py --model src/legation/reading/neural/data [--epochs 30]

Reads the encoder that is shipped, so that the head is fitted to what it will see, int8 and all; writes heads.npz.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from encoding import EncodedPair, encode_pair
from figures import QUADS, relation_figures
from torch import nn

from examples import LABELS, held_out, marked_sentences, pairs, passages
from legation.reading.neural.network import Network


def features(network: Network, items: list[EncodedPair]) -> torch.Tensor:
    """What the head sees of each pair: the sentence and both markers."""
    absent = network.head("absent")
    rows = []
    for start in range(0, len(items), 512):
        chunk = items[start : start + 512]
        for item, hidden in zip(chunk, network.encode([x.ids for x in chunk]), strict=True):
            sides = [hidden[at] if at >= 0 else absent[n] for n, at in enumerate((item.first, item.second))]
            rows.append(np.concatenate([hidden[0], *sides]).astype(np.float16))
    return torch.from_numpy(np.stack(rows)).float()


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="keep the features here, or take them from here")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    chance, network = random.Random(asked.seed), Network(asked.model)
    items: dict[bool, list[EncodedPair]] = {False: [], True: []}
    for pair in marked_sentences():
        items[held_out(pair.topic)].append(encode_pair(pair, network.tokenizer))
    for passage in passages():
        items[held_out(passage.topic)] += [encode_pair(p, network.tokenizer) for p in pairs(passage, chance)]
    if asked.keep and asked.keep.exists():
        seen = torch.load(asked.keep)
    else:
        seen = {part: features(network, found) for part, found in items.items()}
        if asked.keep:
            torch.save(seen, asked.keep)
    head = nn.Sequential(nn.Dropout(0.2), nn.Linear(1152, 384), nn.GELU(), nn.Dropout(0.3), nn.Linear(384, len(LABELS)))
    head[1].weight.data, head[1].bias.data = (
        torch.from_numpy(network.head(f"relation_in.{n}")) for n in ("weight", "bias")
    )
    optimiser = torch.optim.AdamW(head.parameters(), lr=5e-4, weight_decay=0.05)
    wanted = {part: torch.tensor([x.label for x in found]) for part, found in items.items()}
    weight = torch.tensor([x.weight for x in items[False]])
    quads = torch.tensor(QUADS)
    steps = asked.epochs * (len(weight) // 256 + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for epoch in range(asked.epochs):
        head.train()
        for chosen in torch.randperm(len(weight)).split(256):
            logits, target = head(seen[False][chosen]), wanted[False][chosen]
            fine = nn.functional.cross_entropy(logits, target, reduction="none", label_smoothing=0.05)
            coarse = torch.stack([logits[:, quads == q].logsumexp(-1) for q in range(5)], -1)
            rough = nn.functional.cross_entropy(coarse, quads[target], reduction="none")
            loss = ((fine + 0.3 * rough) * weight[chosen]).sum() / weight[chosen].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        if epoch % 5 == 4:
            head.eval()
            with torch.no_grad():
                said = head(seen[True]).argmax(-1).tolist()
            print(
                epoch + 1,
                {k: round(v, 4) for k, v in relation_figures(wanted[True].tolist(), said).items()},
                flush=True,
            )
    with np.load(asked.model / "heads.npz") as old:
        heads = {name: old[name] for name in old.files}
    for place, name in ((1, "relation_in"), (4, "relation_out")):
        for part in ("weight", "bias"):
            heads[f"{name}.{part}"] = getattr(head[place], part).detach().numpy().astype(np.float16)
    np.savez_compressed(asked.model / "heads.npz", **heads)
    print(json.dumps({"pairs": len(weight)}))


if __name__ == "__main__":
    main()
