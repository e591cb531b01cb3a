package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in DL4J and its reference with the same parameters and the same batch of noise. */
final class NetworkWithReference implements AutoCloseable {
  final BackbonePlan plan;
  final CandidateNetwork network;
  final ReferenceNetwork reference;
  final double[][] images;
  final int[] labels;
  INDArray imageArray;
  final INDArray labelArray;

  /** In a training of one epoch, of more steps than are taken. */
  NetworkWithReference(Architecture architecture, Recipe recipe, int batch, long seed) {
    this(architecture, recipe, 1, 1000, batch, seed);
  }

  NetworkWithReference(
      Architecture architecture,
      Recipe recipe,
      int epochs,
      int stepsPerEpoch,
      int batch,
      long seed) {
    plan = BackbonePlan.of(architecture);
    network =
        new CandidateNetwork(
            architecture, recipe, epochs, stepsPerEpoch, new SplittableRandom(seed));
    SplittableRandom random = new SplittableRandom(seed + 1);
    INDArray parameters = network.graph().params();
    perturbScales(parameters, random);
    reference = new ReferenceNetwork(architecture, parameters.toFloatVector());
    images = new double[batch][architecture.input().size()];
    float[] flat = new float[batch * architecture.input().size()];
    labels = new int[batch];
    labelArray = Nd4j.zeros(batch, architecture.classes());
    for (int n = 0; n < batch; n++) {
      labels[n] = random.nextInt(architecture.classes());
      labelArray.putScalar(n, labels[n], 1);
      for (int i = 0; i < images[n].length; i++) {
        float value = (float) random.nextGaussian();
        images[n][i] = value;
        flat[n * images[n].length + i] = value;
      }
    }
    imageArray =
        Nd4j.createFromArray(flat)
            .reshape(
                batch,
                architecture.input().channels(),
                architecture.input().height(),
                architecture.input().width());
  }

  /**
   * Scales off 1, shifts and biases off 0, that a mix-up of them shows; linear weights of size 0.5.
   */
  private void perturbScales(INDArray parameters, SplittableRandom random) {
    for (int i = plan.biasOffset(); i < plan.meanOffset(); i++) {
      parameters.putScalar(i, parameters.getFloat(i) + 0.2 * random.nextGaussian());
    }
    for (int i = plan.parameterCount(); i < parameters.length(); i++) {
      parameters.putScalar(i, 0.5 * random.nextGaussian());
    }
  }

  /** Of the mean cross-entropy of the batch, in the order of the parameters. */
  float[] gradient() {
    network.graph().setInput(0, imageArray);
    network.graph().setLabel(0, labelArray);
    network.graph().computeGradientAndScore();
    return network.graph().getFlattenedGradients().div(labels.length).toFloatVector();
  }

  /** ‖a − b‖ / ‖b‖, 0 where both are, over a range of the flat vector. */
  static double relativeError(float[] a, double[] b, int from, int to) {
    double difference = 0;
    double size = 0;
    for (int i = from; i < to; i++) {
      difference += (a[i] - b[i]) * (a[i] - b[i]);
      size += b[i] * b[i];
    }
    return difference == 0 ? 0 : Math.sqrt(difference / size);
  }

  @Override
  public void close() {
    network.close();
  }
}
