package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochOrderTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderHoldsEveryImageOnce(long seed) {
    assertThat(EpochOrder.shuffled(100, seed, 3))
        .containsExactlyInAnyOrder(EpochOrder.sequential(100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderIsAFunctionOfSeedAndEpoch(long seed) {
    assertThat(EpochOrder.shuffled(100, seed, 3))
        .isEqualTo(EpochOrder.shuffled(100, seed, 3))
        .isNotEqualTo(EpochOrder.shuffled(100, seed, 4))
        .isNotEqualTo(EpochOrder.shuffled(100, seed + 1, 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPlaceIsAsLikelyForAnImage(long seed) {
    // Given
    int[] placesOfTheFirst = new int[10];

    // When
    for (int epoch = 1; epoch <= 2000; epoch++) {
      int[] order = EpochOrder.shuffled(10, seed, epoch);
      for (int place = 0; place < 10; place++) {
        placesOfTheFirst[place] += order[place] == 0 ? 1 : 0;
      }
    }

    // Then: 200 times with a standard deviation of 13
    assertThat(IntStream.of(placesOfTheFirst)).allMatch(count -> count > 130 && count < 270);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrdersOfEpochsAreIndependent(long seed) {
    // Given
    int images = 64;
    int same = 0;

    // When
    for (int epoch = 1; epoch <= 200; epoch++) {
      int[] one = EpochOrder.shuffled(images, seed, epoch);
      int[] next = EpochOrder.shuffled(images, seed, epoch + 1);
      for (int place = 1; place < images; place++) {
        same += one[place] == next[place - 1] || one[place] == next[place] ? 1 : 0;
      }
    }

    // Then: two chances of one in 64 at 63 places, 394 with a standard deviation of 20
    assertThat(same).isBetween(290, 500);
  }
}
