"""Turn learnt weights into what is shipped: encoder as int8 ONNX, heads as matrices, tokenizer, manifest.

python training/export.py --base FOLDER --weights FOLDER --out src/legation/reading/neural/data
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic

from examples import LABELS, STATUSES

PARTS = ("encoder.onnx", "heads.npz", "tokenizer.json")


class _Encoder(torch.nn.Module):
    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.net.encode(ids, mask)


def export(net: Network, base: Path, out: Path) -> None:
    """Write the parts of the model."""
    ids = torch.randint(1000, 2000, (2, 9))
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", "hidden")}
    plain = out / "plain.onnx"
    torch.onnx.export(
        _Encoder(net), (ids, torch.ones_like(ids)), str(plain), input_names=["ids", "mask"], output_names=["hidden"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(plain), str(out / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()
    heads = {n: p.detach().numpy().astype(np.float16) for n, p in net.named_parameters() if not n.startswith("encoder")}
    np.savez_compressed(out / "heads.npz", **heads)
    settings = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    settings["truncation"] = settings["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Export, and write the manifest with checksums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    net = Network(str(asked.base), len(LABELS), len(STATUSES)).float()
    net.load_state_dict(torch.load(asked.weights / "weights.pt"))
    net.float().eval()
    net.encoder.set_attn_implementation("eager")
    export(net, asked.base, asked.out)
    figures = json.loads((asked.weights / "figures.json").read_text(encoding="utf-8"))
    about = {
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "labels": [str(x) for x in LABELS],
        "statuses": [str(x) for x in STATUSES],
        "learnt": {k: v for k, v in figures.items() if k not in ("base", "out")},
        "sha256": {name: hashlib.sha256((asked.out / name).read_bytes()).hexdigest() for name in PARTS},
        "bytes": sum((asked.out / name).stat().st_size for name in PARTS),
    }
    (asked.out / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(about["bytes"] / 1e6, "MB")


if __name__ == "__main__":
    main()
