package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void guessingIsWrongForAllClassesButOne() {
    assertThat(new GeneratedImages(new ImageShape(3, 8, 8), 4, 1, 1).chanceErrorPercent())
        .isEqualTo(75);
  }

  @Test
  void aWindowHoldsItsEnds() {
    assertThat(LongStream.of(4, 5, 7, 8).filter(new Window(5, 7)::contains))
        .containsExactly(5L, 7L);
  }

  @Test
  void aShapeIsReadAsItIsWritten() {
    assertThat(ImageShape.parse("3x32x24")).hasToString("3x32x24");
    assertThat(ImageShape.parse("3x32x24").size()).isEqualTo(3 * 32 * 24);
  }
}
