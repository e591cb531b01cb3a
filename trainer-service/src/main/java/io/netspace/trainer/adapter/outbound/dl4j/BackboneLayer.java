package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * The whole backbone of a network as one DL4J layer: images {@code [batch, channels, height,
 * width]} to features {@code [batch, features]}. It owns native memory and must be closed.
 */
@SuppressWarnings("serial")
final class BackboneLayer extends BaseLayer<BodyConfiguration> {
  private final transient BackbonePlan plan;
  private final transient Map<Integer, Backbone> trainingByBatch = new HashMap<>();
  private final transient Map<Integer, Backbone> inferenceByBatch = new HashMap<>();
  private transient Backbone.Factory factory = Backend.backbones();
  private transient @Nullable Gradient flattenedGradient;

  BackboneLayer(NeuralNetConfiguration configuration, BackbonePlan plan, DataType type) {
    super(configuration, type);
    this.plan = plan;
  }

  /** Uses these backbones from now on, instead of those of ND4J's backend. */
  void useBackbones(Backbone.Factory factory) {
    close();
    this.factory = factory;
  }

  /**
   * Name of the engine that trains batches of this size.
   *
   * @throws IllegalStateException before the first step of that size
   */
  String trainingEngine(int batch) {
    return compiled(batch).engine();
  }

  /**
   * Measures the operations of all steps of this size from now on.
   *
   * @throws IllegalStateException before the first step of that size
   */
  void measure(int batch, OperationTimes times) {
    compiled(batch).measure(times);
  }

  private Backbone compiled(int batch) {
    Backbone backbone = trainingByBatch.get(batch);
    if (backbone == null) {
      throw new IllegalStateException("No step of %d images was trained yet.".formatted(batch));
    }
    return backbone;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    requireImages(input);
    INDArray images = dense(input, ArrayType.ACTIVATIONS, workspaces);
    long batch = images.size(0);
    INDArray features =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {batch, plan.featureCount()}, 'c');
    backbone((int) batch, training).forward(images, features);
    return features;
  }

  /** Returns no gradient of the input: no layer before this one has parameters. */
  @Override
  @SuppressWarnings("NullAway")
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray featureGradient, LayerWorkspaceMgr workspaces) {
    INDArray dense = dense(featureGradient, ArrayType.ACTIVATION_GRAD, workspaces);
    backbone((int) dense.size(0), true).backward(dense);
    return Pair.of(gradientViews(), null);
  }

  private Gradient gradientViews() {
    if (flattenedGradient == null) {
      Gradient gradient = new DefaultGradient(gradientsFlattened);
      gradientViews.forEach(gradient::setGradientFor);
      flattenedGradient = gradient;
    }
    return flattenedGradient;
  }

  private Backbone backbone(int batch, boolean training) {
    return (training ? trainingByBatch : inferenceByBatch)
        .computeIfAbsent(batch, size -> factory.create(plan, size, training, arrays(training)));
  }

  /** Without gradient arrays, as before the first step, a backbone only runs forward. */
  private BackboneArrays arrays(boolean training) {
    Map<String, INDArray> gradients = training && gradientViews != null ? gradientViews : Map.of();
    return new BackboneArrays(
        getParam(BackboneParamInitializer.WEIGHTS),
        params.get(BackboneParamInitializer.BIASES),
        getParam(BackboneParamInitializer.NORM),
        getParam(BackboneParamInitializer.RUNNING),
        gradients.get(BackboneParamInitializer.WEIGHTS),
        gradients.get(BackboneParamInitializer.BIASES),
        gradients.get(BackboneParamInitializer.NORM));
  }

  /** Checks type and shape: the native code would read any other values as if they were these. */
  private void requireImages(INDArray images) {
    ImageShape shape = plan.input();
    long[] wanted = {images.size(0), shape.channels(), shape.height(), shape.width()};
    if (images.dataType() != DataType.FLOAT || !Arrays.equals(images.shape(), wanted)) {
      throw new IllegalArgumentException(
          "images (%s %s) must be FLOAT of the shape [batch, %d, %d, %d]."
              .formatted(
                  images.dataType(),
                  Arrays.toString(images.shape()),
                  shape.channels(),
                  shape.height(),
                  shape.width()));
    }
  }

  private static INDArray dense(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
    boolean dense = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return dense ? array : workspaces.dup(type, array, 'c');
  }

  /** The reported loss has no weight decay term: the decay acts on the gradients only. */
  @Override
  public double calcRegularizationScore(boolean backpropParametersOnly) {
    return 0;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  /** Programs hold the addresses of the gradients: those for other addresses are discarded. */
  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    close();
    flattenedGradient = null;
    super.setBackpropGradientsViewArray(gradients);
  }

  @Override
  public void setParamTable(Map<String, INDArray> table) {
    close();
    super.setParamTable(table);
  }

  @Override
  public void close() {
    trainingByBatch.values().forEach(Backbone::close);
    inferenceByBatch.values().forEach(Backbone::close);
    trainingByBatch.clear();
    inferenceByBatch.clear();
  }
}
