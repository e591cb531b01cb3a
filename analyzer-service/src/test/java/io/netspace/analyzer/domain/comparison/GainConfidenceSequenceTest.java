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

  private static void add(GainConfidenceSequence sequence, double incumbent, double challenger) {
    sequence.add(WINDOW.value(incumbent), WINDOW.value(challenger));
  }

  private static GainConfidenceSequence afterPairs(int seed, int pairs, double gain) {
    SplittableRandom random = new SplittableRandom(seed);
    GainConfidenceSequence sequence = GainConfidenceSequence.of(WINDOW, ALPHA);
    for (int i = 0; i < pairs; i++) {
      add(sequence, error(random, 41), error(random, 41 - gain));
    }
    return sequence;
  }

  @Test
  void nothingIsKnownBeforeTheFirstPair() {
    // Given
    GainConfidenceSequence none = GainConfidenceSequence.of(WINDOW, ALPHA);

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
    GainConfidenceSequence reached = GainConfidenceSequence.of(WINDOW, 2 / 1.857);
    GainConfidenceSequence missed = GainConfidenceSequence.of(WINDOW, 2 / 1.858);

    // When
    add(reached, 50, 30);
    add(missed, 50, 30);

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
    GainConfidenceSequence sequence = GainConfidenceSequence.of(WINDOW, ALPHA);
    GainConfidenceSequence exchanged = GainConfidenceSequence.of(WINDOW, ALPHA);

    // When
    for (int i = 0; i < 50; i++) {
      double first = error(random, 41);
      double second = error(random, 40);
      add(sequence, first, second);
      add(exchanged, second, first);
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
        .map(seed -> pairsUntilBetter(window, new SplittableRandom(seed)))
        .sorted()
        .skip(10)
        .findFirst()
        .orElseThrow();
  }

  private static int pairsUntilBetter(ErrorWindow window, SplittableRandom random) {
    GainConfidenceSequence sequence = GainConfidenceSequence.of(window, ALPHA);
    while (!sequence.isGainAbove(0)) {
      sequence.add(window.value(error(random, 40)), window.value(error(random, 39)));
    }
    return sequence.pairs();
  }

  @Test
  void aNetworkThatDivergedCountsAtTheWindowsUpperEnd() {
    // Given
    GainConfidenceSequence diverged = GainConfidenceSequence.of(WINDOW, ALPHA);
    GainConfidenceSequence atTheEnd = GainConfidenceSequence.of(WINDOW, ALPHA);

    // When
    for (int i = 0; i < 10; i++) {
      add(diverged, 90, 40);
      add(atTheEnd, 50, 40);
    }

    // Then
    assertThat(diverged.interval()).isEqualTo(atTheEnd.interval());
    assertThat(diverged.gain()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMissingValueCountsAsWhatSpeaksAgainstTheClaim(int seed) {
    // Given: the same pairs; some values are missing in one sequence, and the worst and the best
    // that they may be in two others.
    SplittableRandom random = new SplittableRandom(seed);
    GainConfidenceSequence missing = sequence();
    double[][] pairs = new double[60][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = new double[] {value(random, 41, i % 7 == 2), value(random, 38, i % 5 == 3)};
      missing.add(pairs[i][0], pairs[i][1]);
    }

    // When
    Interval interval = missing.interval();

    // Then: whatever the missing values are, the interval with them is not wider.
    for (double[] imputed : new double[][] {{0, 20}, {20, 0}, {0, 0}, {20, 20}, {11, 9}}) {
      GainConfidenceSequence complete = sequence();
      for (double[] pair : pairs) {
        complete.add(
            Double.isNaN(pair[0]) ? imputed[0] : pair[0],
            Double.isNaN(pair[1]) ? imputed[1] : pair[1]);
      }
      // The stakes depend on the known values, so the two differ by more than the imputed values.
      assertThat(interval.low()).isLessThan(complete.interval().low() + 0.5);
      assertThat(interval.high()).isGreaterThan(complete.interval().high() - 0.5);
    }
    assertThat(missing.pairs()).isEqualTo(60);
  }

  private static GainConfidenceSequence sequence() {
    return GainConfidenceSequence.of(WINDOW, ALPHA);
  }

  private static double value(SplittableRandom random, double mean, boolean missing) {
    double value = WINDOW.value(error(random, mean));
    return missing ? Double.NaN : value;
  }

  @Test
  void aMissingValueIsCountedByHand() {
    // Given: at first all that one knows is the middle, so f = g = s; the incumbent's missing value
    // loses f whatever the mean is, the challenger's lowest one wins (width / (width − m)).
    double atMean = 20 * 0.25;
    double wealth = 0;
    for (double s : new double[] {0.15, 0.3, 0.6}) {
      wealth += (1 - s) * (1 - s + s * 20 / (20 - atMean)) / 3;
    }

    // When
    GainConfidenceSequence sequence =
        new GainConfidenceSequence(20, 0.05, BettingStrategy.CLIPPED_ERRORS);
    sequence.add(Double.NaN, 0);

    // Then: not even at alpha of almost 2, where any wealth above 1 rejects.
    assertThat(wealth).isLessThan(1);
    assertThat(sequence.isGainAbove(-15)).isFalse();
    assertThat(sequence.gain()).isZero();
  }

  @Test
  void theGainIsOfTheKnownValues() {
    // Given
    GainConfidenceSequence sequence = sequence();

    // When
    sequence.add(12, 8);
    sequence.add(Double.NaN, 4);

    // Then
    assertThat(sequence.gain()).isEqualTo(12 - 6);
  }

  @Test
  void residualsAreStakedUpToTheLargestFraction() {
    // Given: the values are in the middle, so f = g = s for each stake, and s = 0.9 is the largest;
    // at the middle as mean each gambler doubles what was staked.
    double wealth = (1.15 * 1.15 + 1.3 * 1.3 + 1.6 * 1.6 + 1.9 * 1.9) / 4;
    GainConfidenceSequence reached =
        new GainConfidenceSequence(20, 2 / (wealth - 1e-6), BettingStrategy.RESIDUALS);
    GainConfidenceSequence missed =
        new GainConfidenceSequence(20, 2 / (wealth + 1e-3), BettingStrategy.RESIDUALS);

    // When
    reached.add(20, 0);
    missed.add(20, 0);

    // Then
    assertThat(reached.isGainAbove(0)).isTrue();
    assertThat(missed.isGainAbove(0)).isFalse();
  }

  @Test
  void nobodyStakesAllWhereverTheResidualsLie() {
    // Given: residuals at the low end; without a largest fraction 0.9 would be staked as 1.17, and
    // a wealth could become negative.
    GainConfidenceSequence sequence =
        new GainConfidenceSequence(20, 0.05, BettingStrategy.RESIDUALS);
    for (int i = 0; i < 40; i++) {
      sequence.add(0.5, 0.5);
    }

    // When
    sequence.add(0, 20);
    for (int i = 0; i < 400; i++) {
      sequence.add(10, 0.5);
    }

    // Then
    assertThat(sequence.isGainAbove(5)).isTrue();
    assertThat(sequence.interval().low()).isBetween(5.0, 10.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aShiftMovesTheBarsAndASlackKeepsThemApart(int seed) {
    // Given
    GainConfidenceSequence sequence = afterPairs(seed, 60, 3);
    Interval interval = sequence.interval();

    // When
    GainBounds shifted = sequence.shiftedBy(1.5, 0.25);

    // Then
    assertThat(shifted.isGainAbove(interval.low() + 1.25 - 1e-3)).isTrue();
    assertThat(shifted.isGainAbove(interval.low() + 1.25 + 1e-3)).isFalse();
    assertThat(shifted.isGainBelow(interval.high() + 1.75 + 1e-3)).isTrue();
    assertThat(shifted.isGainBelow(interval.high() + 1.75 - 1e-3)).isFalse();
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
    GainConfidenceSequence sequence = GainConfidenceSequence.of(WINDOW, level);
    for (int i = 0; i < 60; i++) {
      add(sequence, error(random, 40), error(random, 40));
      if (sequence.isGainAbove(0) || sequence.isGainBelow(0)) {
        return true;
      }
    }
    return false;
  }
}
