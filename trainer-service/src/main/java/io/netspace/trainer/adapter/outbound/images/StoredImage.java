package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageShape;
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

/** One image file, decoded: grey ones have one channel, others red, green and blue. */
final class StoredImage {
  /** What the decoders of JPEG say of a file whose end is missing. */
  private static final Pattern EARLY_END = Pattern.compile("(?i)premature|truncated");

  private final BufferedImage image;
  private final ImageShape shape;

  private StoredImage(BufferedImage image) {
    this.image = image;
    this.shape = new ImageShape(grey() ? 1 : 3, image.getHeight(), image.getWidth());
  }

  /**
   * Decodes the content of a file wholly.
   *
   * @throws IOException when it cannot be decoded, or ends early; its message says why
   */
  static StoredImage of(byte[] bytes) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("it is not an image");
      }
      return decode(readers.next(), in);
    }
  }

  ImageShape shape() {
    return shape;
  }

  /** Writes its numbers from {@code start} on, {@code [channel, height, width]}. */
  void copyTo(byte[] pixels, int start) {
    if (grey()) {
      copyGrey(pixels, start);
    } else {
      copyColours(pixels, start);
    }
  }

  /** The stored numbers: the colour model would turn grey levels into other ones. */
  private void copyGrey(byte[] pixels, int start) {
    Raster raster = image.getRaster();
    int excess = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    int at = start;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels[at++] = (byte) (raster.getSample(x, y, 0) >> excess);
      }
    }
  }

  private void copyColours(byte[] pixels, int start) {
    int area = image.getHeight() * image.getWidth();
    int[] colours =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < area; i++) {
      pixels[start + i] = (byte) (colours[i] >> 16);
      pixels[start + area + i] = (byte) (colours[i] >> 8);
      pixels[start + 2 * area + i] = (byte) colours[i];
    }
  }

  private boolean grey() {
    return image.getColorModel().getNumColorComponents() == 1;
  }

  /** A JPEG that ends early gives a warning only, and a picture that is part grey. */
  private static StoredImage decode(ImageReader reader, ImageInputStream in) throws IOException {
    StringBuilder warnings = new StringBuilder();
    try {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((_, warning) -> warnings.append(warning));
      BufferedImage image = reader.read(0);
      if (EARLY_END.matcher(warnings).find()) {
        throw new IOException("it ends early");
      }
      return new StoredImage(image);
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
