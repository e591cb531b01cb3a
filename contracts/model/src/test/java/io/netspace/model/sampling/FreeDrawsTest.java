package io.netspace.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.common.Window;
import io.netspace.model.testing.TestSpaces;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreeDrawsTest {
  private static final int BLOCKS = 8;
  private static final int BLOCK_SIZE = 50;

  private static FreeDraws draws(Window flops, long seed, int draws) {
    return new FreeDraws(
        TestSpaces.small("AnyNetX_E"),
        TestSpaces.IMAGES,
        TestSpaces.regime(flops),
        seed,
        BLOCKS,
        BLOCK_SIZE,
        draws);
  }

  private static double logParameters(DrawnNetwork network) {
    return Math.log((double) network.complexity().parameters());
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheMoments() {
    // Given
    FreeDraws draws = draws(TestSpaces.ABOUT_ONE_MILLION, 1, 10_000);

    // When
    List<FreeDraws.Moments> moments =
        IntStream.of(1, 2, 5)
            .mapToObj(
                threads -> {
                  try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    return pool.submit(() -> draws.moments(FreeDrawsTest::logParameters)).join();
                  }
                })
            .toList();

    // Then
    assertThat(moments).containsOnly(moments.getFirst());
  }

  @Test
  void meanAndVarianceAreThoseOfAllBlocks() {
    // Given
    FreeDraws draws = draws(TestSpaces.ABOUT_ONE_MILLION, 1, 10_000);
    FreeDraws firstBlockAlone =
        new FreeDraws(
            TestSpaces.small("AnyNetX_E"),
            TestSpaces.IMAGES,
            TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
            1,
            1,
            BLOCK_SIZE,
            10_000);
    double[] values =
        firstBlockAlone.firstBlock().stream().mapToDouble(FreeDrawsTest::logParameters).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / BLOCK_SIZE;
    double variance =
        IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, 2)).sum()
            / (BLOCK_SIZE - 1);

    // When
    FreeDraws.Moments ofFirst = firstBlockAlone.moments(FreeDrawsTest::logParameters);
    FreeDraws.Moments ofAll = draws.moments(FreeDrawsTest::logParameters);

    // Then
    assertThat(ofFirst.mean()).isCloseTo(mean, within(1e-12));
    assertThat(ofFirst.variance()).isCloseTo(variance, within(1e-12));
    assertThat(ofAll.draws()).isEqualTo(BLOCKS * BLOCK_SIZE);
    assertThat(ofAll.mean()).isNotEqualTo(ofFirst.mean());
    assertThat(draws.moments(_ -> 3)).isEqualTo(new FreeDraws.Moments(400, 3, 0));
  }

  @Test
  void theMomentsOfTwoValuesAreExact() {
    // Given
    FreeDraws draws = draws(TestSpaces.ABOUT_ONE_MILLION, 2, 10_000);
    double isWide =
        draws.moments(network -> network.complexity().flops() > 1_000_000 ? 1 : 0).mean();

    // When
    FreeDraws.Moments moments =
        draws.moments(network -> network.complexity().flops() > 1_000_000 ? 5 : 1);

    // Then
    assertThat(moments.mean()).isCloseTo(1 + 4 * isWide, within(1e-12));
    assertThat(moments.variance()).isCloseTo(16 * isWide * (1 - isWide) * 400 / 399, within(1e-12));
  }

  @Test
  void networksAreThoseThatTheRegimeAllowsOfTheFirstDraws() {
    // Given
    FreeDraws draws = draws(TestSpaces.ABOUT_ONE_MILLION, 1, 100);

    // When
    FreeDraws.Moments moments = draws.moments(network -> network.complexity().flops());

    // Then
    assertThat(moments.draws()).isBetween(1, BLOCKS * BLOCK_SIZE - 1);
    assertThat(moments.mean()).isBetween(800_000.0, 1_200_000.0);
    assertThat(draws(TestSpaces.UNSATISFIABLE_WINDOW, 1, 100).moments(_ -> 3))
        .isEqualTo(new FreeDraws.Moments(0, 0, 0));
  }

  @Test
  void anotherSeedDrawsOthers() {
    assertThat(draws(TestSpaces.ABOUT_ONE_MILLION, 1, 10_000).firstBlock())
        .doesNotContainAnyElementsOf(
            draws(TestSpaces.ABOUT_ONE_MILLION, 2, 10_000).firstBlock().subList(0, 3));
  }
}
