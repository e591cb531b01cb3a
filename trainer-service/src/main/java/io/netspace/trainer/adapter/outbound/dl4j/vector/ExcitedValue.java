package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** A normalised value times a factor of its channel and image. */
final class ExcitedValue extends Value {
  private final NormalisedValue input;
  private final Planes vectors;
  private final long factors;
  private final long zeros;

  ExcitedValue(NormalisedValue input, NativeMemory memory) {
    super(input.planes());
    this.input = input;
    this.vectors = new Planes(input.planes().channels(), 1, 1, input.planes().images());
    this.factors = memory.allocate(vectors.bytes());
    this.zeros = memory.allocate(vectors.pixelBytes());
  }

  NormalisedValue input() {
    return input;
  }

  /** Address of a channel's factors {@code [image]}; the next channel's is a plane's stride on. */
  long factors(int channel) {
    return factors + channel * vectors.stride();
  }

  @Override
  boolean isDifferentiable() {
    return true;
  }

  @Override
  void store(int channel, long offset, long bytes) {}

  @Override
  long stored() {
    return 0;
  }

  @Override
  void read(int channel, long offset, long target, long bytes) {
    input.read(channel, offset, target, bytes);
    Elementwise.scalePixels(target, factors(channel), zeros, planes().pixelBytes(), bytes);
  }

  /** The gradient stays as it is until all of it is there. */
  @Override
  void completeGradient(int channel, long offset, long part, long bytes) {
    if (part != 0) {
      Elementwise.add(part, gradient(channel) + offset, bytes);
    }
  }

  /** The input's gradient takes its place, and is released by the input's convolution. */
  @Override
  void releaseGradient(NativeMemory memory) {}
}
