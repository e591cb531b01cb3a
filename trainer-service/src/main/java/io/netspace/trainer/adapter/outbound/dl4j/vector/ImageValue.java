package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

/** The images, put in order when they are set. */
final class ImageValue extends Value {
  private static final int BLOCK = 32;

  private final long address;

  ImageValue(Planes planes, NativeMemory memory) {
    super(planes);
    this.address = memory.allocate(planes.bytes());
  }

  /**
   * Takes images {@code [image][channel][row][column]}; those of the padding stay 0. A few pixels
   * of all images at a time stay in the first-level cache.
   */
  void set(long images) {
    int pixels = planes().height() * planes().width();
    for (int channel = 0; channel < planes().channels(); channel++) {
      for (int pixel = 0; pixel < pixels; pixel += BLOCK) {
        setBlock(images, channel, pixel, Math.min(pixels, pixel + BLOCK));
      }
    }
  }

  private void setBlock(long images, int channel, int first, int end) {
    Planes planes = planes();
    int pixels = planes.height() * planes.width();
    long pixelBytes = planes.pixelBytes();
    for (int image = 0; image < planes.images(); image++) {
      long from = images + 4L * ((long) image * planes.channels() + channel) * pixels;
      long to = address + channel * planes.stride() + 4L * image;
      for (int pixel = first; pixel < end; pixel++) {
        ALL.set(FLOAT, to + pixel * pixelBytes, ALL.get(FLOAT, from + 4L * pixel));
      }
    }
  }

  @Override
  boolean isDifferentiable() {
    return false;
  }

  @Override
  void store(int channel, long offset, long bytes) {}

  @Override
  long stored() {
    return address;
  }

  @Override
  void read(int channel, long offset, long target, long bytes) {
    Elementwise.copy(address + channel * planes().stride() + offset, target, bytes);
  }

  @Override
  void completeGradient(int channel, long offset, long part, long bytes) {
    throw new IllegalStateException("Images have no gradient.");
  }
}
