package io.netspace.contracts.vocabulary;

import java.util.List;
import java.util.Optional;

/**
 * Seconds that one worker takes to train a network, fitted to what trainings took: images · (a + b
 * · flops + c · activations), with no coefficient below 0. For the forecast of what a study costs,
 * from its first candidates.
 *
 * <p>An image counts as often as it is seen. Validation is not counted apart: its seconds are in
 * the coefficients, so a fit holds for regimes with as many validation images and epochs a training
 * image. It holds for workers like those that were measured; of unequal ones it is a mean.
 *
 * @param secondsAnImage a, seconds that each image takes whatever the network
 * @param secondsAFlop b, seconds an image and multiply-add of the forward pass
 * @param secondsAnActivation c, seconds an image and output element of a convolution
 * @param measurements that the coefficients were fitted to
 * @param medianError over these measurements, of |estimate / measured − 1|; 0 is exact, and says
 *     little where measurements are as few as coefficients
 */
public record TrainingTime(
    double secondsAnImage,
    double secondsAFlop,
    double secondsAnActivation,
    int measurements,
    double medianError) {

  /**
   * What one training took.
   *
   * @param images training images times epochs
   * @param seconds from the first image to the last validation
   */
  public record Measurement(Complexity complexity, long images, double seconds) {
    public Measurement {
      Require.that(
          complexity.flops() > 0, "flops", complexity.flops(), "must be above 0 multiply-adds");
      Require.that(images > 0, "images", images, "must be 1 or more");
      Require.that(
          seconds > 0 && Double.isFinite(seconds),
          "seconds",
          seconds,
          "must be a number of seconds above 0");
    }
  }

  /**
   * The coefficients with the least sum of squared relative errors. Fewer than three measurements
   * cannot tell three terms apart: they give seconds in proportion to the flops alone. Empty
   * without any measurement.
   */
  public static Optional<TrainingTime> fit(List<Measurement> measurements) {
    return measurements.isEmpty()
        ? Optional.empty()
        : Optional.of(new TrainingTimeFit(measurements).best());
  }

  /**
   * The fit to the outcomes of a regime. Outcomes whose seconds are no number above 0 are left out.
   */
  public static Optional<TrainingTime> fit(List<CandidateTrained> outcomes, Regime regime) {
    return fit(
        outcomes.stream()
            .filter(outcome -> outcome.run().seconds() > 0)
            .filter(outcome -> Double.isFinite(outcome.run().seconds()))
            .map(
                outcome ->
                    new Measurement(
                        outcome.candidate().complexity(), images(regime), outcome.run().seconds()))
            .toList());
  }

  /** Seconds of one training, validation included. */
  public double seconds(Complexity complexity, Regime regime) {
    return seconds(complexity, images(regime));
  }

  /**
   * Seconds of one training, validation included.
   *
   * @param images training images times epochs
   */
  public double seconds(Complexity complexity, long images) {
    return images
        * (secondsAnImage
            + secondsAFlop * complexity.flops()
            + secondsAnActivation * complexity.activations());
  }

  private static long images(Regime regime) {
    return (long) regime.trainImages() * regime.epochs();
  }
}
