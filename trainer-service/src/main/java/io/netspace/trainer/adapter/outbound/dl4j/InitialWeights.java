package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.WeightedLayer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Initial parameters, drawn from a seed. Convolutions, including squeeze-and-excitations, ~ N(0, 2
 * / (k² out)), scales and running variances 1, the classifier's weights ~ N(0, 0.01²), all others
 * 0. If the recipe requires it, the last scales of every residual are 0 too (zero-init final
 * gamma), so that it starts as its shortcut.
 */
final class InitialWeights {
  private static final double CLASSIFIER_STANDARD_DEVIATION = 0.01;

  private InitialWeights() {}

  /**
   * All parameters in the order of the network's flat vector: the backbone's; then the linear
   * layer's weights {@code [out, in]}, and biases.
   */
  static INDArray of(BackbonePlan plan, int classes, Recipe recipe, RandomGenerator random) {
    float[] values = new float[plan.parameterCount() + (plan.featureCount() + 1) * classes];
    for (WeightedLayer layer : plan.weightedLayers()) {
      fill(
          values,
          layer.weightOffset(),
          layer.weightCount(),
          layer.initialStandardDeviation(),
          random);
    }
    Arrays.fill(values, plan.scaleOffset(), plan.shiftOffset(), 1);
    Arrays.fill(values, plan.varianceOffset(), plan.parameterCount(), 1);
    if (recipe.startsBlocksAsShortcuts()) {
      for (ConvNormAct last : plan.lastConvolutionsOfResiduals()) {
        int first = plan.scaleOffset() + last.normOffset();
        Arrays.fill(values, first, first + last.out(), 0);
      }
    }
    fill(
        values,
        plan.parameterCount(),
        plan.featureCount() * classes,
        CLASSIFIER_STANDARD_DEVIATION,
        random);
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }

  private static void fill(
      float[] values, int first, int count, double standardDeviation, RandomGenerator random) {
    for (int i = first; i < first + count; i++) {
      values[i] = (float) (standardDeviation * random.nextGaussian());
    }
  }
}
