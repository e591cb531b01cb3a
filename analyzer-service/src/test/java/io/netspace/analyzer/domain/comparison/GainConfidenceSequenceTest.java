package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.statistics.Interval;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GainConfidenceSequenceTest {
  private static final ErrorWindow WINDOW = new ErrorWindow(30, 50);
  private static final double ALPHA = 0.05;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  /** Errors around a mean, triangular over 12 points. */
  private static double error(SplittableRandom random, double mean) {
    return mean - 6 + 6 * (random.nextDouble() + random.nextDouble());
  }

  private static GainConfidenceSequence afterPairs(int seed, int pairs, double gain) {
    SplittableRandom random = new SplittableRandom(seed);
    GainConfidenceSequence sequence = new GainConfidenceSequence(WINDOW, ALPHA);
    for (int i = 0; i < pairs; i++) {
      sequence.add(error(random, 41), error(random, 41 - gain));
    }
    return sequence;
  }

  @Test
  void nothingIsKnownBeforeTheFirstPair() {
    // Given
    GainConfidenceSequence none = new GainConfidenceSequence(WINDOW, ALPHA);

    // When
    Interval interval = none.interval();

    // Then
    assertThat(interval).isEqualTo(new Interval(-20, 20));
    assertThat(none.gain()).isZero();
  }

  @Test
  void oneWealthIsAsCountedByHand() {
    // Given: the middle of the window is the least favourable mean; each of the two gamblers has
    // doubled the fraction f that was staked, so W = mean of (1 + f)² at f = 0.15, 0.3 and 0.6.
    GainConfidenceSequence reached = new GainConfidenceSequence(WINDOW, 2 / 1.857);
    GainConfidenceSequence missed = new GainConfidenceSequence(WINDOW, 2 / 1.858);

    // When
    reached.add(50, 30);
    missed.add(50, 30);

    // Then
    assertThat((1.15 * 1.15 + 1.3 * 1.3 + 1.6 * 1.6) / 3).isEqualTo(1.8575, within(1e-9));
    assertThat(reached.isGainAbove(0)).isTrue();
    assertThat(missed.isGainAbove(0)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theIntervalHoldsTheGainAndShrinks(int seed) {
    // Given
    double gain = 2;

    // When
    Interval early = afterPairs(seed, 20, gain).interval();
    Interval late = afterPairs(seed, 320, gain).interval();

    // Then
    assertThat(gain).isBetween(early.low(), early.high()).isBetween(late.low(), late.high());
    assertThat(late.high() - late.low()).isLessThan(0.5 * (early.high() - early.low()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void barsAreShownExactlyWhenTheyAreOutsideTheInterval(int seed) {
    // Given
    GainConfidenceSequence sequence = afterPairs(seed, 60, 3);
    Interval interval = sequence.interval();

    // When
    boolean above = sequence.isGainAbove(interval.low() - 1e-3);
    boolean below = sequence.isGainBelow(interval.high() + 1e-3);

    // Then
    assertThat(above).isTrue();
    assertThat(below).isTrue();
    assertThat(sequence.isGainAbove(interval.low() + 1e-3)).isFalse();
    assertThat(sequence.isGainBelow(interval.high() - 1e-3)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exchangedPopulationsHaveTheOppositeInterval(int seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    GainConfidenceSequence sequence = new GainConfidenceSequence(WINDOW, ALPHA);
    GainConfidenceSequence exchanged = new GainConfidenceSequence(WINDOW, ALPHA);

    // When
    for (int i = 0; i < 50; i++) {
      double first = error(random, 41);
      double second = error(random, 40);
      sequence.add(first, second);
      exchanged.add(second, first);
    }

    // Then: they are not exactly opposite, since each side is judged from the window's other end.
    assertThat(exchanged.interval().low()).isEqualTo(-sequence.interval().high(), within(0.01));
    assertThat(exchanged.interval().high()).isEqualTo(-sequence.interval().low(), within(0.01));
  }

  @Test
  void aWindowWithTheMeanOffItsMiddleTakesHardlyMorePairs() {
    // Given: windows of the same width, with the mean in the middle, and seven tenths of the way
    // up.
    ErrorWindow middle = new ErrorWindow(30, 50);
    ErrorWindow above = new ErrorWindow(26, 46);

    // When
    int inTheMiddle = medianPairs(middle);
    int offTheMiddle = medianPairs(above);

    // Then
    assertThat(offTheMiddle).isBetween((int) (0.8 * inTheMiddle), (int) (1.2 * inTheMiddle));
  }

  private static int medianPairs(ErrorWindow window) {
    return seeds()
        .map(
            seed ->
                pairsUntilBetter(
                    new GainConfidenceSequence(window, ALPHA), new SplittableRandom(seed)))
        .sorted()
        .skip(10)
        .findFirst()
        .orElseThrow();
  }

  private static int pairsUntilBetter(GainConfidenceSequence sequence, SplittableRandom random) {
    while (!sequence.isGainAbove(0)) {
      sequence.add(error(random, 40), error(random, 39));
    }
    return sequence.pairs();
  }

  @Test
  void aNetworkThatDivergedCountsAtTheWindowsUpperEnd() {
    // Given
    GainConfidenceSequence diverged = new GainConfidenceSequence(WINDOW, ALPHA);
    GainConfidenceSequence atTheEnd = new GainConfidenceSequence(WINDOW, ALPHA);

    // When
    for (int i = 0; i < 10; i++) {
      diverged.add(90, 40);
      atTheEnd.add(50, 40);
    }

    // Then
    assertThat(diverged.interval()).isEqualTo(atTheEnd.interval());
    assertThat(diverged.gain()).isEqualTo(10);
  }

  @Test
  void equalSpacesAreRarelyDistinguishedAtAnyLook() {
    // Given
    double level = 0.2;
    int studies = 200;

    // When
    long wrong = IntStream.range(0, studies).filter(seed -> everDecides(seed, level)).count();

    // Then: at most alpha, whose binomial deviation here is 5.7 studies.
    assertThat(wrong).isLessThanOrEqualTo(Math.round(level * studies));
  }

  private static boolean everDecides(int seed, double level) {
    SplittableRandom random = new SplittableRandom(seed);
    GainConfidenceSequence sequence = new GainConfidenceSequence(WINDOW, level);
    for (int i = 0; i < 60; i++) {
      sequence.add(error(random, 40), error(random, 40));
      if (sequence.isGainAbove(0) || sequence.isGainBelow(0)) {
        return true;
      }
    }
    return false;
  }
}
