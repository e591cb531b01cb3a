package io.netspace.model.training;

import io.netspace.model.common.Require;

/**
 * Random augmentation of training images, in this order: a crop of random size scaled back to the
 * whole image, a flip, a shift. Validation images are not augmented.
 *
 * @param flip whether left and right are exchanged in every second image, at random
 * @param cropPadding pixels of zeros, the mean of the normalised images, around the image before a
 *     crop of its own size is taken from anywhere; 0 is off
 * @param minimumArea least area of a random crop over the image's, in (0, 1], its most being the
 *     whole image; the crop's aspect ratio is 3/4 to 4/3; 0 is off
 */
public record Augmentation(boolean flip, int cropPadding, double minimumArea) {
  /** No augmentation. */
  public static final Augmentation NONE = new Augmentation(false, 0, 0);

  public Augmentation {
    Require.that(
        cropPadding >= 0 && cropPadding <= 64,
        "cropPadding",
        cropPadding,
        "must be 0 to 64 pixels");
    Require.that(
        minimumArea >= 0 && minimumArea <= 1,
        "minimumArea",
        minimumArea,
        "must be above 0, at most 1, or 0 for no random crop");
  }
}
