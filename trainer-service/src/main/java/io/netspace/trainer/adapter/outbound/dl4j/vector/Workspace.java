package io.netspace.trainer.adapter.outbound.dl4j.vector;

/**
 * Memory that all steps of a backbone use in turn, as large as the largest need of one: it stays in
 * the second-level cache.
 */
final class Workspace {
  private long bytes;
  private long activationBytes;
  private long address;
  private long activation;

  /** Reserves memory for a step. */
  void reserve(long needed) {
    bytes = Math.max(bytes, needed);
  }

  /** Reserves memory for the arguments of activations. */
  void reserveForActivation(long needed) {
    activationBytes = Math.max(activationBytes, needed);
  }

  void allocate(NativeMemory memory) {
    address = memory.allocate(bytes);
    activation = memory.allocate(activationBytes);
  }

  long address() {
    return address;
  }

  long activation() {
    return activation;
  }
}
