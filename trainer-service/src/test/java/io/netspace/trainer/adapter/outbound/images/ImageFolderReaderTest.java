package io.netspace.trainer.adapter.outbound.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.trainer.adapter.outbound.images.FolderCheck.UnusableImage;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderReaderTest {
  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

  @TempDir private Path folder;
  private FolderFixture fixture;
  private final ImageFolderReader reader = new ImageFolderReader();

  @BeforeEach
  void twoClasses() throws IOException {
    fixture = new FolderFixture(folder).withClass("train", "cat", 20).withClass("train", "ape", 20);
  }

  @Test
  void aCheckCountsEveryPartAndClass() throws Exception {
    // Given
    fixture.withClass("val", "ape", 3).withClass("val", "cat", 4);
    AtomicInteger calls = new AtomicInteger();

    // When
    FolderCheck check = reader.check(folder, (_, total) -> calls.addAndGet(total == 47 ? 1 : 100));

    // Then
    assertThat(check.classes()).containsExactly("ape", "cat");
    assertThat(check.countsByPart())
        .isEqualTo(Map.of("train", List.of(20, 20), "val", List.of(3, 4)));
    assertThat(check.shape()).isEqualTo(SHAPE);
    assertThat(check.usable()).isTrue();
    assertThat(check.dataSet()).isEqualTo(new ImageFolder(folder.toString(), SHAPE, 2));
    assertThat(calls).hasValue(47);
  }

  @Test
  void aCheckNamesEveryImageThatIsCorruptOrOdd() throws Exception {
    // Given
    Path text = fixture.writeText("train/ape/text.png", "no image");
    Path wide = fixture.write("train/ape/wide.png", 9, 8, BufferedImage.TYPE_INT_RGB);
    Path grey = fixture.write("train/cat/grey.jpeg", 8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Path cut = fixture.write("train/cat/cut.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    FolderFixture.truncate(cut, 0.6);
    Path cutJpeg = fixture.write("train/cat/half.JPG", 8, 8, BufferedImage.TYPE_INT_RGB);
    FolderFixture.truncate(cutJpeg, 0.98);

    // When
    FolderCheck check = reader.check(folder, (_, _) -> {});

    // Then
    assertThat(check.unusable())
        .extracting(UnusableImage::file)
        .containsExactly(text, wide, cut, grey, cutJpeg);
    assertThat(check.unusable())
        .extracting(UnusableImage::reason)
        .contains(
            "it is not an image",
            "it is 3x8x9, but most images are 3x8x8",
            "it is 1x8x8, but most images are 3x8x8",
            "it ends early");
  }

  @Test
  void aDigestChangesWithOneImage() throws Exception {
    // Given
    String before = reader.check(folder, (_, _) -> {}).digest();
    fixture.write("train/ape/000.png", 8, 8, BufferedImage.TYPE_INT_RGB);

    // When
    String after = reader.check(folder, (_, _) -> {}).digest();

    // Then
    assertThat(after).isNotEqualTo(before).hasSize(64);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertUnusable(folder.resolve("none"), "Folder " + folder.resolve("none") + " does not exist.");
  }

  @Test
  void aFolderWithoutTrainIsTold() throws IOException {
    Path other = Files.createDirectories(folder.resolve("train/ape"));
    assertUnusable(
        other, "Folder " + other + " has no folder train; images belong in train/<class>/.");
  }

  @Test
  void anEmptyClassIsNamed() throws IOException {
    fixture.writeText("train/dog/readme.txt", "no images yet");
    assertUnusable(
        folder,
        "Class folder " + folder.resolve("train/dog") + " holds no .jpg, .jpeg or .png image.");
  }

  @Test
  void oneClassIsTooFew() throws IOException {
    Path other = folder.resolve("other");
    new FolderFixture(other).withClass("train", "only", 1);
    assertUnusable(
        other, "Folder " + other.resolve("train") + " has 1 class folders; 2 or more are needed.");
  }

  @Test
  void validationHasTheSameClasses() throws IOException {
    fixture.withClass("val", "ape", 1);
    assertUnusable(
        folder,
        "Folder " + folder.resolve("val") + " lacks the class folder cat, which train has.");
  }

  @Test
  void validationHasNoOtherClasses() throws IOException {
    fixture.withClass("val", "ape", 1).withClass("val", "cat", 1).withClass("val", "dog", 1);
    assertUnusable(
        folder,
        "Folder " + folder.resolve("val") + " has the class folder dog, which train lacks.");
  }

  @Test
  void limitsAreBalancedOverTheClasses() throws Exception {
    // When
    ImageSplit split = reader.read(dataSet(), regime(21, 10));

    // Then
    assertThat(labels(split.train())).filteredOn(label -> label == 0).hasSize(11);
    assertThat(labels(split.train())).filteredOn(label -> label == 1).hasSize(10);
    assertThat(split.validation().count()).isEqualTo(10);
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
  void tooFewImagesAreCounted() {
    assertThatThrownBy(() -> reader.read(dataSet(), regime(40, 10)))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(
            "Class folder %s/train/ape has 20 images, but the study needs 25 of each class."
                .formatted(folder));
  }

  @Test
  void anotherNumberOfClassesIsTold() {
    ImageFolder three = new ImageFolder(folder.toString(), SHAPE, 3);
    assertThatThrownBy(() -> reader.read(three, regime(10, 10)))
        .hasMessage(
            "Folder %s/train has 2 class folders, but the study says 3 classes.".formatted(folder));
  }

  @Test
  void anotherShapeIsTold() {
    ImageFolder larger = new ImageFolder(folder.toString(), new ImageShape(3, 16, 16), 2);
    assertThatThrownBy(() -> reader.read(larger, regime(10, 10)))
        .hasMessageMatching("Image .*\\.png is 3x8x8, but the study says 3x16x16\\.");
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

  private void assertUnusable(Path where, String sentence) {
    assertThatThrownBy(() -> reader.check(where, (_, _) -> {}))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(sentence);
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
