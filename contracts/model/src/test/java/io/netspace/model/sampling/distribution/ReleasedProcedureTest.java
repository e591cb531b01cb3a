package io.netspace.model.sampling.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.testing.ChiSquare;
import io.netspace.model.testing.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the distributions with the sampling procedures of the papers' released code: draw a real
 * number, round it to the grid.
 */
class ReleasedProcedureTest {
  private static final int DRAWS = 20_000;

  static Stream<Arguments> distributions() {
    List<SteppedRange> ranges =
        List.of(
            new SteppedRange(Parameter.DEPTH, 12, 28, 1, GridDistribution.UNIFORM),
            new SteppedRange(Parameter.W0, 8, 256, 8, GridDistribution.LOG_UNIFORM),
            new SteppedRange(Parameter.GROUP_WIDTH, 1, 32, 1, GridDistribution.POWER2_UNIFORM),
            new SteppedRange(
                Parameter.GROUP_WIDTH, 8, 128, 8, GridDistribution.POWER2_OR_LOG_UNIFORM),
            new SteppedRange(
                Parameter.GROUP_WIDTH, 1, 64, 8, GridDistribution.POWER2_OR_LOG_UNIFORM),
            new SteppedRange(Parameter.DEPTH, 12, 28, 1, GridDistribution.NORMAL),
            new SteppedRange(Parameter.DEPTH, 1, 16, 1, GridDistribution.LOG_NORMAL));
    return ranges.stream()
        .flatMap(range -> Seeds.seeds().mapToObj(seed -> Arguments.of(range, seed)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void procedureAndDrawsFollowTheMasses(SteppedRange range, long seed) {
    // Given
    DiscreteDistribution distribution = DiscreteDistribution.of(range);
    OrderedDistribution one = new OrderedDistribution(distribution, 1);
    RandomGenerator random = Seeds.random(seed);
    double[] probabilities =
        IntStream.range(0, distribution.size()).mapToDouble(distribution::probability).toArray();
    long[] ofProcedure = new long[distribution.size()];
    long[] ofDraws = new long[distribution.size()];

    // When
    for (int i = 0; i < DRAWS; i++) {
      ofProcedure[range.values().indexOf(procedure(range, random))]++;
      ofDraws[range.values().indexOf(one.draw(random)[0])]++;
    }

    // Then
    assertThat(ChiSquare.of(ofProcedure, probabilities, DRAWS))
        .isLessThan(ChiSquare.bound(distribution.size()));
    assertThat(ChiSquare.of(ofDraws, probabilities, DRAWS))
        .isLessThan(ChiSquare.bound(distribution.size()));
  }

  private static double procedure(SteppedRange range, RandomGenerator random) {
    double low = range.low();
    double high = range.high();
    double step = range.step();
    return switch (range.law()) {
      case UNIFORM -> Math.floor(between(low, high + step, random) / step) * step;
      case LOG_UNIFORM -> logUniform(low, high, step, random);
      case POWER2_UNIFORM -> powerOfTwo(low, high, random);
      case POWER2_OR_LOG_UNIFORM -> {
        double power = powerOfTwo(low, high, random);
        yield power >= step
            ? logUniform(Math.max(low, step), high, Math.min(high, step), random)
            : power;
      }
      case NORMAL -> Math.rint(clipped(low, high, random) / step) * step;
      case LOG_NORMAL ->
          Math.rint(Math.exp(clipped(Math.log(low), Math.log(high), random)) / step) * step;
    };
  }

  private static double between(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  private static double logUniform(double low, double high, double step, RandomGenerator random) {
    double start = low - Math.min(step, low / 2);
    double exact = Math.exp(-between(-Math.log(high), -Math.log(start), random));
    return Math.ceil(exact / step) * step;
  }

  private static double powerOfTwo(double low, double high, RandomGenerator random) {
    return Math.pow(2, Math.floor(between(log2(low), log2(high) + 1, random)));
  }

  private static double log2(double value) {
    return Math.getExponent(value);
  }

  private static double clipped(double low, double high, RandomGenerator random) {
    double drawn = high + 1;
    while (drawn < low || drawn > high) {
      drawn = (low + high) / 2 + (high - low) / 6 * random.nextGaussian();
    }
    return drawn;
  }
}
