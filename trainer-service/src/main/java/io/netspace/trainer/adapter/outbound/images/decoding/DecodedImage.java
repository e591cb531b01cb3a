package io.netspace.trainer.adapter.outbound.images.decoding;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import io.netspace.trainer.adapter.outbound.images.format.ImageSizeException;
import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The result of decoding one image. */
public sealed interface DecodedImage {
  /** Name of the image for messages. */
  String name();

  record Usable(String name, Pixels pixels) implements DecodedImage {}

  /**
   * An image that cannot be used, and the reason in a few words.
   *
   * @param resizable whether it could be used if images were resized
   */
  record Unusable(String name, String reason, boolean resizable) implements DecodedImage {}

  /**
   * Decodes an image.
   *
   * @param resized shape that it is resized to, or null to leave it as it is
   */
  static DecodedImage of(EncodedImage entry, @Nullable ImageShape resized) {
    try {
      return new Usable(
          entry.name(),
          entry.decode(
              resized, pixels -> resized == null ? pixels : Resizer.resize(resized, pixels)));
    } catch (ImageSizeException e) {
      return new Unusable(entry.name(), String.valueOf(e.getMessage()), true);
    } catch (IOException e) {
      return new Unusable(entry.name(), String.valueOf(e.getMessage()), false);
    }
  }
}
