package io.netspace.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCheckTest {
  private static final String STUDY =
      """
      name: tiny
      regime: {flops: [0.1M, 2M], epochs: 1, batch: 2, trainImages: 4, validationImages: 10}
      space: {stem: {type: SIMPLE, width: 8}, strides: [1, 2], maxDepth: 4, maxWidth: 64}
      models: 4
      """;

  /** As many images of a class as the study takes, and three more for those that are damaged. */
  private static final int IMAGES = 10;

  @TempDir Path directory;

  /** Folders of images, and whether a study may use them. */
  enum Images {
    SOUND(true) {
      @Override
      void write(Path folder) {}
    },
    WITH_TEST_IMAGES(true) {
      @Override
      void write(Path folder) throws IOException {
        image(folder.resolve("test/ape/0.png"), 8);
        image(folder.resolve("test/cat/0.png"), 8);
      }
    },
    WITH_OTHER_FILES(true) {
      @Override
      void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("README.txt"), "two animals");
      }
    },
    IN_A_FOLDER_INSIDE(true) {
      @Override
      void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("inside"));
        Files.move(folder.resolve("train"), folder.resolve("inside/train"));
      }
    },
    WITHOUT_A_FOLDER_TRAIN(true) {
      @Override
      void write(Path folder) throws IOException {
        for (String name : new String[] {"ape", "cat"}) {
          Files.move(folder.resolve("train").resolve(name), folder.resolve(name));
        }
        Files.delete(folder.resolve("train"));
      }
    },
    TWO_FOLDERS_INSIDE(false) {
      @Override
      void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("inside"));
        Files.move(folder.resolve("train"), folder.resolve("inside/train"));
        for (String name : new String[] {"ape", "cat"}) {
          image(folder.resolve("other/train/" + name + "/0.png"), 8);
        }
      }
    },
    EMPTY(false) {
      @Override
      void write(Path folder) throws IOException {
        remove(folder.resolve("train"));
      }
    },
    NO_FOLDER(false) {
      @Override
      void write(Path folder) throws IOException {
        remove(folder);
      }
    },
    ONE_CLASS(false) {
      @Override
      void write(Path folder) throws IOException {
        remove(folder.resolve("train/cat"));
      }
    },
    EMPTY_CLASS(false) {
      @Override
      void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("train/dog"));
      }
    },
    CORRUPT_IMAGE(false) {
      @Override
      void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("train/cat/10.png"), "no image");
      }
    },
    ALL_IMAGES_CORRUPT(false) {
      @Override
      void write(Path folder) throws IOException {
        for (String name : new String[] {"ape", "cat"}) {
          for (int i = 0; i < IMAGES; i++) {
            Files.writeString(folder.resolve("train/" + name + "/" + i + ".png"), "no image");
          }
        }
      }
    },
    TRUNCATED_IMAGE(false) {
      @Override
      void write(Path folder) throws IOException {
        Path image = folder.resolve("train/ape/0.png");
        byte[] bytes = Files.readAllBytes(image);
        Files.write(image, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    OTHER_SIZE(false) {
      @Override
      void write(Path folder) throws IOException {
        image(folder.resolve("train/ape/wide.png"), 20);
      }
    },
    TOO_LARGE(false) {
      @Override
      void write(Path folder) throws IOException {
        image(folder.resolve("train/ape/wide.png"), 1025);
      }
    },
    CLASS_MISSING_IN_TEST(false) {
      @Override
      void write(Path folder) throws IOException {
        image(folder.resolve("test/ape/0.png"), 8);
      }
    },
    TOO_MANY_CLASSES(false) {
      @Override
      void write(Path folder) throws IOException {
        remove(folder.resolve("train"));
        int classes = 10_001;
        ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES * classes);
        labels.order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, classes).forEach(labels::putInt);
        try (ZipOutputStream zip =
            new ZipOutputStream(Files.newOutputStream(folder.resolve("images.npz")))) {
          array(zip, "x_train", "|u1", "(%d, 1, 1)".formatted(classes), new byte[classes]);
          array(zip, "y_train", "<i4", "(%d,)".formatted(classes), labels.array());
        }
      }
    },
    DAMAGED_NPZ(false) {
      @Override
      void write(Path folder) throws IOException {
        remove(folder.resolve("train"));
        Files.writeString(folder.resolve("images.npz"), "no archive");
      }
    };

    private final boolean usable;

    Images(boolean usable) {
      this.usable = usable;
    }

    /** Changes a sound folder into this one. */
    abstract void write(Path folder) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Images.class)
  void aCheckOfTheStudyAgreesWithACheckOfItsImages(Images images) throws IOException {
    // Given
    Path folder = sound();
    images.write(folder);
    String study = study(STUDY + "dataset: {folder: images}\n").toString();
    // When
    Result ofImages = execute("dataset", "check", folder.toString());
    Result ofStudy = execute("run", study, "--check");
    Result ofOption = execute("run", study, "--check", "--dataset", folder.toString());
    // Then
    int expected = images.usable ? 0 : 2;
    assertThat(ofImages.exitCode()).as(ofImages.stderr()).isEqualTo(expected);
    assertThat(ofStudy.exitCode()).as(ofStudy.stderr()).isEqualTo(expected);
    assertThat(ofOption).isEqualTo(ofStudy);
    assertThat(images.usable ? ofStudy.stdout() : ofStudy.stderr()).hasLineCount(1);
    assertThat(images.usable ? "" : ofStudy.stdout()).isEmpty();
    assertThat(images.usable ? ofStudy.stderr() : "")
        .isEqualTo(images.usable ? ofImages.stderr() : "");
  }

  @ParameterizedTest
  @EnumSource(
      value = Images.class,
      names = {"CORRUPT_IMAGE", "OTHER_SIZE"})
  void aStudyThatLeavesBadImagesOutIsSound(Images images) throws IOException {
    // Given
    images.write(sound());
    String study = study(STUDY + "dataset: {folder: images, onBadImage: skip}\n").toString();
    // When
    Result check = execute("run", study, "--check");
    // Then
    assertThat(check.exitCode()).isZero();
    assertThat(check.stdout()).contains("21 images of 3x8x8 in 2 classes (train 21, left out 1)");
    assertThat(check.stderr()).contains("cannot be used").hasLineCount(1);
  }

  @Test
  void tooFewImagesOfAClassAreFoundBeforeTheStart() throws IOException {
    // Given: each class has seven in ten places, four of ten are bad
    Path folder = sound();
    for (int i = 0; i < 4; i++) {
      Files.writeString(folder.resolve("train/cat/" + i + ".png"), "no image");
    }
    String study = study(STUDY + "dataset: {folder: images, onBadImage: skip}\n").toString();
    // When
    Result check = execute("run", study, "--check");
    Result ofImages = execute("dataset", "check", folder.toString());
    // Then
    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.stdout()).isEmpty();
    assertThat(check.stderr())
        .endsWith(
            "Class cat of %s has 10 images in train, 4 of them bad, but the study needs 7 of each class; add images, or lower regime.trainImages or regime.validationImages.%n"
                .formatted(folder));
    assertThat(ofImages.stdout()).containsPattern("fewest in a class +train 6 \\(cat\\)\n");
  }

  @Test
  void validationImagesAreCountedToo() throws IOException {
    // Given
    Path folder = sound();
    for (String name : new String[] {"ape", "cat"}) {
      image(folder.resolve("val/" + name + "/0.png"), 8);
    }
    String study = study(STUDY + "dataset: {folder: images}\n").toString();
    // When
    Result check = execute("run", study, "--check");
    // Then
    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.stderr())
        .isEqualTo(
            "Class ape of %s has 1 images in val, but the study needs 5 of each class; add images, or lower regime.trainImages or regime.validationImages.%n"
                .formatted(folder));
  }

  @Test
  void resizedImagesAgreeToo() throws IOException {
    // Given
    Path folder = sound();
    Images.OTHER_SIZE.write(folder);
    String study =
        study(STUDY + "dataset: {folder: images, resize: true, input: 3x16x16}\n").toString();
    // When
    Result ofImages = execute("dataset", "check", folder.toString(), "--resize", "3x16x16");
    Result ofStudy = execute("run", study, "--check");
    // Then
    assertThat(ofImages.exitCode()).isZero();
    assertThat(ofStudy.exitCode()).isZero();
    assertThat(ofStudy.stdout()).contains("21 images of 3x16x16 in 2 classes (train 21)");
  }

  @Test
  void whatWasFoundIsOneLine() throws IOException {
    // Given
    Path folder = sound();
    Images.WITH_TEST_IMAGES.write(folder);
    String study = study(STUDY + "dataset: {folder: images}\n").toString();
    // When
    Result check = execute("run", study, "--check");
    // Then
    assertThat(check.stdout())
        .matches(
            "study tiny-[0-9a-f]{8}: 22 images of 3x8x8 in 2 classes \\(train 20, test 2\\);"
                + " regime.flops \\[100000, 2000000] holds [0-9.]+ % of \\d+ networks drawn from"
                + " AnyNetX_A; nothing was started.\n");
    assertThat(directory.resolve(".netspace")).doesNotExist();
  }

  @Test
  void whatWasFoundIsOneObjectOfJson() throws IOException {
    // Given
    sound();
    String study = study(STUDY + "dataset: {folder: images}\n").toString();
    // When
    Result check = execute("run", study, "--check", "--output", "json");
    // Then
    assertThat(check.stdout()).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(check.stdout());
    assertThat(json.get("id").asText()).matches("tiny-[0-9a-f]{8}");
    assertThat(json.get("images")).hasToString("{\"train\":20}");
    assertThat(json.get("classes").asInt()).isEqualTo(2);
    assertThat(json.get("acceptanceRate").asDouble()).isBetween(0.01, 1.0);
  }

  @Test
  void generatedImagesAreNamed() throws IOException {
    // When
    Result check =
        execute("run", study(STUDY + "dataset: {generated: {}}\n").toString(), "--check");
    // Then
    assertThat(check.exitCode()).isZero();
    assertThat(check.stdout()).contains(": generated images of 3x");
  }

  @Test
  void aWindowOfNothingIsRefused() throws IOException {
    // Given
    String study =
        study(STUDY.replace("[0.1M, 2M]", "[10, 20]") + "dataset: {generated: {}}\n").toString();
    // When
    Result check = execute("run", study, "--check");
    // Then
    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.stderr()).contains("regime.flops ([10, 20])", "widen").hasLineCount(1);
    assertThat(check.stdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--watch", "--again"})
  void aCheckFollowsNothing(String option) throws IOException {
    // When
    Result check = execute("run", study(STUDY).toString(), "--check", option);
    // Then
    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.stderr())
        .isEqualTo("--check starts nothing; it goes with neither --watch nor --again.\n");
  }

  private Path sound() throws IOException {
    Path folder = directory.resolve("images");
    for (String name : new String[] {"ape", "cat"}) {
      for (int i = 0; i < IMAGES; i++) {
        image(folder.resolve("train/" + name + "/" + i + ".png"), 8);
      }
    }
    return folder;
  }

  private static void image(Path file, int width) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, 8, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", file.toFile());
  }

  private static void array(
      ZipOutputStream zip, String name, String type, String shape, byte[] values)
      throws IOException {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    zip.write("%-117s\n".formatted(header).getBytes(StandardCharsets.US_ASCII));
    zip.write(values);
    zip.closeEntry();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path study(String document) throws IOException {
    return Files.writeString(directory.resolve("study.yaml"), document);
  }

  private record Result(int exitCode, String stdout, String stderr) {}

  private Result execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Netspace.commandLine(
                new CommandContext(
                    new Installation(directory),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80)))
            .execute(arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
