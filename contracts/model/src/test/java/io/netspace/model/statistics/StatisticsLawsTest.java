package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases computed by hand, and invariants of every sample. */
class StatisticsLawsTest {
  private static final double ROUNDING = 1e-9;

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  private static double[] errors(SplittableRandom random, int n) {
    return random.doubles(n, 20, 60).map(e -> Math.round(e * 4) / 4.0).toArray();
  }

  @Test
  void tiesAreBelowByOneDefinitionAndAtMostByTheOther() {
    // Given
    ErrorDistribution errors = ErrorDistribution.of(30, 20, 30, 40);

    // When
    double below = errors.shareBelow(30);
    double atMost = errors.shareAtMost(30);

    // Then
    assertThat(below).isEqualTo(0.25);
    assertThat(atMost).isEqualTo(0.75);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theMeanIsTheLargestErrorLessTheArea(int seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = errors(random, 40);
    double[] weights = random.doubles(40).toArray();

    // When
    ErrorDistribution errors = ErrorDistribution.weighted(values, weights);

    // Then
    double largest = Arrays.stream(values).max().orElseThrow();
    assertThat(errors.mean()).isEqualTo(largest - errors.area(), within(ROUNDING));
    assertThat(errors.effectiveSampleSize()).isBetween(1.0, 40.0);
  }

  @Test
  void equalWeightsAreWorthEveryModelAndOneWeightIsWorthOne() {
    // Given
    double[] values = {10, 20, 30, 40};

    // When
    double equal = ErrorDistribution.of(values).effectiveSampleSize();
    double single =
        ErrorDistribution.weighted(values, new double[] {0, 0, 3, 0}).effectiveSampleSize();

    // Then
    assertThat(equal).isEqualTo(4, within(ROUNDING));
    assertThat(single).isEqualTo(1, within(ROUNDING));
  }

  @Test
  void everyFilledBinOfComplexityWeighsTheSame() {
    // Given
    double[] flops = {1, 2, 2.5, 9.9, 10, 11};

    // When
    double[] weights = ComplexityWeights.of(flops, 1, 10, 3);

    // Then
    assertThat(weights)
        .containsExactly(new double[] {1.0 / 6, 1.0 / 6, 1.0 / 6, 0.25, 0.25, 0}, within(ROUNDING));
    assertThat(ComplexityWeights.filledBins(flops, 1, 10, 3)).isEqualTo(2);
  }

  @Test
  void allWaysToInterleaveTwoAndTwoAreCounted() {
    // Given: one of the six ways puts both of the first before both of the second, one after.
    ErrorDistribution first = ErrorDistribution.of(1, 2);
    ErrorDistribution second = ErrorDistribution.of(3, 4);

    // When
    KolmogorovSmirnov apart = KolmogorovSmirnov.of(first, second);

    // Then
    assertThat(apart.statistic()).isEqualTo(1);
    assertThat(apart.pValue()).isEqualTo(2 / 6.0, within(ROUNDING));
    assertThat(apart.firstAbovePValue()).isEqualTo(1 / 6.0, within(ROUNDING));
    assertThat(apart.firstBelow()).isZero();
    assertThat(apart.firstBelowPValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFarthestDistanceIsThatOfAllErrors(int seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    double[] first = errors(random, 30);
    double[] second = errors(random, 17);
    ErrorDistribution ofFirst = ErrorDistribution.of(first);
    ErrorDistribution ofSecond = ErrorDistribution.of(second);

    // When
    KolmogorovSmirnov farthest = KolmogorovSmirnov.of(ofFirst, ofSecond);

    // Then
    double expected =
        DoubleStream.concat(Arrays.stream(first), Arrays.stream(second))
            .map(e -> Math.abs(ofFirst.shareAtMost(e) - ofSecond.shareAtMost(e)))
            .max()
            .orElseThrow();
    assertThat(farthest.statistic()).isEqualTo(expected, within(ROUNDING));
    assertThat(farthest.pValue()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void uCountsThePairsInWhichTheFirstIsTheLarger(int seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    double[] first = errors(random, 20);
    double[] second = errors(random, 15);

    // When
    double u = MannWhitney.of(ErrorDistribution.of(first), ErrorDistribution.of(second)).u();

    // Then
    double expected = 0;
    for (double a : first) {
      for (double b : second) {
        expected += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    assertThat(u).isEqualTo(expected);
  }

  @Test
  void theBestOfThreeIsKeptInNineteenOfTwentySevenTriples() {
    // Given
    double[] errors = {30, 10, 20};

    // When
    BestRanges best = BestRanges.of(errors, 1);

    // Then
    assertThat(best.mass(1)).isEqualTo(19 / 27.0, within(ROUNDING));
    assertThat(best.mass(2)).isEqualTo(7 / 27.0, within(ROUNDING));
    assertThat(best.mass(0)).isEqualTo(1 / 27.0, within(ROUNDING));
    assertThat(best.range(new double[] {7, 8, 9})).isEqualTo(new BestRanges.Range(7, 8, 9));
  }

  @Test
  void tiedModelsShareTheirMass() {
    // Given
    double[] errors = {10, 10, 20, 20};

    // When
    BestRanges best = BestRanges.of(errors, 0.25);

    // Then
    assertThat(List.of(best.mass(0), best.mass(1), best.mass(2), best.mass(3)))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFewBestModelsMatterHoweverManyThereAre(int seed) {
    // Given
    double[] errors = new SplittableRandom(seed).doubles(100 + 50 * seed, 20, 60).toArray();

    // When
    BestRanges best = BestRanges.of(errors, BestRanges.SAMPLE_FRACTION);

    // Then
    assertThat(best.relevantModels()).isBetween(11, 13);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void modelsThatAreHardlyEverKeptChangeNoRange(int seed) {
    // Given: tenths, so that many are tied, and more models than can matter.
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1000;
    double[] errors = random.doubles(n, 20, 40).map(e -> Math.rint(10 * e) / 10).toArray();
    double[] values = random.doubles(n).toArray();

    // When
    BestRanges best = BestRanges.of(errors, BestRanges.SAMPLE_FRACTION);

    // Then
    double[] masses =
        IntStream.range(0, n).mapToDouble(i -> massByCounting(errors, errors[i])).toArray();
    assertThat(best.range(values)).isEqualTo(BestRanges.range(values, masses));
    assertThat(IntStream.range(0, n).mapToDouble(best::mass).toArray())
        .containsExactly(masses, within(1e-15));
  }

  /** Probability of each model with this error, drawing a quarter of all. */
  private static double massByCounting(double[] errors, double error) {
    double n = errors.length;
    double below = Arrays.stream(errors).filter(e -> e < error).count();
    double tied = Arrays.stream(errors).filter(e -> e == error).count();
    double draws = n / 4;
    return (Math.pow((n - below) / n, draws) - Math.pow((n - below - tied) / n, draws)) / tied;
  }

  @Test
  void theBestOfTwoOfTwoIsTheBetterInThreeOfFourDraws() {
    // Given
    ErrorDistribution errors = ErrorDistribution.of(10, 20);

    // When
    List<RandomSearch.Best> curve = RandomSearch.curve(errors);

    // Then
    assertThat(curve)
        .containsExactly(
            new RandomSearch.Best(1, 15, 5), new RandomSearch.Best(2, 12.5, Math.sqrt(18.75)));
  }

  @Test
  void theBandHoldsTheTruthAtEverySizeAtOnceInNearlyAllPopulations() {
    // Given
    double confidence = 0.9;
    int populations = 400;

    // When: errors uniform in (0, 1), so the truth is the identity.
    long missed =
        IntStream.range(0, populations)
            .filter(seed -> leavesBandAtSomeSize(seed, confidence))
            .count();

    // Then
    assertThat(missed).isLessThan(Math.round((1 - confidence) * populations));
  }

  private static boolean leavesBandAtSomeSize(int seed, double confidence) {
    double[] errors = new SplittableRandom(seed).doubles(300).toArray();
    for (int n = 1; n <= errors.length; n++) {
      double[] ascending = Arrays.copyOf(errors, n);
      Arrays.sort(ascending);
      double farthest = 0;
      for (int i = 0; i < n; i++) {
        farthest =
            Math.max(
                farthest, Math.max((i + 1.0) / n - ascending[i], ascending[i] - (double) i / n));
      }
      if (farthest > ConfidenceBand.halfWidth(n, confidence)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theBandNarrowsAsThePopulationGrows() {
    // Given
    IntStream sizes = IntStream.iterate(1, n -> 2 * n).limit(15);

    // When
    double[] widths = sizes.mapToDouble(n -> ConfidenceBand.halfWidth(n, 0.95)).toArray();

    // Then
    assertThat(widths[0]).isEqualTo(1);
    assertThat(widths).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(ConfidenceBand.halfWidth(100, 0.95)).isBetween(0.2, 0.3);
  }
}
