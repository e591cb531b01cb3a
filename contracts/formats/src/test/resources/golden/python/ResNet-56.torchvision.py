"""ResNet-56, written by netspace.

Needs torch and torchvision. network() gives the module.
125747850 multiply-adds, 544778 activations an image.
"""

from torch import nn
from torchvision.ops import Conv2dNormActivation, SqueezeExcitation

INPUT = (3, 32, 32)
CLASSES = 10
PARAMETERS = 855770
ACTIVATION = nn.ReLU
# kernel, stride, width, whether a max pooling follows
STEM = (3, 1, 16, False)
# block, depth, width, stride, group width, kernel,
# widths of bottleneck and squeeze in the first block and in the others
STAGES = [
    ("BASIC", 9, 16, 1, 16, 3, (0, 0), (0, 0)),
    ("BASIC", 9, 32, 2, 32, 3, (0, 0), (0, 0)),
    ("BASIC", 9, 64, 2, 64, 3, (0, 0), (0, 0)),
]
# width of a last 1x1 convolution, 0 without one
HEAD = 0


def convolution(in_width, width, kernel, stride=1, groups=1, activation=ACTIVATION):
    return Conv2dNormActivation(
        in_width, width, kernel, stride, groups=groups, activation_layer=activation, inplace=None
    )


class Block(nn.Module):
    """One block of a stage; a width of 0 means that it has no bottleneck or no squeeze."""

    def __init__(self, kind, in_width, width, stride, group_width, kernel, bottleneck, squeeze):
        super().__init__()
        last = ACTIVATION if kind in ("VANILLA", "V") else None
        layers = []
        if bottleneck:
            if kind != "MBCONV" or bottleneck != in_width:
                layers.append(convolution(in_width, bottleneck, 1))
            groups = bottleneck // group_width
            layers.append(convolution(bottleneck, bottleneck, kernel, stride, groups))
            if squeeze:
                layers.append(SqueezeExcitation(bottleneck, squeeze, activation=ACTIVATION))
            layers.append(convolution(bottleneck, width, 1, activation=last))
        elif kind in ("BASIC", "VANILLA"):
            layers.append(convolution(in_width, width, kernel, stride))
            layers.append(convolution(width, width, kernel, activation=last))
        else:
            layers.append(convolution(in_width, width, kernel, stride, activation=last))
        self.body = nn.Sequential(*layers)
        keeps_shape = in_width == width and stride == 1
        projected = kind in ("X", "BASIC", "VR")
        self.shortcut = None
        if kind not in ("VANILLA", "V") and keeps_shape:
            self.shortcut = nn.Identity()
        elif projected:
            self.shortcut = convolution(in_width, width, 1, stride, activation=None)
        self.activation = ACTIVATION() if projected else nn.Identity()

    def forward(self, images):
        result = self.body(images)
        if self.shortcut is not None:
            result = result + self.shortcut(images)
        return self.activation(result)


def network():
    kernel, stride, width, pooled = STEM
    layers = [convolution(INPUT[0], width, kernel, stride)]
    if pooled:
        layers.append(nn.MaxPool2d(3, 2, padding=1))
    for kind, depth, stage_width, stride, group_width, kernel, bottlenecks, squeezes in STAGES:
        for index in range(depth):
            later = min(index, 1)
            layers.append(
                Block(
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
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, CLASSES)]
    return nn.Sequential(*layers)
