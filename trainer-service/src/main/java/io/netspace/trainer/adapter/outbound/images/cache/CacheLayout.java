package io.netspace.trainer.adapter.outbound.images.cache;

import io.netspace.model.network.ImageShape;

/**
 * Layout of a cache file, in native byte order: eight integers of eight bytes, namely a magic
 * number, a checksum of everything after it, channels, height, width, classes, training and
 * validation images; a label of four bytes for each image; the pixels, {@code [image, channel,
 * height, width]}, training images first.
 */
public record CacheLayout(ImageShape shape, int classes, int train, int validation) {
  static final long MAGIC = 0x314c58505053544eL;
  static final int HEADER = 8 * Long.BYTES;
  static final int CHECKSUM_START = 2 * Long.BYTES;

  int images() {
    return train + validation;
  }

  long pixels() {
    return HEADER + (long) Integer.BYTES * images();
  }

  long pixels(int image) {
    return pixels() + (long) image * shape.size();
  }

  long bytes() {
    return pixels(images());
  }
}
