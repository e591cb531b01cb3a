package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.RankedCandidate;
import java.util.List;
import java.util.Map;

/** One of the best networks of a study. */
public record BestView(
    String candidateId,
    int revision,
    double errorPercent,
    long flops,
    long parameters,
    long activations,
    Architecture architecture,
    Map<String, List<Double>> parameterSetting) {

  static BestView of(RankedCandidate ranked) {
    Candidate candidate = ranked.candidate();
    Complexity complexity = candidate.complexity();
    return new BestView(
        candidate.id().value(),
        candidate.population().revision(),
        ranked.errorPercent(),
        complexity.flops(),
        complexity.parameters(),
        complexity.activations(),
        candidate.architecture(),
        Settings.byLabel(candidate.parameters()));
  }
}
