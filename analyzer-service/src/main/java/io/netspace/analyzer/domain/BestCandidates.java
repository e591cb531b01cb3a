package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.RankedCandidate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The ten best trained candidates of a study, by error, then id. */
final class BestCandidates {
  private static final int KEPT = 10;

  private final TreeSet<RankedCandidate> ranked =
      new TreeSet<>(
          Comparator.comparingDouble(RankedCandidate::errorPercent)
              .thenComparing(ranked -> ranked.candidate().id().value()));

  void offer(CandidateTrained trained) {
    ranked.add(new RankedCandidate(trained.candidate(), trained.errorPercent()));
    if (ranked.size() > KEPT) {
      ranked.pollLast();
    }
  }

  List<RankedCandidate> ranked() {
    return List.copyOf(ranked);
  }
}
