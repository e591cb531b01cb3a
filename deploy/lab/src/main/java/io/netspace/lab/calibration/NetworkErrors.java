package io.netspace.lab.calibration;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The distribution of the errors of a simulated space's networks, in percent: 40 plus what a
 * network's features tell, plus gamma-distributed noise of shape 4; and three in a hundred networks
 * diverge, and count at 90. Networks are drawn uniformly.
 */
final class NetworkErrors {
  private static final double MEAN = 40;
  private static final int SHAPE = 4;
  private static final int QUANTILE_SAMPLE = 10_000;

  /** Points by which the error of a ruined network is higher. */
  private static final double RUIN = 25;

  private final double[] signals;
  private final double scale;
  private final double ruined;

  /**
   * @param signals what the features of each network tell of its error, in points
   * @param noise standard deviation of what they do not tell, in points, above 0
   */
  NetworkErrors(double[] signals, double noise) {
    this(signals, noise, 0);
  }

  private NetworkErrors(double[] signals, double noise, double ruined) {
    this.signals = signals.clone();
    this.scale = noise / Math.sqrt(SHAPE);
    this.ruined = ruined;
  }

  /** These errors, but that a share of the networks, at random, has errors 25 points higher. */
  NetworkErrors ruined(double share) {
    return new NetworkErrors(signals, scale * Math.sqrt(SHAPE), share);
  }

  /** These errors less so many points, but for diverged networks. */
  NetworkErrors less(double points) {
    double[] lower = signals.clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] -= points;
    }
    return new NetworkErrors(lower, scale * Math.sqrt(SHAPE), ruined);
  }

  /** The error that a share of trainings exceeds, by a sample. */
  double exceededBy(double share, RandomGenerator random) {
    double[] sample = new double[QUANTILE_SAMPLE];
    Arrays.setAll(sample, _ -> sample(draw(random), random));
    Arrays.sort(sample);
    return sample[(int) ((1 - share) * QUANTILE_SAMPLE)];
  }

  /** Mean error of networks that do not diverge, none of them ruined. */
  double meanOfTrained() {
    return MEAN + Arrays.stream(signals).average().orElseThrow();
  }

  /** A network, by its place in the space. */
  int draw(RandomGenerator random) {
    return random.nextInt(signals.length);
  }

  /** The error of a training of a network. */
  double sample(int network, RandomGenerator random) {
    if (random.nextDouble() < SimulatedErrorDistribution.DIVERGENCE_RATE) {
      return SimulatedErrorDistribution.CHANCE_ERROR_PERCENT;
    }
    double product = 1;
    for (int i = 0; i < SHAPE; i++) {
      product *= 1 - random.nextDouble();
    }
    double error = MEAN + signals[network] + scale * (-Math.log(product) - SHAPE);
    return ruined > 0 && random.nextDouble() < ruined ? error + RUIN : error;
  }

  /**
   * The mean over the space of f(x) + clip(y − f(x), low, high), of networks x with errors y.
   *
   * @param predictions f(x) of each network
   */
  double mean(double[] predictions, double low, double high) {
    double sum = 0;
    for (int i = 0; i < signals.length; i++) {
      sum +=
          predictions[i]
              + low
              + meanAbove(i, predictions[i] + low)
              - meanAbove(i, predictions[i] + high);
    }
    return sum / signals.length;
  }

  /** E max(y − bar, 0) of a network's error y. */
  private double meanAbove(int network, double bar) {
    double ofTrained =
        (1 - ruined) * meanOfTrainedAbove(network, bar)
            + ruined * meanOfTrainedAbove(network, bar - RUIN);
    double ofDiverged = Math.max(0, SimulatedErrorDistribution.CHANCE_ERROR_PERCENT - bar);
    return (1 - SimulatedErrorDistribution.DIVERGENCE_RATE) * ofTrained
        + SimulatedErrorDistribution.DIVERGENCE_RATE * ofDiverged;
  }

  private double meanOfTrainedAbove(int network, double bar) {
    return scale * gammaAbove((bar - MEAN - signals[network]) / scale + SHAPE);
  }

  /** E max(G − z, 0) of the gamma distribution of shape 4. */
  private static double gammaAbove(double z) {
    if (z <= 0) {
      return SHAPE - z;
    }
    double upTo3 = 1 + z * (1 + z / 2 * (1 + z / 3));
    double upTo4 = upTo3 + z * z * z * z / 24;
    return Math.exp(-z) * (SHAPE * upTo4 - z * upTo3);
  }
}
