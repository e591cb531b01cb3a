package io.netspace.offline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PropertyStatisticsTest {
  private static final double[] ERRORS = IntStream.range(0, 100).mapToDouble(i -> i).toArray();

  private static PropertyStatistics property(double... values) {
    return PropertyStatistics.of("depth", values, ERRORS, null, 0.25);
  }

  @Test
  void theRangeIsThatOfTheBest() {
    // When values rise with the error
    PropertyStatistics property = property(ERRORS);

    // Then
    assertThat(property.range().low()).isZero();
    assertThat(property.range().high()).isBetween(10.0, 16.0);
    assertThat(property.errorTrend()).isEqualTo(1.0);
    assertThat(property.flopsTrend()).isNull();
    assertThat(property.description())
        .isEqualTo(
            "%.0f %% of all models are inside; the best have low values"
                .formatted(100 * property.shareInside()));
  }

  @Test
  void aConstantPropertyIsDescribedAsConstant() {
    // When
    PropertyStatistics property = property(IntStream.range(0, 100).mapToDouble(_ -> 4).toArray());

    // Then
    assertThat(property.isConstant()).isTrue();
    assertThat(property.errorTrend()).isNull();
    assertThat(property.description()).isEqualTo("the same in every model");
  }

  @Test
  void modelsWithoutAPropertyAreIgnored() {
    // Given that the better half has none
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i < 50 ? Double.NaN : i).toArray();

    // When
    PropertyStatistics property = property(values);

    // Then
    assertThat(property.models()).isEqualTo(50);
    assertThat(property.range().low()).isEqualTo(50);
  }

  @Test
  void aRangeOfAllValuesNarrowsNothing() {
    // Given values that have nothing to do with the error
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();

    // When
    PropertyStatistics property = property(values);

    // Then
    assertThat(property.description()).isEqualTo("as wide as all models");
  }
}
