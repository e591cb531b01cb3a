package io.netspace.trainer.adapter.outbound.images.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.ImageShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks data sets in a Java process of its own, with the smallest heap that a command has. */
class SmallHeapTest {
  @TempDir private Path folder;

  @Test
  void photosOfTwelveMegapixelsFitOnAnyNumberOfProcessors() throws Exception {
    // Given
    BufferedImage photo = new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR);
    for (String name : new String[] {"cat", "dog"}) {
      Path directory = Files.createDirectories(folder.resolve("train").resolve(name));
      Path first = directory.resolve("0.jpg");
      assertThat(ImageIO.write(photo, "jpg", first.toFile())).isTrue();
      for (int i = 1; i < 8; i++) {
        Files.copy(first, directory.resolve(i + ".jpg"));
      }
    }

    // When
    String output = checkInSmallHeap();

    // Then
    assertThat(output).isEqualTo("16 images of 3x224x224, 0 unusable\n");
  }

  private String checkInSmallHeap() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=16",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  /** Checks a folder, resized. */
  public static void main(String[] arguments) throws InterruptedException {
    DataSetCheck check =
        DataSetChecker.check(Path.of(arguments[0]), new ImageShape(3, 224, 224), (_, _) -> {});
    System.out.printf(
        "%d images of %s, %d unusable%n",
        check.imageCount(), check.shape(), check.unusable().size());
  }
}
