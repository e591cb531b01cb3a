package io.netspace.trainer.adapter.outbound.dl4j.vector;

/**
 * A layer's value for one batch and its gradient, as its readers see it: computed row by row, when
 * it is read. All offsets and lengths are in bytes of a channel's plane, and of whole pixels.
 */
abstract class Value {
  private final Planes planes;
  private int readers;
  private long gradient;

  Value(Planes planes) {
    this.planes = planes;
  }

  Planes planes() {
    return planes;
  }

  /**
   * Registers a reader. The first to read also stores what is stored, and is the last that
   * contributes to the gradient.
   */
  Reader addReader() {
    return new Reader(this, readers++ == 0);
  }

  /** Whether the gradient is wanted. */
  abstract boolean isDifferentiable();

  /** Stores the values of a part of a channel, if they are stored. */
  abstract void store(int channel, long offset, long bytes);

  /** Address of the first channel's stored values, or 0. */
  abstract long stored();

  /** Copies a part of a channel. */
  abstract void read(int channel, long offset, long target, long bytes);

  /**
   * Takes a part of a channel's gradient, which is complete: it is passed on to what this value is
   * computed from.
   *
   * @param part what is to be added to the gradient first, or 0
   */
  abstract void completeGradient(int channel, long offset, long part, long bytes);

  boolean hasGradient() {
    return gradient != 0;
  }

  void setGradient(long address) {
    gradient = address;
  }

  /** Address of a channel's gradient. */
  long gradient(int channel) {
    return gradient + channel * planes.stride();
  }

  void releaseGradient(NativeMemory memory) {
    memory.release(gradient, planes.bytes());
  }
}
