package io.netspace.trainer.adapter.outbound.images.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.ArrayFixture;
import io.netspace.trainer.adapter.outbound.images.format.FolderFixture;
import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 3);
  private static final CacheLayout LAYOUT = new CacheLayout(SHAPE, 4, 5, 3);

  /** The times of files that a test writes are those of the machine. */
  private final Instant now = Instant.now();

  @TempDir private Path directory;
  private final AtomicInteger fillings = new AtomicInteger();

  @Test
  void imagesComeBackAsTheyWereWritten() throws Exception {
    // When
    ImageSplit split = images(cache(), "a");

    // Then
    assertImages(split);
  }

  @Test
  void theSecondTrainerFillsNothing() throws Exception {
    // Given
    images(cache(), "a");

    // When
    ImageSplit split = images(cache(), "a");

    // Then
    assertImages(split);
    assertThat(fillings).hasValue(1);
    assertThat(names()).containsExactly("a.images", "a.lock");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 40, 70, 100, 143})
  void aFileWithOneBitChangedIsMadeAgain(int at) throws Exception {
    // Given
    images(cache(), "a");
    Path file = directory.resolve("a.images");
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 4;
    Files.delete(file);
    Files.write(file, bytes);

    // When
    ImageSplit split = images(cache(), "a");

    // Then
    assertThat(bytes).hasSize(144);
    assertImages(split);
    assertThat(fillings).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.99})
  void aCutFileIsMadeAgain(double share) throws Exception {
    // Given
    images(cache(), "a");
    FolderFixture.truncate(directory.resolve("a.images"), share);

    // When
    ImageSplit split = images(cache(), "a");

    // Then
    assertImages(split);
    assertThat(fillings).hasValue(2);
  }

  @Test
  void manyAtOnceMakeItOnce() throws Exception {
    // Given
    Callable<ImageSplit> trainer = () -> images(cache(), "a");

    // When
    List<ImageSplit> splits = new ArrayList<>();
    try (ExecutorService trainers = Executors.newFixedThreadPool(8)) {
      for (Future<ImageSplit> done : trainers.invokeAll(Collections.nCopies(8, trainer))) {
        splits.add(done.get());
      }
    }

    // Then
    splits.forEach(ImageCacheTest::assertImages);
    assertThat(fillings).hasValue(1);
  }

  @Test
  void aFailedFillingLeavesNothing() throws Exception {
    // Given
    ImageCache cache = cache();

    // When / Then
    assertThatThrownBy(
            () ->
                cache.images(
                    "a",
                    LAYOUT,
                    _ -> {
                      throw new IllegalStateException("no images");
                    }))
        .hasMessage("no images");
    assertThat(names()).containsExactly("a.lock");
    assertImages(images(cache, "a"));
  }

  @Test
  void whatWasNotUsedForLongestGoes() throws Exception {
    // Given: room for three files
    ImageCache cache = cache(3 * LAYOUT.bytes(), now);
    images(cache, "a");
    images(cache, "b");
    images(cache, "c");
    age("a.images", 3);
    age("b.images", 2);
    age("c.images", 1);
    ImageSplit used = images(cache, "a");

    // When
    images(cache, "d");

    // Then: and images that are in use stay readable
    assertThat(names())
        .filteredOn(name -> name.endsWith(".images"))
        .containsExactly("a.images", "c.images", "d.images");
    images(cache(1, now), "e");
    assertThat(names()).filteredOn(name -> name.endsWith(".images")).containsExactly("e.images");
    assertImages(used);
  }

  @Test
  void whatAKilledTrainerLeftGoesAfterADay() throws Exception {
    // Given
    Files.writeString(directory.resolve("x-1.part"), "half");
    Files.writeString(directory.resolve("y-1.part"), "half");
    age("x-1.part", 30);
    age("y-1.part", 2);

    // When
    images(cache(), "a");

    // Then
    assertThat(names()).containsExactly("a.images", "a.lock", "y-1.part");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("file"), "");
    ImageCache cache = new ImageCache(file, 1_000, Clock.systemUTC());

    // When / Then
    assertThatThrownBy(() -> images(cache, "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cache directory (" + file + ") cannot be used: ")
        .hasMessageEndingWith("; set netspace.trainer.cache to another one.");
  }

  @Test
  void aFullDiskIsWaitedForBeforeAnythingIsDecoded() throws Exception {
    // Given
    AtomicInteger full = new AtomicInteger(2);
    DiskSpace disk =
        (file, bytes) -> {
          if (full.getAndDecrement() > 0) {
            throw new IOException("No space left on device");
          }
          DiskSpace.BY_WRITING.take(file, bytes);
        };

    // When
    ImageSplit split = images(cache(disk), "a");

    // Then
    assertImages(split);
    assertThat(full).hasValue(-1);
    assertThat(fillings).hasValue(1);
    assertThat(names()).containsExactly("a.images", "a.lock");
  }

  @Test
  void anotherFailureOfTheDiskIsNotWaitedFor() {
    // Given
    ImageCache cache =
        cache(
            (_, _) -> {
              throw new IOException("Input/output error");
            });

    // Then
    assertThatThrownBy(() -> images(cache, "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Input/output error");
  }

  @Test
  void aWaitForSpaceEndsWithAnInterrupt() {
    // Given
    ImageCache cache =
        cache(
            (_, _) -> {
              Thread.currentThread().interrupt();
              throw new IOException("No space left on device");
            });

    // Then
    assertThatThrownBy(() -> images(cache, "a")).isInstanceOf(InterruptedException.class);
  }

  private ImageCache cache(DiskSpace disk) {
    return new ImageCache(
        directory, 1_000_000, Clock.fixed(now, ZoneOffset.UTC), disk, Duration.ofMillis(1));
  }

  private ImageCache cache() {
    return cache(1_000_000, now);
  }

  private ImageCache cache(long limit, Instant now) {
    return new ImageCache(directory, limit, Clock.fixed(now, ZoneOffset.UTC));
  }

  private ImageSplit images(ImageCache cache, String key) throws InterruptedException {
    return cache.images(key, LAYOUT, this::fill);
  }

  private void fill(CacheFile file) {
    fillings.incrementAndGet();
    for (int image = 0; image < LAYOUT.images(); image++) {
      file.put(image, image % 4, new Pixels(1, 2, 3, ArrayFixture.pixels(image, 6)));
    }
  }

  private void age(String name, int hours) throws IOException {
    Files.setLastModifiedTime(
        directory.resolve(name), FileTime.from(now.minusSeconds(3600L * hours)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertImages(ImageSplit split) {
    assertThat(split.train().count()).isEqualTo(5);
    assertThat(split.validation().count()).isEqualTo(3);
    assertAre(split.train(), 0);
    assertAre(split.validation(), 5);
  }

  private static void assertAre(LabelledImages images, int first) {
    assertThat(images.shape()).isEqualTo(SHAPE);
    assertThat(images.classes()).isEqualTo(4);
    for (int image = 0; image < images.count(); image++) {
      assertThat(images.label(image)).isEqualTo((first + image) % 4);
      for (int at = 0; at < 6; at++) {
        assertThat(images.pixel(image, at)).isEqualTo(ArrayFixture.pixel(first + image, at));
      }
    }
  }
}
