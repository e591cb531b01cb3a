package io.netspace.formats.pycls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.formats.network.Export;
import io.netspace.formats.network.RandomNetworks;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PyclsYamlTest {
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);
  private static final Stem STEM = new Stem(StemType.SIMPLE, 16);
  private static final Stage STAGE = new Stage(BlockType.X, 2, 16, 2, 2, 8);

  private static String written(Export export) {
    assertThat(export).isInstanceOf(Export.Written.class);
    return ((Export.Written) export).text();
  }

  static Stream<String> saidByPycls() {
    return Zoo.names().stream().filter(name -> !name.startsWith("MobileNet"));
  }

  @ParameterizedTest
  @MethodSource("saidByPycls")
  void aPublishedNetworkComesBackAsItWent(String name) {
    // Given
    Architecture network = Zoo.named(name);

    // When
    String once = written(PyclsYaml.of(network));
    Architecture back = Yaml.pycls(once).network();

    // Then
    assertThat(back.canonicalHash()).isEqualTo(network.canonicalHash());
    assertThat(written(PyclsYaml.of(back))).isEqualTo(once);
  }

  static Stream<String> regNets() {
    return Zoo.names().stream().filter(name -> Zoo.regNet(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("regNets")
  void aRegNetOfKnownParametersKeepsThem(String name) {
    // Given
    RegNet regNet = Zoo.regNet(name).orElseThrow();

    // When
    PyclsNetwork back = Yaml.pycls(written(PyclsYaml.of(regNet, IMAGES, 10)));

    // Then
    assertThat(back.regNet()).isEqualTo(regNet);
    assertThat(back.network()).isEqualTo(regNet.on(IMAGES, 10));
  }

  static Stream<Long> seeds() {
    return RandomNetworks.seeds().boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRandomNetworkComesBackAsItWent(long seed) {
    // Given
    Architecture network = RandomNetworks.of(seed);

    // When
    Architecture back = Yaml.pycls(written(PyclsYaml.of(network))).network();

    // Then
    assertThat(back.canonicalHash()).isEqualTo(network.canonicalHash());
  }

  @Test
  void aNetworkWhoseWidthsFollowTheRuleIsWrittenAsARegNet() {
    // Given
    Architecture network = Zoo.named("RegNetX-200MF");

    // When
    String text = written(PyclsYaml.of(network));

    // Then
    assertThat(text).startsWith("MODEL:\n  TYPE: regnet\n");
    assertThat(Yaml.pycls(text).network()).isEqualTo(network);
  }

  @Test
  void aConfigurationSaysTheNetworkAndNothingElse() {
    assertThat(written(PyclsYaml.of(Zoo.named("ResNeXt-50"))))
        .isEqualTo(
            """
            MODEL:
              TYPE: anynet
              NUM_CLASSES: 1000
            ANYNET:
              STEM_TYPE: res_stem_in
              STEM_W: 64
              BLOCK_TYPE: res_bottleneck_block
              DEPTHS: [3, 4, 6, 3]
              WIDTHS: [256, 512, 1024, 2048]
              STRIDES: [1, 2, 2, 2]
              BOT_MULS: [0.5, 0.5, 0.5, 0.5]
              GROUP_WS: [4, 8, 16, 32]
            TRAIN:
              IM_SIZE: 224
            """);
    assertThat(written(PyclsYaml.of(Zoo.named("EfficientNet-B1"))))
        .isEqualTo(
            """
            MODEL:
              TYPE: effnet
              NUM_CLASSES: 1000
              ACTIVATION_FUN: silu
            EN:
              STEM_W: 32
              DEPTHS: [2, 3, 3, 4, 4, 5, 2]
              WIDTHS: [16, 24, 40, 80, 112, 192, 320]
              EXP_RATIOS: [1, 6, 6, 6, 6, 6, 6]
              STRIDES: [1, 2, 2, 2, 1, 2, 1]
              KERNELS: [3, 3, 5, 3, 5, 5, 3]
              SE_R: 0.25
              HEAD_W: 1280
            TRAIN:
              IM_SIZE: 240
            """);
  }

  private static Architecture of(Stage... stages) {
    return new Architecture(IMAGES, STEM, List.of(stages), 10);
  }

  static Stream<Arguments> unsayable() {
    Stage inverted = Stage.mbConv(1, 16, 1, 6, 3, 0.25);
    return Stream.of(
        arguments(
            "input (1x28x28) must have 3 channels in pycls; export torchvision instead.",
            of(STAGE).on(new ImageShape(1, 28, 28), 10)),
        arguments(
            "input (3x32x48) must be square in pycls; export torchvision instead.",
            of(STAGE).on(new ImageShape(3, 32, 48), 10)),
        arguments(
            "activation (RELU6) cannot be said in pycls, which has relu, silu and gelu; export"
                + " torchvision instead.",
            Zoo.named("MobileNetV2")),
        arguments(
            "block ([X, V]) cannot be said in pycls, which has one block type for all stages;"
                + " export torchvision instead.",
            of(STAGE, Stage.full(BlockType.V, 1, 16, 1))),
        arguments(
            "seRatio ([none, 0.25]) cannot be said in pycls, which has one ratio for all stages;"
                + " export torchvision instead.",
            of(STAGE, STAGE.withSqueeze(0.25))),
        arguments(
            "block (VR) cannot be said in pycls, which has none like it; export torchvision"
                + " instead.",
            of(Stage.full(BlockType.VR, 1, 16, 1))),
        arguments(
            "kernel (5) cannot be said in pycls, which convolves 3x3 in X; export torchvision"
                + " instead.",
            of(new Stage(BlockType.X, 1, 16, 1, 1, 8, null, 5))),
        arguments(
            "stem type (RESNET) cannot be said in pycls, which has SIMPLE before inverted"
                + " bottlenecks; export torchvision instead.",
            new Architecture(
                IMAGES, new Stem(StemType.RESNET, 16), List.of(inverted), 10, 64, null)),
        arguments(
            "headWidth (0) cannot be said in pycls, which has a 1x1 convolution after inverted"
                + " bottlenecks; export torchvision instead.",
            of(inverted)),
        arguments(
            "seRatio (0) cannot be said in pycls, which squeezes in every inverted bottleneck;"
                + " export torchvision instead.",
            new Architecture(
                IMAGES,
                STEM,
                List.of(Stage.mbConv(1, 16, 1, 6, 3, null)),
                10,
                64,
                Activation.SILU)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsayable")
  void whatPyclsCannotSayIsOneSentence(String sentence, Architecture network) {
    assertThat(PyclsYaml.of(network)).isEqualTo(new Export.Impossible(sentence));
  }
}
