#!/usr/bin/env python3
"""Trains the networks of `./netspace bench training` in PyTorch, in turn with it, and compares.

    python3 docs/bench-training/pytorch_training.py [--rounds 3] [--seconds 3] [--batch 64] [--net NAME …]
    python3 docs/bench-training/pytorch_training.py --space AnyNetX_A --flops 0.8M:1.2M --count 12 \\
        --seed 3 --input 3x32x32 --classes 10 --stem SIMPLE:16 --strides 1,2,2,2

Requires torch (CPU). All options but --json are those of `bench training`. Each network is trained
by netspace and then by PyTorch, eager, one thread, in both memory formats; a figure is the median
of the rounds' medians of a step, in CPU time of the training thread, which other load on the
machine affects less, and by the clock. A step is forward, cross-entropy, backward and SGD with
Nesterov momentum, on images in memory. The ratio is netspace's speed to that of the faster format.
"""

import argparse
import json
import math
import statistics
import subprocess
import time
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch import nn

HOME = Path(__file__).resolve().parents[2]
STEM = {"SIMPLE": (3, 2), "SMALL_IMAGE": (3, 1), "RESNET": (7, 2)}
ACTIVATIONS = {"RELU": nn.ReLU, "RELU6": nn.ReLU6, "SILU": nn.SiLU, "GELU": nn.GELU}
PROJECTED, IDENTITY = ("X", "BASIC", "VR"), ("LINEAR_BOTTLENECK", "MBCONV")
FULL_CONVOLUTIONS = {"BASIC": 2, "VANILLA": 2, "V": 1, "VR": 1}
LAYOUTS = {"NCHW": torch.contiguous_format, "channels_last": torch.channels_last}
POPULATION = ("space", "flops", "count", "seed", "input", "classes", "stem", "strides")


def activation(name):
    return nn.GELU() if name == "GELU" else ACTIVATIONS[name](inplace=True)


def conv_norm(width_in, width_out, kernel=1, stride=1, groups=1):
    return [
        nn.Conv2d(width_in, width_out, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(width_out),
    ]


class SqueezeExcitation(nn.Module):
    def __init__(self, width, squeezed, function):
        super().__init__()
        self.factors = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(width, squeezed, 1),
            activation(function),
            nn.Conv2d(squeezed, width, 1),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return x * self.factors(x)


class Block(nn.Module):
    def __init__(self, stage, width_in, stride, function):
        super().__init__()
        kind, width = stage["block"], stage["width"]
        keeps_shape = width_in == width and stride == 1
        self.has_shortcut = kind in PROJECTED or (kind in IDENTITY and keeps_shape)
        self.is_activated = kind in PROJECTED
        self.project = None
        if kind in PROJECTED and not keeps_shape:
            self.project = nn.Sequential(*conv_norm(width_in, width, 1, stride))
        layers = list(self.convolutions(stage, width_in, stride, function))
        if kind in ("VANILLA", "V"):
            layers.append(activation(function))
        self.transform = nn.Sequential(*layers)
        self.activation = activation(function)

    @staticmethod
    def convolutions(stage, width_in, stride, function):
        kind, width, kernel = stage["block"], stage["width"], stage.get("kernel") or 3
        count = FULL_CONVOLUTIONS.get(kind)
        if count:
            for i in range(count):
                if i > 0:
                    yield activation(function)
                yield from conv_norm(width if i else width_in, width, kernel, 1 if i else stride)
            return
        ratio = stage["bottleneckRatio"]
        inverted = kind == "MBCONV"
        inner = int(width_in / ratio + 1e-9) if inverted else round(width / ratio)
        if not inverted or inner != width_in:
            yield from conv_norm(width_in, inner)
            yield activation(function)
        yield from conv_norm(inner, inner, kernel, stride, inner // stage["groupWidth"])
        yield activation(function)
        squeeze = stage.get("seRatio")
        if squeeze:
            squeezed = int(width_in * squeeze) if inverted else round(width_in * squeeze)
            yield SqueezeExcitation(inner, squeezed, function)
        yield from conv_norm(inner, width)

    def forward(self, x):
        y = self.transform(x)
        if self.has_shortcut:
            y += x if self.project is None else self.project(x)
        return self.activation(y) if self.is_activated else y


def build(architecture):
    function = architecture.get("activation") or "RELU"
    stem, width = architecture["stem"], architecture["stem"]["width"]
    kernel, stride = STEM[stem["type"]]
    layers = conv_norm(architecture["input"]["channels"], width, kernel, stride)
    layers.append(activation(function))
    if stem["type"] == "RESNET":
        layers.append(nn.MaxPool2d(3, 2, 1))
    for stage in architecture["stages"]:
        for i in range(stage["depth"]):
            layers.append(Block(stage, width, 1 if i else stage["stride"], function))
            width = stage["width"]
    head = architecture.get("headWidth")
    if head:
        layers += [*conv_norm(width, head), activation(function)]
        width = head
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, architecture["classes"])]
    return nn.Sequential(*layers)


