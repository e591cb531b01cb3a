package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.CandidateFacts;
import io.netspace.gateway.domain.candidate.OutcomeDetails;
import io.netspace.gateway.domain.candidate.TrainingProgress;
import io.netspace.model.training.EpochResult;
import java.util.List;

/**
 * The learning curve of a candidate: of its training run, or of its latest attempt so far; an
 * abandoned candidate has none.
 *
 * @param complete whether its outcome is known
 */
public record CurveView(String candidateId, boolean complete, List<EpochResult> epochs) {

  public static CurveView of(CandidateFacts facts) {
    String id = facts.candidate().id().value();
    OutcomeDetails outcome = facts.result();
    if (outcome != null) {
      return new CurveView(id, true, outcome.run() == null ? List.of() : outcome.run().curve());
    }
    TrainingProgress training = facts.training();
    return new CurveView(id, false, training == null ? List.of() : training.epochs());
  }
}
