package io.netspace.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({"1000, 1000", "2K, 2000", "800M, 800000000", "1.5G, 1500000000"})
  void lettersArePowersOfTen(String text, long value) {
    assertThat(ByteSize.parse(text).value()).isEqualTo(value);
  }

  @Test
  void anythingElseIsRefusedInOneSentence() {
    assertThatThrownBy(() -> ByteSize.parse("much"))
        .hasMessage("bytes (much) must be a number, such as 800M or 1.5G.");
  }
}
