package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PilotSizeTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "7, 3", "39, 19", "40, 20", "50000, 20"})
  void isHalfOfTheNetworksAndTwentyAtMost(int networks, int pilot) {
    // When
    int size = PilotSize.of(networks);

    // Then
    assertThat(size).isEqualTo(pilot);
  }
}
