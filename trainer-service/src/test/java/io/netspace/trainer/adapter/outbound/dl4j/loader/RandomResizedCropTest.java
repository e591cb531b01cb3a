package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.ImageShape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomResizedCropTest {
  private static final ImageShape SQUARE = new ImageShape(3, 224, 224);

  /** Half a pixel on each side, which rounding may take or give, of crops of 63 pixels or more. */
  private static final double ROUNDING = 0.02;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void areaAndAspectKeepTheirRangesInsideTheImage(long seed) {
    // Given
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      // When
      RandomResizedCrop crop = RandomResizedCrop.random(SQUARE, 0.1, random);

      // Then
      assertThat((double) crop.height() * crop.width() / (224 * 224))
          .isBetween(0.1 * (1 - ROUNDING), 1.0);
      assertThat((double) crop.width() / crop.height())
          .isBetween(0.75 * (1 - ROUNDING), 4.0 / 3 * (1 + ROUNDING));
      assertThat(crop.top()).isBetween(0, 224 - crop.height());
      assertThat(crop.left()).isBetween(0, 224 - crop.width());
    }
  }

  @Test
  void placesAreUniform() {
    // Given: crops of at most a quarter of the image, of which every trial fits
    RandomGenerator random = new SplittableRandom(1);
    ImageShape image = new ImageShape(1, 400, 400);
    Integer[] quarters = {0, 0, 0, 0};

    // When
    for (int i = 0; i < 4000; i++) {
      RandomResizedCrop crop = RandomResizedCrop.random(image, 0.08, random);
      double share = (crop.left() + 0.5) / (400 - crop.width() + 1);
      quarters[(int) (4 * share)]++;
    }

    // Then: each quarter has a standard deviation of 27 about 1000
    assertThat(quarters).allSatisfy(count -> assertThat(count).isCloseTo(1000, within(140)));
  }

  @Test
  void smallAndLargeAreasAreEquallyLikely() {
    // Given
    RandomGenerator random = new SplittableRandom(2);
    int small = 0;

    // When: on areas up to a half, of which every trial fits
    int halves = 0;
    for (int i = 0; i < 8000; i++) {
      RandomResizedCrop crop = RandomResizedCrop.random(SQUARE, 0.1, random);
      double area = (double) crop.height() * crop.width() / (224 * 224);
      halves += area < 0.5 ? 1 : 0;
      small += area < 0.3 ? 1 : 0;
    }

    // Then
    assertThat((double) small / halves).isCloseTo(0.5, within(0.04));
  }

  @Test
  void aNarrowImageGivesItsCentreInTheEnd() {
    // Given: no crop of 90 % of this area has an aspect of 3/4 or more
    ImageShape narrow = new ImageShape(1, 100, 20);

    // When
    RandomResizedCrop crop = RandomResizedCrop.random(narrow, 0.9, new SplittableRandom(3));

    // Then
    assertThat(crop).isEqualTo(new RandomResizedCrop(36, 0, 27, 20));
    assertThat(RandomResizedCrop.centre(new ImageShape(1, 20, 100)))
        .isEqualTo(new RandomResizedCrop(0, 36, 20, 27));
    assertThat(RandomResizedCrop.centre(SQUARE)).isEqualTo(new RandomResizedCrop(0, 0, 224, 224));
  }

  @Test
  void anImageOfOnePixelIsItsOnlyCrop() {
    assertThat(RandomResizedCrop.random(new ImageShape(1, 1, 1), 0.01, new SplittableRandom(4)))
        .isEqualTo(new RandomResizedCrop(0, 0, 1, 1));
  }
}
