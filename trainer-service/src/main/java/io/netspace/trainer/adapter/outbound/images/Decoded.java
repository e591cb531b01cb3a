package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageShape;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one image turned out to be. */
sealed interface Decoded {
  /** The image for people. */
  String name();

  record Good(String name, Pixels pixels) implements Decoded {}

  /** Cannot be used, and why, in a few words. */
  record Bad(String name, String reason) implements Decoded {}

  /**
   * Decodes an image.
   *
   * @param resized shape that it is made to have, or null to leave it as it is
   */
  static Decoded of(ImageEntry entry, @Nullable ImageShape resized) {
    try {
      Pixels pixels = entry.decode();
      return new Good(entry.name(), resized == null ? pixels : Resizing.to(resized, pixels));
    } catch (IOException e) {
      return new Bad(entry.name(), String.valueOf(e.getMessage()));
    }
  }
}
