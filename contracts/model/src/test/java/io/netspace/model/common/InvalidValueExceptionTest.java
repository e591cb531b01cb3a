package io.netspace.model.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {
  @Test
  void aHugeValueIsNotRepeatedWhole() {
    InvalidValueException refused =
        new InvalidValueException("name", "x".repeat(200_000), "must have 1 to 100 letters");

    assertThat(refused.getMessage())
        .isEqualTo("name (" + "x".repeat(200) + "…) must have 1 to 100 letters.");
    assertThat(refused.problem()).hasSizeLessThan(300);
    assertThat(refused.value()).hasSize(200_000);
  }
}
