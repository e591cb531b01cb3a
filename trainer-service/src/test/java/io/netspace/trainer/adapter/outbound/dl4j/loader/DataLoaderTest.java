package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.training.Augmentation;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import io.netspace.trainer.domain.ImageSplit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataLoaderTest {
  private static final ImageSplit IMAGES =
      new ImageSplit(TinyNetworks.halves(50, 1), TinyNetworks.halves(17, 2));
  private static final Augmentation ALL = new Augmentation(true, 2, 0.5);
  private static final int SIZE = 8;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void anEpochHoldsEveryWholeBatchOnce() throws InterruptedException {
    try (DataLoader feed = feed(Augmentation.NONE, 5)) {
      // When
      List<Contents> epoch = all(feed.training(1, 0));

      // Then
      assertThat(feed.stepsPerEpoch()).isEqualTo(6);
      assertThat(epoch).hasSize(6).allMatch(batch -> batch.count() == SIZE);
      Set<List<Float>> images = new HashSet<>();
      epoch.forEach(batch -> images.addAll(batch.byImage()));
      assertThat(images).hasSize(48);
    }
  }

  @Test
  void aBatchHoldsTheImagesOfItsPlacesInTheOrder() throws InterruptedException {
    try (DataLoader feed = feed(Augmentation.NONE, 5)) {
      // Given
      int[] order = EpochOrder.shuffled(50, 5, 3);
      PixelNormaliser scale = new PixelNormaliser(IMAGES.train().statistics());

      // When
      List<Contents> epoch = all(feed.training(3, 0));

      // Then
      for (int place = 0; place < 48; place++) {
        byte[] pixels = new byte[TinyNetworks.SMALL.size()];
        float[] scaled = new float[pixels.length];
        IMAGES.train().copyTo(pixels, order[place]);
        scale.apply(pixels, scaled);
        Contents batch = epoch.get(place / SIZE);
        assertThat(batch.byImage().get(place % SIZE)).isEqualTo(list(scaled));
        assertThat(batch.label(place % SIZE)).isEqualTo(IMAGES.train().label(order[place]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchIsTheSameHoweverManyWereTakenBefore(long seed) throws InterruptedException {
    try (DataLoader one = feed(ALL, seed);
        DataLoader other = feed(ALL, seed)) {
      // Given
      List<Contents> whole = all(one.training(2, 0));
      all(other.training(1, 3));
      all(other.validation());

      // When
      List<Contents> resumed = all(other.training(2, 4));

      // Then
      assertThat(resumed).isEqualTo(whole.subList(4, 6));
    }
  }

  @Test
  void anotherSeedOrEpochVariesOtherwise() throws InterruptedException {
    try (DataLoader feed = feed(ALL, 1);
        DataLoader other = feed(ALL, 2)) {
      // When
      List<Contents> epoch = all(feed.training(1, 0));

      // Then
      assertThat(all(feed.training(2, 0))).isNotEqualTo(epoch);
      assertThat(all(other.training(1, 0))).isNotEqualTo(epoch);
    }
  }

  @Test
  void validationImagesComeInOrderUnaugmentedAndTheLastBatchIsZeroPadded()
      throws InterruptedException {
    try (DataLoader varied = feed(ALL, 1);
        DataLoader plain = feed(Augmentation.NONE, 2)) {
      // Given: batches that held other images before
      all(varied.training(1, 0));

      // When
      List<Contents> pass = all(varied.validation());

      // Then
      assertThat(pass).isEqualTo(all(plain.validation()));
      assertThat(pass).extracting(Contents::count).containsExactly(8, 8, 1);
      assertThat(pass.getLast().byImage().get(0)).doesNotContain(0f);
      assertThat(pass.getLast().byImage().subList(1, SIZE))
          .allMatch(image -> image.stream().allMatch(value -> value == 0));
      assertThat(pass.getLast().labels()).filteredOn(value -> value != 0).hasSize(1);
    }
  }

  @Test
  void aPassThatIsLeftEarlyDoesNotDisturbTheNext() throws InterruptedException {
    try (DataLoader feed = feed(ALL, 9);
        DataLoader fresh = feed(ALL, 9)) {
      // Given
      try (BatchPrefetcher left = feed.training(1, 0)) {
        left.next();
      }

      // When
      List<Contents> validation = all(feed.validation());

      // Then
      assertThat(validation).isEqualTo(all(fresh.validation()));
    }
  }

  @Test
  void afterTheLastBatchThereIsNone() throws InterruptedException {
    try (DataLoader feed = feed(ALL, 9);
        BatchPrefetcher batches = feed.training(1, 5)) {
      // Given
      batches.next();

      // When / Then
      assertThat(batches.hasNext()).isFalse();
      assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void fewerImagesThanABatchAreOneBatch() throws InterruptedException {
    try (DataLoader feed = new DataLoader(IMAGES, Augmentation.NONE, 64, 1);
        BatchPrefetcher batches = feed.training(1, 0)) {
      assertThat(feed.batchSize()).isEqualTo(50);
      assertThat(batches.next().count()).isEqualTo(50);
      assertThat(batches.hasNext()).isFalse();
    }
  }

  private static DataLoader feed(Augmentation augmentation, long seed) {
    return new DataLoader(IMAGES, augmentation, SIZE, seed);
  }

  private static List<Contents> all(BatchPrefetcher batches) throws InterruptedException {
    List<Contents> all = new ArrayList<>();
    try (batches) {
      while (batches.hasNext()) {
        all.add(Contents.of(batches.next()));
      }
    }
    return all;
  }

  private static List<Float> list(float[] numbers) {
    List<Float> list = new ArrayList<>();
    for (float number : numbers) {
      list.add(number);
    }
    return list;
  }

  /** A copy of what a batch holds. */
  private record Contents(int count, List<Float> images, List<Float> labels) {
    static Contents of(Batch batch) {
      return new Contents(
          batch.count(),
          list(batch.images().dup().data().asFloat()),
          list(batch.labels().dup().data().asFloat()));
    }

    List<List<Float>> byImage() {
      int size = TinyNetworks.SMALL.size();
      List<List<Float>> byImage = new ArrayList<>();
      for (int first = 0; first < images.size(); first += size) {
        byImage.add(images.subList(first, first + size));
      }
      return byImage;
    }

    int label(int place) {
      return labels.subList(place * 2, place * 2 + 2).indexOf(1f);
    }
  }
}
