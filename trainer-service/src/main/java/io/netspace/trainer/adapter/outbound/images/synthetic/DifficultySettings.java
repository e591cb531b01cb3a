package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * Settings of a difficulty of generated images. Lengths are fractions of the image's shorter side,
 * colours range over 0 to 255.
 *
 * @param minRadius of the figure
 * @param maxRadius of the figure
 * @param maxShift largest distance of its centre from the image's along each axis
 * @param maxAspect largest ratio of its length to its width
 * @param maxColourGradient largest change of the background's colour across the image
 * @param minContrast smallest distance of its colour from the background's, per channel on average
 * @param maxBackgroundClutter largest number of bars and blobs behind the figure
 * @param maxForegroundClutter largest number of bars and blobs over the figure
 * @param maxClutterRadius largest half length of a bar
 * @param noiseStandardDeviation standard deviation of the noise
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

  /** The settings of a difficulty from 0, clean images, to 4; the default is 1. */
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
