package io.netspace.trainer.adapter.outbound.images.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.check.DataSetChecker;
import io.netspace.trainer.adapter.outbound.images.format.FolderFixture;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SplitReaderTest {
  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

  @TempDir private Path folder;
  private FolderFixture fixture;
  @TempDir private Path cache;
  private SplitReader reader;

  @BeforeEach
  void twoClasses() throws IOException {
    reader = new SplitReader(new ImageCache(cache, 1_000_000, Clock.systemUTC()));
    fixture = new FolderFixture(folder).withClass("train", "cat", 20).withClass("train", "ape", 20);
  }

  @Test
  void limitsAreBalancedOverTheClasses() throws Exception {
    // When
    ImageSplit split = reader.read(dataSet(), regime(21, 10));

    // Then
    assertThat(labels(split.train())).filteredOn(label -> label == 0).hasSize(11);
    assertThat(labels(split.train())).filteredOn(label -> label == 1).hasSize(10);
    assertThat(split.validation().count()).isEqualTo(10);
    assertThat(split.classNames()).containsExactly("ape", "cat");
  }

  @Test
  void theNamesOfClassesAreThereAlsoWhereTheImagesAreCached() throws Exception {
    // Given
    reader.read(dataSet(), regime(21, 10));

    // When
    ImageSplit cached = reader.read(dataSet(), regime(21, 10));

    // Then
    assertThat(cached.classNames()).containsExactly("ape", "cat");
  }

  @Test
  void validationTakenFromTrainIsDisjoint() throws Exception {
    // When
    ImageSplit split = reader.read(dataSet(), regime(25, 15));

    // Then
    Set<Integer> all = new HashSet<>(colours(split.train()));
    all.addAll(colours(split.validation()));
    assertThat(all).hasSize(40);
  }

  @Test
  void aLowerLimitTakesASubset() throws Exception {
    // When
    ImageSplit few = reader.read(dataSet(), regime(4, 10));
    ImageSplit many = reader.read(dataSet(), regime(30, 10));

    // Then
    assertThat(colours(many.train())).containsAll(colours(few.train()));
    assertThat(colours(many.validation())).isEqualTo(colours(few.validation()));
  }

  @Test
  void limitsTakeImagesFromAllOverAClass() throws Exception {
    // When
    ImageSplit split = reader.read(dataSet(), regime(10, 10));

    // Then: the five first of twenty in the order of names would have been 1 to 5
    assertThat(colours(split.train())).anyMatch(colour -> colour % 20 > 10);
  }

  @Test
  void theValidationFolderIsUsedWhereThereIsOne() throws Exception {
    // Given
    fixture.withClass("val", "ape", 5).withClass("val", "cat", 5);

    // When
    ImageSplit split = reader.read(dataSet(), regime(40, 10));

    // Then: the fixture counted the images it wrote, the last 10 of them into val
    assertThat(colours(split.validation())).allMatch(colour -> colour > 40);
    assertThat(colours(split.train())).allMatch(colour -> colour <= 40);
  }

  @Test
  void theDigestIsOfTheImagesAndNotOfTheirFolder() throws Exception {
    // Given
    String before = reader.read(dataSet(), regime(30, 10)).digest();
    Path copy = Files.createTempDirectory(cache, "copy");
    new FolderFixture(copy).withClass("train", "cat", 20).withClass("train", "ape", 20);

    // When
    String same = reader.read(new ImageFolder(copy.toString(), SHAPE, 2), regime(30, 10)).digest();
    Files.move(copy.resolve("train/cat"), copy.resolve("train/dog"));
    Files.move(copy.resolve("train/ape"), copy.resolve("train/cat"));
    Files.move(copy.resolve("train/dog"), copy.resolve("train/ape"));
    String swapped =
        reader.read(new ImageFolder(copy.toString(), SHAPE, 2), regime(30, 10)).digest();

    // Then
    assertThat(same).isEqualTo(before).hasSize(16);
    assertThat(swapped).isNotEqualTo(before);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeNamedLikeAnImageIsNotReadFrom() throws Exception {
    // Given
    Path pipe = folder.resolve("train/cat/pipe.png");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    // When / Then
    assertThatThrownBy(() -> reader.read(dataSet(), regime(30, 10)))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage("Image %s cannot be used: it is no ordinary file.".formatted(pipe));
    assertThat(DataSetChecker.check(folder, null, (_, _) -> {}).unusable())
        .extracting(DataSetCheck.UnusableImage::image)
        .containsExactly(pipe.toString());
  }

  @Test
  void tooFewImagesAreCounted() {
    assertThatThrownBy(() -> reader.read(dataSet(), regime(40, 10)))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(
            "Class ape of %s has 20 images in train, but the study needs 25 of each class; add images, or lower regime.trainImages or regime.validationImages."
                .formatted(folder));
  }

  @Test
  void anotherNumberOfClassesIsRefused() {
    ImageFolder three = new ImageFolder(folder.toString(), SHAPE, 3);
    assertThatThrownBy(() -> reader.read(three, regime(10, 10)))
        .hasMessage("Data set %s has 2 classes, but the study says 3.".formatted(folder));
  }

  @Test
  void anotherShapeIsRefused() {
    ImageFolder larger = new ImageFolder(folder.toString(), new ImageShape(3, 16, 16), 2);
    assertThatThrownBy(() -> reader.read(larger, regime(10, 10)))
        .hasMessageMatching(
            "Image .*\\.png cannot be used: it is 3x8x8, but the study says 3x16x16\\.");
  }

  @Test
  void aCorruptImageIsNamed() throws IOException {
    for (int i = 0; i < 20; i++) {
      fixture.writeText("train/ape/%03d.png".formatted(i), "no image");
    }
    assertThatThrownBy(() -> reader.read(dataSet(), regime(10, 10)))
        .hasMessageMatching("Image .*train/ape/\\d+\\.png cannot be used: it is not an image\\.");
  }

  @Test
  void badImagesAreLeftOutWhereTheStudySaysSo() throws Exception {
    // Given
    for (int i = 0; i < 5; i++) {
      fixture.writeText("train/ape/%03d.png".formatted(i), "no image");
      fixture.write("train/cat/%03d.png".formatted(i), 9, 8, BufferedImage.TYPE_INT_RGB);
    }

    // When
    ImageSplit split = reader.read(skipping(), regime(20, 10));

    // Then: the fixture's first five cats were 1 to 5, its first five apes 21 to 25
    List<Integer> all = new ArrayList<>(colours(split.train()));
    all.addAll(colours(split.validation()));
    assertThat(all).doesNotHaveDuplicates().hasSize(30);
    assertThat(all).allMatch(colour -> (colour - 1) % 20 >= 5 && colour <= 40);
  }

  @Test
  void leavingOutDoesNotMakeValidationDependOnTraining() throws Exception {
    // Given
    for (int i = 0; i < 5; i++) {
      fixture.writeText("train/ape/%03d.png".formatted(i), "no image");
    }

    // When
    ImageSplit few = reader.read(skipping(), regime(4, 10));
    ImageSplit many = reader.read(skipping(), regime(20, 10));

    // Then
    assertThat(colours(many.validation())).isEqualTo(colours(few.validation()));
    assertThat(colours(many.train())).containsAll(colours(few.train()));
  }

  @Test
  void tooManyBadImagesAreCounted() throws IOException {
    for (int i = 0; i < 15; i++) {
      fixture.writeText("train/ape/%03d.png".formatted(i), "no image");
    }
    assertThatThrownBy(() -> reader.read(skipping(), regime(10, 10)))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessageMatching(
            "Class ape of .* has 20 images in train, \\d+ of them bad, but the study needs 10 of"
                + " each class; .*");
  }

  @Test
  void imagesOfAllSizesFitWhereTheStudyResizes() throws Exception {
    // Given
    fixture.write("train/ape/000.png", 40, 30, BufferedImage.TYPE_INT_RGB);
    fixture.write("train/cat/000.png", 5, 9, BufferedImage.TYPE_BYTE_GRAY);
    ImageFolder resized = new ImageFolder(folder.toString(), SHAPE, 2, null, true);

    // When
    ImageSplit split = reader.read(resized, regime(28, 12));

    // Then
    assertThat(split.train().count() + split.validation().count()).isEqualTo(40);
  }

  @Test
  void theTestPartIsNeverTouched() throws Exception {
    // Given
    fixture.writeText("test/ape/1.png", "no image");
    fixture.writeText("test/cat/1.png", "no image");

    // When
    ImageSplit split = reader.read(dataSet(), regime(30, 10));

    // Then
    assertThat(split.train().count()).isEqualTo(30);
  }

  @Test
  void onlyTheNeededImagesAreDecoded() throws Exception {
    // Given
    Set<Integer> used = new HashSet<>(colours(reader.read(dataSet(), regime(10, 10)).train()));
    used.addAll(colours(reader.read(dataSet(), regime(10, 10)).validation()));
    for (int colour = 1; colour <= 40; colour++) {
      if (!used.contains(colour)) {
        String name = colour <= 20 ? "cat" : "ape";
        fixture.writeText("train/%s/%03d.png".formatted(name, (colour - 1) % 20), "no image");
      }
    }

    // When
    ImageSplit split = reader.read(dataSet(), regime(10, 10));

    // Then
    assertThat(split.train().count()).isEqualTo(10);
  }

  @Test
  void greyLevelsAreKeptAsStored() throws Exception {
    // Given
    Path grey = folder.resolve("grey");
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(3, 2, 0, 100);
    for (String name : List.of("a", "b")) {
      for (int i = 0; i < 10; i++) {
        Path file = grey.resolve("train/%s/%d.png".formatted(name, i));
        Files.createDirectories(file.getParent());
        javax.imageio.ImageIO.write(image, "png", file.toFile());
      }
    }

    // When
    LabelledImages read =
        reader
            .read(new ImageFolder(grey.toString(), new ImageShape(1, 8, 8), 2), regime(4, 10))
            .train();

    // Then
    assertThat(read.pixel(0, 2 * 8 + 3)).isEqualTo(100);
  }

  private ImageFolder skipping() {
    return new ImageFolder(folder.toString(), SHAPE, 2, BadImagePolicy.SKIP, null);
  }

  private ImageFolder dataSet() {
    return new ImageFolder(folder.toString(), SHAPE, 2);
  }

  private static Regime regime(int train, int validation) {
    return new Regime(new Window(1, 1_000_000), 1, 2, train, validation, Recipe.DEFAULT);
  }

  private static List<Integer> labels(LabelledImages images) {
    return IntStream.range(0, images.count()).mapToObj(images::label).toList();
  }

  /** The number that the fixture gave each image: its red, in which it counts up. */
  private static List<Integer> colours(LabelledImages images) {
    return IntStream.range(0, images.count()).mapToObj(image -> images.pixel(image, 0)).toList();
  }
}
