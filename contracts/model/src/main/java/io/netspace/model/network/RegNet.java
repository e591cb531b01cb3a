package io.netspace.model.network;

import io.netspace.model.common.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network by the parameters of Designing Network Design Spaces (2020): the quantised linear rule
 * gives widths and depths of the stages, which share stride, bottleneck ratio and, as far as
 * compatible, group width. As in the released code, blocks without bottleneck have no groups, yet
 * their widths are adjusted to the group width and the bottleneck ratio, too.
 *
 * @param depth blocks of the network, the paper's d
 * @param w0 width of block 0, a multiple of 8
 * @param wa growth of the width a block, 0 or more
 * @param wm ratio of the widths of consecutive stages, above 1
 * @param groupWidth channels of one group, before it is adjusted to each stage
 * @param bottleneckRatio block width / bottleneck width, the paper's b
 * @param strides of the stages; a single one applies to each
 * @param seRatio width of the squeeze-and-excitation / the block's input width; null without one
 * @param headWidth channels of a 1×1 convolution in the head; null without one
 * @param activation null for ReLU
 */
public record RegNet(
    int depth,
    int w0,
    double wa,
    double wm,
    int groupWidth,
    double bottleneckRatio,
    BlockType block,
    Stem stem,
    List<Integer> strides,
    @Nullable Double seRatio,
    @Nullable Integer headWidth,
    @Nullable Activation activation) {
  private static final Stem PAPER_STEM = new Stem(StemType.SIMPLE, 32);

  public RegNet {
    strides = List.copyOf(strides);
    Require.that(depth >= 1 && depth <= 1024, "depth", depth, "must be 1 to 1024 blocks");
    Require.that(w0 >= 8 && w0 % 8 == 0, "w0", w0, "must be a multiple of 8, above 0");
    Require.that(wa >= 0 && wa <= 65_536, "wa", wa, "must be 0 to 65536");
    Require.that(wm > 1, "wm", wm, "must be above 1");
    Require.that(groupWidth >= 1, "groupWidth", groupWidth, "must be 1 channel or more");
    Require.that(bottleneckRatio > 0, "bottleneckRatio", bottleneckRatio, "must be above 0");
    Require.that(!strides.isEmpty(), "strides", strides, "must hold one for all stages, or each");
    Require.that(
        block != BlockType.MBCONV,
        "block",
        block,
        "must not be MBCONV, whose bottleneck follows its input, not its width");
  }

  /** A RegNetX on the papers' stem: stride 2 in every stage, no bottleneck (b = 1). */
  public static RegNet x(int depth, int w0, double wa, double wm, int groupWidth) {
    return new RegNet(
        depth, w0, wa, wm, groupWidth, 1, BlockType.X, PAPER_STEM, List.of(2), null, null, null);
  }

  /** A RegNetY: a RegNetX whose squeeze-and-excitation has a quarter of the block's input width. */
  public static RegNet y(int depth, int w0, double wa, double wm, int groupWidth) {
    return x(depth, w0, wa, wm, groupWidth).withSqueeze(0.25);
  }

  /** This network with squeeze-and-excitation of that ratio. */
  public RegNet withSqueeze(double ratio) {
    return new RegNet(
        depth,
        w0,
        wa,
        wm,
        groupWidth,
        bottleneckRatio,
        block,
        stem,
        strides,
        ratio,
        headWidth,
        activation);
  }

  /** Widths and depths as the linear rule gives them, before widths are adjusted to groups. */
  public LinearRule rule() {
    return LinearRule.of(w0, wa, wm, depth);
  }

  /** The stages, with compatible widths and group widths. */
  public List<Stage> stages() {
    LinearRule rule = rule();
    int count = rule.widths().size();
    if (strides.size() != 1 && strides.size() != count) {
      Require.that(
          false, "strides", strides, "must be one, or one for each of " + count + " stages");
    }
    List<Stage> stages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int stride = strides.get(strides.size() == 1 ? 0 : i);
      stages.add(stage(rule.depths().get(i), rule.widths().get(i), stride));
    }
    return List.copyOf(stages);
  }

  private Stage stage(int blocks, int width, int stride) {
    CompatibleWidths fitting = CompatibleWidths.of(width, bottleneckRatio, groupWidth);
    if (!block.hasBottleneck()) {
      return new Stage(block, blocks, fitting.width(), stride, 1, fitting.width(), seRatio, null);
    }
    return new Stage(
        block,
        blocks,
        fitting.width(),
        stride,
        bottleneckRatio,
        fitting.groupWidth(),
        seRatio,
        null);
  }

  /** The network for images of that shape and that many classes. */
  public Architecture on(ImageShape images, int classes) {
    return new Architecture(images, stem, stages(), classes, headWidth, activation);
  }
}
