package io.netspace.formats.weights;

import io.netspace.model.network.BlockType;

/** The names in the modules that {@code --export torchvision} writes. */
final class TorchvisionNames implements ModuleNames {
  /** A pooling and a flattening come first. */
  private static final int LAYERS_BEFORE_CLASSIFIER = 2;

  @Override
  public Convolution plain() {
    return new Convolution("0", "1");
  }

  @Override
  public Convolution inBlock(BlockType block, boolean widens, int convolution, int layer) {
    return new Convolution("body." + layer + ".0", "body." + layer + ".1");
  }

  @Override
  public Convolution shortcut() {
    return new Convolution("shortcut.0", "shortcut.1");
  }

  @Override
  public SqueezeExcite squeezeExcite(BlockType block, int layer) {
    return new SqueezeExcite("body." + layer + ".fc1", "body." + layer + ".fc2");
  }

  @Override
  public String classifier(int place) {
    return Integer.toString(place + LAYERS_BEFORE_CLASSIFIER);
  }
}
