package io.netspace.trainer.adapter.outbound.dl4j.vector;

import org.jspecify.annotations.Nullable;

/**
 * A normalised value that is stored because several layers read it: alone, or as the sum of a
 * residual block with its shortcut, the block's input or a projection of it. Its first reader
 * stores it row by row.
 */
final class StoredValue extends Value {
  private final NormalisedValue transform;
  private final @Nullable Value input;
  private final @Nullable NormalisedValue projection;
  private final Clamp clamp;
  private final long address;
  private final Workspace workspace;

  private StoredValue(
      NormalisedValue transform,
      @Nullable Value input,
      @Nullable NormalisedValue projection,
      Clamp clamp,
      NativeMemory memory,
      Workspace workspace) {
    super(transform.planes());
    this.transform = transform;
    this.input = input;
    this.projection = projection;
    this.clamp = clamp;
    this.address = memory.allocate(planes().bytes());
    this.workspace = workspace;
    if (clamp.smooth() != null) {
      workspace.reserveForActivation(planes().planeBytes());
    }
  }

  /** The value itself. */
  static StoredValue of(NormalisedValue value, NativeMemory memory, Workspace workspace) {
    return new StoredValue(value, null, null, value.clamp(), memory, workspace);
  }

  /** The value, which has no activation, and a stored value. */
  static StoredValue sum(
      NormalisedValue transform,
      Value input,
      Clamp clamp,
      NativeMemory memory,
      Workspace workspace) {
    return new StoredValue(transform, input, null, clamp, memory, workspace);
  }

  /** The sum of two values without activations. */
  static StoredValue projectedSum(
      NormalisedValue transform,
      NormalisedValue projection,
      Clamp clamp,
      NativeMemory memory,
      Workspace workspace) {
    return new StoredValue(transform, null, projection, clamp, memory, workspace);
  }

  /** Lets what this value is computed from use its gradient, which one of them releases. */
  void shareGradient() {
    transform.setGradient(gradient(0));
    if (projection != null) {
      projection.borrowGradient(this);
    }
    if (input != null) {
      transform.borrowGradient(this);
      input.setGradient(gradient(0));
    }
  }

  @Override
  boolean isDifferentiable() {
    return true;
  }

  @Override
  long stored() {
    return address;
  }

  private long stored(int channel, long offset) {
    return address + channel * planes().stride() + offset;
  }

  @Override
  void store(int channel, long offset, long bytes) {
    long y = stored(channel, offset);
    compute(channel, offset, y, bytes);
    if (clamp.smooth() != null) {
      SmoothActivations.apply(clamp.smooth(), y, bytes);
    }
    planes().clearPadding(y, bytes);
  }

  private void compute(int channel, long offset, long target, long bytes) {
    long u = transform.output(channel) + offset;
    float scale = transform.normalisation().scale(channel);
    float shift = transform.normalisation().shift(channel);
    float low = clamp.low();
    float high = clamp.high();
    if (input != null) {
      long shortcut = input.stored() + channel * planes().stride() + offset;
      Elementwise.addShortcut(u, shortcut, target, scale, shift, low, high, bytes);
    } else if (projection != null) {
      long v = projection.output(channel) + offset;
      float scale2 = projection.normalisation().scale(channel);
      float shifts = shift + projection.normalisation().shift(channel);
      Elementwise.addProjection(u, v, target, scale, scale2, shifts, low, high, bytes);
    } else {
      Elementwise.normalise(u, target, scale, shift, low, high, bytes);
    }
  }

  @Override
  void read(int channel, long offset, long target, long bytes) {
    Elementwise.copy(stored(channel, offset), target, bytes);
  }

  @Override
  void completeGradient(int channel, long offset, long part, long bytes) {
    long g = gradient(channel) + offset;
    long y = stored(channel, offset);
    long u = transform.output(channel) + offset;
    long moments = transform.normalisation().gradients().of(channel);
    if (part != 0 && clamp.smooth() == null) {
      Elementwise.addAndMaskSum(g, part, y, u, clamp.low(), clamp.high(), moments, bytes);
    } else {
      if (part != 0) {
        Elementwise.add(part, g, bytes);
      }
      if (clamp.smooth() == null) {
        Elementwise.mask(g, y, clamp.low(), clamp.high(), bytes);
      } else {
        compute(channel, offset, workspace.activation(), bytes);
        SmoothActivations.multiplyBySlope(clamp.smooth(), workspace.activation(), g, bytes);
      }
      Elementwise.addMoments(g, u, moments, bytes);
    }
    if (projection != null) {
      Elementwise.addMoments(
          g,
          projection.output(channel) + offset,
          projection.normalisation().gradients().of(channel),
          bytes);
    }
  }
}
