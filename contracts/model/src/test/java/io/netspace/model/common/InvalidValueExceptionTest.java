package io.netspace.model.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netspace.model.network.Zoo;
import io.netspace.model.study.Budget;
import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {
  @Test
  void aRecordNamesTheInvalidComponent() {
    // When
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> new Window(7, 5));

    // Then
    assertThat(refused.component()).isEqualTo("high");
    assertThat(refused.value()).isEqualTo("5");
    assertThat(refused.advice()).isEqualTo("must not be below low (7)");
    assertThat(refused.problem()).isEqualTo("high (5) must not be below low (7)");
    assertThat(refused).hasMessage("high (5) must not be below low (7).");
  }

  @Test
  void aValueMayLookLikeASentence() {
    // When
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> Zoo.nameOf("a (b) c."));

    // Then
    assertThat(refused.component()).isEqualTo("network");
    assertThat(refused.value()).isEqualTo("a (b) c.");
    assertThat(refused).hasMessageStartingWith("network (a (b) c.) is not known; ");
  }

  @Test
  void anAbsentValueIsNull() {
    // When
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> new Budget(null, null, null));

    // Then
    assertThat(refused).hasMessage("budget (null) must say trainings, hours or flops.");
  }
}
