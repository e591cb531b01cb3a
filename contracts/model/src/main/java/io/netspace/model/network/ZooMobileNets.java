package io.netspace.model.network;

import io.netspace.model.common.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** MobileNetV2 (2018) and EfficientNet (2019): stages of inverted bottlenecks. */
final class ZooMobileNets {
  private static final int CLASSES = 1000;
  private static final int[] EFFICIENT_STRIDES = {1, 2, 2, 2, 1, 2, 1};
  private static final int[] EFFICIENT_KERNELS = {3, 3, 5, 3, 5, 5, 3};
  private static final int[] MOBILE_STRIDES = {1, 2, 2, 2, 1, 2, 1};
  private static final int[] MOBILE_DEPTHS = {1, 2, 3, 4, 3, 3, 1};
  private static final int[] MOBILE_WIDTHS = {16, 24, 32, 64, 96, 160, 320};

  private ZooMobileNets() {}

  /** EfficientNet-B0 to B5, on images of their published sizes. */
  static Architecture efficientNet(int scale) {
    return switch (scale) {
      case 0 ->
          efficient(224, 32, 1280, depths(1, 2, 2, 3, 3, 4, 1), 16, 24, 40, 80, 112, 192, 320);
      case 1 ->
          efficient(240, 32, 1280, depths(2, 3, 3, 4, 4, 5, 2), 16, 24, 40, 80, 112, 192, 320);
      case 2 ->
          efficient(260, 32, 1408, depths(2, 3, 3, 4, 4, 5, 2), 16, 24, 48, 88, 120, 208, 352);
      case 3 ->
          efficient(300, 40, 1536, depths(2, 3, 3, 5, 5, 6, 2), 24, 32, 48, 96, 136, 232, 384);
      case 4 ->
          efficient(380, 48, 1792, depths(2, 4, 4, 6, 6, 8, 2), 24, 32, 56, 112, 160, 272, 448);
      case 5 ->
          efficient(456, 48, 2048, depths(3, 5, 5, 7, 7, 9, 3), 24, 40, 64, 128, 176, 304, 512);
      default -> throw new InvalidValueException("scale", scale, "must be 0 to 5");
    };
  }

  private static int[] depths(int... depths) {
    return depths;
  }

  private static Architecture efficient(
      int pixels, int stem, int head, int[] depths, int... widths) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < depths.length; i++) {
      int expansion = i == 0 ? 1 : 6;
      stages.add(
          Stage.mbConv(
              depths[i], widths[i], EFFICIENT_STRIDES[i], expansion, EFFICIENT_KERNELS[i], 0.25));
    }
    return new Architecture(
        new ImageShape(3, pixels, pixels),
        new Stem(StemType.SIMPLE, stem),
        stages,
        CLASSES,
        head,
        Activation.SILU);
  }

  /**
   * MobileNetV2.
   *
   * @param multiplier of all widths, which are then rounded to the nearest multiple of 8 that is
   *     not below 0.9 of them; the head never falls below 1280
   */
  static Architecture mobileNetV2(double multiplier) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < MOBILE_DEPTHS.length; i++) {
      int width = divisible(MOBILE_WIDTHS[i] * multiplier);
      int expansion = i == 0 ? 1 : 6;
      stages.add(Stage.mbConv(MOBILE_DEPTHS[i], width, MOBILE_STRIDES[i], expansion, 3, null));
    }
    return new Architecture(
        new ImageShape(3, 224, 224),
        new Stem(StemType.SIMPLE, divisible(32 * multiplier)),
        stages,
        CLASSES,
        divisible(1280 * Math.max(1, multiplier)),
        Activation.RELU6);
  }

  private static int divisible(double width) {
    int near = Math.max(8, (int) (width + 4) / 8 * 8);
    return near < 0.9 * width ? near + 8 : near;
  }
}
