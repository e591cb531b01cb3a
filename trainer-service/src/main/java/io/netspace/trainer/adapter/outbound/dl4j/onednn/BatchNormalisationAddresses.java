package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/**
 * Addresses of one batch normalisation's per-channel float32 values.
 *
 * @param mean the batch's, written by the forward step when training, else the running one
 * @param variance the batch's, biased, written by the forward step when training, else the running
 *     one
 * @param scaleGradient written by the backward step, as is {@code shiftGradient}
 */
public record BatchNormalisationAddresses(
    long mean, long variance, long scale, long shift, long scaleGradient, long shiftGradient) {}
