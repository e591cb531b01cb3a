package io.netspace.cli.offline;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @BeforeEach
  void twoClasses() throws IOException {
    for (String folder : List.of("train/ape", "train/cat", "test/ape", "test/cat")) {
      for (int i = 0; i < 3; i++) {
        image(folder + "/" + i + ".png", 8, 0x0a0000 * (1 + i % 2));
      }
    }
  }

  @Test
  void aDataSetIsDescribed() {
    // When
    int exitCode = execute("dataset", "check", directory.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr()).isEmpty();
    assertThat(stdout().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .contains(
            "data set|" + directory,
            "format|image folder",
            "images|12 of 3x8x8",
            "mean|13.3 0.0 0.0",
            "deviation|4.7 0.0 0.0",
            "unusable|0",
            "class|train|test",
            "ape|3|3",
            "cat|3|3");
  }

  @Test
  void aDataSetIsOneLineOfJson() throws IOException {
    // When
    int exitCode = execute("dataset", "check", directory.toString(), "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(stdout());
    assertThat(json.get("format").asText()).isEqualTo("image folder");
    assertThat(json.get("counts")).hasToString("{\"train\":[3,3],\"test\":[3,3]}");
    assertThat(json.get("classes")).hasToString("[\"ape\",\"cat\"]");
    assertThat(json.get("mean").get(0).asDouble()).isBetween(13.3, 13.4);
    assertThat(json.get("digest").asText()).hasSize(64);
    assertThat(json.get("unusable")).hasToString("{\"count\":0}");
    assertThat(json.get("usableCounts")).hasToString("{\"train\":[3,3],\"test\":[3,3]}");
    assertThat(json.get("ignored")).hasToString("[]");
  }

  @Test
  void corruptImagesAreNamedUpToTwenty() throws IOException {
    // Given
    for (int i = 10; i < 33; i++) {
      Files.writeString(directory.resolve("train/ape/" + i + ".png"), "no image");
    }

    // When
    int exitCode = execute("dataset", "check", directory.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stdout())
        .contains("  " + directory.resolve("train/ape/10.png") + ": it is not an image\n")
        .contains("/29.png: ", "  and 3 more\n")
        .doesNotContain("/30.png");
    assertThat(stderr())
        .isEqualTo(
            "23 of 35 images cannot be used; mend or remove them, or write onBadImage: skip under"
                + " dataset in the study.\n");
  }

  @Test
  void filesThatAreIgnoredAreCountedOnStandardError() throws IOException {
    // Given
    Files.writeString(directory.resolve("train/ape/notes.txt"), "");

    // When / Then
    assertThat(execute("dataset", "check", directory.toString())).isZero();
    assertThat(stderr())
        .startsWith(
            "Ignored 1 file with other endings, such as "
                + directory.resolve("train/ape/notes.txt")
                + "; images end in ");
  }

  @Test
  void filesThatAreIgnoredAreCountedInJson() throws IOException {
    // Given
    Files.writeString(directory.resolve("train/ape/notes.txt"), "");
    Files.writeString(directory.resolve("labels.csv"), "");
    Files.writeString(directory.resolve("train/.DS_Store"), "");
    Files.writeString(directory.resolve("train/cat/.DS_Store"), "");

    // When
    int exitCode = execute("dataset", "check", directory.toString(), "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(new ObjectMapper().readTree(stdout()).get("ignored"))
        .hasToString(
            "[{'reason':'other ending','count':1,'first':'%1$s/train/ape/notes.txt'},{'reason':'outside class','count':1,'first':'%1$s/labels.csv'},{'reason':'hidden','count':2,'first':'%1$s/train/.DS_Store'}]"
                .formatted(directory)
                .replace('\'', '"'));
  }

  @Test
  void aDataSetInsideAFolderIsTakenAndNamed() throws IOException {
    // Given
    Path parent = Files.createDirectory(directory.resolve("parent"));
    for (String split : List.of("train", "test")) {
      Files.createDirectories(parent.resolve("inside"));
      Files.move(directory.resolve(split), parent.resolve("inside").resolve(split));
    }

    // When
    int exitCode = execute("dataset", "check", parent.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .isEqualTo("Took %s, the data set in %s.%n".formatted(parent.resolve("inside"), parent));
  }

  @Test
  void imagesOfOtherSizesAreUsableResized() throws IOException {
    // Given
    image("train/cat/wide.png", 30, 0);

    // When / Then
    assertThat(execute("dataset", "check", directory.toString())).isEqualTo(2);
    assertThat(execute("dataset", "check", directory.toString(), "--resize", "1x16x16")).isZero();
    assertThat(stdout()).contains("13 of 1x16x16");
  }

  @Test
  void aFolderOfNothingIsOneSentence() {
    // When
    int exitCode = execute("dataset", "check", directory.resolve("train/ape").toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("/train/ape has no folder train; ").hasLineCount(1);
    assertThat(stdout()).isEmpty();
  }

  @Test
  void aWrongShapeIsOneSentence() {
    // When
    int exitCode = execute("dataset", "check", directory.toString(), "--resize", "16x16");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr())
        .isEqualTo("--resize: input (16x16) must look like 3x32x32: channels, height, width.\n");
  }

  @Test
  void theCommandAloneAsksForASubcommand() {
    // When
    int exitCode = execute("dataset");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).isEqualTo("Say what to do: ./netspace dataset check DIR.\n");
  }

  private void image(String name, int width, int colour) throws IOException {
    BufferedImage image = new BufferedImage(width, 8, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour);
      }
    }
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private int execute(String... arguments) {
    return Netspace.commandLine(
            new CommandContext(
                new Installation(directory),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80)))
        .execute(arguments);
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
