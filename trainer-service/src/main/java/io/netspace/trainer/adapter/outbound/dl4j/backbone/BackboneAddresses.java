package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Addresses of the backbone's float32 parameters and of their gradients, valid for the life of a
 * network. The address of absent values, without biases or without training, is 0.
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

  /** Address of a view's first value: its buffer starts with the whole array. None is at 0. */
  public static long addressOf(@Nullable INDArray array) {
    return array == null ? 0 : array.data().address() + array.offset() * Float.BYTES;
  }
}
