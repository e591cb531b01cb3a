package io.netspace.trainer.domain;

/**
 * A GPU as its driver tells of it.
 *
 * @param major of its compute capability, the {@code 8} in 8.6
 * @param minor of it, the {@code 6}
 */
public record Gpu(String name, int major, int minor) {

  String capability() {
    return major + "." + minor;
  }

  boolean isBetween(Gpu oldest, Gpu newest) {
    return rank() >= oldest.rank() && rank() <= newest.rank();
  }

  /** A minor part has one digit. */
  private int rank() {
    return 10 * major + minor;
  }
}
