package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/**
 * Addresses of one linear layer's float32 values.
 *
 * @param weights {@code [out, in]}
 * @param biases {@code [out]}
 * @param weightGradient written by the backward step, as is {@code biasGradient}; unused without
 *     training
 */
public record LinearAddresses(
    int in, int out, long weights, long biases, long weightGradient, long biasGradient) {}
