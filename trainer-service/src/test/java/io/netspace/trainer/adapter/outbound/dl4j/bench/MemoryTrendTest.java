package io.netspace.trainer.adapter.outbound.dl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.trainer.adapter.outbound.dl4j.bench.MemoryTrend.Sample;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTrendTest {
  private static final int MEGABYTE = 1_000_000;

  @Test
  void whatIsLoadedInTheFirstFifthIsNoGrowth() {
    // Given
    MemoryTrend course = course(networks -> networks < 20 ? 10L * networks : 400);

    // Then
    assertThat(course.baseline()).isEqualTo(new Sample(20, 400L * MEGABYTE));
    assertThat(course.last()).isEqualTo(new Sample(100, 400L * MEGABYTE));
    assertThat(course.growth()).isZero();
    assertThat(course.bytesPerNetwork()).isZero();
    assertThat(course.isSteady()).isTrue();
  }

  @Test
  void aMegabyteANetworkIsGrowth() {
    // Given
    MemoryTrend course = course(networks -> 400 + networks);

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
  void aSingleSampleHasNoSlope() {
    assertThat(new MemoryTrend(List.of(new Sample(1, 5))).bytesPerNetwork()).isZero();
  }

  private static MemoryTrend course(IntToLongFunction megabytes) {
    return new MemoryTrend(
        IntStream.rangeClosed(1, 100)
            .mapToObj(networks -> new Sample(networks, megabytes.applyAsLong(networks) * MEGABYTE))
            .toList());
  }
}
