package io.netspace.model.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void aShortTextIsShownWhole() {
    assertThat(Excerpt.of("größer als 3 €")).isEqualTo("größer als 3 €");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Excerpt.of("x".repeat(200_000))).isEqualTo("x".repeat(80) + "…");
  }

  @Test
  void controlCharactersAreReplaced() {
    // An escape sequence of terminals, a null, and one that reverses the order of what follows.
    assertThat(Excerpt.of("a\u001b[31mb\u0000c\u202ed\ne"))
        .isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd e");
  }

  @Test
  void noHalfCharacterIsLeft() {
    assertThat(Excerpt.of("x".repeat(79) + "😀")).isEqualTo("x".repeat(79) + "\uFFFD…");
  }
}
