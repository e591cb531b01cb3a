package io.netspace.trainer.adapter.outbound.dl4j.training;

import java.util.Optional;

/**
 * Decides from the loss whether a training has diverged: it is not finite at some step, or its mean
 * over an epoch exceeds four times the loss of a uniform prediction, ln(classes), or 20 nats. DL4J
 * bounds the cross-entropy of one image by 23 nats.
 */
record DivergenceRule(int classes) {
  private static final double MAX_TIMES_CHANCE = 4;
  private static final double MAX_NATS = 20;

  /** The reason to end the training after a step; empty if it continues. */
  static Optional<String> atStep(double loss, int epoch) {
    return Double.isFinite(loss)
        ? Optional.empty()
        : Optional.of("the loss was " + loss + " in epoch " + epoch);
  }

  /** The reason to end the training after an epoch of this mean loss; empty if it continues. */
  Optional<String> afterEpoch(double meanLoss, int epoch) {
    return meanLoss <= limit()
        ? Optional.empty()
        : Optional.of(
            "the mean loss %.3g of epoch %d was above %.3g".formatted(meanLoss, epoch, limit()));
  }

  private double limit() {
    return Math.min(MAX_TIMES_CHANCE * Math.log(classes), MAX_NATS);
  }
}
