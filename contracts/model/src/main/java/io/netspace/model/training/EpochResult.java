package io.netspace.model.training;

/**
 * One point of a learning curve.
 *
 * @param epoch from 1
 * @param learningRate of the epoch's first step
 * @param trainLoss mean cross-entropy over the epoch's images, nats; against smoothed labels where
 *     the recipe smooths them
 * @param errorPercent on the validation images after the epoch, in [0, 100]; of the averaged
 *     weights where the recipe averages them
 * @param seconds the epoch took, validation included
 */
public record EpochResult(
    int epoch, double learningRate, double trainLoss, double errorPercent, double seconds) {}
