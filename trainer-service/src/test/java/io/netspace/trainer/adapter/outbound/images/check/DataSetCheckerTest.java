package io.netspace.trainer.adapter.outbound.images.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.ImageFolder;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck.UnusableImage;
import io.netspace.trainer.adapter.outbound.images.format.ArrayFixture;
import io.netspace.trainer.adapter.outbound.images.format.FolderFixture;
import io.netspace.trainer.adapter.outbound.images.format.Ignored;
import io.netspace.trainer.adapter.outbound.images.format.ImageFormat;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetCheckerTest {
  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
  private static final double ROUNDING = 1e-9;

  @TempDir private Path folder;
  private FolderFixture fixture;

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
    DataSetCheck check =
        DataSetChecker.check(folder, null, (_, total) -> calls.addAndGet(total == 47 ? 1 : 100));

    // Then
    assertThat(check.classes()).containsExactly("ape", "cat");
    assertThat(check.countsBySplit())
        .isEqualTo(Map.of("train", List.of(20, 20), "val", List.of(3, 4)));
    assertThat(check.shape()).isEqualTo(SHAPE);
    assertThat(check.isUsable()).isTrue();
    assertThat(check.dataSet()).isEqualTo(new ImageFolder(folder.toString(), SHAPE, 2));
    assertThat(calls).hasValue(47);
  }

  @Test
  void aCheckNamesEveryImageThatIsCorruptOrOdd() throws Exception {
    // Given
    Path empty = fixture.writeText("train/ape/empty.png", "");
    Path pointer =
        fixture.writeText("train/ape/lfs.png", "version https://git-lfs.github.com/spec/v1");
    Path page = fixture.writeText("train/ape/page.png", "<!DOCTYPE html><html>");
    Path text = fixture.writeText("train/ape/text.png", "no image");
    Path wide = fixture.write("train/ape/wide.png", 9, 8, BufferedImage.TYPE_INT_RGB);
    Path grey = fixture.write("train/cat/grey.jpeg", 8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Path cut = fixture.write("train/cat/cut.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    FolderFixture.truncate(cut, 0.6);
    Path cutJpeg = fixture.write("train/cat/half.JPG", 400, 400, BufferedImage.TYPE_INT_RGB);
    FolderFixture.truncate(cutJpeg, 0.8);

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.unusable())
        .extracting(UnusableImage::image)
        .containsExactlyElementsOf(
            Stream.of(empty, pointer, page, text, wide, cut, grey, cutJpeg)
                .map(Path::toString)
                .toList());
    assertThat(check.unusable())
        .extracting(UnusableImage::reason)
        .contains(
            "it is empty",
            "it is a pointer of Git LFS; fetch the image with git lfs pull",
            "it is a web page, not an image",
            "it is not an image",
            "it is 3x8x9, but most images are 3x8x8",
            "it is 1x8x8, but most images are 3x8x8",
            "it ends early");
  }

  @Test
  void aDigestChangesWithOneImage() throws Exception {
    // Given
    String before = check(folder).digest();
    fixture.write("train/ape/000.png", 8, 8, BufferedImage.TYPE_INT_RGB);

    // When
    String after = check(folder).digest();

    // Then
    assertThat(after).isNotEqualTo(before).hasSize(64);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertUnusable(folder.resolve("none"), "Folder " + folder.resolve("none") + " does not exist.");
  }

  @Test
  void aFolderWithoutTrainIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("train/ape"));
    assertUnusable(
        other,
        "Folder "
            + other
            + " has no folder train; images belong in train/<class>/, or in files named"
            + " data_batch_1.bin, train.bin, train-images-idx3-ubyte or NAME.npz.");
  }

  @Test
  void anEmptyClassIsNamed() throws IOException {
    fixture.writeText("train/dog/readme.txt", "no images yet");
    assertUnusable(
        folder,
        "Class folder "
            + folder.resolve("train/dog")
            + " holds no image (.jpg, .jpeg, .jpe, .jfif, .png, .bmp, .gif, .tif, .tiff or .webp).");
  }

  @Test
  void oneClassIsTooFew() throws IOException {
    Path other = folder.resolve("other");
    new FolderFixture(other).withClass("train", "only", 1);
    assertUnusable(
        other, "Folder " + other.resolve("train") + " has 1 class folder; 2 or more are needed.");
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
  void meanAndDeviationAreThoseOfTheUsableTrainingImages() throws Exception {
    // Given: colours 1 to 40 of the training images in red, twice and thrice that in green and blue
    fixture.withClass("test", "ape", 3).withClass("test", "cat", 3);
    fixture.write("train/ape/odd.png", 9, 9, BufferedImage.TYPE_INT_RGB);

    // When
    DataSetCheck check = check(folder);

    // Then: of 1 to n, the mean is (n + 1) / 2 and the variance (n² − 1) / 12
    assertThat(check.means()).hasSize(3);
    assertThat(check.means().get(0)).isCloseTo(20.5, within(ROUNDING));
    assertThat(check.means().get(2)).isCloseTo(61.5, within(ROUNDING));
    assertThat(check.standardDeviations().get(0))
        .isCloseTo(Math.sqrt(1599 / 12.0), within(ROUNDING));
    assertThat(check.standardDeviations().get(1))
        .isCloseTo(2 * Math.sqrt(1599 / 12.0), within(ROUNDING));
  }

  @Test
  void allSizesAreUsableWhenTheyAreResized() throws Exception {
    // Given
    fixture.write("train/ape/wide.png", 2000, 8, BufferedImage.TYPE_INT_RGB);
    fixture.write("train/cat/grey.png", 5, 5, BufferedImage.TYPE_BYTE_GRAY);
    ImageShape shape = new ImageShape(3, 16, 16);

    // When
    DataSetCheck check = DataSetChecker.check(folder, shape, (_, _) -> {});

    // Then
    assertThat(check.isUsable()).isTrue();
    assertThat(check.shape()).isEqualTo(shape);
    assertThat(check.imageCount()).isEqualTo(42);
  }

  @Test
  void anImageLargerThanAnyShapeIsReported() throws Exception {
    // Given
    Path wide = fixture.write("train/ape/wide.png", 2000, 8, BufferedImage.TYPE_INT_RGB);

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.unusable())
        .containsExactly(
            new UnusableImage(wide.toString(), "its width (2000) must be 1 to 1024 pixels."));
  }

  @Test
  void arraysAreCheckedLikeFolders() throws Exception {
    // Given
    Path other = Files.createDirectories(folder.resolve("cifar"));
    ArrayFixture arrays = new ArrayFixture(other);
    arrays.cifar("data_batch_1.bin", 0, 0, IntStream.range(0, 10).toArray());

    // When
    DataSetCheck check = check(other);

    // Then
    assertThat(check.format()).isEqualTo(ImageFormat.CIFAR_10);
    assertThat(check.countsBySplit().get("train")).hasSize(10).containsOnly(1);
    assertThat(check.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(check.isUsable()).isTrue();
  }

  @Test
  void entriesThatAreNoFilesAreListedAndTheRestCounted() throws Exception {
    // Given
    Path link =
        Files.createSymbolicLink(folder.resolve("train/ape/l.png"), folder.resolve("none.png"));
    Path directory = Files.createDirectory(folder.resolve("train/cat/z.png"));

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.unusable())
        .containsExactly(
            new UnusableImage(link.toString(), "it is a link to a file that does not exist"),
            new UnusableImage(directory.toString(), "it is a folder"));
    assertThat(check.countsBySplit()).isEqualTo(Map.of("train", List.of(21, 21)));
    assertThat(check.remedy()).isEqualTo("mend or remove them");
    assertThat(check.digest()).hasSize(64).isEqualTo(check(folder).digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "valid", "validation", "dev"})
  void theValidationSplitHasOneOfSeveralNames(String name) throws Exception {
    // Given
    fixture.withClass(name, "ape", 3).withClass(name, "cat", 4);

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.countsBySplit())
        .isEqualTo(Map.of("train", List.of(20, 20), "val", List.of(3, 4)));
    assertThat(check.ignored()).isEmpty();
  }

  @Test
  void twoValidationSplitsAreRefused() throws IOException {
    fixture.withClass("dev", "ape", 1).withClass("valid", "ape", 1);
    assertUnusable(
        folder,
        "Folder "
            + folder
            + " has the folders valid and dev, which all name the val split; keep one of them.");
  }

  @Test
  void whatIsNotUsedIsCounted() throws Exception {
    // Given
    fixture.writeText("train/ape/notes.txt", "");
    fixture.writeText("train/cat/photo.heic", "");
    fixture.writeText("train/labels.csv", "");
    fixture.writeText("cover.png", "");
    fixture.writeText("README.md", "");
    fixture.writeText("train/ape/.DS_Store", "");
    fixture.write("train/ape/more/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    fixture.write("train/ape/more/deeper/2.jpg", 8, 8, BufferedImage.TYPE_INT_RGB);
    fixture.writeText("train/ape/more/list.txt", "");
    Files.createDirectories(folder.resolve("train/ape/empty"));
    fixture.writeText("__MACOSX/train/ape/._1.png", "");
    fixture.writeText("train/__MACOSX/ape/._1.png", "");
    fixture.withClass("eval", "ape", 1);

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.classes()).containsExactly("ape", "cat");
    assertThat(check.imageCount()).isEqualTo(40);
    assertThat(check.ignored())
        .extracting(Ignored::sentence)
        .containsExactly(
            "Ignored 2 files with other endings, such as %s; images end in .jpg, .jpeg, .jpe, .jfif, .png, .bmp, .gif, .tif, .tiff or .webp."
                .formatted(folder.resolve("train/ape/notes.txt")),
            "Ignored 2 images in folders inside class folders, such as %s; move images up into the class folder."
                .formatted(folder.resolve("train/ape/more/1.png")),
            "Ignored 1 other file in folders inside class folders, such as %s; only images in class folders are read."
                .formatted(folder.resolve("train/ape/more/list.txt")),
            "Ignored 3 files outside the class folders, such as %s; images belong into the folder of their class."
                .formatted(folder.resolve("README.md")),
            "Ignored 4 folders that are no part of the data set, such as %s; parts are train, val and test."
                .formatted(folder.resolve("__MACOSX")),
            "Ignored 1 hidden entry such as %s; names that begin with a dot are not read."
                .formatted(folder.resolve("train/ape/.DS_Store")));
  }

  @Test
  void imagesOfManyEndingsAreRead() throws Exception {
    // Given
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, 0x123456);
    for (String ending : List.of("bmp", "gif", "tif", "TIFF", "jpe", "jfif")) {
      String encoding = ending.startsWith("j") ? "jpg" : ending.equals("tif") ? "tiff" : ending;
      Path file = folder.resolve("train/ape/x." + ending);
      assertThat(ImageIO.write(image, encoding, file.toFile())).isTrue();
    }

    // When
    DataSetCheck check = check(folder);

    // Then
    assertThat(check.isUsable()).isTrue();
    assertThat(check.imageCount()).isEqualTo(46);
    assertThat(check.ignored()).isEmpty();
  }

  @Test
  void classFoldersNeedNoFolderTrain() throws Exception {
    // Given
    Path other = folder.resolve("other");
    FolderFixture images = new FolderFixture(other);
    images.write("cat/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    images.write("ape/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    images.writeText("labels.csv", "");

    // When
    DataSetCheck check = check(other);

    // Then
    assertThat(check.classes()).containsExactly("ape", "cat");
    assertThat(check.countsBySplit()).isEqualTo(Map.of("train", List.of(1, 1)));
    assertThat(check.ignored()).singleElement().asString().contains("labels.csv");
  }

  @Test
  void aFolderNamedAsASplitIsNoClassBesideOthers() throws IOException {
    Path other = folder.resolve("other");
    FolderFixture images = new FolderFixture(other);
    images.write("cat/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    images.write("ape/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    images.write("test/1.png", 8, 8, BufferedImage.TYPE_INT_RGB);
    assertUnusable(
        other,
        "Folder "
            + other
            + " has a folder test, but no folder train; move the class folders into train/, or"
            + " rename test if it is a class.");
  }

  @Test
  void aFileThatIsNoDataSetIsSaidToExist() throws IOException {
    Path zip = fixture.writeText("x.zip", "");
    assertUnusable(
        zip, "File " + zip + " is no folder and no .npz file; unpack it, and name the folder.");
  }

  @Test
  void theMostFrequentOfManyShapesIsNotCalledMost() throws Exception {
    // Given
    Path other = folder.resolve("other");
    FolderFixture images = new FolderFixture(other);
    for (int i = 0; i < 4; i++) {
      images.write("train/ape/%d.png".formatted(i), 8 + i, 8, BufferedImage.TYPE_INT_RGB);
    }
    images.write("train/cat/0.png", 9, 8, BufferedImage.TYPE_INT_RGB);

    // When
    DataSetCheck check = check(other);

    // Then
    assertThat(check.unusable())
        .hasSize(3)
        .first()
        .extracting(UnusableImage::reason)
        .isEqualTo("it is 3x8x8, but images have 4 shapes, most often 3x8x9 (2 of 5)");
    assertThat(check.remedy())
        .isEqualTo(
            "write resize: true and input: 3x8x9 under dataset to make all images one shape, or"
                + " remove them");
  }

  @Test
  void resizingIsNamedWhereItHelps() throws Exception {
    // Given
    fixture.write("train/ape/grey.png", 8, 8, BufferedImage.TYPE_BYTE_GRAY);
    fixture.writeText("train/ape/text.png", "no image");

    // When / Then
    assertThat(check(folder).remedy())
        .isEqualTo(
            "write resize: true and input: 3x8x8 under dataset to make all images one shape (1 of"
                + " these), and mend or remove the others");
  }

  @Test
  void onlyImagesTooLargeForAnyStudyAreToBeResized() throws IOException {
    Path other = folder.resolve("other");
    FolderFixture images = new FolderFixture(other);
    images.write("train/ape/0.png", 2000, 8, BufferedImage.TYPE_INT_RGB);
    images.write("train/cat/0.png", 2000, 8, BufferedImage.TYPE_INT_RGB);
    assertUnusable(
        other,
        "No image in %s can be used; of %s: its width (2000) must be 1 to 1024 pixels; write resize: true and an input such as 3x224x224 under dataset."
            .formatted(other, other.resolve("train/ape/0.png")));
  }

  private void assertUnusable(Path where, String sentence) {
    assertThatThrownBy(() -> check(where))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(sentence);
  }

  private static DataSetCheck check(Path where) throws InterruptedException {
    return DataSetChecker.check(where, null, (_, _) -> {});
  }
}
