package io.netspace.trainer.adapter.outbound.images.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One image of a data set, not decoded yet. */
public interface EncodedImage {
  /** Name of the image for messages: its file, or its position in one. */
  String name();

  /**
   * Decodes the image completely.
   *
   * @throws IOException when it cannot be decoded; the message is the reason, in a few words
   */
  Pixels decode() throws IOException;

  /** An image in a separate file. */
  record InFile(Path file) implements EncodedImage {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public Pixels decode() throws IOException {
      return ImageFileDecoder.of(content()).pixels();
    }

    private byte[] content() throws IOException {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new IOException("it cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
