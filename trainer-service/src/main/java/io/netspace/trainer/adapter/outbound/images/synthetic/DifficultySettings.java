package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * What makes generated images hard to tell apart. Lengths are fractions of the image's shorter
 * side, colours count 0 to 255.
 *
 * @param minRadius of the figure that names the class
 * @param maxRadius of that figure
 * @param maxShift of its centre from the image's, at most, each way
 * @param maxAspect how much longer than wide it is, at most
 * @param maxColourGradient change of the ground's colour across the image, at most
 * @param minContrast least distance of its colour to the ground's, per channel on average
 * @param maxBackgroundClutter bars and blobs behind the figure, at most
 * @param maxForegroundClutter bars and blobs over the figure, at most
 * @param maxClutterRadius half the length of a bar, at most
 * @param noiseStandardDeviation standard deviation of what is added to each number
 */
record DifficultySettings(
    double minRadius,
    double maxRadius,
    double maxShift,
    double maxAspect,
    double maxColourGradient,
    double minContrast,
    int maxBackgroundClutter,
    int maxForegroundClutter,
    double maxClutterRadius,
    double noiseStandardDeviation) {

  /** From 0, clean images, over 1, the default, to 4. */
  static DifficultySettings of(double difficulty) {
    return new DifficultySettings(
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
