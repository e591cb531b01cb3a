#!/usr/bin/env python3
"""Trains the networks of `./netspace bench training` in PyTorch, alternately, and compares.

    python3 docs/bench-training/pytorch_training.py [--rounds 5] [--seconds 5] [--batch 64] [--net NAME …]

Requires torch (CPU). Each round measures netspace and then both memory formats of PyTorch, eager,
one thread; a figure is the median of the rounds' medians. A step is forward, cross-entropy,
backward and SGD with Nesterov momentum. Only networks of X blocks without squeeze-and-excitation.
Times are processor times of the training thread, which other load on the machine affects less;
netspace's own figures are by the clock.
"""

import argparse
import json
import statistics
import subprocess
import time
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch import nn

HOME = Path(__file__).resolve().parents[2]
STEM_STRIDE = {"SIMPLE": 2, "SMALL_IMAGE": 1}
LAYOUTS = {"NCHW": torch.contiguous_format, "channels_last": torch.channels_last}


def conv_norm(width_in, width_out, kernel=1, stride=1, groups=1):
    return nn.Sequential(
        nn.Conv2d(width_in, width_out, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(width_out),
    )


class Block(nn.Module):
    def __init__(self, width_in, width, stride, inner, group_width):
        super().__init__()
        self.reduce = conv_norm(width_in, inner)
        self.grouped = conv_norm(inner, inner, 3, stride, inner // group_width)
        self.expand = conv_norm(inner, width)
        keeps_shape = width_in == width and stride == 1
        self.project = None if keeps_shape else conv_norm(width_in, width, 1, stride)

    def forward(self, x):
        y = functional.relu(self.reduce(x), inplace=True)
        y = functional.relu(self.grouped(y), inplace=True)
        y = self.expand(y)
        y += x if self.project is None else self.project(x)
        return functional.relu(y, inplace=True)


class Network(nn.Module):
    def __init__(self, architecture):
        super().__init__()
        stem, width = architecture["stem"], architecture["stem"]["width"]
        stride = STEM_STRIDE[stem["type"]]
        self.stem = conv_norm(architecture["input"]["channels"], width, 3, stride)
        blocks = []
        for stage in architecture["stages"]:
            if stage["block"] != "X" or stage.get("seRatio") or stage.get("kernel"):
                raise SystemExit("Only X blocks of 3x3 convolutions can be compared.")
            inner = round(stage["width"] / stage["bottleneckRatio"])
            for i in range(stage["depth"]):
                stride = stage["stride"] if i == 0 else 1
                blocks.append(Block(width, stage["width"], stride, inner, stage["groupWidth"]))
                width = stage["width"]
        self.backbone = nn.Sequential(*blocks)
        self.head = nn.Linear(width, architecture["classes"])

    def forward(self, x):
        x = functional.relu(self.stem(x), inplace=True)
        return self.head(self.backbone(x).mean((2, 3)))


def pytorch_milliseconds(architecture, layout, batch, seconds):
    """Median processor time of a step."""
    torch.manual_seed(0)
    shape = architecture["input"]
    network = Network(architecture).to(memory_format=layout).train()
    optimizer = torch.optim.SGD(
        network.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4
    )
    images = torch.randn(batch, shape["channels"], shape["height"], shape["width"])
    images = images.to(memory_format=layout)
    labels = torch.arange(batch) % architecture["classes"]
    times = []
    end = time.perf_counter() + 1.2 * seconds
    while len(times) < 8 or time.perf_counter() < end:
        start = time.thread_time()
        optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(network(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append(1e3 * (time.thread_time() - start))
    return statistics.median(times[3:])


def netspace_figures(arguments):
    command = [str(HOME / "netspace"), "bench", "training", "--output", "json"]
    command += ["--batch", str(arguments.batch), "--seconds", str(arguments.seconds)]
    for name in arguments.net:
        command += ["--net", name]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--net", action="append", default=[])
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    milliseconds = {}
    for _ in range(arguments.rounds):
        for figures in netspace_figures(arguments):
            of = milliseconds.setdefault(figures["network"], {})
            of.setdefault("netspace", []).append(figures["processorMilliseconds"])
            for name, layout in LAYOUTS.items():
                spent = pytorch_milliseconds(
                    figures["architecture"], layout, arguments.batch, arguments.seconds
                )
                of.setdefault(name, []).append(spent)
    print(f"PyTorch {torch.__version__}, images/s of one core's time, batch {arguments.batch}")
    print(f"{'network':<16}{'NCHW':>8}{'channels_last':>16}{'netspace':>10}{'ratio':>8}")
    for network, of in milliseconds.items():
        speed = {name: 1e3 * arguments.batch / statistics.median(t) for name, t in of.items()}
        ratio = speed["netspace"] / max(speed["NCHW"], speed["channels_last"])
        print(
            f"{network:<16}{speed['NCHW']:>8.0f}{speed['channels_last']:>16.0f}"
            f"{speed['netspace']:>10.0f}{ratio:>8.2f}"
        )


if __name__ == "__main__":
    main()
