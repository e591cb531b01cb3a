package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.Numbers;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ComplexityTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/golden/regnetx.csv", delimiter = '|', numLinesToSkip = 1)
  void aPublishedRegNetXHasItsPublishedStagesAndCost(
      String name,
      double w0,
      double wa,
      double wm,
      double depth,
      double groupWidth,
      String widths,
      String depths,
      String fittingGroupWidths,
      long flops,
      long parameters,
      long activations) {
    // Given
    DesignSpace regNetX = KnownSpaces.named("RegNetX", KnownSpaces.anyNetXA());
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.W0, List.of(w0),
                Parameter.WA, List.of(wa),
                Parameter.WM, List.of(wm),
                Parameter.NETWORK_DEPTH, List.of(depth),
                Parameter.BOTTLENECK_RATIO, List.of(1.0),
                Parameter.GROUP_WIDTH, List.of(groupWidth)));

    // When
    Architecture network = regNetX.expand(setting, new ImageShape(3, 224, 224), 1000).orElseThrow();

    // Then
    assertThat(network.stages().stream().map(Stage::width))
        .containsExactlyElementsOf(Numbers.integers(widths));
    assertThat(network.stages().stream().map(Stage::depth))
        .containsExactlyElementsOf(Numbers.integers(depths));
    assertThat(network.stages().stream().map(Stage::groupWidth))
        .containsExactlyElementsOf(Numbers.integers(fittingGroupWidths));
    assertThat(network.depth()).isEqualTo((int) depth);
    assertThat(Complexity.of(network)).isEqualTo(new Complexity(flops, parameters, activations));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/complexity.csv", delimiter = '|', numLinesToSkip = 1)
  void complexityIsThatOfTheReleasedCode(
      String input,
      StemType stem,
      int stemWidth,
      BlockType block,
      String widths,
      String depths,
      String strides,
      String ratios,
      String groupWidths,
      double seRatio,
      int headWidth,
      int classes,
      long flops,
      long parameters,
      long activations) {
    // Given
    List<Integer> width = Numbers.integers(widths);
    List<Stage> stages =
        IntStream.range(0, width.size())
            .mapToObj(
                i ->
                    new Stage(
                        block,
                        Numbers.integers(depths).get(i),
                        width.get(i),
                        Numbers.integers(strides).get(i),
                        Numbers.decimals(ratios).get(i),
                        Numbers.integers(groupWidths).get(i),
                        seRatio,
                        3))
            .toList();
    Architecture network =
        new Architecture(
            ImageShape.parse(input),
            new Stem(stem, stemWidth),
            stages,
            classes,
            headWidth,
            Activation.RELU);

    // When
    Complexity complexity = Complexity.of(network);

    // Then
    assertThat(complexity).isEqualTo(new Complexity(flops, parameters, activations));
  }

  @Test
  void aNetworkSmallEnoughToCountByHand() {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(1, 4, 4),
            new Stem(StemType.SMALL_IMAGE, 2),
            List.of(new Stage(BlockType.X, 1, 2, 1, 1, 1)),
            2);

    // When
    Complexity complexity = Complexity.of(network);

    // Then
    long stem = 9 * 2 * 16;
    long block = (4 + 9 * 2 + 4) * 16;
    assertThat(complexity.flops()).isEqualTo(stem + block + 6);
    assertThat(complexity.parameters()).isEqualTo((18 + 4) + (4 + 4) + (18 + 4) + (4 + 4) + 6);
    assertThat(complexity.activations()).isEqualTo(4 * 2 * 16 + 2);
  }

  @Test
  void aSqueezeIsAsWideAsTheInputOfTheBlockSays() {
    // Given
    Stage stage = new Stage(BlockType.X, 2, 8, 2, 1, 8, 0.25, null);

    // When
    Complexity with = Complexity.of(small(new Stem(StemType.SMALL_IMAGE, 20), stage));
    Complexity without =
        Complexity.of(
            small(new Stem(StemType.SMALL_IMAGE, 20), new Stage(BlockType.X, 2, 8, 2, 1, 8)));

    // Then
    long first = (8 * 5 + 5) + (5 * 8 + 8);
    long second = (8 * 2 + 2) + (2 * 8 + 8);
    assertThat(with.parameters() - without.parameters()).isEqualTo(first + second);
    assertThat(with.flops() - without.flops()).isEqualTo(first + second);
    assertThat(with.activations() - without.activations()).isEqualTo(5 + 8 + 2 + 8);
  }

  @Test
  void anInvertedBottleneckGrowsFromItsInputAndSkipsAnExpansionOfOne() {
    // Given
    Architecture plain =
        small(new Stem(StemType.SMALL_IMAGE, 4), Stage.mbConv(1, 6, 1, 1, 3, null));
    Architecture expanded =
        small(new Stem(StemType.SMALL_IMAGE, 4), Stage.mbConv(1, 6, 1, 3, 5, null));

    // Then
    long stem = 3 * 9 * 4 + 8;
    long classifier = 6 * 10 + 10;
    assertThat(Complexity.of(plain).parameters())
        .isEqualTo(stem + (9 * 4 + 8) + (4 * 6 + 12) + classifier);
    assertThat(Complexity.of(expanded).parameters())
        .isEqualTo(stem + (4 * 12 + 24) + (25 * 12 + 24) + (12 * 6 + 12) + classifier);
    assertThat(Complexity.of(expanded).activations()).isEqualTo((4 + 12 + 12 + 6) * 64 + 10);
  }

  @Test
  void aSingleConvolutionCostsItselfAndItsProjection() {
    // Given
    Stem stem = new Stem(StemType.SMALL_IMAGE, 4);

    // When
    Complexity single = Complexity.of(small(stem, Stage.full(BlockType.V, 2, 6, 2)));
    Complexity residual = Complexity.of(small(stem, Stage.full(BlockType.VR, 2, 6, 2)));

    // Then
    assertThat(single.flops()).isEqualTo(27 * 4 * 64 + (9 * 4 * 6 + 9 * 6 * 6) * 16 + 6 * 10 + 10);
    assertThat(residual.flops() - single.flops()).isEqualTo(4 * 6 * 16);
    assertThat(residual.parameters() - single.parameters()).isEqualTo(4 * 6 + 12);
    assertThat(residual.activations() - single.activations()).isEqualTo(6 * 16);
  }

  @Test
  void theHeadConvolvesBeforeItAverages() {
    // Given
    Architecture network =
        small(new Stem(StemType.SMALL_IMAGE, 4), Stage.full(BlockType.V, 1, 6, 2));
    Architecture headed =
        new Architecture(
            network.input(), network.stem(), network.stages(), 10, 12, Activation.SILU);

    // When
    Complexity with = Complexity.of(headed);

    // Then
    Complexity without = Complexity.of(network);
    assertThat(with.flops() - without.flops()).isEqualTo(6 * 12 * 16 + 6 * 10);
    assertThat(with.parameters() - without.parameters()).isEqualTo(6 * 12 + 24 + 6 * 10);
    assertThat(with.activations() - without.activations()).isEqualTo(12 * 16);
  }

  private static Architecture small(Stem stem, Stage stage) {
    return new Architecture(new ImageShape(3, 8, 8), stem, List.of(stage), 10);
  }

  @Test
  void nothingCostsLessThanNothing() {
    assertThatThrownBy(() -> new Complexity(-1, 0, 0)).hasMessage("flops (-1) must be 0 or more.");
    assertThatThrownBy(() -> new Complexity(0, -1, 0))
        .hasMessage("parameters (-1) must be 0 or more.");
    assertThatThrownBy(() -> new Complexity(0, 0, -1))
        .hasMessage("activations (-1) must be 0 or more.");
  }
}
