package io.netspace.formats.pycls;

import io.netspace.formats.pycls.PyclsNetwork.Surroundings;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The RESNET of a configuration of pycls: MODEL.DEPTH gives the depths of the stages, and
 * TRAIN.DATASET decides between the network for ImageNet and the one for small images.
 */
final class PyclsResNet {
  private static final List<String> KNOWN =
      List.of("TRANS_FUN", "NUM_GROUPS", "WIDTH_PER_GROUP", "STRIDE_1X1");
  private static final Map<String, Boolean> IS_BOTTLENECK_BY_WORD =
      PyclsNames.ordered(
          Map.entry("basic_transform", false), Map.entry("bottleneck_transform", true));
  private static final int FIRST_WIDTH = 256;
  private static final int SMALL_WIDTH = 16;

  private final Section configuration;
  private final Section section;

  private PyclsResNet(Section configuration) {
    this.configuration = configuration;
    section = configuration.section("RESNET", KNOWN);
  }

  static Architecture read(Section configuration, Surroundings around) {
    PyclsResNet resNet = new PyclsResNet(configuration);
    String dataSet = configuration.anySection("TRAIN").word("DATASET", "");
    boolean small = dataSet.contains("cifar");
    return new Architecture(
        around.images(),
        small ? new Stem(StemType.SMALL_IMAGE, SMALL_WIDTH) : new Stem(StemType.RESNET, 64),
        small ? resNet.basicStages() : resNet.bottleneckStages(),
        around.classes(),
        null,
        around.activation());
  }

  private Section model() {
    return configuration.anySection("MODEL").require("DEPTH", "layers of the network, such as 50");
  }

  private boolean isBottleneck() {
    return section.choice("TRANS_FUN", false, IS_BOTTLENECK_BY_WORD);
  }

  private List<Stage> basicStages() {
    if (isBottleneck()) {
      throw section.fault("TRANS_FUN", "must be basic_transform for CIFAR");
    }
    int layers = model().whole("DEPTH", 0, 8, 6 * PyclsNetwork.MAX_BLOCKS);
    if ((layers - 2) % 6 != 0) {
      throw model().fault("DEPTH", "must be 6 n + 2 for CIFAR, such as 56 or 110");
    }
    int depth = (layers - 2) / 6;
    return List.of(
        Stage.full(BlockType.BASIC, depth, SMALL_WIDTH, 1),
        Stage.full(BlockType.BASIC, depth, 2 * SMALL_WIDTH, 2),
        Stage.full(BlockType.BASIC, depth, 4 * SMALL_WIDTH, 2));
  }

  private List<Stage> bottleneckStages() {
    section.require("TRANS_FUN", "bottleneck_transform, which ImageNet's ResNets have");
    if (!isBottleneck()) {
      throw section.fault("TRANS_FUN", "must be bottleneck_transform, except for CIFAR");
    }
    refuseStrideBeforeTheWindow();
    int groups = section.whole("NUM_GROUPS", 1, 1, PyclsNetwork.MAX_CHANNELS);
    int groupWidth = section.whole("WIDTH_PER_GROUP", 64, 1, PyclsNetwork.MAX_CHANNELS / groups);
    List<Integer> depths = depths();
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      int stride = i == 0 ? 1 : 2;
      double ratio = (double) FIRST_WIDTH / (groups * groupWidth);
      stages.add(
          new Stage(BlockType.X, depths.get(i), FIRST_WIDTH << i, stride, ratio, groupWidth << i));
    }
    return stages;
  }

  private List<Integer> depths() {
    Section model = model();
    return switch (model.whole("DEPTH", 0, 0, Integer.MAX_VALUE)) {
      case 50 -> List.of(3, 4, 6, 3);
      case 101 -> List.of(3, 4, 23, 3);
      case 152 -> List.of(3, 8, 36, 3);
      default -> throw model.fault("DEPTH", "must be 50, 101 or 152");
    };
  }

  /** pycls strides the first 1×1 convolution by default; netspace's X block never does. */
  private void refuseStrideBeforeTheWindow() {
    if (!section.has("STRIDE_1X1")) {
      section.require(
          "STRIDE_1X1",
          "False; pycls' default strides the 1x1 convolution, which no"
              + " block of netspace does");
    }
    if (section.flag("STRIDE_1X1", true)) {
      throw section.fault(
          "STRIDE_1X1",
          "strides the 1x1 convolution, which no block of netspace does; write False, for the 3x3");
    }
  }
}
