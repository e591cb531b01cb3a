package io.netspace.gateway.application.view;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.RankedCandidate;
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
        LabelledParameters.byLabel(candidate.parameters()));
  }
}
