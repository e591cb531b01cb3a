package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
  /** Values of scipy.stats.binomtest(count, total).proportion_ci(method="wilson"). */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.27753279986288926",
    "2, 37, 0.014950976833157673, 0.17704654350813104",
    "100, 2000, 0.04128123361873175, 0.060444108934395904",
    "5, 5, 0.5655175352168251, 1"
  })
  void theIntervalIsThatOfTheLiterature(int count, int total, double low, double high) {
    // When
    Interval interval = WilsonInterval.of(count, total);

    // Then
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void aCountAboveTheTotalIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WilsonInterval.of(3, 2))
        .withMessageContaining("count");
  }
}
