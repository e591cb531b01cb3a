package io.netspace.model.network;

import io.netspace.model.common.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** ResNet (2016) and ResNeXt (2017), with the stride in the 3×3 convolution. */
final class ZooResNets {
  private static final ImageShape IMAGENET = new ImageShape(3, 224, 224);
  private static final Stem STEM = new Stem(StemType.RESNET, 64);

  private ZooResNets() {}

  /** Blocks of the stages of a network of that many layers. */
  private static List<Integer> depths(int layers) {
    return switch (layers) {
      case 50 -> List.of(3, 4, 6, 3);
      case 101 -> List.of(3, 4, 23, 3);
      case 152 -> List.of(3, 8, 36, 3);
      default -> throw new InvalidValueException("layers", layers, "must be 50, 101 or 152");
    };
  }

  /** Basic blocks: ResNet-18 and 34. */
  static Architecture basic(int layers) {
    List<Integer> depths = layers == 18 ? List.of(2, 2, 2, 2) : List.of(3, 4, 6, 3);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      stages.add(Stage.full(BlockType.BASIC, depths.get(i), 64 << i, i == 0 ? 1 : 2));
    }
    return new Architecture(IMAGENET, STEM, stages, 1000);
  }

  /** Bottlenecks of a quarter of the width, one group. */
  static Architecture resNet(int layers) {
    return network(layers, 4, 1);
  }

  /** Bottlenecks of half the width, 32 groups: 32x4d. */
  static Architecture resNeXt(int layers) {
    return network(layers, 2, 32);
  }

  private static Architecture network(int layers, int bottleneckRatio, int groups) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int width = 256 << i;
      stages.add(
          new Stage(
              BlockType.X,
              depths(layers).get(i),
              width,
              i == 0 ? 1 : 2,
              bottleneckRatio,
              width / bottleneckRatio / groups));
    }
    return new Architecture(IMAGENET, STEM, stages, 1000);
  }

  /** For 32×32 images of ten classes: three stages of (layers − 2) / 6 basic blocks. */
  static Architecture cifar(int layers) {
    int depth = (layers - 2) / 6;
    return new Architecture(
        new ImageShape(3, 32, 32),
        new Stem(StemType.SMALL_IMAGE, 16),
        List.of(
            Stage.full(BlockType.BASIC, depth, 16, 1),
            Stage.full(BlockType.BASIC, depth, 32, 2),
            Stage.full(BlockType.BASIC, depth, 64, 2)),
        10);
  }
}
