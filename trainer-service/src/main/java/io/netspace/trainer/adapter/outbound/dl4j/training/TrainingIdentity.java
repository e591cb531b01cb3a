package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.CanonicalNetwork;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.CanonicalTraining;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;

/**
 * Hash of all inputs of a training, stored in its checkpoints: equal trainings have equal
 * identities.
 */
final class TrainingIdentity {
  private TrainingIdentity() {}

  /**
   * The identity of a candidate's training.
   *
   * @param trainImages number of images, which may be lower than the regime requests
   * @param validationImages number of images, likewise
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

  /**
   * The identity of a training by one engine: another one, whose results differ in bits, does not
   * continue it. That of the first engine is the training's own, as in checkpoints from before
   * there was another one.
   */
  static long byEngine(long training, int engine) {
    return engine == Backend.FIRST_ENGINE ? training : Derivation.seed(training, engine);
  }
}
