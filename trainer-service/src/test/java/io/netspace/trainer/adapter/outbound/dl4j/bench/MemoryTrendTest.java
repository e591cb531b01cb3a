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
    MemoryTrend trend = trendOf(networks -> networks < 20 ? 10L * networks : 400);

    // Then
    assertThat(trend.baseline()).isEqualTo(new Sample(20, 400L * MEGABYTE));
    assertThat(trend.last()).isEqualTo(new Sample(100, 400L * MEGABYTE));
    assertThat(trend.growth()).isZero();
    assertThat(trend.bytesPerNetwork()).isZero();
    assertThat(trend.isSteady()).isTrue();
  }

  @Test
  void aMegabyteANetworkIsGrowth() {
    // Given
    MemoryTrend trend = trendOf(networks -> 400 + networks);

    // Then
    assertThat(trend.growth()).isCloseTo(80.0 / 420, within(1e-9));
    assertThat(trend.bytesPerNetwork()).isCloseTo(MEGABYTE, within(1e-3));
    assertThat(trend.isSteady()).isFalse();
  }

  @Test
  void lessThanATenthIsSteady() {
    assertThat(trendOf(networks -> 400 + networks / 2).isSteady()).isTrue();
  }

  @Test
  void aSingleSampleHasNoSlope() {
    assertThat(new MemoryTrend(List.of(new Sample(1, 5))).bytesPerNetwork()).isZero();
  }

  private static MemoryTrend trendOf(IntToLongFunction megabytes) {
    return new MemoryTrend(
        IntStream.rangeClosed(1, 100)
            .mapToObj(networks -> new Sample(networks, megabytes.applyAsLong(networks) * MEGABYTE))
            .toList());
  }
}
