package io.netspace.model.sampling.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.space.Within;
import io.netspace.model.testing.ChiSquare;
import io.netspace.model.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingDistributionTest {
  private static final int DRAWS = 20_000;
  private static final SteppedRange WIDTHS =
      new SteppedRange(Parameter.WIDTH, 8, 40, 8, GridDistribution.LOG_UNIFORM);

  /** Three stages of one block and five widths each. */
  private static DesignSpace small(Constraint... constraints) {
    return new DesignSpace(
        "small",
        BlockType.V,
        new Stem(StemType.SIMPLE, 8),
        List.of(2, 2, 2),
        List.of(ValueSet.of(Parameter.DEPTH, 1), WIDTHS),
        List.of(constraints));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void nonDecreasingVectorsFollowTheConditionalDistribution(long seed) {
    assertFollowsConditionalDistribution(new NonDecreasing(Parameter.WIDTH), seed);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void nonIncreasingVectorsFollowTheConditionalDistribution(long seed) {
    assertFollowsConditionalDistribution(new NonIncreasing(Parameter.WIDTH), seed);
  }

  /** Every vector, by enumeration, has its independent probability over that of all permitted. */
  private static void assertFollowsConditionalDistribution(Constraint order, long seed) {
    // Given
    SettingDistribution distribution = new SettingDistribution(small(order));
    Map<List<Double>, Double> exact = enumerated(order);
    Map<List<Double>, Long> drawn = new HashMap<>();
    RandomGenerator random = Seeds.random(seed);

    // When
    for (int i = 0; i < DRAWS; i++) {
      drawn.merge(distribution.draw(random).values(Parameter.WIDTH), 1L, Long::sum);
    }

    // Then
    List<List<Double>> vectors = new ArrayList<>(exact.keySet());
    assertThat(vectors).hasSize(35).containsAll(drawn.keySet());
    assertThat(
            ChiSquare.of(
                vectors.stream().mapToLong(v -> drawn.getOrDefault(v, 0L)).toArray(),
                vectors.stream().mapToDouble(exact::get).toArray(),
                DRAWS))
        .isLessThan(ChiSquare.bound(vectors.size()));
  }

  private static Map<List<Double>, Double> enumerated(Constraint order) {
    DiscreteDistribution one = DiscreteDistribution.of(WIDTHS);
    Map<List<Double>, Double> probabilities = new HashMap<>();
    for (int a = 0; a < one.size(); a++) {
      for (int b = 0; b < one.size(); b++) {
        for (int c = 0; c < one.size(); c++) {
          boolean permitted = order instanceof NonDecreasing ? a <= b && b <= c : a >= b && b >= c;
          if (permitted) {
            probabilities.put(
                List.of(one.value(a), one.value(b), one.value(c)),
                one.probability(a) * one.probability(b) * one.probability(c));
          }
        }
      }
    }
    double all = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
    probabilities.replaceAll((_, probability) -> probability / all);
    return probabilities;
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void everySettingKeepsItsConstraints(long seed) {
    // Given
    DesignSpace space =
        KnownSpaces.named("RegNetX_constrained")
            .with(new Equal(Parameter.W0, Parameter.WA))
            .with(new Within(Parameter.W0, null, 64.0));
    SettingDistribution distribution = new SettingDistribution(space);
    RandomGenerator random = Seeds.random(seed);

    // When
    List<ParameterSetting> settings = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      settings.add(distribution.draw(random));
    }

    // Then
    assertThat(settings)
        .allSatisfy(
            setting -> {
              assertThat(setting.value(Parameter.WA, 0)).isEqualTo(setting.value(Parameter.W0, 0));
              assertThat(setting.value(Parameter.W0, 0)).isBetween(8.0, 64.0);
              assertThat(setting.value(Parameter.NETWORK_DEPTH, 0)).isBetween(12.0, 28.0);
              assertThat(setting.values(Parameter.BOTTLENECK_RATIO)).containsExactly(1.0);
            });
  }

  @Test
  void aFixedParameterHasOneValueInTheSetting() {
    // Given
    SettingDistribution distribution =
        new SettingDistribution(
            KnownSpaces.anyNetXA().with(new Fixed(Parameter.BOTTLENECK_RATIO, 2)));

    // When
    ParameterSetting setting = distribution.draw(Seeds.random(1));

    // Then
    assertThat(setting.values(Parameter.BOTTLENECK_RATIO)).containsExactly(2.0);
    assertThat(setting.values(Parameter.GROUP_WIDTH)).hasSize(4);
  }
}
