package io.netspace.offline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 30, 120})
  void fewerThanOneInAThousandComparisonsAreFalseAlarms(int rows) {
    // Given
    int files = 20_000;

    // When
    long alarms =
        IntStream.range(0, files)
            .filter(seed -> dependsOnError(new Random(seed).doubles(rows).toArray()))
            .count();

    // Then: a comparison tests two files.
    assertThat(2 * alarms).isLessThan(files / 1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 120, 2000})
  void aSortedFileIsDetectedInBothDirections(int rows) {
    // Given
    double[] rising = new Random(1).doubles(rows).sorted().toArray();
    double[] falling = Arrays.stream(rising).map(error -> -error).toArray();

    // When, then
    assertThat(dependsOnError(rising)).isTrue();
    assertThat(dependsOnError(falling)).isTrue();
  }

  @Test
  void aFileOfSortedPartsIsDetectedByItsNeighbours() {
    // Given
    double[] errors =
        IntStream.range(0, 10)
            .mapToObj(part -> new Random(part).doubles(20).sorted())
            .flatMapToDouble(part -> part)
            .toArray();

    // When, then
    assertThat(RowOrder.dependence("p.csv", errors)).get().asString().endsWith("of neighbours)");
  }

  @Test
  void equalErrorsHaveNoOrder() {
    assertThat(dependsOnError(DoubleStream.generate(() -> 90).limit(50).toArray())).isFalse();
  }

  @Test
  void aShuffledFileHasNoOrderAndTheSameErrors() {
    // Given
    double[] sorted = new Random(1).doubles(120).sorted().toArray();

    // When
    double[] shuffled = RowOrder.shuffled(sorted, new SplittableRandom(1));

    // Then
    assertThat(dependsOnError(shuffled)).isFalse();
    assertThat(shuffled).containsExactlyInAnyOrder(sorted);
  }

  private static boolean dependsOnError(double[] errors) {
    return RowOrder.dependence("p.csv", errors).isPresent();
  }
}
