package io.netspace.model.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network made wider or deeper. Widths become multiples of 8; group widths follow the widths, in
 * the steps of the released code's scaler, and are adjusted to be compatible; depthwise
 * convolutions stay depthwise, and single groups single.
 */
final class ScaledNetwork {
  private static final int QUANTUM = 8;
  private static final int MAX_STEM = 4096;

  private ScaledNetwork() {}

  /**
   * Scales.
   *
   * @param scaleStem whether the stem's width is scaled too; that of a network of inverted
   *     bottlenecks always is
   */
  static Architecture of(
      Architecture network, double widthFactor, double depthFactor, boolean scaleStem) {
    List<Stage> stages = new ArrayList<>(network.stages().size());
    boolean inverted = false;
    for (Stage stage : network.stages()) {
      stages.add(stage(stage, widthFactor, depthFactor));
      inverted |= stage.block() == BlockType.MBCONV;
    }
    Stem stem = network.stem();
    int stemWidth = scaleStem || inverted ? width(stem.width(), widthFactor) : stem.width();
    return new Architecture(
        network.input(),
        new Stem(stem.type(), Math.min(MAX_STEM, stemWidth)),
        stages,
        network.classes(),
        head(network.headWidth(), widthFactor),
        network.activation());
  }

  private static @Nullable Integer head(@Nullable Integer headWidth, double factor) {
    return headWidth == null ? null : width(headWidth, factor);
  }

  private static Stage stage(Stage stage, double widthFactor, double depthFactor) {
    int width = width(stage.width(), widthFactor);
    int groupWidth = stage.groupWidth();
    if (!stage.block().hasBottleneck()) {
      groupWidth = width;
    } else if (stage.block() != BlockType.MBCONV) {
      int wanted = stage.groups() == 1 ? Integer.MAX_VALUE : groups(groupWidth, widthFactor);
      CompatibleWidths fitting = CompatibleWidths.of(width, stage.bottleneckRatio(), wanted);
      width = fitting.width();
      groupWidth = fitting.groupWidth();
    }
    return new Stage(
        stage.block(),
        (int) Math.max(1, Math.rint(stage.depth() * depthFactor)),
        width,
        stage.stride(),
        stage.bottleneckRatio(),
        groupWidth,
        stage.seRatio(),
        stage.kernel());
  }

  private static int width(int width, double factor) {
    return QUANTUM * (int) Math.max(1, Math.rint(width * factor / QUANTUM));
  }

  /** 1 and 2 stay, 3 to 5 become 4, more a multiple of 8, half to even. */
  private static int groups(int groupWidth, double factor) {
    int scaled = groupWidth == 1 ? 1 : (int) Math.max(1, Math.rint(groupWidth * factor));
    if (scaled <= 2) {
      return scaled;
    }
    return scaled <= 5 ? 4 : QUANTUM * (int) Math.rint((double) scaled / QUANTUM);
  }
}
