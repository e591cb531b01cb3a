package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptNetworkTest {
  private static final KeptNetwork NETWORK = network(42.5, 12, "9b1f");

  @Test
  void theNameHasErrorIndexAndCandidate() {
    assertThat(NETWORK.name()).isEqualTo("042.500000-0000000012-9b1f");
    assertThat(KeptNetwork.named("042.500000-0000000012-9b1f")).contains(NETWORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "network",
        "42.5-12-9b1f",
        "142.500000-0000000012-9b1f",
        "042.500000-9999999999-9b1f",
        "042.500000-0000000012-../x"
      })
  void otherNamesAreNoNetworks(String name) {
    assertThat(KeptNetwork.named(name)).isEmpty();
  }

  @Test
  void theyRankByErrorThenIndexThenCandidate() {
    // Given
    List<KeptNetwork> ranked =
        List.of(
            network(0, 7, "b"),
            network(9.5, 10, "b"),
            network(10, 9, "b"),
            network(10, 10, "a"),
            network(10, 10, "b"),
            network(100, 0, "b"));
    List<KeptNetwork> shuffled = new ArrayList<>(ranked);
    Collections.shuffle(shuffled, new Random(1));

    // When
    Collections.sort(shuffled);

    // Then
    assertThat(shuffled).isEqualTo(ranked);
  }

  @Test
  void aCandidateCountsOnceWithItsLowestError() {
    // When
    List<KeptNetwork> best =
        KeptNetwork.best(List.of(network(12, 1, "a"), network(10, 1, "a"), network(11, 2, "b")), 2);

    // Then
    assertThat(best).containsExactly(network(10, 1, "a"), network(11, 2, "b"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void droppingAsTheyComeLeavesTheBestOfAll(long seed) {
    // Given
    Random random = new Random(seed);
    List<KeptNetwork> all =
        IntStream.range(0, 40)
            .mapToObj(i -> network(random.nextInt(20), i, "c" + random.nextInt(25)))
            .toList();

    // When
    List<KeptNetwork> kept = List.of();
    for (KeptNetwork next : all) {
      List<KeptNetwork> more = new ArrayList<>(kept);
      more.add(next);
      kept = KeptNetwork.best(more, 5);
    }

    // Then
    assertThat(kept).isEqualTo(KeptNetwork.best(all, 5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 100.1, Double.NaN})
  void anErrorIsAPercentage(double error) {
    assertThatThrownBy(() -> network(error, 0, "a"))
        .hasMessage("errorPercent (" + error + ") must be 0 to 100.");
  }

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  private static KeptNetwork network(double error, int index, String candidate) {
    return new KeptNetwork(error, index, new CandidateId(candidate));
  }
}
