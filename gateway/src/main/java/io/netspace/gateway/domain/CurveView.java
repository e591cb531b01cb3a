package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.EpochResult;
import java.util.List;

/**
 * The learning curve of a candidate: of its training run, or as far as its latest attempt has come.
 *
 * @param complete whether its outcome is known
 */
public record CurveView(String candidateId, boolean complete, List<EpochResult> epochs) {

  public static CurveView of(CandidateFacts facts) {
    String id = facts.candidate().id().value();
    Fate fate = facts.fate();
    return fate != null && fate.run() != null
        ? new CurveView(id, true, fate.run().curve())
        : new CurveView(id, fate != null, latestAttempt(facts.epochs()));
  }

  private static List<EpochResult> latestAttempt(List<EpochFacts> epochs) {
    int latest = epochs.isEmpty() ? 0 : epochs.getLast().attempt();
    return epochs.stream()
        .filter(epoch -> epoch.attempt() == latest)
        .map(EpochFacts::result)
        .toList();
  }
}
