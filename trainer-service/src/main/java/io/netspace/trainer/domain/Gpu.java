package io.netspace.trainer.domain;

/**
 * A GPU as its driver reports it.
 *
 * @param major version of its compute capability, the {@code 8} in 8.6
 * @param minor version of its compute capability, the {@code 6}
 */
public record Gpu(String name, int major, int minor) {

  String capability() {
    return major + "." + minor;
  }

  boolean isBetween(Gpu oldest, Gpu newest) {
    return rank() >= oldest.rank() && rank() <= newest.rank();
  }

  /** Comparable number of the compute capability; a minor version has one digit. */
  private int rank() {
    return 10 * major + minor;
  }
}
