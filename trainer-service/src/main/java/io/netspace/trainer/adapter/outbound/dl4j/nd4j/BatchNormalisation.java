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
   * @param mean per channel: in training the batch's, written; else the running one, read; {@code
   *     variance} likewise
   */
  public BatchNormalisation(
      Program program, Trainable scale, Trainable shift, INDArray mean, INDArray variance) {
    this.program = program;
    this.scale = scale;
    this.shift = shift;
    this.mean = mean;
    this.variance = variance;
  }

  /** Adds the steps for this input, which no other step may read: they overwrite it. */
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

  /** Overwrites x with its normalised values, of mean 0 and variance 1. */
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
    return new Differentiable(y, outputGradient -> addGradient(x, inverse, outputGradient));
  }

  /** inverse = (variance + ε)^−½. */
  private void addInverseStandardDeviation(INDArray inverse) {
    program.addForward(Nd4jOps.addScalar(variance, BatchNorm.EPSILON, inverse));
    program.addForward(Nd4jOps.of(new RSqrt(inverse, inverse)));
  }

  /**
   * outputGradient = scale · inverse · (outputGradient − mean of outputGradient − unscaled · mean
   * of (outputGradient · unscaled)), per channel.
   */
  private CnhwTensor addGradient(CnhwTensor unscaled, INDArray inverse, CnhwTensor outputGradient) {
    CnhwTensor product = program.acquireLike(outputGradient);
    INDArray factor = program.acquire(outputGradient.channels());
    double fraction = 1.0 / outputGradient.valuesPerChannel();
    program.addBackward(Nd4jOps.multiply(outputGradient.flat(), unscaled.flat(), product.flat()));
    program.addBackward(Nd4jOps.rowSums(product.matrix(), scale.requireGradient()));
    program.addBackward(Nd4jOps.rowSums(outputGradient.matrix(), shift.requireGradient()));
    program.addBackward(Nd4jOps.multiplyScalar(scale.requireGradient(), -fraction, factor));
    program.addBackward(Nd4jOps.multiplyRows(unscaled.matrix(), factor, product.matrix()));
    program.addBackward(Nd4jOps.add(outputGradient.flat(), product.flat(), outputGradient.flat()));
    program.addBackward(Nd4jOps.multiplyScalar(shift.requireGradient(), fraction, factor));
    program.addBackward(
        Nd4jOps.subtractFromRows(outputGradient.matrix(), factor, outputGradient.matrix()));
    program.addBackward(Nd4jOps.multiply(scale.value(), inverse, factor));
    program.addBackward(
        Nd4jOps.multiplyRows(outputGradient.matrix(), factor, outputGradient.matrix()));
    program.release(factor);
    program.release(product);
    return outputGradient;
  }
}
