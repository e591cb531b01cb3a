package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;

/**
 * A 1×1 convolution of stride 1: a product of matrices over all pixels and images, in tiles of
 * columns that stay in the second-level cache with the passes before and after it.
 *
 * <p>Tiles in the workspace: inputs {@code [in][column]}, gradients of outputs {@code
 * [out][column]}, gradients of inputs {@code [in][column]}, and the sums of the weight gradient.
 */
final class PointwiseConvolution implements Step {
  private static final long CACHE_BYTES = 512 << 10;

  /** Shorter ones load and store the sums of a weight gradient too often. */
  private static final long MIN_TILE = 512L * Float.BYTES;

  private static final long FOUR_VECTORS = 4L * Lanes.BYTES;
  private static final long MAX_TILE = 1024L * Float.BYTES;

  /** Between the rows of a tile, which would otherwise be a power of two apart. */
  private static final long GAP = 16L * Float.BYTES;

  private final int in;
  private final int out;
  private final ConvolutionCodes codes;
  private final Reader reader;
  private final Value x;
  private final NormalisedValue y;
  private final Workspace workspace;
  private final PackedWeights weights;
  private final PackedWeights transposed;
  private final WeightSums sums;
  private final boolean training;
  private final long plane;
  private final long tile;
  private final long tileStride;
  private final int[] inputTaps;
  private final int[] tileTaps;

  PointwiseConvolution(
      ConvNormAct shape,
      Reader reader,
      NormalisedValue y,
      long weightAddress,
      long gradientAddress,
      boolean training,
      NativeMemory memory,
      Workspace workspace) {
    this.codes = ConvolutionCodes.of(shape);
    this.reader = reader;
    this.x = reader.value();
    this.y = y;
    this.in = x.planes().channels();
    this.out = y.planes().channels();
    this.training = training;
    this.workspace = workspace;
    this.weights = new PackedWeights(weightAddress, out, in, (o, i) -> o * in + i, memory);
    this.transposed = new PackedWeights(weightAddress, in, out, (i, o) -> o * in + i, memory);
    this.sums = new WeightSums(out, in, (o, i) -> o * in + i, gradientAddress);
    this.plane = y.planes().planeBytes();
    this.tile = tileBytes(in + out, y.planes());
    this.tileStride = tile + GAP;
    long direct = x.stored() == 0 ? tileStride : x.planes().stride();
    this.inputTaps = Taps.evenly(in, direct);
    this.tileTaps = Taps.evenly(out, tileStride);
    workspace.reserve((2L * in + out) * tileStride + sums.bytes());
  }

  /** Whole pixels, and a multiple of the four vectors that are computed together. */
  private static long tileBytes(int rows, Planes planes) {
    long unit = planes.pixelBytes();
    while (unit % FOUR_VECTORS != 0) {
      unit += planes.pixelBytes();
    }
    long wanted = Math.clamp(CACHE_BYTES / rows, MIN_TILE, MAX_TILE);
    return Math.min(planes.planeBytes(), Math.max(1, wanted / unit) * unit);
  }

  @Override
  public void forward(StepClock clock) {
    clock.enter(codes.packing());
    weights.pack();
    long moments = 0;
    if (training) {
      y.normalisation().outputs().clear();
      moments = y.normalisation().outputs().address();
    }
    long stride = y.planes().stride();
    for (long column = 0; column < plane; column += tile) {
      long bytes = Math.min(tile, plane - column);
      clock.enter(codes.inputs());
      long inputs = input(column, bytes, reader.stores());
      clock.enter(codes.forward());
      TapProducts.multiply(
          inputs,
          inputTaps,
          0,
          in,
          weights.address(),
          in,
          out,
          y.output(0) + column,
          stride,
          bytes,
          moments);
    }
    if (training) {
      y.normalisation().useBatchStatistics();
    } else {
      y.normalisation().useRunningStatistics();
    }
  }

  /** Address of the first channel's inputs of a tile. */
  private long input(long column, long bytes, boolean store) {
    if (store) {
      for (int channel = 0; channel < in; channel++) {
        x.store(channel, column, bytes);
      }
    }
    if (x.stored() != 0) {
      return x.stored() + column;
    }
    long target = workspace.address();
    for (int channel = 0; channel < in; channel++) {
      x.read(channel, column, target + channel * tileStride, bytes);
    }
    return target;
  }

  @Override
  public void planGradients(NativeMemory memory) {
    if (x.isDifferentiable()) {
      reader.planGradient(memory);
    }
    y.releaseGradient(memory);
  }

  @Override
  public void backward(StepClock clock) {
    clock.enter(codes.packing());
    y.normalisation().differentiate();
    transposed.pack();
    long dy = workspace.address() + in * tileStride;
    long dx = dy + out * tileStride;
    long gradients = dx + in * tileStride;
    sums.clear(gradients);
    for (long column = 0; column < plane; column += tile) {
      long bytes = Math.min(tile, plane - column);
      clock.enter(codes.outputGradients());
      for (int channel = 0; channel < out; channel++) {
        y.readOutputGradient(channel, column, dy + channel * tileStride, bytes);
      }
      clock.enter(codes.inputsAgain());
      long inputs = input(column, bytes, false);
      clock.enter(codes.weightGradient());
      TapGradients.add(
          dy, tileStride, out, inputs, inputTaps, 0, in, gradients, sums.stride(), (int) bytes);
      if (x.isDifferentiable()) {
        addInputGradient(dy, dx, column, bytes, clock);
      }
    }
    sums.finish(gradients);
  }

  private void addInputGradient(long dy, long dx, long column, long bytes, StepClock clock) {
    clock.enter(codes.inputGradient());
    boolean direct = reader.writesGradient();
    long target = direct ? x.gradient(0) + column : dx;
    long stride = direct ? x.planes().stride() : tileStride;
    TapProducts.multiply(
        dy, tileTaps, 0, out, transposed.address(), out, in, target, stride, bytes, 0);
    clock.enter(codes.inputGradients());
    for (int channel = 0; channel < in; channel++) {
      reader.contribute(channel, column, dx + channel * tileStride, bytes);
    }
  }
}
