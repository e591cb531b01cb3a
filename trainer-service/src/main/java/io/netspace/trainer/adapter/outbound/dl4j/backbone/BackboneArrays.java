package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backbone's parameters and their gradients as dense vectors, valid for the life of a network.
 * There are no biases without squeeze-and-excitations, and no gradients without training.
 *
 * @param weights all weights, in their order
 * @param biases all biases of the squeeze-and-excitations
 * @param norm all scales, then all shifts
 * @param running all running means, then all running variances
 */
public record BackboneArrays(
    INDArray weights,
    @Nullable INDArray biases,
    INDArray norm,
    INDArray running,
    @Nullable INDArray weightGradient,
    @Nullable INDArray biasGradient,
    @Nullable INDArray normGradient) {

  public BackboneAddresses addresses() {
    return new BackboneAddresses(
        BackboneAddresses.addressOf(weights),
        BackboneAddresses.addressOf(biases),
        BackboneAddresses.addressOf(norm),
        BackboneAddresses.addressOf(running),
        BackboneAddresses.addressOf(weightGradient),
        BackboneAddresses.addressOf(biasGradient),
        BackboneAddresses.addressOf(normGradient));
  }
}
