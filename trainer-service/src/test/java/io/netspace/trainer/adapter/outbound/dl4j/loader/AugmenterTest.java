package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmenterTest {
  private static final ImageShape SHAPE = new ImageShape(2, 4, 6);

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void withoutAugmentationAnImageIsUnchanged() {
    assertThat(varied(Augmentation.NONE, counting(), new SplittableRandom(1)))
        .isEqualTo(counting());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFlipReversesEveryRowInHalfOfTheImages(long seed) {
    // Given
    Augmentation flip = new Augmentation(true, 0, 0);
    RandomGenerator random = new SplittableRandom(seed);

    // When
    List<List<Float>> seen = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(list(varied(flip, counting(), random)));
    }

    // Then: of a thousand halves, the standard deviation is 16
    List<Float> flipped = list(moved(counting(), true, 0, 0));
    assertThat(seen).containsOnly(list(counting()), flipped);
    assertThat(seen.stream().filter(flipped::equals).count()).isCloseTo(500L, within(80L));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPaddedCropTakesEveryShiftAlikeAndFillsWithZeros(long seed) {
    // Given
    int padding = 2;
    Augmentation crop = new Augmentation(false, padding, 0);
    RandomGenerator random = new SplittableRandom(seed);
    Map<List<Float>, List<Integer>> shiftByImage = new java.util.HashMap<>();
    for (int down = -padding; down <= padding; down++) {
      for (int right = -padding; right <= padding; right++) {
        shiftByImage.put(list(moved(counting(), false, down, right)), List.of(down, right));
      }
    }

    // When
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 2500; i++) {
      List<Integer> shift = shiftByImage.get(list(varied(crop, counting(), random)));
      counts.merge(String.valueOf(shift), 1, Integer::sum);
    }

    // Then: 25 shifts, also the outermost, each 100 times with a standard deviation of 10
    assertThat(counts).hasSize(25).doesNotContainKey("null");
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(50, 150));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFlipAndAShiftGoTogether(long seed) {
    // Given
    Augmentation both = new Augmentation(true, 3, 0);

    // When
    float[] seen = varied(both, counting(), new SplittableRandom(seed));

    // Then
    List<float[]> possible = new ArrayList<>();
    for (int down = -3; down <= 3; down++) {
      for (int right = -3; right <= 3; right++) {
        possible.add(moved(counting(), false, down, right));
        possible.add(moved(counting(), true, down, right));
      }
    }
    assertThat(possible).contains(seen);
  }

  @Test
  void aShiftBeyondTheImageLeavesZeros() {
    // Given: padding so large that some shifts leave nothing of a 4 by 6 image
    Augmentation far = new Augmentation(true, 60, 0);

    // When
    List<List<Float>> seen =
        IntStream.range(0, 50)
            .mapToObj(seed -> list(varied(far, counting(), new SplittableRandom(seed))))
            .toList();

    // Then
    assertThat(seen).contains(list(new float[SHAPE.size()]));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRandomCropIsTheCropOfItsNumbersScaled(long seed) {
    // Given
    Augmentation crop = new Augmentation(false, 0, 0.3);
    float[] expected = new float[SHAPE.size()];
    new BilinearResize(SHAPE)
        .apply(
            counting(), RandomResizedCrop.random(SHAPE, 0.3, new SplittableRandom(seed)), expected);

    // When
    float[] seen = varied(crop, counting(), new SplittableRandom(seed));

    // Then
    assertThat(seen).isEqualTo(expected);
  }

  private static float[] varied(Augmentation how, float[] image, RandomGenerator random) {
    float[] target = new float[SHAPE.size()];
    java.util.Arrays.fill(target, Float.NaN);
    new Augmenter(how, SHAPE).apply(image, random, target);
    return target;
  }

  /** 1, 2, 3 …: every pixel is known by its value, and none is zero. */
  private static float[] counting() {
    float[] image = new float[SHAPE.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i + 1;
    }
    return image;
  }

  /** By the definition, pixel by pixel. */
  private static float[] moved(float[] image, boolean flipped, int down, int right) {
    float[] moved = new float[image.length];
    for (int channel = 0; channel < SHAPE.channels(); channel++) {
      for (int y = 0; y < SHAPE.height(); y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          int fromY = y - down;
          int shown = x - right;
          boolean inside =
              fromY >= 0 && fromY < SHAPE.height() && shown >= 0 && shown < SHAPE.width();
          int fromX = flipped ? SHAPE.width() - 1 - shown : shown;
          moved[at(channel, y, x)] = inside ? image[at(channel, fromY, fromX)] : 0;
        }
      }
    }
    return moved;
  }

  private static int at(int channel, int y, int x) {
    return (channel * SHAPE.height() + y) * SHAPE.width() + x;
  }

  private static List<Float> list(float[] image) {
    List<Float> list = new ArrayList<>();
    for (float value : image) {
      list.add(value);
    }
    return list;
  }
}
