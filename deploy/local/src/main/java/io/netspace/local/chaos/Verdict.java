package io.netspace.local.chaos;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of one run of the study.
 *
 * @param done what was done to it, in words
 * @param duration from its submission until every candidate's fate was known
 * @param endsByKind candidates by what became of them
 * @param repetitions facts that the log told again, and that changed nothing
 * @param complaints what is not as in the undisturbed run, or not as it must be
 */
public record Verdict(
    String scenario,
    String done,
    Duration duration,
    int candidates,
    SortedMap<String, Integer> endsByKind,
    int decisions,
    int repetitions,
    List<String> complaints) {
  public Verdict {
    endsByKind = Collections.unmodifiableSortedMap(new TreeMap<>(endsByKind));
    complaints = List.copyOf(complaints);
  }

  /** Whether the run came to what the undisturbed one came to. */
  public boolean equal() {
    return complaints.isEmpty();
  }
}
