#!/usr/bin/env python3
"""Builds networks that netspace exports, and compares them with netspace's counts.

    pip install torch torchvision timm
    python3 docs/interchange/check_exports.py

Every network is built twice, from timm's and from torchvision's blocks, and runs on one image.
Parameters, multiply-adds, output elements of the convolutions and the output's shape must equal
those of `netspace inspect --output json`. If a library also contains the network, both get the same
random weights and must give the same output.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import timm
import torch
import torchvision
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

PUBLISHED = {
    "RegNetX-400MF": lambda: timm.create_model("regnetx_004"),
    "RegNetY-800MF": lambda: timm.create_model("regnety_008"),
    "ResNet-50": lambda: timm.create_model("resnet50"),
    "ResNeXt-50": lambda: torchvision.models.resnext50_32x4d(),
    "EfficientNet-B0": lambda: timm.create_model("efficientnet_b0"),
    "MobileNetV2-1.0": lambda: torchvision.models.mobilenet_v2(),
}


def netspace(command, *arguments):
    done = subprocess.run([*command, "inspect", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"netspace inspect {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def sources(folder):
    """Arguments of `netspace inspect`: names, and files of one network each."""
    yield from NAMES
    for document in (HERE / "networks.yaml").read_text().split("\n---\n"):
        name = next(line[6:] for line in document.splitlines() if line.startswith("DESC: "))
        file = folder / f"{name}.yaml"
        file.write_text(document)
        yield str(file)


def cost(network, images):
    """Multiply-adds, parameters and activations of one image, counted in a forward pass."""
    counts = {"flops": 0, "activations": 0}

    def count(module, _, output):
        counts["activations"] += output.numel()
        if isinstance(module, nn.MaxPool2d):
            return
        weights = module.weight.numel() + (module.bias.numel() if module.bias is not None else 0)
        places = output.shape[2] * output.shape[3] if output.dim() == 4 else 1
        counts["flops"] += weights * places

    counted = (nn.Conv2d, nn.Linear, nn.MaxPool2d)
    for module in network.modules():
        if isinstance(module, counted):
            module.register_forward_hook(count)
    network.eval()
    with torch.no_grad():
        output = network(images)
    counts["parameters"] = sum(parameter.numel() for parameter in network.parameters())
    return counts, tuple(output.shape)


def layers(network, images):
    """The layers that have weights, in the order in which they run."""
    ran = []
    hooks = [
        module.register_forward_hook(lambda module, *_: ran.append(module))
        for module in network.modules()
        if isinstance(module, (nn.Conv2d, nn.BatchNorm2d, nn.Linear))
    ]
    with torch.no_grad():
        network(images)
    for hook in hooks:
        hook.remove()
    return ran


def kind(layer):
    """Properties that identify a layer, in addition to its order."""
    return tuple(layer.weight.shape), getattr(layer, "stride", None), getattr(layer, "groups", None)


def shuffle(norm):
    """Draws statistics that differ between normalisations."""
    norm.eps = 1e-5
    nn.init.normal_(norm.running_mean, 0, 0.1)
    nn.init.uniform_(norm.running_var, 0.5, 1.5)
    nn.init.uniform_(norm.weight, 0.5, 1.5)
    nn.init.normal_(norm.bias, 0, 0.1)


def gives_the_same(network, published):
    """Whether two networks with the same weights give the same output."""
    images = torch.randn(2, 3, 96, 96)
    published.eval()
    network.eval()
    weights = defaultdict(list)
    for layer in layers(published, images):
        if isinstance(layer, nn.BatchNorm2d):
            shuffle(layer)
        weights[kind(layer)].append(layer.state_dict())
    for layer in layers(network, images):
        layer.load_state_dict(weights[kind(layer)].pop(0))
    with torch.no_grad():
        return not any(weights.values()) and torch.equal(network(images), published(images))


def built(text):
    module = {}
    exec(compile(text, "export", "exec"), module)
    return module["network"]()


def check(network, expected):
    shape = expected["architecture"]["input"]
    images = torch.zeros(1, shape["channels"], shape["height"], shape["width"])
    counts, output = cost(network, images)
    same = counts == expected["complexity"]
    return same and output == (1, expected["architecture"]["classes"]), counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--netspace", default="./netspace", help="the command, in one string")
    command = shlex.split(parser.parse_args().netspace)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sources(Path(folder)):
            expected = json.loads(netspace(command, source, "--output", "json"))
            for form in ("timm", "torchvision"):
                network = built(netspace(command, source, "--export", form))
                same, counts = check(network, expected)
                wanted = expected["complexity"]
                result = "same cost" if same else f"WRONG: {counts}, expected {wanted}"
                if source in PUBLISHED:
                    agrees = gives_the_same(network, PUBLISHED[source]())
                    result += ", same output" if agrees else ", OTHER OUTPUT"
                    same = same and agrees
                wrong += not same
                parameters = f"{counts['parameters']:>10} parameters"
                print(f"{expected['name']:20}{form:12}{parameters}  {result}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
