package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.statistics.ErrorDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a gain is shown that does not exist, where the challenger's worst networks are
 * abandoned: the gain is exactly at the bar, and the counts are of fixed seeds.
 */
class AbandonedNetworksTest {
  private static final int STUDIES = 200;
  private static final int PILOT = 20;
  private static final int PAIRS = 435;
  private static final double ALPHA = 0.05;
  private static final double MARGIN = 2;
  private static final double CHANCE = 90;

  /** Binomial standard deviations that chance explains. */
  private static final double TOLERATED_DEVIATIONS = 3;

  /** Sorted, in percent: gamma distributed with shape 4, mean 57 and standard deviation 4. */
  private static final double[] ERRORS = errors();

  private static double[] errors() {
    SplittableRandom random = new SplittableRandom(4);
    return IntStream.range(0, 1_000)
        .mapToDouble(_ -> 57 + 2 * (gammaOfShape4(random) - 4))
        .sorted()
        .toArray();
  }

  private static double gammaOfShape4(SplittableRandom random) {
    return IntStream.range(0, 4).mapToDouble(_ -> -StrictMath.log(1 - random.nextDouble())).sum();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.05, 23", "0, 0.09, 70", "-2, 0.09, 27"})
  void pairsLeftOutShowGainsThatDoNotExist(double bar, double abandoned, int pinned) {
    assertThat(falseGains(bar, abandoned, false)).isEqualTo(pinned);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 3", "0, 0.05, 3", "0, 0.09, 3", "0, 0.3, 0", "-2, 0.09, 3"})
  void abandonedNetworksThatCountDoNotRaiseTheErrorRate(double bar, double abandoned, int pinned) {
    // When
    int wrong = falseGains(bar, abandoned, true);

    // Then
    double level = ALPHA / 2;
    double deviation = Math.sqrt(level * (1 - level) * STUDIES);
    assertThat(wrong)
        .isEqualTo(pinned)
        .isLessThanOrEqualTo((int) (level * STUDIES + TOLERATED_DEVIATIONS * deviation));
  }

  private static int falseGains(double bar, double abandoned, boolean counted) {
    return (int)
        IntStream.range(0, STUDIES)
            .filter(seed -> isGainShown(bar, abandoned, counted, new SplittableRandom(seed)))
            .count();
  }

  /** Whether some look shows that the gain is above the bar, which it is equal to. */
  private static boolean isGainShown(
      double bar, double abandoned, boolean counted, SplittableRandom random) {
    double[] pilot =
        IntStream.range(0, PILOT).mapToDouble(_ -> ERRORS[random.nextInt(ERRORS.length)]).toArray();
    ErrorWindow window = ErrorWindow.of(ErrorDistribution.of(pilot), CHANCE, MARGIN, MARGIN);
    double shift = shift(bar, window);
    int firstAbandoned = (int) Math.round((1 - abandoned) * ERRORS.length);
    GainConfidenceSequence sequence = GainConfidenceSequence.of(window, ALPHA);
    int look = 1;
    for (int i = 0; i < PAIRS; i++) {
      double ofIncumbent = ERRORS[random.nextInt(ERRORS.length)];
      int rank = random.nextInt(ERRORS.length);
      double ofChallenger = rank >= firstAbandoned ? Double.NaN : ERRORS[rank] + shift;
      if (counted || !Double.isNaN(ofChallenger)) {
        sequence.add(window.value(ofIncumbent), window.value(ofChallenger));
      }
      if (sequence.pairs() == look) {
        look = LookSchedule.nextAfter(look);
        if (sequence.isGainAbove(bar)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the challenger's errors are higher by, so that the gain of clipped errors is the bar. */
  private static double shift(double bar, ErrorWindow window) {
    double low = 0;
    double high = bar == 0 ? 0 : 16;
    for (int step = 0; step < 30; step++) {
      double middle = (low + high) / 2;
      if (clippedMean(0, window) - clippedMean(middle, window) > bar) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double clippedMean(double shift, ErrorWindow window) {
    return Arrays.stream(ERRORS).map(error -> window.clip(error + shift)).average().orElseThrow();
  }
}
