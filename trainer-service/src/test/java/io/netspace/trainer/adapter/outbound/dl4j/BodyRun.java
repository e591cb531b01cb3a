package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a body makes of a network's parameters and images, in two steps and an inference. */
final class BodyRun {
  final float[] features;
  final float[] inferred;

  /** In the order of the parameters; what is not written is no number. */
  final float[] gradient;

  final float[] running;

  private BodyRun(float[] features, float[] inferred, float[] gradient, float[] running) {
    this.features = features;
    this.inferred = inferred;
    this.gradient = gradient;
    this.running = running;
  }

  static BodyRun of(Body.Maker maker, Comparison pair) {
    BodyPlan plan = pair.plan;
    int batch = pair.labels.length;
    INDArray parameters =
        pair.network
            .parameters()
            .reshape(pair.network.parameters().length())
            .get(interval(0, plan.size()))
            .dup();
    INDArray gradient = Nd4j.create(DataType.FLOAT, plan.size());
    gradient.assign(Float.NaN);
    BodyArrays arrays = arrays(plan, parameters, gradient);
    INDArray features = Nd4j.create(DataType.FLOAT, batch, plan.features());
    INDArray inferred = Nd4j.create(DataType.FLOAT, batch, plan.features());
    try (Body training = maker.make(plan, batch, true, arrays);
        Body inference = maker.make(plan, batch, false, arrays)) {
      for (int step = 0; step < 2; step++) {
        training.forward(pair.imageArray, features);
        training.backward(noise(batch, plan.features()));
      }
      inference.forward(pair.imageArray, inferred);
    }
    return new BodyRun(
        features.ravel().toFloatVector(),
        inferred.ravel().toFloatVector(),
        gradient.toFloatVector(),
        arrays.running().dup().toFloatVector());
  }

  private static BodyArrays arrays(BodyPlan plan, INDArray parameters, INDArray gradient) {
    Map<String, INDArray> values = views(plan, parameters);
    Map<String, INDArray> gradients = views(plan, gradient);
    return new BodyArrays(
        values.get(BodyParameters.WEIGHTS),
        values.get(BodyParameters.BIASES),
        values.get(BodyParameters.NORM),
        values.get(BodyParameters.RUNNING),
        gradients.get(BodyParameters.WEIGHTS),
        gradients.get(BodyParameters.BIASES),
        gradients.get(BodyParameters.NORM));
  }

  private static Map<String, INDArray> views(BodyPlan plan, INDArray all) {
    return new BodyParameters(plan).getGradientsFromFlattened(new NeuralNetConfiguration(), all);
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
