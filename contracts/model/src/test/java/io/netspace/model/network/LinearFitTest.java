package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.common.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinearFitTest {
  /** Sums of logarithms in another order. */
  private static final double ROUNDING = 1e-12;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 30);
  }

  private static List<Integer> blocks(List<Integer> depths, List<Integer> widths) {
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      blocks.addAll(Collections.nCopies(depths.get(i), widths.get(i)));
    }
    return blocks;
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/linear-fit.csv", delimiter = '|', numLinesToSkip = 1)
  void theErrorOfGivenParametersIsTheReferenceOne(
      String depths, String widths, int w0, double wa, double wm, double fit, double unrounded) {
    // Given
    List<Integer> blocks = blocks(Numbers.integers(depths), Numbers.integers(widths));

    // Then
    assertThat(LinearFit.error(blocks, w0, wa, wm)).isCloseTo(fit, within(ROUNDING));
    assertThat(LinearFit.unroundedError(blocks, w0, wa, wm)).isCloseTo(unrounded, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/linear-fit.csv", delimiter = '|', numLinesToSkip = 1)
  void theFitIsBetterThanGivenParameters(
      String depths, String widths, int w0, double wa, double wm, double fit, double unrounded) {
    // Given
    List<Integer> blocks = blocks(Numbers.integers(depths), Numbers.integers(widths));

    // When
    LinearFit best = LinearFit.of(blocks);

    // Then
    assertThat(best.error())
        .isLessThan(fit)
        .isEqualTo(LinearFit.error(blocks, best.w0(), best.wa(), best.wm()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/golden/regnetx.csv", delimiter = '|', numLinesToSkip = 1)
  void aPublishedRegNetFitsItsOwnRuleExactly(String name, int w0, double wa, double wm, int depth) {
    // Given
    LinearRule rule = LinearRule.of(w0, wa, wm, depth);

    // When
    LinearFit fit = LinearFit.of(rule.blockWidths());

    // Then
    assertThat(fit.error()).isZero();
    assertThat(LinearRule.of(fit.w0(), fit.wa(), fit.wm(), depth).blockWidths())
        .isEqualTo(rule.blockWidths());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noParametersNearTheFitAreBetter(int seed) {
    // Given
    Random random = new Random(seed);
    List<Integer> widths = random.ints(4, 1, 65).map(i -> 8 * i).boxed().toList();
    List<Integer> depths = random.ints(4, 1, 9).boxed().toList();
    List<Integer> blocks = blocks(depths, widths);

    // When
    LinearFit fit = LinearFit.of(blocks);

    // Then
    assertThat(fit).isEqualTo(LinearFit.of(blocks));
    for (int i = 0; i < 300; i++) {
      int w0 = Math.max(8, fit.w0() + 8 * (random.nextInt(5) - 2));
      double wa = fit.wa() * (0.5 + random.nextDouble());
      double wm = Math.min(4, Math.max(1.25, fit.wm() * (0.9 + 0.2 * random.nextDouble())));
      assertThat(LinearFit.error(blocks, w0, wa, wm)).isGreaterThan(fit.error() - NEARLY);
    }
  }

  /** The search is by steps: it may miss the last percent. */
  private static final double NEARLY = 0.01;

  @Test
  void equalBlocksDoNotGrow() {
    assertThat(LinearFit.of(List.of(64, 64, 64)).error()).isZero();
    assertThat(LinearFit.of(List.of(64, 64, 64)).wa()).isZero();
    assertThat(LinearFit.of(List.of(40))).extracting(LinearFit::w0).isEqualTo(40);
  }

  @Test
  void aNetworkIsFittedByTheWidthsOfItsBlocks() {
    // Given
    Architecture resNet = Zoo.named("ResNet-50");

    // When
    LinearFit fit = LinearFit.of(resNet);

    // Then
    assertThat(fit).isEqualTo(LinearFit.of(resNet.blockWidths()));
    assertThat(fit.error()).isLessThan(0.2);
  }

  @Test
  void whatHasNoWidthIsRefused() {
    assertThatThrownBy(() -> LinearFit.of(List.of()))
        .hasMessage("blockWidths ([]) must be 1 to 4096 blocks.");
    assertThatThrownBy(() -> LinearFit.of(List.of(8, 0)))
        .hasMessage("blockWidths ([8, 0]) must each be 1 channel or more.");
  }
}
