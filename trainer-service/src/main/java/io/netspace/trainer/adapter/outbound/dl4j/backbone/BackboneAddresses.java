package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the body's float32 parameters and their gradients are, for the life of a network. An
 * address that does not exist, for want of biases or of training, is 0.
 *
 * @param weights all weights, in their order
 * @param biases all biases of the squeeze-and-excitations
 * @param norm all scales, then all shifts
 * @param running all running means, then all running variances
 */
public record BackboneAddresses(
    long weights,
    long biases,
    long norm,
    long running,
    long weightGradient,
    long biasGradient,
    long normGradient) {

  /** A view's own first number: its buffer starts where the whole array starts. None is at 0. */
  public static long addressOf(@Nullable INDArray array) {
    return array == null ? 0 : array.data().address() + array.offset() * Float.BYTES;
  }
}
