package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear layer with bias, over tensors of one pixel. */
final class InnerProduct {
  private final Program program;
  private final LinearParameters layer;

  InnerProduct(Program program, LinearParameters layer) {
    this.program = program;
    this.layer = layer;
  }

  /** Adds the steps for this input. */
  Differentiable apply(CnhwTensor x) {
    CnhwTensor y = program.acquire(layer.out(), 1, 1);
    program.addForward(GroupedMatMul.ofMatrices(layer.weights().value(), x.matrix(), y.matrix()));
    program.addForward(Nd4jOps.addToRows(y.matrix(), layer.biases().value(), y.matrix()));
    return new Differentiable(y, outputGradient -> addGradient(x, outputGradient));
  }

  private CnhwTensor addGradient(CnhwTensor x, CnhwTensor outputGradient) {
    CnhwTensor inputGradient = program.acquireLike(x);
    INDArray weights = layer.weights().value();
    program.addBackward(
        GroupedMatMul.ofMatrices(
            outputGradient.matrix(), x.matrix().transpose(), layer.weights().requireGradient()));
    program.addBackward(Nd4jOps.rowSums(outputGradient.matrix(), layer.biases().requireGradient()));
    program.addBackward(
        GroupedMatMul.ofMatrices(
            weights.transpose(), outputGradient.matrix(), inputGradient.matrix()));
    program.release(outputGradient);
    return inputGradient;
  }
}
