package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Against figures of the papers' released code and of SciPy, for one population of 500 models. */
class GoldenStatisticsTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static final double[] ERRORS = GoldenPopulation.column("error");
  private static final double[] DEPTHS = GoldenPopulation.column("depth");

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/population-edf.csv", numLinesToSkip = 1)
  void edfsAreThePapers(double error, double below, double atMost, double normalised) {
    // Given
    double[] parameters =
        Arrays.stream(GoldenPopulation.column("parameters")).map(p -> p / 1e6).toArray();
    double least = Arrays.stream(parameters).min().orElseThrow();
    double most = Arrays.stream(parameters).max().orElseThrow();

    // When
    ErrorDistribution plain = ErrorDistribution.of(ERRORS);
    ErrorDistribution weighted =
        ErrorDistribution.weighted(ERRORS, ComplexityWeights.of(parameters, least, most, 10));

    // Then
    assertThat(plain.shareBelow(error)).isEqualTo(below, ROUNDING);
    assertThat(plain.shareAtMost(error)).isEqualTo(atMost, ROUNDING);
    assertThat(weighted.shareAtMost(error)).isEqualTo(normalised, ROUNDING);
  }

  @Test
  void summariesAreThePapers() {
    // Given
    double[] parameters = GoldenPopulation.column("parameters");
    double least = Arrays.stream(parameters).min().orElseThrow();
    double most = Arrays.stream(parameters).max().orElseThrow();

    // When
    ErrorDistribution plain = ErrorDistribution.of(ERRORS);
    double[] weights = ComplexityWeights.of(parameters, least, most, 10);

    // Then
    assertThat(plain.min()).isEqualTo(38.801);
    assertThat(plain.mean()).isEqualTo(46.20232, ROUNDING);
    assertThat(plain.median()).isEqualTo(45.7475, ROUNDING);
    assertThat(plain.area()).isEqualTo(13.478679999999999, within(1e-11));
    assertThat(ErrorDistribution.weighted(ERRORS, weights).mean())
        .isEqualTo(46.0323509956571, within(1e-11));
    String[] first = {"0.0015151515151515152", "0.0007194244604316547", "0.002857142857142857"};
    for (int i = 0; i < first.length; i++) {
      assertThat(weights[i]).isEqualTo(Double.parseDouble(first[i]), ROUNDING);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/best-ranges.csv", numLinesToSkip = 1)
  void rangesOfTheBestAreThePapers(
      String error, double sample, String property, double low, double median, double high) {
    // Given
    String column =
        switch (property) {
          case "d" -> "depth";
          case "g" -> "groupWidth";
          case "params" -> "parameters";
          default -> property;
        };
    double fraction = sample > 1 ? sample / ERRORS.length : sample;

    // When
    BestRanges.Range range = BestRanges.of(ERRORS, fraction).range(GoldenPopulation.column(column));

    // Then
    assertThat(error).isEqualTo("err");
    assertThat(range).isEqualTo(new BestRanges.Range(low, median, high));
  }

  @Test
  void massesOfTheBestModelsAreThePapers() {
    // Given
    BestRanges best = BestRanges.of(ERRORS, 0.25);

    // When
    double first = best.mass(55);
    double second = best.mass(423);

    // Then
    assertThat(first).isEqualTo(0.22139415271411933, ROUNDING);
    assertThat(second).isEqualTo(0.17268303572797106, ROUNDING);
  }

  @Test
  void kolmogorovSmirnovAndMannWhitneyAreSciPys() {
    // Given
    ErrorDistribution shallow = errorsWhere(i -> DEPTHS[i] <= 20);
    ErrorDistribution deep = errorsWhere(i -> DEPTHS[i] > 20);

    // When
    KolmogorovSmirnov farthest = KolmogorovSmirnov.of(shallow, deep);
    MannWhitney ranks = MannWhitney.of(shallow, deep);

    // Then
    assertThat(farthest.statistic()).isEqualTo(0.14121056775728336, ROUNDING);
    assertThat(farthest.firstAbove()).isEqualTo(0.14121056775728336, ROUNDING);
    assertThat(farthest.firstBelow()).isEqualTo(0.04598683218575664, ROUNDING);
    // SciPy's figure is the large-sample one, ours is counted.
    assertThat(farthest.pValue()).isEqualTo(0.015613668699944494, within(3e-3));
    assertThat(ranks.u()).isEqualTo(27197.0);
    assertThat(ranks.pValue()).isEqualTo(0.09346519516064945, ROUNDING);
  }

  @Test
  void pValuesOfSmallSamplesAreSciPysExactOnes() {
    // Given
    ErrorDistribution first = errorsWhere(i -> i < 40);
    ErrorDistribution second = errorsWhere(i -> i >= 40 && i < 90);

    // When
    KolmogorovSmirnov farthest = KolmogorovSmirnov.of(first, second);
    MannWhitney ranks = MannWhitney.of(first, second);

    // Then
    assertThat(farthest.statistic()).isEqualTo(0.185, ROUNDING);
    assertThat(farthest.pValue()).isEqualTo(0.38705703654109935, ROUNDING);
    assertThat(farthest.firstBelow()).isEqualTo(0.1, ROUNDING);
    assertThat(ranks.u()).isEqualTo(914.0);
    assertThat(ranks.pValue()).isEqualTo(0.4875184822806168, ROUNDING);
  }

  private static ErrorDistribution errorsWhere(java.util.function.IntPredicate chosen) {
    return ErrorDistribution.of(
        IntStream.range(0, ERRORS.length).filter(chosen).mapToDouble(i -> ERRORS[i]).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 0.31731050786291415",
    "1.96, 0.04999579029644087",
    "5, 5.733031437583878e-7"
  })
  void normalTailsAreTheTables(double z, double expected) {
    // When
    double tail = Normal.twoSidedTail(z);

    // Then
    assertThat(tail).isEqualTo(expected, within(1e-13));
  }
}
