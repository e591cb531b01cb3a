package io.netspace.contracts.vocabulary;

/**
 * How training images are varied each time they are seen; validation images never are.
 *
 * @param flip whether an image is mirrored, left for right, every second time by chance
 * @param cropPadding pixels added on every side, black before the channels are normalised, from
 *     which a part of the image's own size is cut at random; 0 for none, the papers' 4 for images
 *     of 32 × 32
 * @param minimumArea least share of the image's area that a random part has, which is then resized
 *     to the image's own size; its area is uniform in [minimumArea, 1], the logarithm of its width
 *     over height in that of [3/4, 4/3]; 0 for none, the papers' 0.08 for large images
 */
public record Augmentation(boolean flip, int cropPadding, double minimumArea) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(false, 0, 0);

  public Augmentation {
    Require.that(
        cropPadding >= 0 && cropPadding <= 64,
        "cropPadding",
        cropPadding,
        "must be 0 to 64 pixels");
    Require.that(
        minimumArea >= 0 && minimumArea <= 1, "minimumArea", minimumArea, "must be in [0, 1]");
    if (cropPadding > 0 && minimumArea > 0) {
      Require.that(
          false,
          "minimumArea",
          minimumArea,
          "must be 0 beside a cropPadding (" + cropPadding + "); choose one of the two crops");
    }
  }
}
