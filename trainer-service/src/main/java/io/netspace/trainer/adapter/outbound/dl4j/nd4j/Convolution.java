package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A grouped convolution without bias, by im2col: the windows of the input as the columns of a
 * matrix, multiplied by the weights. A pointwise convolution multiplies the input itself.
 */
public final class Convolution {
  private final Program program;
  private final SlidingWindow window;
  private final int in;
  private final int out;
  private final int groups;
  private final int batch;

  /** Number of input values of one output value. */
  private final long depth;

  /** {@code [groups, out / groups, depth]}. */
  private final Trainable weights;

  /**
   * @param weights {@code [out * (in / groups) * kernel * kernel]}
   */
  public Convolution(
      Program program, SlidingWindow window, int in, int out, int groups, Trainable weights) {
    this.program = program;
    this.window = window;
    this.in = in;
    this.out = out;
    this.groups = groups;
    this.batch = program.batch();
    this.depth = (long) in / groups * window.kernel() * window.kernel();
    this.weights = weights.reshape(groups, out / groups, depth);
  }

  /**
   * Adds the steps for this input.
   *
   * @param inputNeedsGradient whether an earlier layer has parameters
   */
  public Differentiable apply(CnhwTensor x, boolean inputNeedsGradient) {
    CnhwTensor y = program.acquire(out, window.outHeight(), window.outWidth());
    program.addForward(im2col(x));
    program.addForward(GroupedMatMul.of(weights.value(), columns(x), y.grouped(groups)));
    return new Differentiable(
        y, outputGradient -> addGradient(x, outputGradient, inputNeedsGradient));
  }

  private CnhwTensor addGradient(
      CnhwTensor x, CnhwTensor outputGradient, boolean inputNeedsGradient) {
    INDArray outerByGroup = outputGradient.grouped(groups);
    program.addBackward(im2col(x));
    program.addBackward(
        GroupedMatMul.of(
            outerByGroup, GroupedMatMul.transposed(columns(x)), weights.requireGradient()));
    if (!inputNeedsGradient) {
      return outputGradient;
    }
    CnhwTensor inputGradient = program.acquireLike(x);
    program.addBackward(
        GroupedMatMul.of(
            GroupedMatMul.transposed(weights.value()), outerByGroup, columns(inputGradient)));
    program.addBackward(col2im(inputGradient));
    program.release(outputGradient);
    return inputGradient;
  }

  /** The im2col matrix {@code [groups, depth, batch * out pixels]}, the factor of the weights. */
  private INDArray columns(CnhwTensor x) {
    return window.isPointwise()
        ? x.grouped(groups)
        : columnMemory().reshape('c', true, groups, depth, batch * window.outPixels());
  }

  /**
   * The same in ND4J's shape of windows: {@code [in, batch, kernel, kernel, out height, out
   * width]}.
   */
  private INDArray windows() {
    int kernel = window.kernel();
    return columnMemory()
        .reshape('c', true, in, kernel, kernel, batch, window.outHeight(), window.outWidth())
        .permute(0, 3, 1, 2, 4, 5);
  }

  private INDArray columnMemory() {
    return program.columnBuffer((long) in * batch * window.im2colLength());
  }

  /**
   * Copies the input's windows (im2col). Channels take the role of images, which are independent.
   */
  private Runnable im2col(CnhwTensor x) {
    if (window.isPointwise()) {
      return () -> {};
    }
    return Nd4jOps.of(
        "im2col",
        List.of(x.cnhw()),
        windows(),
        window.kernel(),
        window.kernel(),
        window.stride(),
        window.stride(),
        window.padding(),
        window.padding(),
        1,
        1,
        0);
  }

  /** Sums the windows' values at each pixel of the input (col2im). */
  private Runnable col2im(CnhwTensor x) {
    if (window.isPointwise()) {
      return () -> {};
    }
    return Nd4jOps.of(
        "col2im",
        List.of(windows()),
        x.cnhw(),
        window.stride(),
        window.stride(),
        window.padding(),
        window.padding(),
        window.height(),
        window.width(),
        1,
        1,
        0);
  }
}
