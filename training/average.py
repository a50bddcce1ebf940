"""The mean of several weights of one network (Wortsman et al. 2022, "Model soups"), measured on the held-out topics.

python training/average.py --base FOLDER --out FOLDER WEIGHTS.pt WEIGHTS.pt ...
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from learn import load, measure, tokenizer_of
from network import Network

from examples import LABELS, STATUSES


def main() -> None:
    """Average, measure, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    states = [torch.load(path) for path in asked.weights]
    mean = {
        name: torch.stack([s[name].float() for s in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }
    net = Network(str(asked.base), len(LABELS), len(STATUSES)).float()
    net.load_state_dict(mean)
    figures = measure(net, load(tokenizer_of(asked.base), random.Random(7)), torch.device("cpu"))
    print(json.dumps(figures))
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.save({n: p.half() if p.is_floating_point() else p for n, p in mean.items()}, asked.out / "weights.pt")
    about = {"mean_of": [p.parent.name for p in asked.weights]} | figures
    (asked.out / "figures.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
