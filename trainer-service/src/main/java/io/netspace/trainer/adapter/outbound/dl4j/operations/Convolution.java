package io.netspace.trainer.adapter.outbound.dl4j.operations;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without bias, of groups of channels apart from each other: the windows of the input
 * as the columns of a matrix, multiplied by the weights. Single pixels are multiplied as they are.
 */
public final class Convolution {
  private final Program program;
  private final Window window;
  private final int in;
  private final int out;
  private final int groups;
  private final int batch;

  /** Numbers that one result is made of. */
  private final long depth;

  /** {@code [groups, out / groups, depth]}. */
  private final Learned weights;

  /**
   * @param weights {@code [out * (in / groups) * kernel * kernel]}
   */
  public Convolution(Program program, Window window, int in, int out, int groups, Learned weights) {
    this.program = program;
    this.window = window;
    this.in = in;
    this.out = out;
    this.groups = groups;
    this.batch = program.batch();
    this.depth = (long) in / groups * window.kernel() * window.kernel();
    this.weights = weights.seenAs(groups, out / groups, depth);
  }

  /**
   * Adds the steps for this input.
   *
   * @param learnsBefore whether anything before it learns
   */
  public Differentiable apply(Planes x, boolean learnsBefore) {
    Planes y = program.acquire(out, window.outHeight(), window.outWidth());
    program.addForward(gather(x));
    program.addForward(GroupedProduct.of(weights.value(), columns(x), y.inGroups(groups)));
    return new Differentiable(y, outer -> addGradient(x, outer, learnsBefore));
  }

  private Planes addGradient(Planes x, Planes outer, boolean learnsBefore) {
    INDArray outerByGroup = outer.inGroups(groups);
    program.addBackward(gather(x));
    program.addBackward(
        GroupedProduct.of(outerByGroup, GroupedProduct.transposed(columns(x)), weights.target()));
    if (!learnsBefore) {
      return outer;
    }
    Planes inner = program.acquireLike(x);
    program.addBackward(
        GroupedProduct.of(
            GroupedProduct.transposed(weights.value()), outerByGroup, columns(inner)));
    program.addBackward(scatter(inner));
    program.release(outer);
    return inner;
  }

  /** What the weights are multiplied by, {@code [groups, depth, batch * out pixels]}. */
  private INDArray columns(Planes x) {
    return window.isPixel()
        ? x.inGroups(groups)
        : room().reshape('c', true, groups, depth, batch * window.outPixels());
  }

  /** The same, as ND4J sees windows: {@code [in, batch, kernel, kernel, out height, out width]}. */
  private INDArray windows() {
    int kernel = window.kernel();
    return room()
        .reshape('c', true, in, kernel, kernel, batch, window.outHeight(), window.outWidth())
        .permute(0, 3, 1, 2, 4, 5);
  }

  private INDArray room() {
    return program.columns((long) in * batch * window.columns());
  }

  /**
   * From the input to its windows. Images stand for channels: each is seen apart from the others.
   */
  private Runnable gather(Planes x) {
    if (window.isPixel()) {
      return () -> {};
    }
    return Steps.of(
        "im2col",
        List.of(x.planes()),
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

  /** To the input, at each pixel the sum over the windows that see it. */
  private Runnable scatter(Planes x) {
    if (window.isPixel()) {
      return () -> {};
    }
    return Steps.of(
        "col2im",
        List.of(windows()),
        x.planes(),
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
