package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "AuthenticAMD, 25, true",
    "AuthenticAMD, 26, false",
    "GenuineIntel, 6, false",
    "AuthenticAMD, 255, false"
  })
  void onlyZen4SplitsAvx512(String vendor, int family, boolean expected) {
    // Given
    String description =
        "processor\t: 0\nvendor_id\t: %s\ncpu family\t: %d\nmodel\t\t: 17\n"
            .formatted(vendor, family);

    // Then
    assertThat(CpuFeatures.splitsAvx512(description)).isEqualTo(expected);
  }
}
