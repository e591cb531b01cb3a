package io.netspace.trainer.adapter.outbound.images;

/**
 * What makes generated images hard to tell apart. Lengths are fractions of the image's shorter
 * side, colours count 0 to 255.
 *
 * @param minRadius of the figure that names the class
 * @param maxRadius of that figure
 * @param shift of its centre from the image's, at most, each way
 * @param stretch how much longer than wide it is, at most
 * @param slope change of the ground's colour across the image, at most
 * @param contrast least distance of its colour to the ground's, per channel on average
 * @param clutterBehind bars and blobs behind the figure, at most
 * @param clutterBefore bars and blobs over the figure, at most
 * @param clutterRadius half the length of a bar, at most
 * @param noise standard deviation of what is added to each number
 */
record Hardness(
    double minRadius,
    double maxRadius,
    double shift,
    double stretch,
    double slope,
    double contrast,
    int clutterBehind,
    int clutterBefore,
    double clutterRadius,
    double noise) {

  /** From 0, clean images, over 1, the default, to 4. */
  static Hardness of(double difficulty) {
    return new Hardness(
        0.40 - 0.025 * difficulty,
        0.50,
        0.08 + 0.03 * difficulty,
        1 + 0.125 * difficulty,
        30 * difficulty,
        80 / (1 + 0.3 * difficulty),
        (int) Math.round(2 * difficulty),
        (int) Math.round(difficulty),
        0.35,
        11 * difficulty);
  }
}
