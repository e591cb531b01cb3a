package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.trainer.adapter.outbound.dl4j.MemoryCourse.Point;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryCourseTest {
  private static final int MEGABYTE = 1_000_000;

  @Test
  void whatIsLoadedInTheFirstFifthIsNoGrowth() {
    // Given
    MemoryCourse course = course(networks -> networks < 20 ? 10L * networks : 400);

    // Then
    assertThat(course.early()).isEqualTo(new Point(20, 400L * MEGABYTE));
    assertThat(course.last()).isEqualTo(new Point(100, 400L * MEGABYTE));
    assertThat(course.growth()).isZero();
    assertThat(course.bytesPerNetwork()).isZero();
    assertThat(course.isSteady()).isTrue();
  }

  @Test
  void aMegabyteANetworkIsGrowth() {
    // Given
    MemoryCourse course = course(networks -> 400 + networks);

    // Then
    assertThat(course.growth()).isCloseTo(80.0 / 420, within(1e-9));
    assertThat(course.bytesPerNetwork()).isCloseTo(MEGABYTE, within(1e-3));
    assertThat(course.isSteady()).isFalse();
  }

  @Test
  void lessThanATenthIsSteady() {
    assertThat(course(networks -> 400 + networks / 2).isSteady()).isTrue();
  }

  @Test
  void aSinglePointHasNoSlope() {
    assertThat(new MemoryCourse(List.of(new Point(1, 5))).bytesPerNetwork()).isZero();
  }

  private static MemoryCourse course(IntToLongFunction megabytes) {
    return new MemoryCourse(
        IntStream.rangeClosed(1, 100)
            .mapToObj(networks -> new Point(networks, megabytes.applyAsLong(networks) * MEGABYTE))
            .toList());
  }
}
