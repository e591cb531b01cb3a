package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.CanonicalNetwork;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.CanonicalTraining;
import io.netspace.model.training.Regime;

/** A number that a training shares only with those that are equal to it; checkpoints carry it. */
final class TrainingIdentity {
  private TrainingIdentity() {}

  /**
   * The identity of a candidate's training.
   *
   * @param trainImages that there are, which may be fewer than the regime asks for
   * @param validationImages that there are
   */
  static long of(Candidate candidate, Regime regime, int trainImages, int validationImages) {
    return Derivation.seed(
        candidate.id().value(),
        candidate.seed(),
        CanonicalNetwork.text(candidate.architecture()),
        CanonicalTraining.text(regime),
        trainImages,
        validationImages);
  }
}
