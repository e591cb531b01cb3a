package io.netspace.offline.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormattingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "14, 14",
    "1024, 1024",
    "0.0164, 0.016",
    "24.48, 24.48",
    "-2.5, -2.5",
    "10400, 10.4K",
    "374145739.1, 374.1M",
    "3353220, 3.353M",
    "12e9, 12G",
    "0.0005, 5.00e-04",
    "3.4e15, 3.400e+15"
  })
  void aPropertyHasFourDigitsThatCount(double value, String shown) {
    assertThat(NumberFormatting.abbreviated(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1, 1 pair", "0, 0 pairs", "12, 12 pairs"})
  void aCountedNounAgreesWithItsNumber(int number, String words) {
    assertThat(NumberFormatting.countOf(number, "pair")).isEqualTo(words);
  }
}
