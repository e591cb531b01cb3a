package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Json;
import io.netspace.offline.common.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network tells images that are brighter on the left from those brighter on the right. */
class PredictCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    try (InputStream network =
        Objects.requireNonNull(
            PredictCommandTest.class.getResourceAsStream("/golden/trained/network.onnx"))) {
      Files.copy(network, directory.resolve("network.onnx"));
    }
    for (String name : new String[] {"images/left/a.png", "images/right/b.png"}) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 32; i++) {
        image.setRGB(i % 4, i / 4, 0xb0b0b0);
        image.setRGB(4 + i % 4, i / 4, 0x404040);
      }
      ImageIO.write(image, "png", file.toFile());
    }
  }

  @Test
  void anImageIsALine() {
    // When
    int exitCode = execute("images/left/a.png", "--top", "2");
    // Then
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
        .singleElement()
        .asString()
        .matches(".*/images/left/a\\.png +left +[01]\\.\\d{4} +right +0\\.\\d{4}");
  }

  @Test
  void ofALabelledFolderTheErrorIsCounted() throws IOException {
    // When
    int exitCode = execute("images", "--output", "json");
    // Then
    assertThat(exitCode).isZero();
    JsonNode result = Json.parse(out.toString(StandardCharsets.UTF_8));
    assertThat(result.path("images").path(1).path("label").asText()).isEqualTo("right");
    assertThat(result.path("error").path("all").path("wrong").intValue()).isEqualTo(1);
    assertThat(result.path("error").path("all").path("percent").doubleValue()).isEqualTo(50);
    assertThat(result.path("error").path("byClass").path("right").path("percent").doubleValue())
        .isEqualTo(100);
  }

  @Test
  void anImageThatCannotBeDecodedIsASentence() throws IOException {
    // Given
    Files.writeString(directory.resolve("text.png"), "no image");
    // When
    int exitCode = execute("text.png", "images/left/a.png");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Image %s cannot be used: it is not an image.\n"
                .formatted(directory.resolve("text.png")));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("a.png");
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "predict";
    all[1] = directory.resolve("network.onnx").toString();
    for (int i = 0; i < arguments.length; i++) {
      boolean isFile = arguments[i].contains(".png") || arguments[i].equals("images");
      all[i + 2] = isFile ? directory.resolve(arguments[i]).toString() : arguments[i];
    }
    return Netspace.commandLine(
            new CommandContext(
                new Installation(directory),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false, 80)))
        .execute(all);
  }
}
