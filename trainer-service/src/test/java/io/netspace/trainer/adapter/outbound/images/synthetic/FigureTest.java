package io.netspace.trainer.adapter.outbound.images.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

  @ParameterizedTest
  @EnumSource(Figure.class)
  void noFigureIsTinyOrFillsItsSquare(Figure figure) {
    // When
    int inside = 0;
    for (int y = -50; y < 50; y++) {
      for (int x = -50; x < 50; x++) {
        inside += figure.distance((x + 0.5) / 50, (y + 0.5) / 50) < 0 ? 1 : 0;
      }
    }

    // Then
    assertThat(inside / 10_000.0).isBetween(0.15, 0.75);
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void noFigureReachesBeyondItsPlacement(Figure figure) {
    for (int degrees = 0; degrees < 360; degrees++) {
      double x = 1.5 * Math.cos(Math.toRadians(degrees));
      double y = 1.5 * Math.sin(Math.toRadians(degrees));
      assertThat(figure.distance(x, y)).as("%d degrees", degrees).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Figure.class)
  void distanceGrowsByAtMostItsWay(Figure figure) {
    double step = 0.01;
    for (double y = -1.2; y < 1.2; y += 0.04) {
      for (double x = -1.2; x < 1.2; x += 0.04) {
        if (x * x + y * y > 0.1) {
          double change = figure.distance(x + step, y) - figure.distance(x, y);
          assertThat(Math.abs(change)).isLessThanOrEqualTo(1.1 * step);
        }
      }
    }
  }
}
