"""EfficientNet-B0, written by netspace.

Needs torch and timm 1.0. network() gives the module.
385825092 multiply-adds, 6748036 activations an image.
"""

from functools import partial

from timm.layers import ClassifierHead, ConvNormAct, get_act_layer
from timm.models._efficientnet_blocks import (
    DepthwiseSeparableConv,
    InvertedResidual,
    SqueezeExcite,
)
from timm.models.regnet import Bottleneck
from timm.models.resnet import BasicBlock
from torch import nn

INPUT = (3, 224, 224)
CLASSES = 1000
PARAMETERS = 5288548
ACTIVATION = get_act_layer("silu")
# kernel, stride, width, whether a max pooling follows
STEM = (3, 2, 32, False)
# block, depth, width, stride, group width, kernel,
# widths of bottleneck and squeeze in the first block and in the others
STAGES = [
    ("MBCONV", 1, 16, 1, 1, 3, (32, 16), (8, 4)),
    ("MBCONV", 2, 24, 2, 1, 3, (96, 144), (4, 6)),
    ("MBCONV", 2, 40, 2, 1, 5, (144, 240), (6, 10)),
    ("MBCONV", 3, 80, 2, 1, 3, (240, 480), (10, 20)),
    ("MBCONV", 3, 112, 1, 1, 5, (480, 672), (20, 28)),
    ("MBCONV", 4, 192, 2, 1, 5, (672, 1152), (28, 48)),
    ("MBCONV", 1, 320, 1, 1, 3, (1152, 1920), (48, 80)),
]
# width of a last 1x1 convolution, 0 without one
HEAD = 1280


def convolution(in_width, width, kernel, stride=1, activation=True):
    return ConvNormAct(
        in_width, width, kernel, stride, apply_act=activation, act_layer=ACTIVATION
    )


def block(kind, in_width, width, stride, group_width, kernel, bottleneck, squeeze):
    if kind in ("X", "LINEAR_BOTTLENECK"):
        linear = kind == "LINEAR_BOTTLENECK"
        return Bottleneck(
            in_width,
            width,
            stride,
            bottle_ratio=bottleneck / width,
            group_size=group_width,
            se_ratio=squeeze / in_width,
            downsample=None if linear else "conv1x1",
            linear_out=linear,
            act_layer=ACTIVATION,
        )
    if kind == "MBCONV":
        se = partial(SqueezeExcite, rd_channels=squeeze) if squeeze else None
        shared = dict(stride=stride, act_layer=ACTIVATION, se_layer=se)
        if bottleneck == in_width:
            return DepthwiseSeparableConv(in_width, width, kernel, **shared)
        expansion = bottleneck / in_width
        return InvertedResidual(in_width, width, kernel, exp_ratio=expansion, **shared)
    if kind == "BASIC":
        projection = None
        if in_width != width or stride != 1:
            projection = convolution(in_width, width, 1, stride, activation=False)
        return BasicBlock(in_width, width, stride, projection, act_layer=ACTIVATION)
    layers = [convolution(in_width, width, kernel, stride)]
    if kind == "VANILLA":
        layers.append(convolution(width, width, kernel))
    return nn.Sequential(*layers)


def network():
    kernel, stride, width, pooled = STEM
    layers = [convolution(INPUT[0], width, kernel, stride)]
    if pooled:
        layers.append(nn.MaxPool2d(3, 2, padding=1))
    for kind, depth, stage_width, stride, group_width, kernel, bottlenecks, squeezes in STAGES:
        for index in range(depth):
            later = min(index, 1)
            layers.append(
                block(
                    kind,
                    width,
                    stage_width,
                    1 if later else stride,
                    group_width,
                    kernel,
                    bottlenecks[later],
                    squeezes[later],
                )
            )
            width = stage_width
    if HEAD:
        layers.append(convolution(width, HEAD, 1))
        width = HEAD
    layers.append(ClassifierHead(width, CLASSES))
    return nn.Sequential(*layers)
