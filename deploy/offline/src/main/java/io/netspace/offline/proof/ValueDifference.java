package io.netspace.offline.proof;

/** A recorded value that differs from the recomputed one. */
public record ValueDifference(String field, String recorded, String recomputed) {
  /** The difference in words. */
  public String sentence() {
    return "%s: recorded %s, recomputed %s".formatted(field, recorded, recomputed);
  }
}
