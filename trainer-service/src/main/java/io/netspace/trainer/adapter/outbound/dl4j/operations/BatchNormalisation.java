package io.netspace.trainer.adapter.outbound.dl4j.operations;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;

/** Batch normalisation over batch, height and width. */
public final class BatchNormalisation {
  /** Added to the variance before its root is taken. */
  private static final double EPSILON = 1e-5;

  private final Program program;
  private final Learned scale;
  private final Learned shift;
  private final INDArray mean;
  private final INDArray variance;

  /**
   * @param mean by channel: of the batch, written in training; else read, as {@code variance}
   */
  public BatchNormalisation(
      Program program, Learned scale, Learned shift, INDArray mean, INDArray variance) {
    this.program = program;
    this.scale = scale;
    this.shift = shift;
    this.mean = mean;
    this.variance = variance;
  }

  /** Adds the steps for this input, which nothing else may read: they overwrite it. */
  public Differentiable apply(Planes x) {
    return program.training() ? byBatch(x) : byMoments(x);
  }

  private Differentiable byMoments(Planes x) {
    INDArray factor = program.acquire(x.channels());
    addInverseDeviation(factor);
    program.addForward(Steps.product(factor, scale.value(), factor));
    program.addForward(Steps.lowerRows(x.matrix(), mean, x.matrix()));
    program.addForward(Steps.scaleRows(x.matrix(), factor, x.matrix()));
    program.addForward(Steps.shiftRows(x.matrix(), shift.value(), x.matrix()));
    program.release(factor);
    return Differentiable.of(x);
  }

  /** Leaves in x what has mean 0 and variance 1. */
  private Differentiable byBatch(Planes x) {
    Planes y = program.acquireLike(x);
    INDArray inverse = program.acquire(x.channels());
    program.addForward(Steps.rowMeans(x.matrix(), mean));
    program.addForward(Steps.lowerRows(x.matrix(), mean, x.matrix()));
    program.addForward(Steps.product(x.flat(), x.flat(), y.flat()));
    program.addForward(Steps.rowMeans(y.matrix(), variance));
    addInverseDeviation(inverse);
    program.addForward(Steps.scaleRows(x.matrix(), inverse, x.matrix()));
    program.addForward(Steps.scaleRows(x.matrix(), scale.value(), y.matrix()));
    program.addForward(Steps.shiftRows(y.matrix(), shift.value(), y.matrix()));
    return new Differentiable(y, outer -> addGradient(x, inverse, outer));
  }

  /** inverse = (variance + ε)^−½. */
  private void addInverseDeviation(INDArray inverse) {
    program.addForward(Steps.shift(variance, EPSILON, inverse));
    program.addForward(Steps.of(new RSqrt(inverse, inverse)));
  }

  /**
   * outer = scale · inverse · (outer − mean of outer − unscaled · mean of (outer · unscaled)), each
   * by channel.
   */
  private Planes addGradient(Planes unscaled, INDArray inverse, Planes outer) {
    Planes product = program.acquireLike(outer);
    INDArray factor = program.acquire(outer.channels());
    double share = 1.0 / outer.count();
    program.addBackward(Steps.product(outer.flat(), unscaled.flat(), product.flat()));
    program.addBackward(Steps.rowSums(product.matrix(), scale.target()));
    program.addBackward(Steps.rowSums(outer.matrix(), shift.target()));
    program.addBackward(Steps.scale(scale.target(), -share, factor));
    program.addBackward(Steps.scaleRows(unscaled.matrix(), factor, product.matrix()));
    program.addBackward(Steps.sum(outer.flat(), product.flat(), outer.flat()));
    program.addBackward(Steps.scale(shift.target(), share, factor));
    program.addBackward(Steps.lowerRows(outer.matrix(), factor, outer.matrix()));
    program.addBackward(Steps.product(scale.value(), inverse, factor));
    program.addBackward(Steps.scaleRows(outer.matrix(), factor, outer.matrix()));
    program.release(factor);
    program.release(product);
    return outer;
  }
}
