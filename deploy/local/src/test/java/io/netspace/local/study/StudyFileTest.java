package io.netspace.local.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StudyFileTest {
  private static final String STUDY =
      """
      name: tiny
      regime: {flops: [0.1M, 2M], epochs: 1, batch: 2, trainImages: 4, validationImages: 10}
      space: {stem: {type: SIMPLE, width: 8}, strides: [1, 2], maxDepth: 4, maxWidth: 64}
      models: 4
      """;

  private static final String GENERATED = "dataset: {generated: {classes: 4}}\n";

  private final Terminal terminal = new Terminal(System.err, false, 80);

  @TempDir Path directory;

  @Test
  void theDemoIsAStudy() {
    assertThat(StudyFile.demo().path("name").asText()).isEqualTo("demo");
  }

  @Test
  void aSoundStudyIsReadAsItIsWritten() {
    // When
    JsonNode document = StudyFile.read(file(STUDY + GENERATED), null, terminal);
    // Then
    assertThat(document.path("models").asInt()).isEqualTo(4);
    assertThat(document.path("dataset").path("generated").path("classes").asInt()).isEqualTo(4);
  }

  @Test
  void aNetworkIsPointedToInspect() {
    // Given
    Path file = file("MODEL: {TYPE: regnet}\nREGNET: {DEPTH: 10}\n");

    // Then
    assertThatThrownBy(() -> StudyFile.read(file, null, terminal))
        .hasMessage(
            "%s is a network, not a study; look at it with ./netspace inspect %s, or write a study of a space of such networks, with name, regime and models."
                .formatted(file, file));
    assertThatThrownBy(() -> StudyFile.read(directory, null, terminal))
        .hasMessage("Study file (%s) is a folder; name a YAML file.".formatted(directory));
  }

  @Test
  void shapeAndClassesAreReadFromTheFolder() throws IOException {
    // Given
    Path images = images();
    // When
    JsonNode document = StudyFile.read(file(STUDY), images, terminal);
    // Then
    assertThat(document.path("dataset").path("folder").asText()).isEqualTo(images.toString());
    assertThat(document.path("dataset").path("input").asText()).isEqualTo("3x8x8");
    assertThat(document.path("dataset").path("classes").asInt()).isEqualTo(2);
  }

  @Test
  void aRelativeFolderIsResolvedAgainstTheDocument() throws IOException {
    // Given
    images();
    Path file = file(STUDY + "dataset: {folder: images}\n");
    // When
    JsonNode document = StudyFile.read(file, null, terminal);
    // Then
    assertThat(document.path("dataset").path("folder").asText())
        .isEqualTo(directory.resolve("images").toString());
  }

  @Test
  void baselinesAreMadeToFitTheImagesOfTheFolder() throws IOException {
    // Given
    Path images = images();

    // When: of images as large as those of no folder, this network would be too costly
    JsonNode document =
        StudyFile.read(file(STUDY + "baselines: [EfficientNet-B5]\n"), images, terminal);

    // Then
    assertThat(document.path("baselines").path(0).asText()).isEqualTo("EfficientNet-B5");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("unknown field", STUDY + "epoch: 3\n", "epoch"),
        Arguments.of("YAML syntax", "name: [tiny\nmodels: 4\n", "is not YAML"),
        Arguments.of("a field twice", STUDY + "models: 8\n", "Duplicate field 'models'"),
        Arguments.of("no object", "just words\n", "is not a study"),
        Arguments.of("nothing", "", "is not a study"),
        Arguments.of("negative epochs", STUDY.replace("epochs: 1", "epochs: -1"), "regime.epochs"),
        Arguments.of("no models", STUDY.replace("models: 4", "seed: 4"), "models"),
        Arguments.of("text for a number", STUDY.replace("models: 4", "models: many"), "many"),
        Arguments.of("window upside down", STUDY.replace("[0.1M, 2M]", "[2M, 0.1M]"), "flops"),
        Arguments.of(
            "window of nothing", GENERATED + STUDY.replace("[0.1M, 2M]", "[10, 20]"), "widen"),
        Arguments.of("no images", STUDY, "dataset is missing; write dataset: {folder: DIR}"),
        Arguments.of("images of no kind", STUDY + "dataset: {}\n", "dataset is missing"),
        Arguments.of("unknown space", STUDY + "policy: whim\n", "policy"),
        Arguments.of(
            "unknown baseline", STUDY + "baselines: [ResNet-51]\n", "write ResNet-50 instead"),
        Arguments.of(
            "impossible baseline",
            STUDY + "baselines: [EfficientNet-B5]\n",
            "cannot be made to fit"),
        Arguments.of("bad strides", STUDY.replace("[1, 2]", "[3]"), "strides"),
        Arguments.of("no such folder", STUDY + "dataset: {folder: nowhere}\n", "does not exist"),
        Arguments.of("folder as a list", STUDY + "dataset: [a, b]\n", "dataset"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aBrokenStudyIsRefusedInOneSentence(String fault, String document, String word) {
    assertThatThrownBy(() -> StudyFile.read(file(document), null, terminal))
        .as(fault)
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(word)
        .message()
        .doesNotContain("\n")
        .endsWith(".");
  }

  @Test
  void aStudyFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> StudyFile.read(directory.resolve("none.yaml"), null, terminal))
        .hasMessageContaining("none.yaml) does not exist");
  }

  @Test
  void textThatIsNotUtf8NamesItsCause() throws IOException {
    // Given
    Path file = directory.resolve("latin.yaml");
    Files.write(file, "name: größe\n".getBytes(StandardCharsets.ISO_8859_1));
    // When / Then
    assertThatThrownBy(() -> StudyFile.read(file, null, terminal))
        .hasMessage(
            "Study file (%s) is not UTF-8 text, but perhaps Latin-1; save it as UTF-8."
                .formatted(file));
  }

  @Test
  void aTabNamesItsCause() {
    assertThatThrownBy(
            () -> StudyFile.read(file("name: tiny\nregime:\n\tepochs: 1\n"), null, terminal))
        .hasMessageContaining("TAB")
        .hasMessageContaining("line 3");
  }

  @Test
  void aCorruptImageIsNamed() throws IOException {
    // Given
    Path images = images();
    Files.writeString(images.resolve("train/cat/3.png"), "no image");
    // When / Then
    assertThatThrownBy(() -> StudyFile.read(file(STUDY), images, terminal))
        .hasMessageContaining("3.png")
        .hasMessageContaining("cannot be used");
  }

  @Test
  void aCorruptImageIsSkippedUnderThatPolicy() throws IOException {
    // Given
    Path images = images();
    Files.writeString(images.resolve("train/cat/3.png"), "no image");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Terminal listening = new Terminal(new PrintStream(told), false, 80);
    // When
    JsonNode document =
        StudyFile.read(file(STUDY + "dataset: {onBadImage: skip}\n"), images, listening);
    // Then
    assertThat(document.path("dataset").path("onBadImage").asText()).isEqualTo("skip");
    assertThat(document.path("dataset").path("input").asText()).isEqualTo("3x8x8");
    assertThat(told)
        .hasToString(
            "Image %s/train/cat/3.png cannot be used: it is not an image; left out.\n"
                .formatted(images));
  }

  @Test
  void fewerImagesThanTheRegimeTakesAreRefused() throws IOException {
    // Given
    Path images = images();
    String study = STUDY.replace("trainImages: 4", "trainImages: 12");
    // When / Then: of 22 images there are 20
    assertThatThrownBy(() -> StudyFile.read(file(study), images, terminal))
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "Class cat of %s has 10 images in train, but the study needs 11 of each class; add images, or lower regime.trainImages or regime.validationImages."
                .formatted(images));
  }

  @Test
  void imagesAreResizedToTheInputOfTheStudy() throws IOException {
    // Given
    Path images = images();
    BufferedImage wide = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(wide, "png", images.resolve("train/cat/3.png").toFile());
    String resize = "dataset: {folder: images, input: 3x16x16, resize: true}\n";
    // When
    JsonNode document = StudyFile.read(file(STUDY + resize), null, terminal);
    // Then
    assertThat(document.path("dataset").path("input").asText()).isEqualTo("3x16x16");
    assertThat(document.path("dataset").path("resize").asBoolean()).isTrue();
  }

  @Test
  void resizingNeedsAShape() throws IOException {
    // Given
    images();
    Path file = file(STUDY + "dataset: {folder: images, resize: true}\n");
    // When / Then
    assertThatThrownBy(() -> StudyFile.read(file, null, terminal))
        .hasMessage(
            "dataset.resize (true) needs dataset.input, the shape that all images get, such as"
                + " 3x64x64.");
  }

  @Test
  void imagesOfAnotherNumberOfClassesAreRefused() throws IOException {
    // Given
    images();
    Path file = file(STUDY + "dataset: {folder: images, classes: 7}\n");
    // When / Then
    assertThatThrownBy(() -> StudyFile.read(file, null, terminal))
        .hasMessageContaining("dataset.classes (7) must be 2");
  }

  @Test
  void aNetworkThatNoTrainerCouldHoldIsRefusedBeforeAnythingStarts() {
    // Given
    CheckedStudy study = StudyFile.check(file(STUDY + GENERATED), null, terminal);

    // Then
    assertThatThrownBy(() -> study.requireMemory(1 << 20, 2))
        .hasMessageMatching(
            "regime\\.memory \\(not given\\) allows networks whose training takes about .+ GB, and none of the 2 trainers has more than 0\\.0 GB for one; write regime\\.memory: 1M, or start fewer trainers \\(--trainers\\)\\.");
    study.requireMemory(1L << 34, 2);
  }

  private Path file(String document) {
    try {
      return Files.writeString(directory.resolve("study.yaml"), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path images() throws IOException {
    Path images = directory.resolve("images");
    for (String name : new String[] {"cat", "dog"}) {
      Path folder = Files.createDirectories(images.resolve("train").resolve(name));
      for (int i = 0; i < 10; i++) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
      }
    }
    return images;
  }
}
