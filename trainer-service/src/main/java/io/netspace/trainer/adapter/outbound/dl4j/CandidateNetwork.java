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
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * One network as a graph of DL4J: images, the body as one layer, a linear layer with softmax and
 * cross-entropy; and stochastic gradient descent with Nesterov momentum.
 */
final class CandidateNetwork implements AutoCloseable {
  private static final String IMAGES = "images";
  private static final String BODY = "body";
  private static final String OUTPUT = "output";

  private final Recipe recipe;
  private final int epochs;
  private final ComputationGraph network;

  /**
   * Builds the network with fresh weights.
   *
   * @param epochs that the learning rate falls over
   */
  CandidateNetwork(Architecture architecture, Recipe recipe, int epochs, RandomGenerator random) {
    this.recipe = recipe;
    this.epochs = epochs;
    BodyPlan plan = BodyPlan.of(architecture);
    this.network = new CrossEntropyNetwork(configuration(plan, architecture.classes()));
    network.init(InitialWeights.of(plan, architecture.classes(), random), false);
    network.initGradientsView();
  }

  private ComputationGraphConfiguration configuration(BodyPlan plan, int classes) {
    Nesterovs updater = new Nesterovs(new HalfCosineSchedule(recipe, epochs), recipe.momentum());
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .updater(updater)
        .graphBuilder()
        .addInputs(IMAGES)
        .addLayer(BODY, new BodyConfiguration(plan, recipe, updater), IMAGES)
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(plan.features())
                .nOut(classes)
                .l2(recipe.weightDecay())
                .build(),
            BODY)
        .setOutputs(OUTPUT)
        .build();
  }

  /**
   * Starts an epoch, counted from 0. DL4J's momentum holds the learning rate inside, v = −lr · m;
   * scaling it makes a step the usual w ← w − lr (g + momentum · m) across a change of rate too.
   */
  void startEpoch(int epoch) {
    network.getConfiguration().setEpochCount(epoch);
    if (epoch > 0) {
      network
          .getUpdater()
          .getStateViewArray()
          .muli(recipe.learningRate(epoch, 1, epochs) / recipe.learningRate(epoch - 1, 1, epochs));
    }
  }

  /**
   * One step of gradient descent.
   *
   * @param images normalised, {@code [batch, channels, height, width]}
   * @param labels one-hot, {@code [batch, classes]}
   * @return mean cross-entropy of the batch before the step, in nats
   */
  double step(INDArray images, INDArray labels) {
    network.fit(new INDArray[] {images}, new INDArray[] {labels});
    return network.score();
  }

  /** Probabilities of the classes, {@code [batch, classes]}. */
  INDArray probabilities(INDArray images) {
    return network.outputSingle(false, images);
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
