package io.netspace.contracts.vocabulary;

/**
 * How the weights are learned: stochastic gradient descent with Nesterov momentum, the learning
 * rate on a half-period cosine per epoch (Designing Network Design Spaces, 2020, section 3.1).
 *
 * @param learningRate at the first epoch
 * @param momentum Nesterov momentum, in [0, 1)
 * @param weightDecay L2 decay of convolution and linear weights
 * @param normDecay L2 decay of batch normalisation's scale and shift
 */
public record Recipe(double learningRate, double momentum, double weightDecay, double normDecay) {
  /** The defaults of a study that names none, for batches of 64. */
  public static final Recipe DEFAULT = new Recipe(0.1, 0.9, 5e-4, 0.0);

  public Recipe {
    Require.that(
        learningRate > 0 && learningRate <= 10,
        "learningRate",
        learningRate,
        "must be above 0, at most 10");
    Require.that(momentum >= 0 && momentum < 1, "momentum", momentum, "must be in [0, 1)");
    Require.that(
        weightDecay >= 0 && weightDecay < 1, "weightDecay", weightDecay, "must be in [0, 1)");
    Require.that(normDecay >= 0 && normDecay < 1, "normDecay", normDecay, "must be in [0, 1)");
  }

  /**
   * Learning rate of an epoch counted from 0: half a cosine from {@link #learningRate} towards 0.
   */
  public double learningRate(int epoch, int epochs) {
    return learningRate * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
  }
}
