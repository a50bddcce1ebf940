"""Make the network: learn from the sentences, measure on the topics held out, keep the weights.

    python training/learn.py --base FOLDER --out FOLDER [--epochs 8] [--seed 7] [--all]

`--base` holds the all-MiniLM-L6-v2 weights (config.json, model.safetensors, tokenizer.json). `--all` learns from the
held-out topics too, once what they measure is known. The seed fixes the order, the drop-out and the pairs drawn.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from encoding import EncodedPair, EncodedTags, encode_pair, encode_tagged
from network import Network
from tokenizers import Tokenizer
from torch import Tensor, nn

from examples import LABELS, STATUSES, held_out, marked_sentences, pairs, passages, tagged

QUADS = (0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)


def tokenizer_of(base: Path) -> Tokenizer:
    """The base's tokenizer, whole texts through."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load(tokenizer: Tokenizer, chance: random.Random) -> dict[str, list]:
    """All examples, parted by whether their topic is held out."""
    found: dict[str, list] = {"pairs": [], "tags": [], "pairs_out": [], "tags_out": []}
    for pair in marked_sentences():
        found["pairs_out" if held_out(pair.topic) else "pairs"].append(encode_pair(pair, tokenizer))
    for passage in passages():
        suffix = "_out" if held_out(passage.topic) else ""
        found["tags" + suffix].append(encode_tagged(tagged(passage), tokenizer))
        found["pairs" + suffix] += [encode_pair(p, tokenizer) for p in pairs(passage, chance)]
    return found


