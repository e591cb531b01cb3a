package io.netspace.contracts.vocabulary;

/**
 * One point of a learning curve.
 *
 * @param epoch from 1
 * @param learningRate during the epoch
 * @param trainLoss mean cross-entropy over the epoch's images, nats
 * @param errorPercent on the validation images after the epoch, in [0, 100]
 * @param seconds the epoch took, validation included
 */
public record EpochResult(
    int epoch, double learningRate, double trainLoss, double errorPercent, double seconds) {}
