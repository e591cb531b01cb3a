package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePaddingTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "32,1,32", "32,2,16", "33,2,17", "7,3,3", "8,3,3", "1,2,1", "224,4,56"})
  void theOutputHasOnePositionPerStride(int size, int stride, int positions) {
    assertThat(SamePadding.outputSize(size, stride)).isEqualTo(positions);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "3,1", "5,2", "7,3"})
  void theWindowIsCentredOnTheFirstPixel(int kernel, int padding) {
    assertThat(SamePadding.before(kernel)).isEqualTo(padding);
  }
}
