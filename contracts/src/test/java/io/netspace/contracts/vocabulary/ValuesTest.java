package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Test
  void theLearningRateFallsOnHalfACosine() {
    // Given
    Recipe recipe = Recipe.DEFAULT;

    // Then
    assertThat(recipe.learningRate(0, 4)).isEqualTo(0.1);
    assertThat(recipe.learningRate(2, 4)).isEqualTo(0.05);
    assertThat(IntStream.range(0, 4).mapToDouble(epoch -> -recipe.learningRate(epoch, 4)))
        .isSorted();
  }

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
