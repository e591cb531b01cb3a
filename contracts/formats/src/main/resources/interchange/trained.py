

class Scaled(nn.Module):
    """From pixels of 0 to 255, [batch, channels, height, width], to logits."""

    def __init__(self, layers, mean, deviation):
        super().__init__()
        self.layers = layers
        self.register_buffer("mean", mean.view(1, -1, 1, 1), persistent=False)
        self.register_buffer("deviation", deviation.view(1, -1, 1, 1), persistent=False)

    def forward(self, images):
        return self.layers((images.float() - self.mean) / self.deviation)


def trained(file):
    """The trained network, for pixels as they are stored; needs safetensors."""
    from safetensors.torch import load_file
    from torch import tensor

    layers = network()
    layers.load_state_dict(load_file(file))
    return Scaled(layers, tensor(MEAN), tensor(DEVIATION)).eval()
