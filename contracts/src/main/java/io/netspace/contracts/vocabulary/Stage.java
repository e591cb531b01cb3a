package io.netspace.contracts.vocabulary;

/**
 * One stage of a network: {@code depth} equal blocks, of which the first has the stride.
 *
 * @param width output channels of every block
 * @param bottleneckRatio block width / bottleneck width, the paper's b
 * @param groupWidth channels of one group of the 3×3 convolution
 */
public record Stage(
    BlockType block, int depth, int width, int stride, double bottleneckRatio, int groupWidth) {
  public Stage {
    Require.that(depth >= 1, "depth", depth, "must be 1 block or more");
    Require.that(width >= 1, "width", width, "must be 1 channel or more");
    Require.that(stride == 1 || stride == 2, "stride", stride, "must be 1 or 2");
    Require.that(bottleneckRatio > 0, "bottleneckRatio", bottleneckRatio, "must be above 0");
    Require.that(groupWidth >= 1, "groupWidth", groupWidth, "must be 1 channel or more");
    int bottleneck = (int) Math.rint(width / bottleneckRatio);
    if (bottleneck < 1 || bottleneck % groupWidth != 0) {
      Require.that(
          false,
          "groupWidth",
          groupWidth,
          "must divide the bottleneck width (" + bottleneck + ") of a stage of width " + width);
    }
  }

  /** Channels inside a block: width / bottleneckRatio. */
  public int bottleneckWidth() {
    return (int) Math.rint(width / bottleneckRatio);
  }

  /** Groups of the 3×3 convolution. */
  public int groups() {
    return bottleneckWidth() / groupWidth;
  }
}
