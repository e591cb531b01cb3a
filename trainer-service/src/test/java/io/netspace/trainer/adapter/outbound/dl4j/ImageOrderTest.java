package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageOrderTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderHoldsEveryImageOnce(long seed) {
    assertThat(ImageOrder.shuffled(100, seed, 3))
        .containsExactlyInAnyOrder(ImageOrder.sequential(100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderIsAFunctionOfSeedAndEpoch(long seed) {
    assertThat(ImageOrder.shuffled(100, seed, 3))
        .isEqualTo(ImageOrder.shuffled(100, seed, 3))
        .isNotEqualTo(ImageOrder.shuffled(100, seed, 4))
        .isNotEqualTo(ImageOrder.shuffled(100, seed + 1, 3));
  }
}
