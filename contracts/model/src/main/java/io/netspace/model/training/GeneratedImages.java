package io.netspace.model.training;

import io.netspace.model.common.Require;
import io.netspace.model.network.ImageShape;

/**
 * Synthetic images, drawn by the trainer itself: shapes and textures with random place, scale,
 * rotation, colour, clutter and noise. The same seed gives the same images everywhere.
 *
 * @param difficulty strength of clutter and noise: 0 is clean, 1 is the default, up to 4
 */
public record GeneratedImages(ImageShape input, int classes, double difficulty, long seed)
    implements DataSet {
  public GeneratedImages {
    Require.that(
        classes >= 2 && classes <= 10, "classes", classes, "must be 2 to 10 for generated images");
    Require.that(difficulty >= 0 && difficulty <= 4, "difficulty", difficulty, "must be 0 to 4");
  }
}
