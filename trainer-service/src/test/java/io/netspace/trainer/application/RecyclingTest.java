package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecyclingTest {

  @Test
  void itIsDueAfterSoManyCandidates() {
    // Given
    Recycling recycling = new Recycling(2);
    recycling.settled();
    boolean afterOne = recycling.isDue();

    // When
    recycling.settled();

    // Then
    assertThat(afterOne).isFalse();
    assertThat(recycling.isDue()).isTrue();
  }

  @Test
  void zeroIsNever() {
    // Given
    Recycling recycling = new Recycling(0);

    // When
    recycling.settled();

    // Then
    assertThat(recycling.isDue()).isFalse();
  }

  @Test
  void lessThanNoneIsRefused() {
    assertThatThrownBy(() -> new Recycling(-1))
        .hasMessage("recycle-after (-1) must be 0 candidates, for never, or more.");
  }
}
