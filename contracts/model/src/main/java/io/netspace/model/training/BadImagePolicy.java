package io.netspace.model.training;

/** The treatment of images that cannot be decoded, or have another shape. */
public enum BadImagePolicy {
  /** The data set is refused until they are repaired or removed. */
  REFUSE,

  /** They are left out, and counted. */
  SKIP
}
