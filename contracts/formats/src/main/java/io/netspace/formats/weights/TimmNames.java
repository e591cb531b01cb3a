package io.netspace.formats.weights;

import io.netspace.model.network.BlockType;
import java.util.List;

/** The names in the modules that {@code --export timm} writes: those of timm's blocks. */
final class TimmNames implements ModuleNames {
  private static final List<Convolution> INVERTED_RESIDUAL =
      List.of(
          new Convolution("conv_pw", "bn1"),
          new Convolution("conv_dw", "bn2"),
          new Convolution("conv_pwl", "bn3"));
  private static final List<Convolution> DEPTHWISE_SEPARABLE =
      List.of(new Convolution("conv_dw", "bn1"), new Convolution("conv_pw", "bn2"));

  @Override
  public Convolution plain() {
    return convNormAct("");
  }

  @Override
  public Convolution inBlock(BlockType block, boolean widens, int convolution, int layer) {
    int number = convolution + 1;
    return switch (block) {
      case X, LINEAR_BOTTLENECK -> convNormAct("conv" + number + ".");
      case MBCONV -> (widens ? INVERTED_RESIDUAL : DEPTHWISE_SEPARABLE).get(convolution);
      case BASIC -> new Convolution("conv" + number, "bn" + number);
      case V, VANILLA -> convNormAct(convolution + ".");
      case VR -> throw new IllegalArgumentException("timm has no block like VR");
    };
  }

  @Override
  public Convolution shortcut() {
    return convNormAct("downsample.");
  }

  @Override
  public SqueezeExcite squeezeExcite(BlockType block, int layer) {
    return block == BlockType.MBCONV
        ? new SqueezeExcite("se.conv_reduce", "se.conv_expand")
        : new SqueezeExcite("se.fc1", "se.fc2");
  }

  @Override
  public String classifier(int place) {
    return place + ".fc";
  }

  private static Convolution convNormAct(String prefix) {
    return new Convolution(prefix + "conv", prefix + "bn");
  }
}
