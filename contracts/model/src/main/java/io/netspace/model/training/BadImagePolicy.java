package io.netspace.model.training;

/** What becomes of images that cannot be decoded, or are of another shape. */
public enum BadImagePolicy {
  /** The data set is not used, until they are mended or removed. */
  REFUSE,

  /** They are left out, and counted. */
  SKIP
}
