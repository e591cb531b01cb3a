package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one image file turned out to be: a shape, or the reason why it has none. */
record CheckedImage(Path file, String digest, @Nullable ImageShape shape, String reason) {
  static CheckedImage of(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      return new CheckedImage(file, "", null, "it cannot be read: " + e.getMessage());
    }
    try {
      return new CheckedImage(file, sha256(bytes), StoredImage.of(bytes).shape(), "");
    } catch (IOException e) {
      return new CheckedImage(file, sha256(bytes), null, String.valueOf(e.getMessage()));
    }
  }

  /** Why the image does not fit among images of a shape, empty when it does. */
  Optional<String> objection(ImageShape expected) {
    if (shape == null) {
      return Optional.of(reason);
    }
    return shape.equals(expected)
        ? Optional.empty()
        : Optional.of("it is " + shape + ", but most images are " + expected);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }
}
