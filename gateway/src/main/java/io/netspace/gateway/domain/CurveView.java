package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.EpochResult;
import java.util.List;

/**
 * The learning curve of a candidate: of its training run, or as far as its latest attempt has come;
 * an abandoned candidate has none.
 *
 * @param complete whether its outcome is known
 */
public record CurveView(String candidateId, boolean complete, List<EpochResult> epochs) {

  public static CurveView of(CandidateFacts facts) {
    String id = facts.candidate().id().value();
    Fate fate = facts.fate();
    if (fate != null) {
      return new CurveView(id, true, fate.run() == null ? List.of() : fate.run().curve());
    }
    Training training = facts.training();
    return new CurveView(id, false, training == null ? List.of() : training.epochs());
  }
}
