

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
