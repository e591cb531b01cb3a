package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.model.common.Numbers;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegNetTest {
  private static final Stem STEM = new Stem(StemType.SMALL_IMAGE, 16);

  private static RegNet regNet(BlockType block, double ratio, Integer... strides) {
    return new RegNet(16, 8, 8, 2.5, 8, ratio, block, STEM, List.of(strides), null, null, null);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/linear-rule.csv", delimiter = '|', numLinesToSkip = 1)
  void stagesAreThoseOfTheReleasedCode(
      int w0,
      double wa,
      double wm,
      int depth,
      double ratio,
      int groupWidth,
      String widths,
      String depths,
      int levels,
      String fittingWidths,
      String fittingGroupWidths) {
    // Given
    RegNet regNet =
        new RegNet(
            depth, w0, wa, wm, groupWidth, ratio, BlockType.X, STEM, List.of(2), 0.25, null, null);

    // When
    List<Stage> stages = regNet.stages();

    // Then
    assertThat(stages.stream().map(Stage::width))
        .containsExactlyElementsOf(Numbers.integers(fittingWidths));
    assertThat(stages.stream().map(Stage::groupWidth))
        .containsExactlyElementsOf(Numbers.integers(fittingGroupWidths));
    assertThat(stages.stream().map(Stage::depth))
        .containsExactlyElementsOf(Numbers.integers(depths));
    assertThat(stages).allMatch(stage -> stage.stride() == 2 && stage.seWidth(8) == 2);
  }

  @Test
  void blocksWithoutBottleneckTakeTheWidthsAsTheyCome() {
    // When
    List<Stage> stages = regNet(BlockType.VR, 1, 1, 2, 2, 1).stages();

    // Then
    assertThat(stages)
        .containsExactly(
            Stage.full(BlockType.VR, 1, 8, 1),
            Stage.full(BlockType.VR, 2, 16, 2),
            Stage.full(BlockType.VR, 6, 48, 2),
            Stage.full(BlockType.VR, 7, 128, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "BASIC, 16, 1, 32 64 160",
    "VANILLA, 16, 1, 32 64 160",
    "BASIC, 8, 4, 24 64 160",
    "BASIC, 16, 4, 24 64 128"
  })
  void blocksWithoutBottleneckHaveWidthsThatFitTheGroupWidth(
      BlockType block, int groupWidth, double ratio, String widths) {
    // Given
    RegNet regNet =
        new RegNet(12, 24, 10, 2.5, groupWidth, ratio, block, STEM, List.of(2), null, null, null);

    // When
    List<Stage> stages = regNet.stages();

    // Then
    assertThat(stages.stream().map(Stage::width))
        .containsExactlyElementsOf(Numbers.integers(widths));
    assertThat(stages)
        .allMatch(stage -> stage.groupWidth() == stage.width() && stage.bottleneckRatio() == 1);
  }

  @Test
  void aNetworkHasStemHeadAndActivationOfItsParameters() {
    // Given
    RegNet regNet =
        new RegNet(
            16,
            8,
            8,
            2.5,
            8,
            0.25,
            BlockType.LINEAR_BOTTLENECK,
            STEM,
            List.of(2),
            0.25,
            64,
            Activation.SILU);

    // When
    Architecture network = regNet.on(new ImageShape(3, 64, 64), 10);

    // Then
    assertThat(network)
        .isEqualTo(
            new Architecture(
                new ImageShape(3, 64, 64), STEM, regNet.stages(), 10, 64, Activation.SILU));
    assertThat(network.depth()).isEqualTo(16);
  }

  private static Arguments refused(String sentence, ThrowingCallable value) {
    return arguments(sentence, value);
  }

  static Stream<Arguments> refusedValues() {
    return Stream.of(
        refused("depth (0) must be 1 to 1024 blocks.", () -> RegNet.x(0, 8, 8, 2, 8)),
        refused("w0 (20) must be a multiple of 8, above 0.", () -> RegNet.x(8, 20, 8, 2, 8)),
        refused("wa (-1.0) must be 0 to 65536.", () -> RegNet.x(8, 8, -1, 2, 8)),
        refused("wm (1.0) must be above 1.", () -> RegNet.x(8, 8, 8, 1, 8)),
        refused("groupWidth (0) must be 1 channel or more.", () -> RegNet.x(8, 8, 8, 2, 0)),
        refused("bottleneckRatio (0.0) must be above 0.", () -> regNet(BlockType.X, 0, 2)),
        refused(
            "bottleneckRatio (0.4) below 1 must be 1 over a whole number.",
            () -> regNet(BlockType.BASIC, 0.4, 2).stages()),
        refused(
            "strides ([]) must hold one for all stages, or each.", () -> regNet(BlockType.X, 1)),
        refused(
            "strides ([1, 2]) must be one, or one for each of 4 stages.",
            () -> regNet(BlockType.X, 1, 1, 2).stages()),
        refused(
            "block (MBCONV) must not be MBCONV, whose bottleneck follows its input, not its width.",
            () -> regNet(BlockType.MBCONV, 1, 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedValues")
  void whatCannotBeIsRefused(String sentence, ThrowingCallable value) {
    assertThatThrownBy(value).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
  }
}
