package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
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
 * A network as a DL4J graph: images, the backbone as one layer, a linear layer with softmax and
 * cross-entropy; trained by stochastic gradient descent with Nesterov momentum.
 */
public final class CandidateNetwork implements AutoCloseable {
  private static final String IMAGES = "images";
  private static final String BACKBONE = "body";
  private static final String OUTPUT = "output";

  private final double labelSmoothing;
  private final int classes;
  private final ComputationGraph computationGraph;

  /**
   * Builds the network with initial weights.
   *
   * @param epochs of the learning rate schedule, each of {@code stepsPerEpoch} steps
   */
  public CandidateNetwork(
      Architecture architecture,
      Recipe recipe,
      int epochs,
      int stepsPerEpoch,
      RandomGenerator random) {
    this.labelSmoothing = recipe.labelSmoothingOrZero();
    this.classes = architecture.classes();
    BackbonePlan plan = BackbonePlan.of(architecture);
    IUpdater updater =
        new NesterovDescent(new LearningRate(recipe, epochs, stepsPerEpoch), recipe.momentum());
    this.computationGraph =
        new CrossEntropyNetwork(configuration(architecture, plan.featureCount(), recipe, updater));
    computationGraph.init(InitialWeights.of(plan, classes, recipe, random), false);
    computationGraph.initGradientsView();
  }

  private static ComputationGraphConfiguration configuration(
      Architecture architecture, int features, Recipe recipe, IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .updater(updater)
        .graphBuilder()
        .addInputs(IMAGES)
        .addLayer(BACKBONE, new BodyConfiguration(architecture, recipe, updater), IMAGES)
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(features)
                .nOut(architecture.classes())
                .l2(recipe.weightDecay())
                .l2Bias(recipe.weightDecay())
                .build(),
            BACKBONE)
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
  public double step(INDArray images, INDArray labels) {
    if (labelSmoothing == 0) {
      fit(images, labels);
    } else {
      INDArray smoothed = labels.mul(1 - labelSmoothing).addi(labelSmoothing / classes);
      fit(images, smoothed);
      smoothed.close();
    }
    return computationGraph.score();
  }

  private void fit(INDArray images, INDArray labels) {
    computationGraph.fit(new INDArray[] {images}, new INDArray[] {labels});
  }

  /** Probabilities of the classes, {@code [batch, classes]}. */
  public INDArray probabilities(INDArray images) {
    return computationGraph.outputSingle(false, images);
  }

  /**
   * Runs the images forward as in training, which updates the running statistics and nothing else.
   */
  public void updateRunningStatistics(INDArray images) {
    computationGraph.outputSingle(true, images).close();
  }

  /** All parameters as one vector, running statistics among them; not a copy. */
  public INDArray parameters() {
    return computationGraph.params();
  }

  /** All running means, then all running variances; not a copy. */
  public INDArray runningStatistics() {
    return computationGraph.getLayer(BACKBONE).getParam(BackboneParamInitializer.RUNNING);
  }

  /** The momentum's state as one vector; not a copy. */
  public INDArray velocity() {
    return computationGraph.getUpdater().getStateViewArray();
  }

  /** Sets the number of the next step, counted from 0 over all epochs. */
  public void resumeAtStep(int step) {
    computationGraph.getConfiguration().setIterationCount(step);
  }

  /**
   * Name of the engine that trains batches of this size.
   *
   * @throws IllegalStateException before the first step of that size
   */
  public String trainingEngine(int batch) {
    return ((BackboneLayer) computationGraph.getLayer(BACKBONE)).trainingEngine(batch);
  }

  /**
   * Measures the backbone's operations in all steps of this size from now on.
   *
   * @throws IllegalStateException before the first step of that size
   */
  public void measure(int batch, OperationTimes times) {
    ((BackboneLayer) computationGraph.getLayer(BACKBONE)).measure(batch, times);
  }

  /** Computes the backbone by this engine from now on. */
  public void useEngine(int engine) {
    ((BackboneLayer) computationGraph.getLayer(BACKBONE)).useBackbones(Backend.backbones(engine));
  }

  public ComputationGraph graph() {
    return computationGraph;
  }

  @Override
  public void close() {
    computationGraph.getLayer(BACKBONE).close();
    computationGraph.close();
  }

  /** A graph whose score is the cross-entropy alone; weight decay acts on the gradients only. */
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
