package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a body makes of a network's parameters and images, in two steps and an inference. */
final class BackboneRun {
  final float[] features;
  final float[] inferred;

  /** In the order of the parameters; what is not written is no number. */
  final float[] gradient;

  final float[] running;

  private BackboneRun(float[] features, float[] inferred, float[] gradient, float[] running) {
    this.features = features;
    this.inferred = inferred;
    this.gradient = gradient;
    this.running = running;
  }

  static BackboneRun of(Backbone.Factory maker, NetworkWithReference pair) {
    BackbonePlan plan = pair.plan;
    int batch = pair.labels.length;
    INDArray parameters =
        pair.network
            .parameters()
            .reshape(pair.network.parameters().length())
            .get(interval(0, plan.parameterCount()))
            .dup();
    INDArray gradient = Nd4j.create(DataType.FLOAT, plan.parameterCount());
    gradient.assign(Float.NaN);
    BackboneArrays arrays = arrays(plan, parameters, gradient);
    INDArray features = Nd4j.create(DataType.FLOAT, batch, plan.featureCount());
    INDArray inferred = Nd4j.create(DataType.FLOAT, batch, plan.featureCount());
    try (Backbone training = maker.create(plan, batch, true, arrays);
        Backbone inference = maker.create(plan, batch, false, arrays)) {
      for (int step = 0; step < 2; step++) {
        training.forward(pair.imageArray, features);
        training.backward(noise(batch, plan.featureCount()));
      }
      inference.forward(pair.imageArray, inferred);
    }
    return new BackboneRun(
        features.ravel().toFloatVector(),
        inferred.ravel().toFloatVector(),
        gradient.toFloatVector(),
        arrays.running().dup().toFloatVector());
  }

  private static BackboneArrays arrays(BackbonePlan plan, INDArray parameters, INDArray gradient) {
    Map<String, INDArray> values = views(plan, parameters);
    Map<String, INDArray> gradients = views(plan, gradient);
    return new BackboneArrays(
        values.get(BackboneParamInitializer.WEIGHTS),
        values.get(BackboneParamInitializer.BIASES),
        values.get(BackboneParamInitializer.NORM),
        values.get(BackboneParamInitializer.RUNNING),
        gradients.get(BackboneParamInitializer.WEIGHTS),
        gradients.get(BackboneParamInitializer.BIASES),
        gradients.get(BackboneParamInitializer.NORM));
  }

  private static Map<String, INDArray> views(BackbonePlan plan, INDArray all) {
    return new BackboneParamInitializer(plan)
        .getGradientsFromFlattened(new NeuralNetConfiguration(), all);
  }

  private static INDArray noise(int batch, int features) {
    SplittableRandom random = new SplittableRandom(29);
    float[][] noise = new float[batch][features];
    for (float[] image : noise) {
      for (int i = 0; i < features; i++) {
        image[i] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(noise);
  }
}
