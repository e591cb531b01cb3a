package io.netspace.trainer.adapter.outbound.images.format;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The encodings of image files, recognised by their first bytes: a file's name may state another.
 */
enum ImageEncoding {
  JPEG(100_000_000),
  PNG(100_000_000),
  /** Decoded as a whole, in a multiple of the image's size. */
  WEBP(4_000_000),
  /** Decoded by strips, of which an image may have only one. */
  TIFF(16_000_000),
  /** BMP, GIF and whatever else Java decodes by rows. */
  OTHER(100_000_000);

  private static final int PREFIX = 12;
  private static final int TEXT_PREFIX = 32;

  private final long maxPixels;

  ImageEncoding(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /** Number of pixels above which an image is not decoded, on any machine. */
  long maxPixels() {
    return maxPixels;
  }

  /** The encoding of a file; the stream is left at its start. */
  static ImageEncoding of(ImageInputStream in) throws IOException {
    byte[] prefix = new byte[PREFIX];
    int read = in.read(prefix);
    in.seek(0);
    String text = new String(prefix, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
      return WEBP;
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return TIFF;
    }
    if (text.startsWith("ftyp", Integer.BYTES)) {
      throw new IOException("it is HEIC, AVIF or a video; convert it to JPEG or PNG");
    }
    return OTHER;
  }

  /**
   * A reader of the encoding. Those of libraries are named, because the order in which Java finds
   * them differs between class loaders.
   */
  ImageReader reader(ImageInputStream in) throws IOException {
    return switch (this) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
      case JPEG, PNG, OTHER -> builtIn(in);
    };
  }

  private static ImageReader builtIn(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule().isNamed()) {
        return reader;
      }
    }
    throw new IOException(notAnImage(in));
  }

  /** What is commonly found in place of an image. */
  private static String notAnImage(ImageInputStream in) throws IOException {
    in.seek(0);
    byte[] start = new byte[TEXT_PREFIX];
    int read = in.read(start);
    if (read <= 0) {
      return "it is empty";
    }
    String text = new String(start, 0, read, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("version https://git-lfs")) {
      return "it is a pointer of Git LFS; fetch the image with git lfs pull";
    }
    return text.toLowerCase(Locale.ROOT).matches("(?s)<(!doctype html|html).*")
        ? "it is a web page, not an image"
        : "it is not an image";
  }
}
