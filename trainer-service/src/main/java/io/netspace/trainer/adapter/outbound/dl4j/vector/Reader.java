package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** One reader of a value: what it reads, and what it contributes to the gradient. */
final class Reader {
  private final Value value;
  private final boolean isFirstToRead;

  /** Whether this reader's gradient is the first, so that it is written and not added. */
  private boolean writesGradient;

  Reader(Value value, boolean isFirstToRead) {
    this.value = value;
    this.isFirstToRead = isFirstToRead;
  }

  Value value() {
    return value;
  }

  Planes planes() {
    return value.planes();
  }

  /** Whether the values must be stored before they are read. */
  boolean stores() {
    return isFirstToRead;
  }

  /** Provides memory for the gradient, unless a later reader has. */
  void planGradient(NativeMemory memory) {
    writesGradient = !value.hasGradient();
    if (writesGradient) {
      value.setGradient(memory.acquire(value.planes().bytes()));
    }
  }

  boolean writesGradient() {
    return writesGradient;
  }

  /**
   * Takes this reader's contribution to the gradient.
   *
   * @param part where it is; ignored if it {@link #writesGradient() has been written}
   */
  void contribute(int channel, long offset, long part, long bytes) {
    long added = writesGradient ? 0 : part;
    if (isFirstToRead) {
      value.completeGradient(channel, offset, added, bytes);
    } else if (added != 0) {
      Elementwise.add(added, value.gradient(channel) + offset, bytes);
    }
  }
}
