package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialSignTestTest {
  private static final double ROUNDING = 1e-9;

  @Test
  void noPairIsNoEvidence() {
    // Given
    SequentialSignTest none = new SequentialSignTest();

    // When
    double evidence = none.eValue();

    // Then
    assertThat(evidence).isEqualTo(1, within(ROUNDING));
  }

  @Test
  void oneWinIsEvidenceOfOneAndAHalfAndOneLossOfAHalf() {
    // Given: 4 ∫ p dp and 4 ∫ (1 − p) dp, from ½ to 1.
    SequentialSignTest won = new SequentialSignTest();
    SequentialSignTest lost = new SequentialSignTest();

    // When
    won.add(40, 30);
    lost.add(30, 40);

    // Then
    assertThat(won.eValue()).isEqualTo(1.5, within(ROUNDING));
    assertThat(lost.eValue()).isEqualTo(0.5, within(ROUNDING));
  }

  @Test
  void tiesDoNotCount() {
    // Given
    SequentialSignTest sign = new SequentialSignTest();

    // When
    sign.add(30, 30);

    // Then
    assertThat(sign.unequalPairs()).isZero();
    assertThat(sign.eValue()).isEqualTo(1, within(ROUNDING));
  }

  @Test
  void aFairCoinSeldomEverGathersEvidence() {
    // Given
    double level = 0.1;
    int runs = 500;

    // When
    long wrong =
        IntStream.range(0, runs)
            .filter(
                seed -> {
                  SplittableRandom random = new SplittableRandom(seed);
                  SequentialSignTest sign = new SequentialSignTest();
                  return IntStream.range(0, 200)
                      .anyMatch(
                          _ -> {
                            sign.add(random.nextDouble(), random.nextDouble());
                            return sign.eValue() >= 1 / level;
                          });
                })
            .count();

    // Then
    assertThat(wrong).isLessThan(Math.round(level * runs));
  }
}
