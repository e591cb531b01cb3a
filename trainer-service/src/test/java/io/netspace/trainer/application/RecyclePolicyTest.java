package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecyclePolicyTest {

  @Test
  void itIsDueAfterSoManyCandidates() {
    // Given
    RecyclePolicy recycling = new RecyclePolicy(2);
    recycling.countOutcome();
    boolean afterOne = recycling.isDue();

    // When
    recycling.countOutcome();

    // Then
    assertThat(afterOne).isFalse();
    assertThat(recycling.isDue()).isTrue();
  }

  @Test
  void zeroIsNever() {
    // Given
    RecyclePolicy recycling = new RecyclePolicy(0);

    // When
    recycling.countOutcome();

    // Then
    assertThat(recycling.isDue()).isFalse();
  }

  @Test
  void lessThanNoneIsRefused() {
    assertThatThrownBy(() -> new RecyclePolicy(-1))
        .hasMessage("recycle-after (-1) must be 0 candidates, for never, or more.");
  }
}
