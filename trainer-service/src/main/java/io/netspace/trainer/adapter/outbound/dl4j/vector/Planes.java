package io.netspace.trainer.adapter.outbound.dl4j.vector;

/**
 * Shape in memory of float32 values {@code [channel][row][column][image]}. Images are padded to
 * full vectors; each channel is followed by a gap, because channels that are a power of two apart
 * would share few lines of a cache.
 *
 * @param images of the batch
 */
record Planes(int channels, int height, int width, int images) {
  private static final long GAP = 64L * Float.BYTES;

  /** Images with the padding. */
  int paddedImages() {
    return (images + Lanes.IMAGES - 1) / Lanes.IMAGES * Lanes.IMAGES;
  }

  long pixelBytes() {
    return (long) Float.BYTES * paddedImages();
  }

  long rowBytes() {
    return width * pixelBytes();
  }

  /** Of a channel without its gap. */
  long planeBytes() {
    return height * rowBytes();
  }

  /** From one channel to the next. */
  long stride() {
    return planeBytes() + GAP;
  }

  long bytes() {
    return channels * stride();
  }

  /** Values of a channel that statistics are computed over. */
  long count() {
    return (long) height * width * images;
  }

  boolean isPadded() {
    return paddedImages() != images;
  }

  /** Sets the images of the padding to 0, in pixels that follow one another. */
  void clearPadding(long address, long bytes) {
    if (isPadded()) {
      for (long pixel = address; pixel < address + bytes; pixel += pixelBytes()) {
        for (int image = images; image < paddedImages(); image++) {
          Lanes.ALL.set(Lanes.FLOAT, pixel + (long) Float.BYTES * image, 0f);
        }
      }
    }
  }
}
