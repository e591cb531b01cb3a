package io.netspace.trainer.adapter.outbound.dl4j;

/**
 * Where the body's float32 parameters and their gradients are, for the life of a network. An
 * address that does not exist, for want of biases or of training, is 0.
 *
 * @param weights all weights, in their order
 * @param biases all biases of the squeeze-and-excitations
 * @param norm all scales, then all shifts
 * @param running all running means, then all running variances
 */
record BodyAddresses(
    long weights,
    long biases,
    long norm,
    long running,
    long weightGradient,
    long biasGradient,
    long normGradient) {}
