package io.netspace.trainer.adapter.outbound.dl4j;

/**
 * Where the body's float32 parameters and their gradients are, for the life of a network.
 *
 * @param weights all convolution weights, unit after unit
 * @param norm all scales, then all shifts
 * @param running all running means, then all running variances
 */
record BodyAddresses(
    long weights, long norm, long running, long weightGradient, long normGradient) {}
