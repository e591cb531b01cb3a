#!/usr/bin/env python3
"""Compares PyTorch with the weights that netspace writes with ONNX Runtime.

    pip install torch torchvision timm safetensors onnxruntime
    ./mvn -q -Pquickly -DskipTests=false -pl trainer-service -am -Dtest=Dl4jTrainedNetworkTest \\
        -Dsurefire.failIfNoSpecifiedTests=false test
    python3 docs/interchange/check_weights.py trainer-service/target/trained-networks/*

Each folder holds network.onnx, the text of Python modules, and a safetensors file of each: those
that the test of the exports leaves, or a folder that `netspace export --package` writes. The
weights are loaded strictly, and the logits of random images must be the same to 1e-4 of the
largest.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy
import onnxruntime
import torch
from safetensors.torch import load_file

TOLERANCE = 1e-4
BATCH = 4


def module(file):
    names = {}
    exec(compile(file.read_text(), str(file), "exec"), names)
    return names


def difference(folder, python, weights):
    """The largest difference of a logit, as a share of the largest logit."""
    onnx = onnxruntime.InferenceSession(folder / "network.onnx")
    shape = (BATCH, *onnx.get_inputs()[0].shape[1:])
    images = numpy.random.default_rng(1).integers(0, 256, shape).astype(numpy.float32)
    expected = onnx.run(None, {"images": images})[0]
    names = module(python)
    names["network"]().load_state_dict(load_file(weights), strict=True)
    with torch.no_grad():
        actual = names["trained"](weights)(torch.from_numpy(images)).numpy()
    return abs(actual - expected).max() / abs(expected).max()


def blocks(folder):
    onnx = onnxruntime.InferenceSession(folder / "network.onnx")
    network = json.loads(onnx.get_modelmeta().custom_metadata_map["architecture"])
    for stage in network["stages"]:
        squeezed = "+SE" if stage.get("seRatio") else ""
        yield stage["block"] + squeezed


def main(folders):
    worst = Counter()
    count = Counter()
    seen = {}
    for folder in map(Path, folders):
        for weights in sorted(folder.glob("*.safetensors")):
            python = weights.with_suffix(".py")
            share = difference(folder, python, weights)
            if not share < TOLERANCE:
                print(f"{python}: WRONG, the logits differ by {share:.2e} of the largest")
            form = python.stem
            count[form] += 1
            count["wrong"] += not share < TOLERANCE
            worst[form] = max(worst[form], share)
            seen.setdefault(form, set()).update(blocks(folder))
    for form, kinds in seen.items():
        print(f"{form}: {count[form]} networks, largest difference {worst[form]:.1e} of the largest")
        print(f"  blocks: {', '.join(sorted(kinds))}")
    if not seen:
        print("No folder has a Python module; see --package of netspace export.")
    return 1 if count["wrong"] or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
