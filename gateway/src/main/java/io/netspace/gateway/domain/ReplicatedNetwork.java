package io.netspace.gateway.domain;

import java.util.List;
import java.util.OptionalDouble;

/** Where the candidates of one network stand, as far as they are known. */
record ReplicatedNetwork(List<Standing> replicates) {
  ReplicatedNetwork {
    replicates = List.copyOf(replicates);
  }

  /**
   * The mean of its errors, diverged ones at chance; empty while a replicate is outstanding, and
   * when all are abandoned.
   *
   * @param wanted replicates it is to have
   */
  OptionalDouble error(int wanted) {
    return replicates.stream().filter(Standing::isEnded).count() < wanted
        ? OptionalDouble.empty()
        : replicates.stream()
            .mapToDouble(Standing::errorPercent)
            .filter(error -> !Double.isNaN(error))
            .average();
  }

  /** The errors of its trained candidates. */
  double[] trainedErrors() {
    return replicates.stream()
        .filter(standing -> standing.state() == CandidateState.TRAINED)
        .mapToDouble(Standing::errorPercent)
        .toArray();
  }
}
