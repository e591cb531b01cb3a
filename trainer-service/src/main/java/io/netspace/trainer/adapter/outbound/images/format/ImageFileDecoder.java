package io.netspace.trainer.adapter.outbound.images.format;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes image files: greyscale ones to one channel, others to red, green and blue. */
final class ImageFileDecoder {
  /** Warning of the JPEG decoders for a truncated file. */
  private static final Pattern TRUNCATION_WARNING = Pattern.compile("(?i)premature|truncated");

  private final BufferedImage image;

  private ImageFileDecoder(BufferedImage image) {
    this.image = image;
  }

  /**
   * Decodes the content of a file completely.
   *
   * @throws IOException when it cannot be decoded or is truncated; the message is the reason
   */
  static ImageFileDecoder of(byte[] bytes) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("it is not an image");
      }
      return decode(readers.next(), in);
    }
  }

  Pixels pixels() {
    return grey()
        ? new Pixels(1, image.getHeight(), image.getWidth(), greyLevels())
        : new Pixels(3, image.getHeight(), image.getWidth(), colours());
  }

  /** The stored values: the colour model would change grey levels. */
  private byte[] greyLevels() {
    Raster raster = image.getRaster();
    int excess = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    byte[] levels = new byte[image.getHeight() * image.getWidth()];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        levels[y * row.length + x] = (byte) (row[x] >> excess);
      }
    }
    return levels;
  }

  private byte[] colours() {
    int area = image.getHeight() * image.getWidth();
    byte[] colours = new byte[3 * area];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int at = y * row.length + x;
        colours[at] = (byte) (row[x] >> 16);
        colours[area + at] = (byte) (row[x] >> 8);
        colours[2 * area + at] = (byte) row[x];
      }
    }
    return colours;
  }

  private boolean grey() {
    return image.getColorModel().getNumColorComponents() == 1;
  }

  /** A truncated JPEG causes only a warning, and an image that is partly grey. */
  private static ImageFileDecoder decode(ImageReader reader, ImageInputStream in)
      throws IOException {
    StringBuilder warnings = new StringBuilder();
    try {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((_, warning) -> warnings.append(warning));
      BufferedImage image = reader.read(0);
      if (TRUNCATION_WARNING.matcher(warnings).find()) {
        throw new IOException("it ends early");
      }
      return new ImageFileDecoder(image);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException(reason(e), e);
    } finally {
      reader.dispose();
    }
  }

  private static String reason(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("its content makes no sense");
  }
}
