package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Linear;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.BatchNormalisation;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.CnhwTensor;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.Convolution;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.Differentiable;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.Elementwise;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.GlobalAveragePooling;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.LinearParameters;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.MaxPooling;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.Program;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.ResidualSum;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.RunningStatisticsUpdate;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.SlidingWindow;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.SqueezeExcitation;
import io.netspace.trainer.adapter.outbound.dl4j.nd4j.Trainable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A backbone computed by ND4J's operations, on any backend of ND4J. */
public final class Nd4jBackbone implements Backbone {
  private final BackbonePlan plan;
  private final Program program;
  private final CnhwTensor images;

  /** Images {@code [channels, batch, height, width]}. */
  private final INDArray imagePlanes;

  /** Features {@code [features, batch]}; their gradient has the same shape. */
  private final INDArray features;

  private final INDArray featureGradient;
  private final Trainable weights;
  private final @Nullable Trainable biases;
  private final Trainable norm;
  private final INDArray moments;

  public Nd4jBackbone(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays) {
    this.plan = plan;
    this.program = new Program(batch, training, batch * maxColumnLength(plan));
    this.weights = new Trainable(arrays.weights(), arrays.weightGradient());
    this.biases =
        arrays.biases() == null ? null : new Trainable(arrays.biases(), arrays.biasGradient());
    this.norm = new Trainable(arrays.norm(), arrays.normGradient());
    this.moments = training ? program.acquire(2L * plan.normChannels()) : arrays.running();
    this.images =
        program.acquire(plan.input().channels(), plan.input().height(), plan.input().width());
    try {
      Differentiable backbone = buildBackbone();
      if (training) {
        RunningStatisticsUpdate.addUpdate(
            program,
            arrays.running(),
            moments,
            RunningStatistics.updateWeights(plan, batch),
            BatchNorm.MOMENTUM);
      }
      CnhwTensor gradient = program.acquire(plan.featureCount(), 1, 1);
      this.imagePlanes = images.cnhw();
      this.features = backbone.value().matrix();
      this.featureGradient = gradient.matrix();
      if (arrays.weightGradient() != null) {
        backbone.addGradient(gradient);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      program.close();
      throw e;
    }
  }

  @Override
  public String engine() {
    return "ND4J";
  }

  /** Adds nothing: ND4J's operations are many and small. */
  @Override
  public void measure(OperationTimes times) {}

  private Differentiable buildBackbone() {
    Differentiable backbone = sequence(plan.layers(), images);
    return backbone.then(new GlobalAveragePooling(program).apply(backbone.value()));
  }

  private static long maxColumnLength(BackbonePlan plan) {
    return plan.convolutions().stream()
        .mapToLong(convolution -> convolution.in() * window(convolution).im2colLength())
        .max()
        .orElse(0);
  }

  @Override
  public void forward(INDArray imageArray, INDArray featureArray) {
    imagePlanes.assign(imageArray.permute(1, 0, 2, 3));
    program.runForward();
    featureArray.assign(features.transpose());
  }

  @Override
  public void backward(INDArray gradient) {
    featureGradient.assign(gradient.transpose());
    program.runBackward();
  }

  /**
   * Releases intermediate results that only this sequence reads, unless the backward pass needs
   * them.
   */
  private Differentiable sequence(List<LayerSpec> layers, CnhwTensor x) {
    Differentiable sequence = Differentiable.of(x);
    boolean isIntermediate = false;
    for (LayerSpec layer : layers) {
      CnhwTensor before = sequence.value();
      sequence = sequence.then(layer(layer, before));
      if (isIntermediate && !program.training()) {
        program.release(before);
      }
      isIntermediate = true;
    }
    return sequence;
  }

  private Differentiable layer(LayerSpec layer, CnhwTensor x) {
    return switch (layer) {
      case ConvNormAct convolution -> convNormAct(convolution, x);
      case MaxPool pooling -> new MaxPooling(program, window(pooling)).apply(x);
      case SqueezeExcite excitation ->
          new SqueezeExcitation(
                  program,
                  plan.activation(),
                  linear(excitation.squeeze()),
                  linear(excitation.excite()))
              .apply(x);
      case Residual residual -> residual(residual, x);
    };
  }

  private Differentiable residual(Residual residual, CnhwTensor x) {
    ConvNormAct projection = residual.projection();
    Differentiable shortcut =
        projection == null ? Differentiable.of(x) : convNormAct(projection, x);
    Differentiable transform = sequence(residual.transform(), x);
    return activated(
        new ResidualSum(program).apply(transform, shortcut, projection != null),
        residual.activated());
  }

  private Differentiable convNormAct(ConvNormAct convolution, CnhwTensor x) {
    Differentiable convolved =
        new Convolution(
                program,
                window(convolution),
                convolution.in(),
                convolution.out(),
                convolution.groups(),
                weights.slice(convolution.weightOffset(), convolution.weightCount()))
            .apply(x, convolution.weightOffset() > 0);
    return activated(
        convolved.then(normalisation(convolution).apply(convolved.value())),
        convolution.activated());
  }

  private BatchNormalisation normalisation(ConvNormAct convolution) {
    int first = convolution.normOffset();
    int second = plan.normChannels() + first;
    return new BatchNormalisation(
        program,
        norm.slice(first, convolution.out()),
        norm.slice(second, convolution.out()),
        moments.get(interval(first, first + convolution.out())),
        moments.get(interval(second, second + convolution.out())));
  }

  private Differentiable activated(Differentiable x, boolean isActivated) {
    return isActivated ? x.then(new Elementwise(program, plan.activation()).apply(x.value())) : x;
  }

  private LinearParameters linear(Linear linear) {
    if (biases == null) {
      throw new IllegalStateException("a squeeze-and-excitation without biases");
    }
    return new LinearParameters(
        linear.in(),
        linear.out(),
        weights.slice(linear.weightOffset(), linear.weightCount()),
        biases.slice(linear.biasOffset(), linear.out()));
  }

  private static SlidingWindow window(MaxPool pooling) {
    return new SlidingWindow(pooling.height(), pooling.width(), pooling.kernel(), pooling.stride());
  }

  private static SlidingWindow window(ConvNormAct convolution) {
    return new SlidingWindow(
        convolution.height(), convolution.width(), convolution.kernel(), convolution.stride());
  }

  @Override
  public void close() {
    program.close();
  }
}
