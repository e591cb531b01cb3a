package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void aRandomNetworkCostsWhatTheReleasedCodeSays(
      String input,
      StemType stem,
      int stemWidth,
      String widths,
      String depths,
      String strides,
      String ratios,
      String groupWidths,
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
                        BlockType.X,
                        Numbers.integers(depths).get(i),
                        width.get(i),
                        Numbers.integers(strides).get(i),
                        Numbers.decimals(ratios).get(i),
                        Numbers.integers(groupWidths).get(i)))
            .toList();

    // When
    Complexity complexity =
        Complexity.of(
            new Architecture(ImageShape.parse(input), new Stem(stem, stemWidth), stages, classes));

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
  void nothingCostsLessThanNothing() {
    assertThatThrownBy(() -> new Complexity(-1, 0, 0)).hasMessage("flops (-1) must be 0 or more.");
    assertThatThrownBy(() -> new Complexity(0, -1, 0))
        .hasMessage("parameters (-1) must be 0 or more.");
    assertThatThrownBy(() -> new Complexity(0, 0, -1))
        .hasMessage("activations (-1) must be 0 or more.");
  }
}
