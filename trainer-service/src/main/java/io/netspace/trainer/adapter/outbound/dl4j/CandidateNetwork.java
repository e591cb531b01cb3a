package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Recipe;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * One network as a graph of DL4J: images, the body as one layer, a linear layer with softmax and
 * cross-entropy; and stochastic gradient descent with Nesterov momentum.
 */
final class CandidateNetwork implements AutoCloseable {
  private static final String IMAGES = "images";
  private static final String BODY = "body";
  private static final String OUTPUT = "output";

  private final double smoothing;
  private final int classes;
  private final ComputationGraph network;

  /**
   * Builds the network with fresh weights.
   *
   * @param epochs that the learning rate falls over, each of {@code stepsPerEpoch} steps
   */
  CandidateNetwork(
      Architecture architecture,
      Recipe recipe,
      int epochs,
      int stepsPerEpoch,
      RandomGenerator random) {
    this.smoothing = recipe.smoothing();
    this.classes = architecture.classes();
    BodyPlan plan = BodyPlan.of(architecture);
    IUpdater updater =
        new NesterovDescent(new LearningRate(recipe, epochs, stepsPerEpoch), recipe.momentum());
    this.network =
        new CrossEntropyNetwork(configuration(architecture, plan.features(), recipe, updater));
    network.init(InitialWeights.of(plan, classes, recipe, random), false);
    network.initGradientsView();
  }

  private static ComputationGraphConfiguration configuration(
      Architecture architecture, int features, Recipe recipe, IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .updater(updater)
        .graphBuilder()
        .addInputs(IMAGES)
        .addLayer(BODY, new BodyConfiguration(architecture, recipe, updater), IMAGES)
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(features)
                .nOut(architecture.classes())
                .l2(recipe.weightDecay())
                .l2Bias(recipe.weightDecay())
                .build(),
            BODY)
        .setOutputs(OUTPUT)
        .build();
  }

  /**
   * One step of gradient descent.
   *
   * @param images normalised, {@code [batch, channels, height, width]}
   * @param labels one-hot, {@code [batch, classes]}; the recipe smooths a copy of them
   * @return mean cross-entropy of the batch before the step, in nats
   */
  double step(INDArray images, INDArray labels) {
    if (smoothing == 0) {
      fit(images, labels);
    } else {
      INDArray smoothed = labels.mul(1 - smoothing).addi(smoothing / classes);
      fit(images, smoothed);
      smoothed.close();
    }
    return network.score();
  }

  private void fit(INDArray images, INDArray labels) {
    network.fit(new INDArray[] {images}, new INDArray[] {labels});
  }

  /** Probabilities of the classes, {@code [batch, classes]}. */
  INDArray probabilities(INDArray images) {
    return network.outputSingle(false, images);
  }

  /** Lets the body see images as in training: its running statistics follow, and nothing else. */
  void observe(INDArray images) {
    network.outputSingle(true, images).close();
  }

  /** All parameters as one vector, running statistics among them; not a copy. */
  INDArray parameters() {
    return network.params();
  }

  /** All running means, then all running variances; not a copy. */
  INDArray runningStatistics() {
    return network.getLayer(BODY).getParam(BodyParameters.RUNNING);
  }

  /** The momentum's state as one vector; not a copy. */
  INDArray velocity() {
    return network.getUpdater().getStateViewArray();
  }

  /** Goes on with this step, counted from 0 over all epochs. */
  void continueAt(int step) {
    network.getConfiguration().setIterationCount(step);
  }

  ComputationGraph network() {
    return network;
  }

  @Override
  public void close() {
    network.getLayer(BODY).close();
    network.close();
  }

  /** Its score is the cross-entropy alone; the decay acts on the gradients only. */
  @SuppressWarnings("serial")
  private static final class CrossEntropyNetwork extends ComputationGraph {
    CrossEntropyNetwork(ComputationGraphConfiguration configuration) {
      super(configuration);
    }

    @Override
    public double calcRegularizationScore(boolean backpropParametersOnly) {
      return 0;
    }
  }
}
