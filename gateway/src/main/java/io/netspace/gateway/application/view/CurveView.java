package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.CandidateFacts;
import io.netspace.gateway.domain.candidate.OutcomeDetails;
import io.netspace.gateway.domain.candidate.TrainingProgress;
import io.netspace.model.training.EpochResult;
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
    OutcomeDetails fate = facts.result();
    if (fate != null) {
      return new CurveView(id, true, fate.run() == null ? List.of() : fate.run().curve());
    }
    TrainingProgress training = facts.training();
    return new CurveView(id, false, training == null ? List.of() : training.epochs());
  }
}
