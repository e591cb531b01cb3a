package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.CandidateStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The known replicates of one network. */
public record ReplicatedNetwork(List<CandidateRecord> replicates) {
  public ReplicatedNetwork {
    replicates = List.copyOf(replicates);
  }

  /**
   * The mean error of its replicates, diverged ones at the error of guessing; empty while a
   * replicate is outstanding, and when all are abandoned.
   *
   * @param wanted number of its replicates
   */
  public OptionalDouble error(int wanted) {
    return replicates.stream().filter(CandidateRecord::hasOutcome).count() < wanted
        ? OptionalDouble.empty()
        : replicates.stream()
            .mapToDouble(CandidateRecord::errorPercent)
            .filter(error -> !Double.isNaN(error))
            .average();
  }

  /**
   * Its status: outstanding while a replicate is, diverged when one is, abandoned when all are.
   *
   * @param wanted number of its replicates
   */
  public CandidateStatus state(int wanted) {
    if (replicates.stream().filter(CandidateRecord::hasOutcome).count() < wanted) {
      return CandidateStatus.OUTSTANDING;
    }
    Set<CandidateStatus> states =
        replicates.stream().map(CandidateRecord::state).collect(Collectors.toUnmodifiableSet());
    if (states.contains(CandidateStatus.DIVERGED)) {
      return CandidateStatus.DIVERGED;
    }
    return states.contains(CandidateStatus.TRAINED)
        ? CandidateStatus.TRAINED
        : CandidateStatus.ABANDONED;
  }

  /** The errors of its trained candidates. */
  double[] trainedErrors() {
    return replicates.stream()
        .filter(record -> record.state() == CandidateStatus.TRAINED)
        .mapToDouble(CandidateRecord::errorPercent)
        .toArray();
  }
}
