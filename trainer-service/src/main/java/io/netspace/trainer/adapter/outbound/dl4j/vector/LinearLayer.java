package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Linear;

/** A linear layer with bias, of vectors {@code [channel][image]}. */
final class LinearLayer {
  private final Linear shape;
  private final Planes input;
  private final Planes output;
  private final PackedWeights weights;
  private final PackedWeights transposed;
  private final WeightSums sums;
  private final long biases;
  private final long biasGradients;
  private final int[] inputTaps;
  private final int[] outputTaps;

  LinearLayer(Linear shape, int images, BackboneAddresses addresses, NativeMemory memory) {
    int in = shape.in();
    long first = (long) Float.BYTES * shape.weightOffset();
    long firstBias = (long) Float.BYTES * shape.biasOffset();
    this.shape = shape;
    this.input = new Planes(in, 1, 1, images);
    this.output = new Planes(shape.out(), 1, 1, images);
    this.weights =
        new PackedWeights(
            addresses.weights() + first, shape.out(), in, (o, i) -> o * in + i, memory);
    this.transposed =
        new PackedWeights(
            addresses.weights() + first, in, shape.out(), (i, o) -> o * in + i, memory);
    this.sums =
        new WeightSums(shape.out(), in, (o, i) -> o * in + i, addresses.weightGradient() + first);
    this.biases = addresses.biases() + firstBias;
    this.biasGradients = addresses.biasGradient() + firstBias;
    this.inputTaps = Taps.evenly(in, input.stride());
    this.outputTaps = Taps.evenly(shape.out(), output.stride());
  }

  Linear shape() {
    return shape;
  }

  /** What a backward pass needs. */
  long workspaceBytes() {
    return sums.bytes();
  }

  void forward(long x, long y) {
    weights.pack();
    TapProducts.multiply(
        x,
        inputTaps,
        0,
        shape.in(),
        weights.address(),
        shape.in(),
        shape.out(),
        y,
        output.stride(),
        output.pixelBytes(),
        0);
    for (int i = 0; i < shape.out(); i++) {
      long row = y + i * output.stride();
      float bias = ALL.get(FLOAT, biases + 4L * i);
      Elementwise.normalise(
          row, row, 1, bias, Clamp.NONE.low(), Clamp.NONE.high(), output.pixelBytes());
    }
  }

  /** Writes the gradients of the parameters and of x; that of y is 0 in the padding. */
  void backward(long x, long dy, long dx, long workspace) {
    sums.clear(workspace);
    TapGradients.add(
        dy,
        output.stride(),
        shape.out(),
        x,
        inputTaps,
        0,
        shape.in(),
        workspace,
        sums.stride(),
        (int) output.pixelBytes());
    sums.finish(workspace);
    for (int i = 0; i < shape.out(); i++) {
      double sum = 0;
      for (long image = 0; image < output.images(); image++) {
        sum += ALL.get(FLOAT, dy + i * output.stride() + 4 * image);
      }
      ALL.set(FLOAT, biasGradients + 4L * i, (float) sum);
    }
    transposed.pack();
    TapProducts.multiply(
        dy,
        outputTaps,
        0,
        shape.out(),
        transposed.address(),
        shape.out(),
        shape.in(),
        dx,
        input.stride(),
        input.pixelBytes(),
        0);
  }
}
