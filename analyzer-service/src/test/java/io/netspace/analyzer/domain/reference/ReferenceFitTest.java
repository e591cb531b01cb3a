package io.netspace.analyzer.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.statistics.Interval;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceFitTest {
  private static final int FEATURES = NetworkFeatures.count(1);
  private static final ReferenceFeatures NO_PRIOR =
      ReferenceFeatures.withoutPrior(1, "None in this test.");
  private static final ReferenceFit.Settings SETTINGS =
      new ReferenceFit.Settings(0, 1, 90, 2, 0.05);

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void errorsThatFollowAFeatureAreUsed(long seed) {
    // Given
    Set set = new Set(seed, 40, 3);
    // When
    ReferenceFit fit = set.fit();
    Reference reference = fit.with(7, mean(57, 9), mean(55, 9));
    // Then
    assertThat(reference.isUsed()).isTrue();
    assertThat(reference.errorRatio()).isLessThan(0.5);
    assertThat(reference.freeDraws()).isNotNull();
    assertThat(reference.freeDraws().predictedGain()).isEqualTo(2);
    Interval residuals = reference.residualWindow();
    assertThat(residuals).isNotNull();
    assertThat(residuals.high() - residuals.low()).isBetween(8.0, 10.0);
    assertThat(residuals.low()).isNegative();
    assertThat(residuals.high()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void predictionsAreTheSameBeforeAndAfterTheyAreRecorded(long seed) {
    // Given
    Set set = new Set(seed, 40, 3);
    ReferenceFit fit = set.fit();
    // When
    ErrorPrediction recorded = ErrorPrediction.of(fit.with(7, mean(57, 9), mean(55, 9)));
    // Then
    Interval range = fit.with(7, mean(57, 9), mean(55, 9)).errorRange();
    assertThat(range).isNotNull();
    for (double[] network : set.networks) {
      assertThat(recorded.of(network)).isEqualTo(fit.prediction().of(network));
      assertThat(recorded.of(network)).isBetween(range.low(), range.high());
    }
  }

  @Test
  void errorsThatFollowNoFeatureAreComparedAsTheyAre() {
    // Given
    List<Long> used =
        seeds().filter(seed -> new Set(seed, 40, 0).fit().isUseful()).boxed().toList();
    ReferenceFit fit = new Set(0, 40, 0).fit();
    // When
    Reference reference = fit.unused();
    // Then
    assertThat(used).as("one of 20 fits looks useful by chance").hasSize(1);
    assertThat(reference.coefficients()).isEmpty();
    assertThat(reference.errorRatio()).isGreaterThan(0.92);
    assertThat(reference.reason()).contains("hardly better");
  }

  @Test
  void abandonedNetworksAreListedAndNotFitted() {
    // Given
    Set set = new Set(1, 40, 3);
    List<Reference.Member> some = new ArrayList<>(set.members);
    some.set(5, member(5, null));
    List<double[]> others = new ArrayList<>(set.networks);
    others.set(5, new double[FEATURES]);
    // When
    Reference reference =
        new ReferenceFit(SETTINGS, NO_PRIOR, set.scaling(), some, others)
            .with(7, mean(57, 9), mean(55, 9));
    List<Reference.Member> without = new ArrayList<>(some);
    List<double[]> rest = new ArrayList<>(others);
    without.remove(5);
    rest.remove(5);
    Reference same =
        new ReferenceFit(SETTINGS, NO_PRIOR, set.scaling(), without, rest)
            .with(7, mean(57, 9), mean(55, 9));
    // Then
    assertThat(reference.candidates()).hasSize(40);
    assertThat(reference.coefficients()).isEqualTo(same.coefficients());
  }

  @Test
  void fewErrorsFixNoReference() {
    // Given
    Set set = new Set(1, 7, 3);
    // When
    Reference reference = set.fit().unused();
    // Then
    assertThat(reference.reason())
        .isEqualTo("7 of the 7 networks of the reference set have an error, and 8 are needed.");
  }

  @Test
  void slackIsTheEmpiricalBernsteinBound() {
    // Given
    ReferenceFit fit = new Set(1, 40, 3).fit();
    Interval range = fit.with(7, mean(57, 9), mean(55, 4)).errorRange();
    assertThat(range).isNotNull();
    // When
    Reference.FreeDraws draws = fit.with(7, mean(57, 9), mean(55, 4)).freeDraws();
    // Then: alpha 0.05, a hundredth of it for four bounds
    double log = Math.log(2 / (0.05 * 0.01 / 4));
    double ofRange = 7 * (range.high() - range.low()) * log / (3 * 399_999.0);
    assertThat(draws).isNotNull();
    assertThat(draws.level()).isEqualTo(0.0005);
    assertThat(draws.slack())
        .isCloseTo(
            Math.sqrt(2 * 9 * log / 4e5) + Math.sqrt(2 * 4 * log / 4e5) + 2 * ofRange,
            within(1e-12));
  }

  @Test
  void fewFreeDrawsLeaveTooMuchOpen() {
    // Given
    ReferenceFit fit = new Set(1, 40, 3).fit();
    Reference.SpaceMean few = new Reference.SpaceMean("space", 1000, 57, 9);
    // When
    Reference reference = fit.with(7, few, few);
    // Then
    assertThat(reference.isUsed()).isFalse();
    assertThat(reference.reason()).contains("1,000");
  }

  private static Reference.SpaceMean mean(double mean, double variance) {
    return new Reference.SpaceMean("space", 400_000, mean, variance);
  }

  private static Reference.Member member(int index, @Nullable Double error) {
    return new Reference.Member(new PopulationId("study.r0.explore"), index, "d" + index, error);
  }

  /** Networks whose errors follow their first feature, by so many points a unit. */
  private static final class Set {
    final List<double[]> networks = new ArrayList<>();
    final List<Reference.Member> members = new ArrayList<>();

    Set(long seed, int size, double points) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < size; i++) {
        double[] network = new double[FEATURES];
        Arrays.setAll(network, _ -> 10 + 2 * random.nextGaussian());
        networks.add(network);
        members.add(member(i, 57 + points * (network[0] - 10) / 2 + 0.5 * random.nextGaussian()));
      }
    }

    Reference.Scaling scaling() {
      return new Reference.Scaling(
          1,
          4000,
          "space",
          IntStream.range(0, FEATURES).mapToObj(_ -> 10.0).toList(),
          IntStream.range(0, FEATURES).mapToObj(_ -> 2.0).toList());
    }

    ReferenceFit fit() {
      return new ReferenceFit(SETTINGS, NO_PRIOR, scaling(), members, networks);
    }
  }
}
