package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** The value of a pooling, stored by its step. */
final class PooledValue extends Value {
  private final long address;

  PooledValue(Planes planes, NativeMemory memory) {
    super(planes);
    this.address = memory.allocate(planes.bytes());
  }

  @Override
  boolean isDifferentiable() {
    return true;
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
    if (part != 0) {
      Elementwise.add(part, gradient(channel) + offset, bytes);
    }
  }
}
