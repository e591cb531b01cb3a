package io.netspace.offline.proof;

/** A value that is recorded, and another that follows instead. */
public record ValueDifference(String field, String recorded, String recomputed) {
  /** As people read it. */
  public String sentence() {
    return "%s: recorded %s, recomputed %s".formatted(field, recorded, recomputed);
  }
}
