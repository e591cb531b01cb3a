#!/usr/bin/env python3
"""Builds networks that netspace exports, and compares them with what netspace counts.

    pip install torch torchvision timm
    python3 docs/interchange/check_exports.py

Every network is built twice, of timm's and of torchvision's blocks, and sees one image. Parameters,
multiply-adds, output elements of the convolutions and the shape of the output must be those that
`netspace inspect --output json` says.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).resolve().parent
NAMES = [
    "RegNetX-400MF",
    "RegNetY-800MF",
    "ResNet-50",
    "ResNeXt-50",
    "EfficientNet-B0",
    "EfficientNet-B3",
    "MobileNetV2-1.0",
    "MobileNetV2-1.4",
    "ResNet-56",
]


def netspace(command, *arguments):
    done = subprocess.run([*command, "inspect", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"netspace inspect {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def sources(folder):
    """What to ask netspace for: a name, or a file of one network."""
    yield from NAMES
    for document in (HERE / "networks.yaml").read_text().split("\n---\n"):
        name = next(line[6:] for line in document.splitlines() if line.startswith("DESC: "))
        file = folder / f"{name}.yaml"
        file.write_text(document)
        yield str(file)


def cost(network, images):
    """Multiply-adds, parameters and activations of one image, met in a forward pass."""
    met = {"flops": 0, "activations": 0}

    def count(module, _, output):
        met["activations"] += output.numel()
        if isinstance(module, nn.MaxPool2d):
            return
        weights = module.weight.numel() + (module.bias.numel() if module.bias is not None else 0)
        places = output.shape[2] * output.shape[3] if output.dim() == 4 else 1
        met["flops"] += weights * places

    counted = (nn.Conv2d, nn.Linear, nn.MaxPool2d)
    for module in network.modules():
        if isinstance(module, counted):
            module.register_forward_hook(count)
    network.eval()
    with torch.no_grad():
        output = network(images)
    met["parameters"] = sum(parameter.numel() for parameter in network.parameters())
    return met, tuple(output.shape)


def check(text, expected):
    module = {}
    exec(compile(text, "export", "exec"), module)
    network = module["network"]()
    shape = expected["architecture"]["input"]
    images = torch.zeros(1, shape["channels"], shape["height"], shape["width"])
    met, output = cost(network, images)
    return met == expected["complexity"] and output == (1, expected["architecture"]["classes"]), met


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--netspace", default="./netspace", help="the command, in one string")
    command = shlex.split(parser.parse_args().netspace)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sources(Path(folder)):
            expected = json.loads(netspace(command, source, "--output", "json"))
            for form in ("timm", "torchvision"):
                same, met = check(netspace(command, source, "--export", form), expected)
                wrong += not same
                said = "same" if same else f"WRONG: {met}, expected {expected['complexity']}"
                print(f"{expected['name']:20}{form:12}{met['parameters']:>10} parameters  {said}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
