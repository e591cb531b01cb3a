package io.netspace.trainer.domain;

import io.netspace.model.common.Derivation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training and the validation images of a data set; no image is in both.
 *
 * @param classNames by label
 */
public record ImageSplit(LabelledImages train, LabelledImages validation, List<String> classNames) {
  public ImageSplit {
    classNames = List.copyOf(classNames);
  }

  /** Images of classes without names: these are their labels. */
  public ImageSplit(LabelledImages train, LabelledImages validation) {
    this(
        train,
        validation,
        IntStream.range(0, train.classes()).mapToObj(Integer::toString).toList());
  }

  /** Digest of all labels and pixels, sixteen hexadecimal digits; computed on the first call. */
  public String digest() {
    return Derivation.id("images", train.digest(), validation.digest());
  }
}
