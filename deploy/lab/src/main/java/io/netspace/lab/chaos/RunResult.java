package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of one run of the study.
 *
 * @param faultDescription injected faults, in words
 * @param duration from submission until no candidate is outstanding
 * @param countByOutcome candidates by outcome
 * @param duplicates repeated facts in the log, which change nothing
 * @param violations differences from the undisturbed run, and other violations
 */
public record RunResult(
    String scenario,
    String faultDescription,
    Duration duration,
    int candidates,
    SortedMap<String, Integer> countByOutcome,
    int decisions,
    int duplicates,
    List<String> violations) {
  public RunResult {
    countByOutcome = Collections.unmodifiableSortedMap(new TreeMap<>(countByOutcome));
    violations = List.copyOf(violations);
  }

  /** Whether the results equal those of the undisturbed run. */
  public boolean isEqual() {
    return violations.isEmpty();
  }
}
