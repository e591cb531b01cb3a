package io.netspace.trainer.adapter.outbound.images.format;

import static io.netspace.trainer.adapter.outbound.images.format.ArrayFixture.longs;
import static io.netspace.trainer.adapter.outbound.images.format.ArrayFixture.npy;
import static io.netspace.trainer.adapter.outbound.images.format.ArrayFixture.pixels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDetectionTest {
  private static final int[] TEN = IntStream.range(0, 10).toArray();

  @TempDir private Path folder;
  private final Arena arena = Arena.ofShared();
  private ArrayFixture fixture;

  @BeforeEach
  void inTheFolder() {
    fixture = new ArrayFixture(folder);
  }

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void aFolderInNoKnownFormatIsRefused() {
    assertThatThrownBy(() -> FormatDetection.detect(folder))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(
            "Folder %s has no folder train; images belong in train/<class>/, or in files named data_batch_1.bin, train.bin, train-images-idx3-ubyte or NAME.npz."
                .formatted(folder));
  }

  @Test
  void cifarTenIsReadFromAllItsBatches() throws IOException {
    // Given
    fixture.cifar("data_batch_1.bin", 0, 0, TEN);
    fixture.cifar("data_batch_2.bin", 0, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    fixture.cifar("test_batch.bin", 0, 20, TEN);
    Files.writeString(
        folder.resolve("batches.meta.txt"), String.join("\n", "abcdefghij".split("")));

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.CIFAR_10);
    assertThat(stored.files()).hasSize(4);
    assertThat(images.classes()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(images.of(DataSplit.TRAIN, 3))
        .extracting(EncodedImage::name)
        .containsExactly(
            folder.resolve("data_batch_1.bin") + ", image 3",
            folder.resolve("data_batch_2.bin") + ", image 6");
    assertThat(decoded(images, DataSplit.TRAIN, 3))
        .containsExactly(list(pixels(3, 3072)), list(pixels(16, 3072)));
    assertThat(decoded(images, DataSplit.TEST, 3)).containsExactly(list(pixels(23, 3072)));
    assertThat(images.has(DataSplit.VALIDATION)).isFalse();
  }

  @Test
  void cifarHundredHasTheFineLabels() throws IOException {
    // Given
    fixture.cifar("train.bin", 1, 0, IntStream.range(0, 100).toArray());

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.CIFAR_100);
    assertThat(images.classes()).hasSize(100).startsWith("0", "1");
    assertThat(decoded(images, DataSplit.TRAIN, 42)).containsExactly(list(pixels(42, 3072)));
  }

  @Test
  void cifarTenForPythonIsReadFromAllItsBatches() throws IOException {
    // Given
    fixture.pickledCifar("data_batch_1", "labels", 0, TEN);
    fixture.pickledCifar("data_batch_2", "labels", 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    fixture.pickledCifar("test_batch", "labels", 20, TEN);
    fixture.pickledNames("batches.meta", "label_names", "abcdefghij".split(""));
    Files.writeString(folder.resolve("readme.html"), "");

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.CIFAR_10_PYTHON);
    assertThat(stored.files()).hasSize(4);
    assertThat(stored.ignored())
        .containsExactly(
            new Ignored(Ignored.Reason.BESIDE, 1, folder.resolve("readme.html").toString()));
    assertThat(images.classes()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(decoded(images, DataSplit.TRAIN, 3))
        .containsExactly(list(pixels(3, 3072)), list(pixels(16, 3072)));
    assertThat(decoded(images, DataSplit.TEST, 3)).containsExactly(list(pixels(23, 3072)));
  }

  @Test
  void cifarHundredForPythonHasTheFineLabels() throws IOException {
    // Given
    fixture.pickledCifar("train", "fine_labels", 0, IntStream.range(0, 100).toArray());
    fixture.pickledCifar("test", "fine_labels", 7, IntStream.range(0, 100).toArray());
    Path names = fixture.pickledNames("meta", "fine_label_names", "a", "b");

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.CIFAR_100_PYTHON);
    assertThat(images.classes()).hasSize(100).startsWith("0", "1");
    assertThat(images.ignored())
        .containsExactly(new Ignored(Ignored.Reason.CLASS_NAMES, 1, names.toString()));
    assertThat(decoded(images, DataSplit.TRAIN, 42)).containsExactly(list(pixels(42, 3072)));
  }

  @Test
  void aPickleWithOtherFieldsIsNamed() throws IOException {
    // Given
    Path file = fixture.pickledCifar("data_batch_1", "fine_labels", 0, TEN);

    // When / Then
    assertUnusable(
        "File %s holds no field labels, only [batch_label, data, fine_labels]; take the files as they were published."
            .formatted(file));
  }

  @Test
  void aCutPickleIsNamed() throws IOException {
    // Given
    Path file = fixture.pickledCifar("data_batch_1", "labels", 0, TEN);
    FolderFixture.truncate(file, 0.95);

    // When / Then
    assertUnusable("File %s ends early, or is damaged; copy it again.".formatted(file));
  }

  @Test
  void aCutFileOfCifarIsNamed() throws IOException {
    // Given
    Path file = fixture.cifar("data_batch_1.bin", 0, 0, TEN);
    FolderFixture.truncate(file, 0.95);

    // When / Then
    assertUnusable(
        "File %s has 29193 bytes, no multiple of the 3073 of an image of CIFAR-10 binary; copy it again."
            .formatted(file));
  }

  @Test
  void aLabelBeyondCifarsIsNamed() throws IOException {
    // Given
    Path file = fixture.cifar("data_batch_1.bin", 0, 0, 0, 1, 210);

    // When / Then
    assertUnusable(
        "Image 2 in %s has label 210, but labels must be 0 to 9; copy or make the file again."
            .formatted(file));
  }

  @Test
  void aClassWithoutAnImageIsNamed() throws IOException {
    // Given
    fixture.cifar("data_batch_1.bin", 0, 0, 0, 1, 2, 3, 4, 6, 7, 8, 9);

    // When / Then
    assertUnusable(
        "Class 5 of %s has no image in train; remove the class, or add images of it."
            .formatted(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void idxIsReadPackedOrNot(String ending) throws IOException {
    // Given
    fixture.idxImages("train-images-idx3-ubyte" + ending, 0x803, 4, 4);
    fixture.idxLabels("train-labels-idx1-ubyte" + ending, 1, 0, 2, 1);
    fixture.idxImages("t10k-images.idx3-ubyte" + ending, 0x803, 3, 3);
    fixture.idxLabels("t10k-labels.idx1-ubyte" + ending, 2, 1, 0);

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.IDX);
    assertThat(stored.files()).hasSize(4);
    assertThat(images.classes()).containsExactly("0", "1", "2");
    assertThat(decoded(images, DataSplit.TRAIN, 1))
        .containsExactly(list(pixels(0, 6)), list(pixels(3, 6)));
    assertThat(decoded(images, DataSplit.TEST, 2)).containsExactly(list(pixels(0, 6)));
    assertThat(images.of(DataSplit.TRAIN, 1).getFirst().decode().size()).isEqualTo("1x2x3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void theLettersOfEmnistAreTransposedAndLabelledFromOne(String ending) throws IOException {
    // Given
    String prefix = "emnist-letters-";
    fixture.idxImages(prefix + "train-images-idx3-ubyte" + ending, 0x803, 3, 3);
    fixture.idxLabels(prefix + "train-labels-idx1-ubyte" + ending, 2, 1, 2);
    fixture.idxImages(prefix + "test-images-idx3-ubyte" + ending, 0x803, 2, 2);
    fixture.idxLabels(prefix + "test-labels-idx1-ubyte" + ending, 1, 2);
    Files.writeString(folder.resolve(prefix + "mapping.txt"), "1 65 97\n2 66 98\n");

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then: 2 × 3 values a 0 … a 5 are the columns 0 1 2 and 3 4 5 of 3 rows
    assertThat(stored.format()).isEqualTo(ImageFormat.IDX);
    assertThat(stored.files()).hasSize(5);
    assertThat(stored.ignored()).isEmpty();
    assertThat(images.ignored()).isEmpty();
    assertThat(images.classes()).containsExactly("A", "B");
    assertThat(images.of(DataSplit.TRAIN, 0).getFirst().decode().size()).isEqualTo("1x3x2");
    assertThat(decoded(images, DataSplit.TRAIN, 0))
        .containsExactly(list(new byte[] {10, 13, 11, 14, 12, 15}));
    assertThat(decoded(images, DataSplit.TEST, 1))
        .containsExactly(decoded(images, DataSplit.TRAIN, 0).getFirst());
  }

  @Test
  void theDigitsOfEmnistAreLabelledFromZero() throws IOException {
    // Given
    fixture.idxImages("emnist-digits-train-images-idx3-ubyte", 0x803, 2, 2);
    fixture.idxLabels("emnist-digits-train-labels-idx1-ubyte", 0, 1);
    Path mapping =
        Files.writeString(folder.resolve("emnist-digits-mapping.txt"), "0 48\n1 49\n2 50\n");

    // When
    ImageIndex images = FormatDetection.detect(folder).open(arena);

    // Then
    assertThat(images.classes()).containsExactly("0", "1");
    assertThat(images.ignored())
        .containsExactly(new Ignored(Ignored.Reason.CLASS_NAMES, 1, mapping.toString()));
  }

  @Test
  void severalDataSetsOfEmnistAreNamed() throws IOException {
    // Given
    fixture.idxImages("emnist-digits-train-images-idx3-ubyte", 0x803, 2, 2);
    fixture.idxImages("emnist-mnist-train-images-idx3-ubyte", 0x803, 2, 2);

    // When / Then
    assertUnusable(
        "Folder %s holds 2 data sets, whose names begin with emnist-digits-, emnist-mnist-; move the files of one into a folder of its own, and name that."
            .formatted(folder));
  }

  @Test
  void packedFilesBesideTheSameUnpackedAreCounted() throws IOException {
    // Given
    fixture.idxImages("train-images-idx3-ubyte", 0x803, 2, 2);
    fixture.idxLabels("train-labels-idx1-ubyte", 1, 0);
    Path packed = fixture.idxImages("train-images-idx3-ubyte.gz", 0x803, 2, 2);
    Files.createDirectories(folder.resolve(".git"));

    // When / Then
    assertThat(FormatDetection.detect(folder).ignored())
        .containsExactly(
            new Ignored(Ignored.Reason.BESIDE, 1, packed.toString()),
            new Ignored(Ignored.Reason.HIDDEN, 1, folder.resolve(".git").toString()));
  }

  @Test
  void theOnlyDataSetInsideAFolderIsTaken() throws IOException {
    // Given
    Path inside = Files.createDirectories(folder.resolve("data/cifar-10-batches-py"));
    new ArrayFixture(inside).pickledCifar("data_batch_1", "labels", 0, TEN);
    Path archive = Files.writeString(folder.resolve("cifar-10-python.tar.gz"), "");
    Files.createDirectories(folder.resolve("notes"));

    // When
    DataSetFiles stored = FormatDetection.detect(folder);

    // Then
    assertThat(stored.path()).isEqualTo(inside);
    assertThat(stored.ignored())
        .containsExactly(new Ignored(Ignored.Reason.BESIDE, 2, archive.toString()));
  }

  @Test
  void severalDataSetsInsideAFolderAreNamed() throws IOException {
    // Given
    new FolderFixture(folder).withClass("a/train", "ape", 1).withClass("a/train", "cat", 1);
    new FolderFixture(folder).withClass("b/train", "ape", 1).withClass("b/train", "cat", 1);

    // When / Then
    assertUnusable(
        "Folder %s holds 2 data sets: %s, %s; name one of them."
            .formatted(folder, folder.resolve("a"), folder.resolve("b")));
  }

  @Test
  void classFoldersAreTakenInsideTheOnlyFolder() throws IOException {
    // Given
    new FolderFixture(folder).withClass("flowers", "iris", 1).withClass("flowers", "rose", 1);

    // When / Then: beside another folder, flowers is more likely a class with folders inside
    assertThat(FormatDetection.detect(folder).path()).isEqualTo(folder.resolve("flowers"));
    Files.createDirectories(folder.resolve("trees"));
    assertThatThrownBy(() -> FormatDetection.detect(folder))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessageContaining("has no folder train");
  }

  @Test
  void otherArraysOfAnArchiveAreCounted() throws IOException {
    // Given
    Path file;
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", true)) {
      file =
          archive
              .with("x_train", npy("|u1", "2, 2, 2", new byte[8]))
              .with("y_train", npy("|u1", "2,", new byte[] {0, 1}))
              .with("x_extra", npy("|u1", "2, 2, 2", new byte[8]))
              .written();
    }

    // When / Then
    assertThat(FormatDetection.detect(file).open(arena).ignored())
        .containsExactly(new Ignored(Ignored.Reason.OTHER_ARRAY, 1, file + ", x_extra"));
  }

  @Test
  void imagesWithoutLabelsAreRefused() throws IOException {
    // Given
    fixture.idxImages("train-images-idx3-ubyte", 0x803, 4, 4);

    // When / Then
    assertUnusable(
        "Folder %s has train-images-idx3-ubyte, but no train-labels-idx1-ubyte beside it."
            .formatted(folder));
  }

  @Test
  void aWrongMagicNumberIsRefused() throws IOException {
    // Given
    Path file = fixture.idxImages("train-images-idx3-ubyte", 0x1234, 2, 2);
    fixture.idxLabels("train-labels-idx1-ubyte", 1, 0);

    // When / Then
    assertUnusable(
        "File %s holds no IDX images: it begins with 0x00001234, not 0x00000803; copy it again."
            .formatted(file));
  }

  @Test
  void anIdxArrayOfOtherNumbersIsRefused() throws IOException {
    // Given
    Path file = fixture.idxImages("train-images-idx3-ubyte", 0xc04, 2, 2);
    fixture.idxLabels("train-labels-idx1-ubyte", 1, 0);

    // When / Then
    assertUnusable(
        "File %s holds an IDX array of 4 dimensions of type 0x0c; images must have 3, of bytes (0x08)."
            .formatted(file));
  }

  @Test
  void aBatchThatWasNotCopiedIsNamed() throws IOException {
    // Given
    fixture.cifar("data_batch_1.bin", 0, 0, TEN);
    fixture.cifar("data_batch_3.bin", 0, 0, TEN);

    // When / Then
    assertUnusable(
        "Folder %s has data_batch_3, but no data_batch_2; copy it, too.".formatted(folder));
  }

  @ParameterizedTest
  @CsvSource({"Train, Val, Test", "TRAIN, Valid, TEST", "training, Validation, testing"})
  void splitsAreFoundByOtherNames(String train, String val, String test) throws IOException {
    // Given
    for (String split : List.of(train, val, test)) {
      new FolderFixture(folder).withClass(split, "ape", 1).withClass(split, "cat", 1);
    }

    // When
    ImageIndex images = FormatDetection.detect(folder).open(arena);

    // Then
    assertThat(images.path()).isEqualTo(folder);
    assertThat(images.classes()).containsExactly("ape", "cat");
    assertThat(images.imagesBySplit()).containsOnlyKeys(DataSplit.values());
  }

  @Test
  void aClassMayHaveTheNameOfASplit() throws IOException {
    // Given: vehicles
    new FolderFixture(folder).withClass(".", "Train", 2).withClass(".", "Car", 2);

    // When
    ImageIndex images = FormatDetection.detect(folder).open(arena);

    // Then
    assertThat(images.classes()).containsExactly("Car", "Train");
  }

  @Test
  void splitsWithoutClassesAreRefused() throws IOException {
    // Given
    new FolderFixture(folder).withClass(".", "Train", 2).withClass(".", "Test", 2);

    // When / Then
    assertUnusable(
        "Folder %s has images, but no class folders, in Test and Train; put each image into a folder of its class."
            .formatted(folder));
  }

  @Test
  void imagesBesideClassFoldersAreCountedWhereClassesAreMissing() throws IOException {
    // Given
    new FolderFixture(folder).withClass(".", "train", 3);

    // When / Then
    assertUnusable(
        "Folder %s has no class folder; 2 or more are needed: put each of its 3 images into a folder of its class."
            .formatted(folder.resolve("train")));
  }

  @Test
  void anArchiveInTheFolderIsNamed() throws IOException {
    // Given
    Files.createFile(folder.resolve("train.zip"));

    // When / Then
    assertThatThrownBy(() -> FormatDetection.detect(folder))
        .hasMessageEndingWith("or NAME.npz; unpack train.zip first.");
  }

  @Test
  void aSingleArrayIsRefused() throws IOException {
    // Given
    Path file = Files.createFile(folder.resolve("x.npy"));

    // When / Then
    assertThatThrownBy(() -> FormatDetection.detect(file))
        .hasMessageContaining("save images and labels in one with numpy.savez(");
  }

  @ParameterizedTest
  @CsvSource({"Ape, ape", "big ape, big_ape", "caf\u00e9, cafe\u0301"})
  void aClassWithAnotherSpellingIsNamed(String ofTrain, String ofVal) throws IOException {
    // Given
    new FolderFixture(folder).withClass("train", ofTrain, 1).withClass("train", "cat", 1);
    new FolderFixture(folder).withClass("val", ofVal, 1).withClass("val", "cat", 1);

    // When / Then
    assertUnusable(
        "Folder %s lacks the class folder %s, which train has; it has %s instead: name both alike."
            .formatted(folder.resolve("val"), ofTrain, ofVal));
  }

  @Test
  void aNameThatIsNoTextIsRefused() throws Exception {
    // Given
    new FolderFixture(folder).withClass("train", "ape", 1).withClass("train", "cat", 1);
    Process shell =
        new ProcessBuilder(
                "bash", "-c", "mkdir \"$1/train/caf$(printf '\\351')\"", "-", folder.toString())
            .start();
    assumeThat(shell.waitFor()).isZero();

    // When / Then
    assertUnusable(
        "Folder %s has an entry (caf\ufffd) whose name is not in the encoding of file names here; rename it, or set LC_ALL to a locale of UTF-8."
            .formatted(folder.resolve("train")));
  }

  @Test
  void aTruncatedIdxFileIsRefused() throws IOException {
    // Given
    Path file = fixture.idxImages("train-images-idx3-ubyte", 0x803, 2, 1);
    fixture.idxLabels("train-labels-idx1-ubyte", 1, 0);

    // When / Then
    assertUnusable(
        "File %s has 22 bytes, but says that 12 bytes of images follow a header of 16; copy it again."
            .formatted(file));
  }

  @Test
  void anotherNumberOfLabelsIsRefused() throws IOException {
    // Given
    Path images = fixture.idxImages("train-images-idx3-ubyte", 0x803, 2, 2);
    Path labels = fixture.idxLabels("train-labels-idx1-ubyte", 1, 0, 1);

    // When / Then
    assertUnusable(
        "File %s has 2 images, but %s has 3 labels; they must be of the same set."
            .formatted(images, labels));
  }

  @Test
  void aTruncatedGzipFileIsRefused() throws IOException {
    // Given
    fixture.idxImages("train-images-idx3-ubyte", 0x803, 2, 2);
    Path file = fixture.idxLabels("train-labels-idx1-ubyte.gz", 1, 0);
    FolderFixture.truncate(file, 0.7);

    // When / Then
    assertUnusable(
        "Data set %s (IDX) cannot be read: %s ends early; copy it again.".formatted(folder, file));
  }

  @Test
  void aFileThatIsNotGzipIsRefused() throws IOException {
    // Given
    fixture.idxImages("train-images-idx3-ubyte", 0x803, 2, 2);
    Path file = Files.writeString(folder.resolve("train-labels-idx1-ubyte.gz"), "plain text");

    // When / Then
    assertUnusable(
        "Data set %s (IDX) cannot be read: %s is damaged (Not in GZIP format); copy it again."
            .formatted(folder, file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void npzIsReadDeflatedOrStored(boolean deflated) throws IOException {
    // Given: three images of 2 × 3, channels last
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", deflated)) {
      archive
          .with("x_train", npy("|u1", "3, 2, 3, 3", pixels(0, 3, 18)))
          .with("y_train", npy("<i8", "3,", longs(1, 0, 1)))
          .with("x_val", npy("|u1", "2, 2, 3, 3", pixels(5, 2, 18)))
          .with("y_val", npy("|u1", "2, 1", new byte[] {0, 1}))
          .with("x_test", npy("|u1", "2, 2, 3, 3", pixels(7, 2, 18)))
          .with("y_test", npy(">i2", "2,", new byte[] {0, 1, 0, 0}));
    }

    // When
    DataSetFiles stored = FormatDetection.detect(folder);
    ImageIndex images = stored.open(arena);

    // Then
    assertThat(stored.format()).isEqualTo(ImageFormat.NPZ);
    assertThat(stored.path()).isEqualTo(folder.resolve("set.npz"));
    assertThat(images.classes()).containsExactly("0", "1");
    assertThat(images.of(DataSplit.TRAIN, 1)).hasSize(2);
    Pixels last = images.of(DataSplit.TRAIN, 1).getLast().decode();
    assertThat(last.size()).isEqualTo("3x2x3");
    assertThat(last.value(1, 0, 2)).isEqualTo(ArrayFixture.pixel(2, 2 * 3 + 1));
    assertThat(last.value(2, 1, 0)).isEqualTo(ArrayFixture.pixel(2, 3 * 3 + 2));
    assertThat(images.of(DataSplit.VALIDATION, 0).getFirst().decode().value(0, 0, 0)).isEqualTo(50);
    assertThat(images.of(DataSplit.TEST, 1).getFirst().decode().value(0, 0, 0)).isEqualTo(70);
  }

  @Test
  void npzMayHaveChannelsFirstOrNoneAndOtherNames() throws IOException {
    // Given
    Path first;
    Path grey;
    try (ArrayFixture.Archive archive = fixture.new Archive("first.npz", true)) {
      archive.with("images", npy("|u1", "2, 3, 4, 4", pixels(0, 2, 48)));
      archive.with("labels", npy("<u4", "2,", new byte[] {1, 0, 0, 0, 0, 0, 0, 0}));
      first = archive.written();
    }
    try (ArrayFixture.Archive archive = fixture.new Archive("grey.npz", true)) {
      archive.with(
          "train_images",
          npy(
              2,
              "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 4), }",
              pixels(0, 2, 20)));
      archive.with("train_labels", npy("|i1", "2, 1", new byte[] {1, 0}));
      grey = archive.written();
    }

    // When
    ImageIndex colours = FormatDetection.detect(first).open(arena);
    ImageIndex greys = FormatDetection.detect(grey).open(arena);

    // Then
    assertThat(decoded(colours, DataSplit.TRAIN, 0)).containsExactly(list(pixels(1, 48)));
    assertThat(colours.of(DataSplit.TRAIN, 0).getFirst().decode().size()).isEqualTo("3x4x4");
    assertThat(decoded(greys, DataSplit.TRAIN, 0)).containsExactly(list(pixels(1, 20)));
    assertThat(greys.of(DataSplit.TRAIN, 0).getFirst().decode().size()).isEqualTo("1x5x4");
    assertUnusable(
        "Folder %s holds 2 .npz files; name one of them, such as %s.".formatted(folder, first));
  }

  @Test
  void labelsThatAreTextOrBeginAtOneAreExplained() throws IOException {
    byte[] images = npy("|u1", "2, 2, 2", pixels(0, 2, 4));
    assertArrays(
        "Array %s, y_train holds text (type <U3); labels must be integers from 0: save numpy.unique(labels, return_inverse=True)[1] instead.",
        images, npy("<U3", "2,", new byte[24]));
    assertArrays(
        "Array %s, y_train holds text (type |S3); labels must be integers from 0: save numpy.unique(labels, return_inverse=True)[1] instead.",
        images, npy("|S3", "2,", new byte[6]));
    assertArrays(
        "Array %s, y_train holds Python objects; save it as an array of numbers instead.",
        images, npy("|O", "2,", new byte[40]));
    assertArrays(
        "The labels in %s, y_train are 1 to 2, but must begin at 0; subtract 1 from each of them.",
        images, npy("|u1", "2,", new byte[] {1, 2}));
  }

  @Test
  void arraysThatAreNoImagesOrLabelsAreRefused() throws IOException {
    byte[] images = npy("|u1", "2, 2, 2", pixels(0, 2, 4));
    byte[] labels = npy("|u1", "2,", new byte[] {0, 1});
    assertArrays(
        "Array %s, x_train has numbers of type <f4; images must be bytes, uint8, from 0 to 255.",
        npy("<f4", "2, 2, 2", new byte[32]), labels);
    assertArrays(
        "Array %s, x_train has the shape [2, 4]; images must be [n, h, w], [n, h, w, c] or [n, c, h, w].",
        npy("|u1", "2, 4", new byte[8]), labels);
    assertArrays(
        "Array %s, x_train says 8 bytes of numbers, but has 7; copy it again.",
        npy("|u1", "2, 2, 2", new byte[7]), labels);
    assertArrays(
        "Array %s, x_train is no NumPy array; save it with numpy.savez.",
        "not at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), labels);
    assertArrays(
        "Array %s, x_train is in Fortran order; save it in C order instead.",
        npy(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2, 2), }", new byte[8]),
        labels);
    assertArrays(
        "Images in %s, x_train are 1x2000x2: height (2000) must be 1 to 1024 pixels.",
        npy("|u1", "2, 2000, 2", new byte[8000]), labels);
    assertArrays(
        "Array %s, y_train has numbers of type <f8; labels must be integers: save labels.astype(int) instead.",
        images, npy("<f8", "2,", new byte[16]));
    assertArrays(
        "Array %s, y_train has numbers of type <f4; labels must be integers: save labels.argmax(1) instead.",
        images, npy("<f4", "2, 2", new byte[16]));
    assertArrays(
        "The labels in %s, y_train are 0 to 2, but none is 1; number the classes without a gap, as numpy.unique(labels, return_inverse=True)[1] does.",
        images, npy("|u1", "2,", new byte[] {0, 2}));
    assertArrays(
        "Array %s, y_train has the shape [2, 10]; labels must be one number an image: of one value a class, save labels.argmax(1) instead.",
        images, npy("|u1", "2, 10", new byte[20]));
    assertArrays(
        "Image 1 in %s, y_train has label -1; labels must be 0 to 9999.",
        images, npy("<i8", "2,", longs(0, -1)));
    assertArrays(
        "Image 0 in %s, y_train has label 70000; labels must be 0 to 9999.",
        images, npy("<i8", "2,", longs(70_000, 1)));
  }

  @Test
  void imagesAndLabelsOfAnArchiveAreAsMany() throws IOException {
    // Given
    Path file = archive(npy("|u1", "2, 2, 2", new byte[8]), npy("|u1", "3,", new byte[] {0, 1, 0}));

    // When / Then
    assertUnusable(
        "Array x_train of %s has 2 images, but there are 3 labels; there must be one an image."
            .formatted(file));
  }

  @Test
  void aTestLabelThatTrainingLacksIsRefused() throws IOException {
    // Given
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", true)) {
      archive
          .with("x_train", npy("|u1", "2, 2, 2", new byte[8]))
          .with("y_train", npy("|u1", "2,", new byte[] {0, 1}))
          .with("x_test", npy("|u1", "1, 2, 2", new byte[4]))
          .with("y_test", npy("|u1", "1,", new byte[] {2}));
    }

    // When / Then
    assertUnusable(
        "Image 0 in %s, y_test has label 2, but labels must be 0 to 1; copy or make the file again."
            .formatted(folder.resolve("set.npz")));
  }

  @Test
  void anArchiveWithoutLabelsOrImagesIsRefused() throws IOException {
    // Given
    Path file;
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", true)) {
      archive.with("x_train", npy("|u1", "2, 2, 2", new byte[8]));
      file = archive.written();
    }

    // When / Then
    assertUnusable("File %s holds no array y_train; add it.".formatted(file));
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", true)) {
      archive.with("pictures", npy("|u1", "2, 2, 2", new byte[8]));
    }
    assertUnusable(
        "File %s holds no array x_train, train_images or images, but pictures; name one of its arrays so."
            .formatted(file));
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    // Given
    byte[] labels = npy("|u1", "2,", new byte[] {0, 1});
    Path file = archive(npy("|u1", "2, 2, 2", new byte[8]), labels);
    byte[] bytes = Files.readAllBytes(file);
    int last = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("(2, 2, 2)");
    bytes[last + 20] ^= 1;
    Files.write(file, bytes);

    // When / Then
    assertUnusable(
        "File %s is damaged, or no zip file (wrong checksum of x_train); copy it again."
            .formatted(file));
    FolderFixture.truncate(file, 0.8);
    assertThatThrownBy(() -> FormatDetection.detect(folder).open(arena))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessageStartingWith("File %s is damaged, or no zip file (".formatted(file));
  }

  private void assertArrays(String sentence, byte[] images, byte[] labels) throws IOException {
    Path file = archive(images, labels);
    assertUnusable(sentence.formatted(file));
  }

  private Path archive(byte[] images, byte[] labels) throws IOException {
    try (ArrayFixture.Archive archive = fixture.new Archive("set.npz", false)) {
      return archive.with("x_train", images).with("y_train", labels).written();
    }
  }

  private void assertUnusable(String sentence) {
    assertThatThrownBy(() -> FormatDetection.detect(folder).open(arena))
        .isInstanceOf(DataSetUnusableException.class)
        .hasMessage(sentence);
  }

  private static List<List<Byte>> decoded(ImageIndex images, DataSplit part, int label)
      throws IOException {
    List<List<Byte>> decoded = new ArrayList<>();
    for (EncodedImage entry : images.of(part, label)) {
      decoded.add(list(entry.decode().values()));
    }
    return decoded;
  }

  private static List<Byte> list(byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte each : bytes) {
      list.add(each);
    }
    return list;
  }
}
