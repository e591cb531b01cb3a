package io.netspace.trainer.adapter.outbound.dl4j.operations;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A linear layer with bias over planes of one pixel. */
final class InnerProduct {
  private final Program program;
  private final LinearLayer layer;

  InnerProduct(Program program, LinearLayer layer) {
    this.program = program;
    this.layer = layer;
  }

  /** Adds the steps for this input. */
  Differentiable apply(Planes x) {
    Planes y = program.acquire(layer.out(), 1, 1);
    program.addForward(GroupedProduct.ofMatrices(layer.weights().value(), x.matrix(), y.matrix()));
    program.addForward(Steps.shiftRows(y.matrix(), layer.biases().value(), y.matrix()));
    return new Differentiable(y, outer -> addGradient(x, outer));
  }

  private Planes addGradient(Planes x, Planes outer) {
    Planes inner = program.acquireLike(x);
    INDArray weights = layer.weights().value();
    program.addBackward(
        GroupedProduct.ofMatrices(
            outer.matrix(), x.matrix().transpose(), layer.weights().target()));
    program.addBackward(Steps.rowSums(outer.matrix(), layer.biases().target()));
    program.addBackward(
        GroupedProduct.ofMatrices(weights.transpose(), outer.matrix(), inner.matrix()));
    program.release(outer);
    return inner;
  }
}