def batches(items: Sequence, size: int, chance: random.Random) -> Iterator[list]:
    """Batches of similar length, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].ids) + chance.random() * 12)
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(chunks)
    yield from ([items[i] for i in chunk] for chunk in chunks)


def padded(rows: Sequence[Sequence[int]], fill: int, device: torch.device, width: int = 0) -> Tensor:
    """Rows of ids as one tensor, at least as wide as asked."""
    width = max(width, *map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows], device=device)


def inputs(batch: Sequence, device: torch.device) -> tuple[Tensor, Tensor]:
    """Ids and mask of a batch."""
    ids = padded([x.ids for x in batch], 0, device)
    return ids, padded([[1] * len(x.ids) for x in batch], 0, device)


def relation_logits(net: Network, batch: Sequence[EncodedPair], hidden: Tensor, device: torch.device) -> Tensor:
    """Logits of a batch of marked pairs."""
    first, second = (torch.tensor([getattr(x, side) for x in batch], device=device) for side in ("first", "second"))
    return net.relation(hidden, first, second)


def relation_loss(net: Network, batch: Sequence[EncodedPair], hidden: Tensor, device: torch.device) -> Tensor:
    """Cross-entropy over labels, and, less, over the classes that they belong to."""
    logits = relation_logits(net, batch, hidden, device)
    wanted = torch.tensor([x.label for x in batch], device=device)
    weight = torch.tensor([x.weight for x in batch], device=device)
    fine = nn.functional.cross_entropy(logits, wanted, reduction="none", label_smoothing=0.05)
    quads = torch.tensor(QUADS, device=device)
    coarse = torch.stack([logits[:, quads == q].logsumexp(-1) for q in range(5)], -1)
    rough = nn.functional.cross_entropy(coarse, quads[wanted], reduction="none")
    return ((fine + 0.3 * rough) * weight).sum() / weight.sum()


def tag_loss(net: Network, batch: Sequence[EncodedTags], hidden: Tensor, device: torch.device) -> Tensor:
    """Loss of triggers, their status, and the roles of words."""
    triggers, statuses = net.triggers(hidden)
    wanted = padded([x.labels for x in batch], -100, device, hidden.shape[1])
    loss = nn.functional.cross_entropy(triggers.transpose(1, 2), wanted, ignore_index=-100, reduction="none")
    acting = (wanted > 0).float()
    loss = (loss * (1 + acting)).sum() / ((wanted >= 0).float() * (1 + acting)).sum() * 4
    asked = [(row, *t) for row, x in enumerate(batch) for t in x.triggers]
    if not asked:
        return loss
    rows = torch.tensor([a[0] for a in asked], device=device)
    at = torch.tensor([a[1] for a in asked], device=device)
    loss = loss + 0.3 * nn.functional.cross_entropy(
        statuses[rows, at], torch.tensor([a[2] for a in asked], device=device)
    )
    roles = net.roles(hidden, rows, at)
    target, known = (part.to(device) for part in _role_targets(batch, asked, roles.shape))
    each = nn.functional.binary_cross_entropy_with_logits(roles, target, reduction="none")
    each = each * known * (1 + 3 * target)
    return loss + each.sum() / (known * (1 + 3 * target)).sum() * 6


def _role_targets(batch: Sequence[EncodedTags], asked: list, shape: torch.Size) -> tuple[Tensor, Tensor]:
    """What each word is to each trigger, and which words count; made on the host in one piece."""
    target, known = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for number, (row, _, _, spans) in enumerate(asked):
        known[number, batch[row].words] = 1
        for role, positions in enumerate(spans):
            target[number, positions, role] = 1
    return torch.from_numpy(target), torch.from_numpy(known)


class Plan:
    """How many steps there are, and the rate at each: up for a twelfth of them, then down to nothing."""

    def __init__(self, steps: int, seconds: float) -> None:
        self.steps, self.seconds, self.started = steps, seconds, time.time()

    def rate(self, step: int) -> float:
        """Share of the highest rate."""
        warm = self.steps / 12
        return (step + 1) / warm if step < warm else max(0.01, (self.steps - step) / (self.steps - warm))

    def shorten(self, step: int) -> None:
        """Once the pace is known, plan no more steps than the time allows."""
        if self.seconds and step == 60:
            pace = (time.time() - self.started) / step
            self.steps = max(step + 1, min(self.steps, int(self.seconds / pace)))
            print(f"{1 / pace:.1f} steps a second: {self.steps} steps", flush=True)


def learn(net: Network, data: dict[str, list], asked: argparse.Namespace, device: torch.device) -> None:
    """Train in place; the weights end as the mean of those of the last third."""
    chance = random.Random(asked.seed)
    drawn = int(len(data["pairs"]) * asked.share)
    plan = Plan(asked.epochs * -(-drawn // asked.pairs), asked.seconds)
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": net.encoder.parameters(), "lr": asked.rate}, {"params": heads, "lr": asked.rate * 5}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=device.type == "cuda")
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, plan.rate)
    mean, total = Mean(), torch.zeros((), device=device)
    net.train()
    for done, (pairs_, tags) in enumerate(_both(data, drawn, asked, chance), 1):
        hidden = net.encode(*inputs([*pairs_, *tags], device))
        loss = torch.zeros((), device=device)
        if asked.only != "tags":
            loss = loss + relation_loss(net, pairs_, hidden[: len(pairs_)], device)
        if asked.only != "relation":
            loss = loss + tag_loss(net, tags, hidden[len(pairs_) :], device)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        plan.shorten(done)
        total += loss.detach()
        if done % 100 == 0:
            print(f"step {done}: loss {float(total) / 100:.3f}, {time.time() - plan.started:.0f} s", flush=True)
            total.zero_()
        if done > plan.steps * 2 / 3 and done % 20 == 0:
            mean.add(net)
        if done >= plan.steps:
            break
    mean.into(net)


def _both(data: dict[str, list], drawn: int, asked: argparse.Namespace, chance: random.Random) -> Iterator[tuple]:
    """Batches of pairs and of tagged sentences, side by side, without end."""

    def endless(items: list, size: int, share: int) -> Iterator[list]:
        while True:
            yield from batches(chance.sample(items, share), size, chance)

    return zip(
        endless(data["pairs"], asked.pairs, drawn), endless(data["tags"], asked.tags, len(data["tags"])), strict=True
    )


class Mean:
    """The running mean of weights (Izmailov et al. 2018)."""

    def __init__(self) -> None:
        self.kept, self.state = 0, {}

    def add(self, net: Network) -> None:
        """Take the weights as they are now."""
        self.kept += 1
        for name, weight in net.state_dict().items():
            if not weight.is_floating_point() or self.kept == 1:
                self.state[name] = weight.detach().clone()
            else:
                self.state[name] += (weight.detach() - self.state[name]) / self.kept

    def into(self, net: Network) -> None:
        """Give the mean to the network, where there is one."""
        if self.kept:
            net.load_state_dict(self.state)


def measure(net: Network, data: dict[str, list], device: torch.device) -> dict[str, float]:
    """What the network gets right on the topics held out."""
    net.eval()
    with torch.no_grad():
        gold, found = [], []
        for batch in batches(data["pairs_out"], 64, random.Random(0)):
            gold += [x.label for x in batch]
            found += relation_logits(net, batch, net.encode(*inputs(batch, device)), device).argmax(-1).tolist()
        figures = relation_figures(gold, found)
        counts = np.zeros((2, 3))
        for batch in batches(data["tags_out"], 64, random.Random(0)):
            counts += _tag_counts(net, batch, device)
        for name, (hits, said, wanted) in zip(("trigger", "role"), counts, strict=True):
            figures[f"{name}_f1"] = float(2 * hits / max(1, said + wanted))
    return {name: round(value, 4) for name, value in figures.items()}


def relation_figures(gold: list[int], found: list[int]) -> dict[str, float]:
    """Accuracy over labels; macro F1 over types, CONCEDE and RETREAT as one; over quads; silence kept."""

    def root(label: int) -> str:
        name = str(LABELS[label])
        return "YIELD" if name in ("CONCEDE", "RETREAT") else name

    typed = [(root(g), root(f), QUADS[g], QUADS[f]) for g, f in zip(gold, found, strict=True) if g]
    return {
        "accuracy": sum(g == f for g, f in zip(gold, found, strict=True)) / max(1, len(gold)),
        "root_macro_f1": _macro([t[0] for t in typed], [t[1] for t in typed]),
        "quad_macro_f1": _macro([t[2] for t in typed], [t[3] for t in typed]),
        "none_recall": sum(g == f == 0 for g, f in zip(gold, found, strict=True)) / max(1, gold.count(0)),
    }


def _macro(gold: list, found: list) -> float:
    scores = []
    for label in set(gold):
        hits = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * hits / max(1, gold.count(label) + found.count(label)))
    return sum(scores) / max(1, len(scores))


def _tag_counts(net: Network, batch: Sequence[EncodedTags], device: torch.device) -> np.ndarray:
    hidden = net.encode(*inputs(batch, device))
    said = net.triggers(hidden)[0].argmax(-1)
    counts = np.zeros((2, 3))
    for row, x in enumerate(batch):
        for position in x.words:
            g, f = x.labels[position], int(said[row, position])
            counts[0] += (g == f and g > 0, f > 0, g > 0)
    asked = [(row, *t) for row, x in enumerate(batch) for t in x.triggers]
    if asked:
        rows, at = (torch.tensor([a[i] for a in asked], device=device) for i in (0, 1))
        roles = net.roles(hidden, rows, at)
        target, known = _role_targets(batch, asked, roles.shape)
        marked = (roles > 0).float().cpu() * known
        counts[1] += ((marked * target).sum().item(), marked.sum().item(), target.sum().item())
    return counts


def main() -> None:
    """Learn, measure, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--share", type=float, default=1.0, help="of the pairs, drawn anew each epoch")
    parser.add_argument("--pairs", type=int, default=96, help="pairs a step")
    parser.add_argument("--tags", type=int, default=64, help="tagged sentences a step")
    parser.add_argument("--seconds", type=float, default=0, help="shorten the plan to fit in this time")
    parser.add_argument("--start", type=Path, help="weights.pt to go on from")
    parser.add_argument("--only", choices=["relation", "tags"], help="leave the other task out, to compare")
    asked = parser.parse_args()
    random.seed(asked.seed)
    np.random.seed(asked.seed)
    torch.manual_seed(asked.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    data = load(tokenizer_of(asked.base), random.Random(asked.seed))
    if asked.all:
        data["pairs"], data["tags"] = data["pairs"] + data["pairs_out"], data["tags"] + data["tags_out"]
    print({name: len(items) for name, items in data.items()}, flush=True)
    net = Network(str(asked.base), len(LABELS), len(STATUSES)).float().to(device)
    if asked.start:
        net.load_state_dict(torch.load(asked.start, map_location=device))
        net.float()
    learn(net, data, asked, device)
    figures = measure(net, data, device)
    print(json.dumps(figures))
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.save(
        {n: p.half().cpu() if p.is_floating_point() else p.cpu() for n, p in net.state_dict().items()},
        asked.out / "weights.pt",
    )
    (asked.out / "figures.json").write_text(json.dumps(vars(asked) | figures, default=str, indent=1) + "\n")


if __name__ == "__main__":
    main()
