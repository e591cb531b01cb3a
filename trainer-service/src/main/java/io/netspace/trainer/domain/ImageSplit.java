package io.netspace.trainer.domain;

import io.netspace.model.common.Derivation;

/** The training and the validation images of a data set; no image is in both. */
public record ImageSplit(LabelledImages train, LabelledImages validation) {
  /** Digest of all labels and pixels, sixteen hexadecimal digits; computed on the first call. */
  public String digest() {
    return Derivation.id("images", train.digest(), validation.digest());
  }
}
