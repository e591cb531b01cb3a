package io.netspace.offline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
  /** Places are drawn to a tenth of a pixel. */
  private static final double PLACE = 1e-9;

  @Test
  void aLinearAxisHasRoundSteps() {
    // When
    Axis axis = Axis.containing(1, 16, 0, 100);

    // Then
    assertThat(axis.logarithmic()).isFalse();
    assertThat(axis.ticks()).containsExactly(5.0, 10.0, 15.0);
    assertThat(axis.position((1 + 16) / 2.0)).isCloseTo(50, within(PLACE));
  }

  @Test
  void valuesOfManySizesHaveALogarithmicAxis() {
    // When
    Axis axis = Axis.containing(8, 1024, 0, 100);

    // Then
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.ticks()).containsExactly(10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0);
    assertThat(axis.position(Math.sqrt(8 * 1024))).isCloseTo(50, within(PLACE));
  }

  @Test
  void aSingleValueIsInTheMiddle() {
    // When
    Axis axis = Axis.containing(6, 6, 0, 100);

    // Then
    assertThat(axis.position(6)).isCloseTo(50, within(PLACE));
    assertThat(axis.ticks()).isNotEmpty();
  }

  @Test
  void aZeroHasNoSign() {
    assertThat(Axis.linear(-4, 4, 0, 100).ticks()).contains(0.0).doesNotContain(-0.0);
  }
}