def pytorch_milliseconds(architecture, layout, batch, seconds):
    """Medians of a step: CPU time, time by the clock."""
    torch.manual_seed(0)
    shape = architecture["input"]
    network = build(architecture).to(memory_format=layout).train()
    optimizer = torch.optim.SGD(
        network.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4
    )
    images = torch.randn(batch, shape["channels"], shape["height"], shape["width"])
    images = images.to(memory_format=layout)
    labels = torch.arange(batch) % architecture["classes"]
    times = []
    end = time.perf_counter() + 1.2 * seconds
    while len(times) < 8 or time.perf_counter() < end:
        start, clock = time.thread_time(), time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(network(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append((1e3 * (time.thread_time() - start), 1e3 * (time.perf_counter() - clock)))
    # The first steps create code and memory.
    measured = times[max(3, len(times) // 6) :]
    return tuple(statistics.median(column) for column in zip(*measured))


def parameters(architecture):
    return sum(p.numel() for p in build(architecture).parameters())


def start_netspace(arguments):
    command = [str(HOME / "netspace"), "bench", "training", "--output", "json", "--in-turn"]
    for name in ("batch", "seconds", "rounds", *POPULATION):
        value = getattr(arguments, name)
        if value is not None:
            command += [f"--{name}", str(value)]
    for name in arguments.net:
        command += ["--net", name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def turns(arguments):
    """The lines of netspace's figures; the next network is measured when the next one is wanted."""
    netspace = start_netspace(arguments)
    try:
        while True:
            netspace.stdin.write("next\n")
            netspace.stdin.flush()
            line = netspace.stdout.readline()
            if not line:
                return
            yield json.loads(line)
    except BrokenPipeError:
        pass  # It has ended after its last network.
    finally:
        netspace.terminate()


def take_turns(arguments):
    """A dictionary for each network, with lists of (CPU ms, clock ms) a step by what trained it."""
    measured = {}
    population = None
    for figures in turns(arguments):
        if "population" in figures:
            population = figures["population"]
            break
        architecture = figures["architecture"]
        if parameters(architecture) != figures["parameters"]:
            raise SystemExit(f"{figures['network']}: PyTorch's network has other parameters.")
        of = measured.setdefault(figures["network"], {"figures": figures, "times": {}})
        mine = (figures["processorMilliseconds"], figures["stepMilliseconds"])
        of["times"].setdefault("netspace", []).append(mine)
        for name, layout in LAYOUTS.items():
            spent = pytorch_milliseconds(architecture, layout, arguments.batch, arguments.seconds)
            of["times"].setdefault(name, []).append(spent)
    if not measured:
        raise SystemExit("netspace measured nothing.")
    return measured, population


def compare(measured, batch):
    rows = []
    for network, of in measured.items():
        speeds = []
        for clock in (0, 1):
            speed = {
                name: 1e3 * batch / statistics.median(t[clock] for t in times)
                for name, times in of["times"].items()
            }
            speed["ratio"] = speed["netspace"] / max(speed[name] for name in LAYOUTS)
            speeds.append(speed)
        rows.append((network, of["figures"], *speeds))
    return rows


def geometric_mean(values):
    return math.exp(statistics.mean(math.log(v) for v in values))


def report(rows, batch):
    print(f"PyTorch {torch.__version__}, images/s of one core's time, batch {batch}")
    print(
        f"{'network':<20}{'engine':<12}{'of peak':>8}{'NCHW':>9}{'ch._last':>9}{'netspace':>9}"
        f"{'ratio':>7}{'by clock':>10}"
    )
    for network, figures, cpu, clock in rows:
        print(
            f"{network:<20}{figures.get('engine', ''):<12}{100 * figures['shareOfPeak']:>7.0f}%"
            f"{cpu['NCHW']:>9,.0f}{cpu['channels_last']:>9,.0f}{cpu['netspace']:>9,.0f}"
            f"{cpu['ratio']:>7.2f}{clock['ratio']:>10.2f}"
        )
    for name, column in (("CPU time", 2), ("by the clock", 3)):
        ratios = [row[column]["ratio"] for row in rows]
        print(
            f"{name}: geometric mean of {len(ratios)} ratios {geometric_mean(ratios):.2f},"
            f" least {min(ratios):.2f}, most {max(ratios):.2f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--net", action="append", default=[])
    parser.add_argument("--json", type=Path, help="file for all figures")
    for name in POPULATION:
        parser.add_argument(f"--{name}")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    measured, population = take_turns(arguments)
    rows = compare(measured, arguments.batch)
    report(rows, arguments.batch)
    if arguments.json:
        figures = [
            {"network": n, "cpu": cpu, "clock": clock, "netspace": f} for n, f, cpu, clock in rows
        ]
        arguments.json.write_text(
            json.dumps({"torch": torch.__version__, "population": population, "networks": figures})
        )


if __name__ == "__main__":
    main()
