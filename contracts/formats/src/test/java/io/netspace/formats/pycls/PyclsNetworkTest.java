package io.netspace.formats.pycls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyclsNetworkTest {
  @Test
  void aRegNetIsThatOfItsParameters() {
    // When
    PyclsNetwork pycls =
        Yaml.pycls(
            """
            DESC: a published one
            MODEL: {TYPE: regnet, NUM_CLASSES: 1000}
            REGNET: {SE_ON: True, DEPTH: 15, W0: 48, WA: 32.54, WM: 2.32, GROUP_W: 16, BOT_MUL: 1.0}
            OPTIM: {LR_POLICY: cos, WEIGHT_DECAY: 5e-5}
            TRAIN: {DATASET: imagenet, IM_SIZE: 224, BATCH_SIZE: 128}
            TEST: {DATASET: imagenet, IM_SIZE: 256}
            NUM_GPUS: 1
            """);

    // Then
    assertThat(pycls.description()).isEqualTo("a published one");
    assertThat(pycls.network()).isEqualTo(Zoo.named("RegNetY-600MF"));
    assertThat(pycls.regNet()).isEqualTo(RegNet.y(15, 48, 32.54, 2.32, 16));
  }

  @Test
  void anAnyNetSaysEveryStage() {
    // When
    PyclsNetwork pycls =
        Yaml.pycls(
            """
            MODEL: {TYPE: anynet, NUM_CLASSES: 1000}
            ANYNET:
              STEM_TYPE: res_stem_in
              STEM_W: 64
              BLOCK_TYPE: res_bottleneck_block
              DEPTHS: [3, 4, 6, 3]
              WIDTHS: [256, 512, 1024, 2048]
              STRIDES: [1, 2, 2, 2]
              BOT_MULS: [0.5, 0.5, 0.5, 0.5]
              GROUP_WS: [4, 8, 16, 32]
            """);

    // Then
    assertThat(pycls.network()).isEqualTo(Zoo.named("ResNeXt-50"));
    assertThat(pycls.regNet()).isNull();
  }

  @Test
  void aResNetIsThatOfItsDepthAndDataSet() {
    // When
    PyclsNetwork wide =
        Yaml.pycls(
            """
            MODEL: {TYPE: resnet, DEPTH: 101, NUM_CLASSES: 1000}
            RESNET:
              TRANS_FUN: bottleneck_transform
              NUM_GROUPS: 32
              WIDTH_PER_GROUP: 4
              STRIDE_1X1: False
            """);
    PyclsNetwork small =
        Yaml.pycls(
            """
            MODEL: {TYPE: resnet, DEPTH: 110}
            TRAIN: {DATASET: cifar10, IM_SIZE: 32}
            """);

    // Then
    assertThat(wide.network()).isEqualTo(Zoo.named("ResNeXt-101"));
    assertThat(small.network()).isEqualTo(Zoo.named("ResNet-110"));
  }

  @Test
  void anEffNetIsMadeOfInvertedBottlenecks() {
    // When
    PyclsNetwork pycls =
        Yaml.pycls(
            """
            MODEL: {TYPE: effnet, NUM_CLASSES: 1000, ACTIVATION_FUN: silu}
            EN:
              STEM_W: 32
              STRIDES: [1, 2, 2, 2, 1, 2, 1]
              DEPTHS: [1, 2, 2, 3, 3, 4, 1]
              WIDTHS: [16, 24, 40, 80, 112, 192, 320]
              EXP_RATIOS: [1, 6, 6, 6, 6, 6, 6]
              KERNELS: [3, 3, 5, 3, 5, 5, 3]
            """);

    // Then
    assertThat(pycls.network()).isEqualTo(Zoo.named("EfficientNet-B0"));
  }

  @Test
  void whatIsLeftOutIsAsInPycls() {
    // When
    PyclsNetwork pycls = Yaml.pycls("MODEL: {TYPE: regnet}");

    // Then
    RegNet expected = RegNet.x(10, 32, 5, 2.5, 16);
    assertThat(pycls.regNet()).isEqualTo(expected);
    assertThat(pycls.network()).isEqualTo(expected.on(new ImageShape(3, 224, 224), 10));
  }

  @Test
  void blocksWithoutBottleneckPassOverWhatIsForBottlenecks() {
    // When
    PyclsNetwork pycls =
        Yaml.pycls(
            """
            MODEL: {TYPE: anynet, ACTIVATION_FUN: swish}
            ANYNET:
              STEM_TYPE: res_stem_cifar
              BLOCK_TYPE: vanilla_block
              DEPTHS: [1, 2]
              WIDTHS: [20, 36]
              STRIDES: [1, 2]
              BOT_MULS: [4.0, 4.0]
              SE_ON: True
              HEAD_W: 100
            TRAIN: {IM_SIZE: 33}
            """);

    // Then
    assertThat(pycls.network())
        .isEqualTo(
            new Architecture(
                new ImageShape(3, 33, 33),
                new Stem(StemType.SMALL_IMAGE, 32),
                List.of(
                    Stage.full(BlockType.VANILLA, 1, 20, 1),
                    Stage.full(BlockType.VANILLA, 2, 36, 2)),
                10,
                100,
                Activation.SILU));
  }

  @ParameterizedTest
  @CsvSource({
    "res_basic_block, '', 63538762, 2180890, 133642",
    "vanilla_block, '', 63112778, 2167578, 118794",
    "res_basic_block, ', GROUP_W: 8', 57188858, 1999722, 122250",
    "res_basic_block, ', GROUP_W: 8, BOT_MUL: 0.25', 59786826, 2162314, 123402"
  })
  void blocksWithoutBottleneckHaveWidthsThatPyclsAdjustsToTheGroupWidth(
      String block, String groups, long flops, long parameters, long activations) {
    // When
    Architecture network =
        Yaml.pycls(
                """
                MODEL: {TYPE: regnet, NUM_CLASSES: 10}
                REGNET: {BLOCK_TYPE: %s, STEM_TYPE: res_stem_cifar, STEM_W: 16, DEPTH: 12, W0: 24, WA: 10.0, WM: 2.5%s}
                TRAIN: {IM_SIZE: 32}
                """
                    .formatted(block, groups))
            .network();

    // Then
    assertThat(Complexity.of(network)).isEqualTo(new Complexity(flops, parameters, activations));
  }

  @Test
  void aMultiplierGivesTheBottleneckThatPyclsRounds() {
    // When
    PyclsNetwork pycls =
        Yaml.pycls(
            """
            MODEL: {TYPE: anynet}
            ANYNET: {DEPTHS: [1], WIDTHS: [25], STRIDES: [1], BOT_MULS: [0.3], GROUP_WS: [1]}
            """);

    // Then
    assertThat(pycls.network().stages().getFirst().bottleneckWidth())
        .isEqualTo((int) Math.rint(25 * 0.3));
  }
}
