package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.RankedCandidate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ten best trained candidates of a study, by error, then id. The ten best of all are among the
 * ten best of any part that holds them, so what was ever passed over need not be remembered.
 */
final class BestCandidates {
  private static final int KEPT = 10;

  private final TreeSet<RankedCandidate> ranked =
      new TreeSet<>(
          Comparator.comparingDouble(RankedCandidate::errorPercent)
              .thenComparing(ranked -> ranked.candidate().id().value()));

  void offer(Candidate candidate, double errorPercent) {
    ranked.add(new RankedCandidate(candidate, errorPercent));
    if (ranked.size() > KEPT) {
      ranked.pollLast();
    }
  }

  /** The candidate of this id, null where it is not among the best. */
  @Nullable Candidate find(CandidateId id) {
    for (RankedCandidate one : ranked) {
      if (one.candidate().id().equals(id)) {
        return one.candidate();
      }
    }
    return null;
  }

  List<RankedCandidate> ranked() {
    return List.copyOf(ranked);
  }
}
