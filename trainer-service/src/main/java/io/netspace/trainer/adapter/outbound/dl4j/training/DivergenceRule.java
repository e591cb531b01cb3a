package io.netspace.trainer.adapter.outbound.dl4j.training;

import java.util.Optional;

/**
 * When a loss tells that training has failed: it is not a finite number at some step, or its mean
 * over an epoch is beyond four times that of always naming all classes alike, ln(classes), or
 * beyond 20 nats. DL4J bounds the cross-entropy of one image by 23 nats.
 */
record DivergenceRule(int classes) {
  private static final double MAX_TIMES_CHANCE = 4;
  private static final double MAX_NATS = 20;

  /** Why the loss of one step ends the training, if it does. */
  static Optional<String> atStep(double loss, int epoch) {
    return Double.isFinite(loss)
        ? Optional.empty()
        : Optional.of("the loss was " + loss + " in epoch " + epoch);
  }

  /** Why the mean loss of an epoch ends the training, if it does. */
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
