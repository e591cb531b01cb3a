package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One image of a data set, not decoded yet. */
public interface EncodedImage {
  /** Name of the image for messages: its file, or its position in one. */
  String name();

  /** A change of a decoded image, such as resizing. */
  @FunctionalInterface
  interface Conversion {
    Pixels apply(Pixels decoded) throws IOException;
  }

  /**
   * Decodes the image completely, and converts it before another one takes its place in memory.
   *
   * @param resized shape that the conversion resizes the image to; null if it keeps its size
   * @throws IOException when it cannot be decoded; the message is the reason, in a few words
   */
  Pixels decode(@Nullable ImageShape resized, Conversion conversion) throws IOException;

  /** Decodes the image in its own size. */
  default Pixels decode() throws IOException {
    return decode(null, pixels -> pixels);
  }

  /** An image in a separate file. */
  record InFile(Path file) implements EncodedImage {
    /** The endings of image files' names, in words. */
    public static final String ENDINGS = ImageFolderFormat.ENDINGS;

    /** Whether a file's name ends as that of an image, and does not hide it. */
    public static boolean isNamedAsImage(Path file) {
      return ImageFolderFormat.isVisibleImage(file);
    }

    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public Pixels decode(@Nullable ImageShape resized, Conversion conversion) throws IOException {
      return ImageFileDecoder.decode(file, resized, conversion);
    }
  }
}
