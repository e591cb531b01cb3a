package io.netspace.trainer.adapter.outbound.images.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Writes folders of small images; each image has a colour of its own. */
public final class FolderFixture {
  private final Path folder;
  private int written;

  public FolderFixture(Path folder) {
    this.folder = folder;
  }

  /** So many PNG files {@code <part>/<name>/000.png} on. */
  public FolderFixture withClass(String part, String name, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      write("%s/%s/%03d.png".formatted(part, name, i), 8, 8, BufferedImage.TYPE_INT_RGB);
    }
    return this;
  }

  public Path write(String name, int width, int height, int type) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    int colour = 0x010203 * ++written;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour);
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.endsWith(".png") ? "png" : "jpg", file.toFile());
    return file;
  }

  public Path writeText(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Cuts a file to a part of its length. */
  public static void truncate(Path file, double share) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, (int) (share * all.length)));
  }
}
