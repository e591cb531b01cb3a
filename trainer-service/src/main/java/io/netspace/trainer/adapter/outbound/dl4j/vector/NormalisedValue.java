package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** A convolution's output u, normalised and activated when it is read. */
final class NormalisedValue extends Value {
  private final Normalisation normalisation;
  private final Clamp clamp;
  private final long outputs;
  private final Workspace workspace;
  private boolean borrowsGradient;

  NormalisedValue(
      Planes planes,
      Normalisation normalisation,
      Clamp clamp,
      NativeMemory memory,
      Workspace workspace) {
    super(planes);
    this.normalisation = normalisation;
    this.clamp = clamp;
    this.outputs = memory.allocate(planes.bytes());
    this.workspace = workspace;
    if (clamp.smooth() != null) {
      workspace.reserveForActivation(planes.planeBytes());
    }
  }

  Normalisation normalisation() {
    return normalisation;
  }

  Clamp clamp() {
    return clamp;
  }

  /** Address of a channel of u. */
  long output(int channel) {
    return outputs + channel * planes().stride();
  }

  /** Uses the gradient of a sum as its own, which another value releases. */
  void borrowGradient(Value sum) {
    setGradient(sum.gradient(0));
    borrowsGradient = true;
  }

  @Override
  void releaseGradient(NativeMemory memory) {
    if (!borrowsGradient) {
      super.releaseGradient(memory);
    }
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
    normalise(channel, offset, target, bytes);
    if (clamp.smooth() != null) {
      SmoothActivations.apply(clamp.smooth(), target, bytes);
    }
    planes().clearPadding(target, bytes);
  }

  private void normalise(int channel, long offset, long target, long bytes) {
    Elementwise.normalise(
        output(channel) + offset,
        target,
        normalisation.scale(channel),
        normalisation.shift(channel),
        clamp.low(),
        clamp.high(),
        bytes);
  }

  @Override
  void completeGradient(int channel, long offset, long part, long bytes) {
    long g = gradient(channel) + offset;
    long u = output(channel) + offset;
    if (part != 0) {
      Elementwise.add(part, g, bytes);
    }
    if (clamp.smooth() == null) {
      Elementwise.maskNormalised(
          g,
          u,
          normalisation.scale(channel),
          normalisation.shift(channel),
          clamp.low(),
          clamp.high(),
          normalisation.gradients().of(channel),
          bytes);
    } else {
      normalise(channel, offset, workspace.activation(), bytes);
      SmoothActivations.multiplyBySlope(clamp.smooth(), workspace.activation(), g, bytes);
      Elementwise.addMoments(g, u, normalisation.gradients().of(channel), bytes);
    }
  }

  /** Gradients of u, of a part of a channel whose gradient is complete. */
  void readOutputGradient(int channel, long offset, long target, long bytes) {
    normalisation.applyGradient(
        channel, gradient(channel) + offset, output(channel) + offset, target, bytes);
    planes().clearPadding(target, bytes);
  }
}
