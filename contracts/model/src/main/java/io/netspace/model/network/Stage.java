package io.netspace.model.network;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a network: {@code depth} equal blocks, of which the first has the stride.
 *
 * @param width output channels of every block
 * @param bottleneckRatio block width / bottleneck width, the paper's b; below 1 for an inverted
 *     bottleneck; for {@link BlockType#MBCONV} the block's input width / bottleneck width, 1 /
 *     expansion
 * @param groupWidth channels of one group of the k×k convolution; 1 is depthwise
 * @param seRatio width of the squeeze-and-excitation / the block's input width; null without one
 * @param kernel k of the k×k convolutions, odd; null for 3
 */
public record Stage(
    BlockType block,
    int depth,
    int width,
    int stride,
    double bottleneckRatio,
    int groupWidth,
    @Nullable Double seRatio,
    @Nullable Integer kernel) {
  private static final int DEFAULT_KERNEL = 3;

  /** Expansions are given as reciprocals, so a product may fall short of an integer. */
  private static final double ROUNDING_SLACK = 1e-9;

  public Stage {
    Require.that(depth >= 1, "depth", depth, "must be 1 block or more");
    Require.that(width >= 1, "width", width, "must be 1 channel or more");
    Require.that(stride >= 1 && stride <= 8, "stride", stride, "must be 1 to 8");
    Require.that(bottleneckRatio > 0, "bottleneckRatio", bottleneckRatio, "must be above 0");
    Require.that(groupWidth >= 1, "groupWidth", groupWidth, "must be 1 channel or more");
    seRatio = seRatio != null && seRatio == 0 ? null : seRatio;
    kernel = kernel != null && kernel == DEFAULT_KERNEL ? null : kernel;
    requireFit(block, width, bottleneckRatio, groupWidth);
    requireExtras(block, seRatio, kernel);
  }

  /** A stage of 3×3 convolutions without squeeze-and-excitation. */
  public Stage(
      BlockType block, int depth, int width, int stride, double bottleneckRatio, int groupWidth) {
    this(block, depth, width, stride, bottleneckRatio, groupWidth, null, null);
  }

  /** A stage of blocks without bottleneck, of 3×3 convolutions over all channels. */
  public static Stage full(BlockType block, int depth, int width, int stride) {
    return new Stage(block, depth, width, stride, 1, width);
  }

  /**
   * A stage of inverted bottlenecks.
   *
   * @param expansion bottleneck width / input width of a block
   */
  public static Stage mbConv(
      int depth, int width, int stride, double expansion, int kernel, @Nullable Double seRatio) {
    Require.that(expansion > 0, "expansion", expansion, "must be above 0");
    return new Stage(BlockType.MBCONV, depth, width, stride, 1 / expansion, 1, seRatio, kernel);
  }

  private static void requireFit(
      BlockType block, int width, double bottleneckRatio, int groupWidth) {
    if (block == BlockType.MBCONV) {
      Require.that(
          groupWidth == 1, "groupWidth", groupWidth, "must be 1 in MBCONV, which is depthwise");
      return;
    }
    if (!block.hasBottleneck()) {
      Require.that(
          bottleneckRatio == 1,
          "bottleneckRatio",
          bottleneckRatio,
          "must be 1 in " + block + ", which has no bottleneck");
      Require.that(
          groupWidth == width,
          "groupWidth",
          groupWidth,
          "must be the width (" + width + ") in " + block + ", which has no groups");
    }
    int bottleneck = (int) Math.rint(width / bottleneckRatio);
    if (bottleneck < 1 || bottleneck % groupWidth != 0) {
      Require.that(
          false,
          "groupWidth",
          groupWidth,
          "must divide the bottleneck width (" + bottleneck + ") of a stage of width " + width);
    }
  }

  private static void requireExtras(
      BlockType block, @Nullable Double seRatio, @Nullable Integer kernel) {
    if (seRatio != null) {
      Require.that(
          seRatio > 0 && seRatio <= 1,
          "seRatio",
          seRatio,
          "must be above 0, at most 1, or left out for no squeeze-and-excitation");
      if (!block.hasBottleneck()) {
        Require.that(
            false,
            "seRatio",
            seRatio,
            "must be left out in " + block + ": only blocks with a bottleneck squeeze");
      }
    }
    if (kernel != null) {
      Require.that(
          kernel >= 1 && kernel <= 15 && kernel % 2 == 1, "kernel", kernel, "must be odd, 1 to 15");
    }
  }

  /** Channels inside a block whose input is as wide as the stage: every block but the first. */
  public int bottleneckWidth() {
    return bottleneckWidth(width);
  }

  /** Channels inside a block whose input has that many channels. */
  public int bottleneckWidth(int inputWidth) {
    return block == BlockType.MBCONV
        ? (int) (inputWidth / bottleneckRatio + ROUNDING_SLACK)
        : (int) Math.rint(width / bottleneckRatio);
  }

  /** Groups of the k×k convolution of a block whose input is as wide as the stage. */
  public int groups() {
    return bottleneckWidth() / groupWidth;
  }

  /** k of the k×k convolutions. */
  public int kernelSize() {
    return kernel == null ? DEFAULT_KERNEL : kernel;
  }

  /**
   * Width of the squeeze-and-excitation of a block whose input has that many channels; 0 without
   * one. As in the released code a product is rounded half to even, for MBCONV down.
   */
  public int seWidth(int inputWidth) {
    if (seRatio == null) {
      return 0;
    }
    double exact = inputWidth * seRatio;
    return block == BlockType.MBCONV ? (int) exact : (int) Math.rint(exact);
  }

  /** This stage with squeeze-and-excitation of that ratio. */
  public Stage withSqueeze(double ratio) {
    return new Stage(block, depth, width, stride, bottleneckRatio, groupWidth, ratio, kernel);
  }

  /** This stage with another stride of its first block. */
  public Stage withStride(int other) {
    return new Stage(block, depth, width, other, bottleneckRatio, groupWidth, seRatio, kernel);
  }
}
