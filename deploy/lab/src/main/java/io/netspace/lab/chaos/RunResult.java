package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of one run of the study.
 *
 * @param faultDescription what was done to it, in words
 * @param duration from its submission until every candidate's fate was known
 * @param countByOutcome candidates by what became of them
 * @param duplicates facts that the log told again, and that changed nothing
 * @param violations what is not as in the undisturbed run, or not as it must be
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

  /** Whether the run came to what the undisturbed one came to. */
  public boolean isEqual() {
    return violations.isEmpty();
  }
}
