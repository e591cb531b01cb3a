package io.netspace.offline.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.trainer.adapter.outbound.images.decoding.DecodedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that the trainer has trained to 5.4 % on images that are brighter left or right. */
class PredictorTest {
  private static final int SIDE = 8;
  private static final int VALIDATION_IMAGES = 37;
  private static final List<String> NAMES = List.of("left", "right");

  private final Terminal terminal =
      new Terminal(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false, 80);
  @TempDir private Path folder;
  private Path model = Path.of("");

  @BeforeEach
  void copyNetwork() throws IOException {
    model = copy("network.onnx", folder.resolve("package"));
  }

  @Test
  void theErrorIsTheOneThatTheTrainingHasRecorded() throws IOException {
    // Given
    Path images = folder.resolve("images");
    writeValidationImages(images);

    // When
    try (OnnxModel network = OnnxModel.open(model, 1)) {
      ImageFiles files = ImageFiles.of(List.of(images), network.classNames());
      CountedError error =
          CountedError.of(new Predictor(network, terminal).predict(files.images()));

      // Then
      assertThat(network.classNames()).isEqualTo(NAMES);
      assertThat(error.images()).isEqualTo(VALIDATION_IMAGES);
      assertThat(error.wrong()).isEqualTo(2);
      assertThat(error.percent()).isEqualTo(network.recordedErrorPercent());
    }
  }

  @Test
  void anImageOfAnySizeIsResized() throws IOException {
    // Given
    Path picture = folder.resolve("picture.png");
    BufferedImage bright = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 320; x++) {
      for (int y = 0; y < 480; y++) {
        bright.setRGB(x, y, 0xb0b0b0);
      }
    }
    ImageIO.write(bright, "png", picture.toFile());
    Path broken = Files.writeString(folder.resolve("broken.png"), "no image");

    // When
    try (OnnxModel network = OnnxModel.open(model.getParent(), 1)) {
      Predictor predictor = new Predictor(network, terminal);
      List<Prediction> predictions =
          predictor.predict(ImageFiles.of(List.of(broken, picture), NAMES).images());

      // Then
      assertThat(predictions).hasSize(1);
      assertThat(predictions.getFirst().image()).isEqualTo(picture);
      assertThat(predictions.getFirst().top(5)).containsExactly(0, 1);
      assertThat(predictions.getFirst().probabilities().stream().mapToDouble(it -> it).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(predictor.unusable())
          .extracting(DecodedImage.Unusable::name)
          .containsExactly(broken.toString());
    }
  }

  @Test
  void aFolderThatIsNoClassIsRefused() throws IOException {
    // Given
    Files.createDirectories(folder.resolve("images/up"));

    // When / Then
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> ImageFiles.of(List.of(folder.resolve("images")), NAMES))
        .withMessage(
            "Folder %s is not named as a class of the network (left, right); name a folder with images, or with a folder for each class."
                .formatted(folder.resolve("images/up")));
  }

  @Test
  void whatIsNoNetworkIsRefused() throws IOException {
    // Given
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");

    // When / Then
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> OnnxModel.open(text, 1))
        .withMessage(
            "Network (%s) is no ONNX file, or damaged; write it again with ./netspace export."
                .formatted(text));
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> OnnxModel.open(folder.resolve("none"), 1))
        .withMessageContaining("does not exist");
  }

  @Test
  void aLatencyIsTheMedianOfItsPasses() {
    // When
    OnnxLatency latency = OnnxLatency.measure(model, 2, Duration.ZERO, terminal);

    // Then
    assertThat(latency.passes()).isEqualTo(11);
    assertThat(latency.median()).isBetween(latency.lowerQuartile(), latency.upperQuartile());
    assertThat(OnnxLatency.machine()).contains("cores");
  }

  static Path copy(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream resource =
        Objects.requireNonNull(
            PredictorTest.class.getResourceAsStream("/golden/trained/" + name))) {
      Files.copy(resource, folder.resolve(name));
    }
    return folder.resolve(name);
  }

  /** The images that the network was validated on, as files: the trainer's tests draw them so. */
  private static void writeValidationImages(Path images) throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (int index = 0; index < VALIDATION_IMAGES; index++) {
      int label = index % 2;
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 3 * SIDE * SIDE; i++) {
        boolean left = i % SIDE < SIDE / 2;
        int value = random.nextInt(150) + (left == (label == 0) ? 60 : 0);
        image.getRaster().setSample(i % SIDE, i / SIDE % SIDE, i / (SIDE * SIDE), value);
      }
      Path ofClass = Files.createDirectories(images.resolve(NAMES.get(label)));
      ImageIO.write(image, "png", ofClass.resolve(index + ".png").toFile());
    }
  }
}
