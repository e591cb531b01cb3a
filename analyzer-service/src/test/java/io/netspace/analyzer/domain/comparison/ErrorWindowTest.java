package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.statistics.ErrorDistribution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorWindowTest {
  /** Errors of 40 to 60 percent, evenly. */
  private static final ErrorDistribution EVEN =
      ErrorDistribution.of(IntStream.rangeClosed(40, 60).mapToDouble(i -> i).toArray());

  @Test
  void reachesFromBelowTheBestToBeyondTheBulk() {
    ErrorWindow window = ErrorWindow.of(EVEN, 90, 1);

    // quartiles 45 and 55, so a robust deviation of 10 / 1.349; 5 % point 41, 85 % point 57
    assertThat(window.low()).isCloseTo(41 - 10 / 1.349, within(1e-9));
    assertThat(window.high()).isCloseTo(57 + 0.25 * 10 / 1.349, within(1e-9));
  }

  @Test
  void hasRoomForTheDifferenceOfInterestOnBothSides() {
    ErrorWindow window = ErrorWindow.of(EVEN, 90, 10);

    assertThat(window).isEqualTo(new ErrorWindow(30, 70));
  }

  @Test
  void neverReachesBeyondChanceOrBelowZero() {
    ErrorWindow window = ErrorWindow.of(EVEN, 62, 40);

    assertThat(window).isEqualTo(new ErrorWindow(0, 62));
  }

  @Test
  void fewErrorsLeaveItWide() {
    ErrorWindow window = ErrorWindow.of(ErrorDistribution.of(50, 51, 52), 90, 1);

    assertThat(window).isEqualTo(new ErrorWindow(0, 90));
  }

  @Test
  void equalErrorsStillLeaveRoom() {
    ErrorDistribution equal =
        ErrorDistribution.of(IntStream.range(0, 20).mapToDouble(_ -> 50).toArray());

    assertThat(ErrorWindow.of(equal, 90, 2)).isEqualTo(new ErrorWindow(46, 54));
  }

  @Test
  void aWindowDownwardsIsRefused() {
    assertThatThrownBy(() -> new ErrorWindow(50, 40))
        .hasMessage("errorWindow (50.0 to 40.0) must go upwards within 0 to 100 percent.");
  }
}
