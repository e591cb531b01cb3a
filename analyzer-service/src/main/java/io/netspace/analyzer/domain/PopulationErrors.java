package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The empirical distribution of the errors of one population as it grows, each error at its index.
 * Verdicts see index order, never arrival order: fast networks finish first, and speed goes with
 * error.
 */
public final class PopulationErrors {
  private final Map<Integer, Fate> fatesByIndex = new HashMap<>();
  private int prefix;

  /** Notes an outcome; of two of one candidate the first counts. Says whether it was the first. */
  public boolean note(Outcome outcome) {
    boolean first = fatesByIndex.putIfAbsent(outcome.candidate().index(), fate(outcome)) == null;
    while (fatesByIndex.containsKey(prefix)) {
      prefix++;
    }
    return first;
  }

  private static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained t -> new Fate.Counted(t.errorPercent(), t.run().seconds());
      case CandidateDiverged d -> new Fate.Counted(d.errorPercent(), d.run().seconds());
      case CandidateAbandoned _ -> new Fate.Excluded();
    };
  }

  /** How many candidates from index 0 on have a known fate, without a gap. */
  public int knownPrefix() {
    return prefix;
  }

  Fate fate(int index) {
    return Optional.ofNullable(fatesByIndex.get(index))
        .orElseThrow(
            () -> new IllegalArgumentException("index (" + index + ") has no known fate yet."));
  }

  /** Errors of all counted candidates, in no order. */
  public List<Double> errors() {
    return fatesByIndex.values().stream()
        .filter(Fate.Counted.class::isInstance)
        .map(fate -> ((Fate.Counted) fate).errorPercent())
        .toList();
  }

  /** Seconds spent on training the counted candidates. */
  public double trainingSeconds() {
    return fatesByIndex.values().stream()
        .mapToDouble(fate -> fate instanceof Fate.Counted counted ? counted.trainingSeconds() : 0)
        .sum();
  }
}
