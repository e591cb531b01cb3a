package io.netspace.trainer.adapter.outbound.images.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticImagesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int COUNT = 60;
  private static final String DIGEST =
      "bd206c911e5b9aaeaa360a8f069f7b4c271ed5a719099f9f508db530fe4d47ad";
  private static final String VALIDATION_DIGEST =
      "936b198cbf998a661d86453198df0e4018b5c27b5324bac97b41ac53072bd581";

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** What every machine must draw; it changes only with the drawing itself. */
  @Test
  void theFirstImagesAreTheSameOnEveryMachine() {
    // When
    LabelledImages images = draw(10, 1, DataSplit.TRAIN, 100);

    // Then
    assertThat(sha256(bytes(images))).isEqualTo(DIGEST);
  }

  @Test
  void theFirstImagesOfValidationAreTheSameOnEveryMachine() {
    // When
    LabelledImages images = draw(10, 1, DataSplit.VALIDATION, 100);

    // Then
    assertThat(sha256(bytes(images))).isEqualTo(VALIDATION_DIGEST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSeedDrawsTheSameImages(long seed) {
    assertThat(bytes(draw(10, seed, DataSplit.TRAIN, COUNT)))
        .isEqualTo(bytes(draw(10, seed, DataSplit.TRAIN, COUNT)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anImageDoesNotDependOnHowManyAreDrawn(long seed) {
    // When
    byte[] few = bytes(draw(10, seed, DataSplit.TRAIN, 7));
    byte[] many = bytes(draw(10, seed, DataSplit.TRAIN, COUNT));

    // Then
    assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void classesDifferInCountByOneAtMost(long seed) {
    // When
    LabelledImages images = draw(7, seed, DataSplit.TRAIN, COUNT);

    // Then
    long[] counts = new long[7];
    IntStream.range(0, COUNT).forEach(image -> counts[images.label(image)]++);
    assertThat(Arrays.stream(counts))
        .allMatch(count -> count == COUNT / 7 || count == COUNT / 7 + 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noImageOccursTwice(long seed) {
    // When
    List<String> images = new ArrayList<>();
    for (DataSplit part : DataSplit.values()) {
      images.addAll(digests(draw(10, seed, part, COUNT)));
    }
    images.addAll(digests(draw(10, seed + 1000, DataSplit.TRAIN, COUNT)));

    // Then
    Set<String> distinct = new HashSet<>(images);
    assertThat(distinct).hasSameSizeAs(images);
  }

  @Test
  void meanColourDoesNotPredictTheClass() {
    // Given
    int count = 2000;
    LabelledImages images = draw(10, 3, DataSplit.TRAIN, count);

    // When
    double[] means = new double[10];
    for (int image = 0; image < count; image++) {
      means[images.label(image)] += mean(images, image) / (count / 10.0);
    }

    // Then: the mean of 200 images of deviation about 40 strays by less than 4 deviations of 2.8
    assertThat(Arrays.stream(means)).allMatch(mean -> Math.abs(mean - 127.5) < 12);
  }

  @Test
  void anyShapeCanBeDrawn() {
    for (ImageShape shape :
        List.of(new ImageShape(1, 8, 8), new ImageShape(3, 16, 40), new ImageShape(5, 33, 20))) {
      // When
      LabelledImages images =
          new SyntheticImages(new GeneratedImages(shape, 3, 2, 1)).render(DataSplit.TRAIN, 9);

      // Then
      assertThat(images.shape()).isEqualTo(shape);
      assertThat(new HashSet<>(digests(images))).hasSize(9);
    }
  }

  private static LabelledImages draw(int classes, long seed, DataSplit part, int count) {
    return new SyntheticImages(new GeneratedImages(SHAPE, classes, 1, seed)).render(part, count);
  }

  private static byte[] bytes(LabelledImages images) {
    byte[] bytes = new byte[images.count() * images.shape().size()];
    for (int image = 0; image < images.count(); image++) {
      for (int offset = 0; offset < images.shape().size(); offset++) {
        bytes[image * images.shape().size() + offset] = (byte) images.pixel(image, offset);
      }
    }
    return bytes;
  }

  private static List<String> digests(LabelledImages images) {
    byte[] all = bytes(images);
    int size = images.shape().size();
    return IntStream.range(0, images.count())
        .mapToObj(image -> Arrays.copyOfRange(all, image * size, (image + 1) * size))
        .map(SyntheticImagesTest::sha256)
        .toList();
  }

  private static double mean(LabelledImages images, int image) {
    int size = images.shape().size();
    return IntStream.range(0, size).map(offset -> images.pixel(image, offset)).average().orElse(0);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
