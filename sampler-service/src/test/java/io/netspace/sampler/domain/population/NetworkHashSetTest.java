package io.netspace.sampler.domain.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.testing.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkHashSetTest {

  /** Few values, so that many are added again, and all their high bits alike. */
  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aHashIsNewOnce(long seed) {
    // Given
    RandomGenerator random = Seeds.random(seed);
    List<Long> hashes =
        LongStream.generate(() -> random.nextLong(-400, 400)).limit(2_000).boxed().toList();
    NetworkHashSet networks = new NetworkHashSet();
    Set<Long> expected = new HashSet<>();

    // When
    List<Boolean> isNew = hashes.stream().map(networks::add).toList();

    // Then
    assertThat(isNew).isEqualTo(hashes.stream().map(expected::add).toList());
  }

  @Test
  void zeroIsAHashAsAnyOther() {
    // Given
    NetworkHashSet networks = new NetworkHashSet();

    // When
    boolean first = networks.add(0);

    // Then
    assertThat(first).isTrue();
    assertThat(networks.add(0)).isFalse();
  }
}
