package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;

/** Batch normalisation over batch, height and width. */
public final class BatchNormalisation {
  private final Program program;
  private final Trainable scale;
  private final Trainable shift;
  private final INDArray mean;
  private final INDArray variance;

  /**
   * @param mean by channel: of the batch, written in training; else read, as {@code variance}
   */
  public BatchNormalisation(
      Program program, Trainable scale, Trainable shift, INDArray mean, INDArray variance) {
    this.program = program;
    this.scale = scale;
    this.shift = shift;
    this.mean = mean;
    this.variance = variance;
  }

  /** Adds the steps for this input, which nothing else may read: they overwrite it. */
  public Differentiable apply(CnhwTensor x) {
    return program.training() ? normaliseByBatch(x) : normaliseByRunningStatistics(x);
  }

  private Differentiable normaliseByRunningStatistics(CnhwTensor x) {
    INDArray factor = program.acquire(x.channels());
    addInverseStandardDeviation(factor);
    program.addForward(Nd4jOps.multiply(factor, scale.value(), factor));
    program.addForward(Nd4jOps.subtractFromRows(x.matrix(), mean, x.matrix()));
    program.addForward(Nd4jOps.multiplyRows(x.matrix(), factor, x.matrix()));
    program.addForward(Nd4jOps.addToRows(x.matrix(), shift.value(), x.matrix()));
    program.release(factor);
    return Differentiable.of(x);
  }

  /** Leaves in x what has mean 0 and variance 1. */
  private Differentiable normaliseByBatch(CnhwTensor x) {
    CnhwTensor y = program.acquireLike(x);
    INDArray inverse = program.acquire(x.channels());
    program.addForward(Nd4jOps.rowMeans(x.matrix(), mean));
    program.addForward(Nd4jOps.subtractFromRows(x.matrix(), mean, x.matrix()));
    program.addForward(Nd4jOps.multiply(x.flat(), x.flat(), y.flat()));
    program.addForward(Nd4jOps.rowMeans(y.matrix(), variance));
    addInverseStandardDeviation(inverse);
    program.addForward(Nd4jOps.multiplyRows(x.matrix(), inverse, x.matrix()));
    program.addForward(Nd4jOps.multiplyRows(x.matrix(), scale.value(), y.matrix()));
    program.addForward(Nd4jOps.addToRows(y.matrix(), shift.value(), y.matrix()));
    return new Differentiable(y, outer -> addGradient(x, inverse, outer));
  }

  /** inverse = (variance + ε)^−½. */
  private void addInverseStandardDeviation(INDArray inverse) {
    program.addForward(Nd4jOps.addScalar(variance, BatchNorm.EPSILON, inverse));
    program.addForward(Nd4jOps.of(new RSqrt(inverse, inverse)));
  }

  /**
   * outer = scale · inverse · (outer − mean of outer − unscaled · mean of (outer · unscaled)), each
   * by channel.
   */
  private CnhwTensor addGradient(CnhwTensor unscaled, INDArray inverse, CnhwTensor outer) {
    CnhwTensor product = program.acquireLike(outer);
    INDArray factor = program.acquire(outer.channels());
    double share = 1.0 / outer.valuesPerChannel();
    program.addBackward(Nd4jOps.multiply(outer.flat(), unscaled.flat(), product.flat()));
    program.addBackward(Nd4jOps.rowSums(product.matrix(), scale.requireGradient()));
    program.addBackward(Nd4jOps.rowSums(outer.matrix(), shift.requireGradient()));
    program.addBackward(Nd4jOps.multiplyScalar(scale.requireGradient(), -share, factor));
    program.addBackward(Nd4jOps.multiplyRows(unscaled.matrix(), factor, product.matrix()));
    program.addBackward(Nd4jOps.add(outer.flat(), product.flat(), outer.flat()));
    program.addBackward(Nd4jOps.multiplyScalar(shift.requireGradient(), share, factor));
    program.addBackward(Nd4jOps.subtractFromRows(outer.matrix(), factor, outer.matrix()));
    program.addBackward(Nd4jOps.multiply(scale.value(), inverse, factor));
    program.addBackward(Nd4jOps.multiplyRows(outer.matrix(), factor, outer.matrix()));
    program.release(factor);
    program.release(product);
    return outer;
  }
}
