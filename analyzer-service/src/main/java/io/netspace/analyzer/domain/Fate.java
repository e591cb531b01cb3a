package io.netspace.analyzer.domain;

/** What became of a candidate, as far as a comparison cares. */
public sealed interface Fate {
  /** Trained, or diverged and counted at the error of guessing. */
  record Counted(double errorPercent, double trainingSeconds) implements Fate {}

  /** Abandoned: it has no error, and its pair does not count. */
  record Excluded() implements Fate {}
}
