package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fresh parameters from a seed. Convolutions ~ N(0, 2 / (k² out)), scales and running variances 1,
 * linear weights ~ N(0, 0.01²), all else 0.
 */
final class InitialWeights {
  private static final double LINEAR_DEVIATION = 0.01;

  private InitialWeights() {}

  /**
   * All parameters in the order of the network's flat vector: the body's weights, scales, shifts,
   * running means, running variances; the linear layer's weights, input after input for each
   * output, and biases.
   */
  static INDArray of(BodyPlan plan, int classes, RandomGenerator random) {
    int linear = plan.weights() + 4 * plan.channels();
    float[] values = new float[linear + (plan.features() + 1) * classes];
    for (Unit unit : plan.units()) {
      fill(values, unit.firstWeight(), unit.weights(), unit.initialDeviation(), random);
    }
    int scales = plan.weights();
    int variances = plan.weights() + 3 * plan.channels();
    for (int channel = 0; channel < plan.channels(); channel++) {
      values[scales + channel] = 1;
      values[variances + channel] = 1;
    }
    fill(values, linear, plan.features() * classes, LINEAR_DEVIATION, random);
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }

  private static void fill(
      float[] values, int first, int count, double deviation, RandomGenerator random) {
    for (int i = first; i < first + count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }
}
