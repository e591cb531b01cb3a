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

/** A body run by ND4J's operations, on whatever backend ND4J has. */
public final class Nd4jBackbone implements Backbone {
  private final BackbonePlan plan;
  private final Program program;
  private final CnhwTensor images;

  /** {@code [channels, batch, height, width]}. */
  private final INDArray imagePlanes;

  /** {@code [features, batch]}, as their gradient. */
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
      Differentiable body = buildBackbone();
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
      this.features = body.value().matrix();
      this.featureGradient = gradient.matrix();
      if (arrays.weightGradient() != null) {
        body.addGradient(gradient);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      program.close();
      throw e;
    }
  }

  private Differentiable buildBackbone() {
    Differentiable body = sequence(plan.layers(), images);
    return body.then(new GlobalAveragePooling(program).apply(body.value()));
  }

  private static long maxColumnLength(BackbonePlan plan) {
    return plan.convolutions().stream()
        .mapToLong(unit -> unit.in() * window(unit).im2colLength())
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

  /** Releases what only its own parts read, where no way back needs it. */
  private Differentiable sequence(List<LayerSpec> parts, CnhwTensor x) {
    Differentiable sequence = Differentiable.of(x);
    boolean own = false;
    for (LayerSpec part : parts) {
      CnhwTensor before = sequence.value();
      sequence = sequence.then(layer(part, before));
      if (own && !program.training()) {
        program.release(before);
      }
      own = true;
    }
    return sequence;
  }

  private Differentiable layer(LayerSpec part, CnhwTensor x) {
    return switch (part) {
      case ConvNormAct unit -> convNormAct(unit, x);
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

  private Differentiable convNormAct(ConvNormAct unit, CnhwTensor x) {
    Differentiable convolved =
        new Convolution(
                program,
                window(unit),
                unit.in(),
                unit.out(),
                unit.groups(),
                weights.slice(unit.weightOffset(), unit.weightCount()))
            .apply(x, unit.weightOffset() > 0);
    return activated(
        convolved.then(normalisation(unit).apply(convolved.value())), unit.activated());
  }

  private BatchNormalisation normalisation(ConvNormAct unit) {
    int first = unit.normOffset();
    int second = plan.normChannels() + first;
    return new BatchNormalisation(
        program,
        norm.slice(first, unit.out()),
        norm.slice(second, unit.out()),
        moments.get(interval(first, first + unit.out())),
        moments.get(interval(second, second + unit.out())));
  }

  private Differentiable activated(Differentiable x, boolean wanted) {
    return wanted ? x.then(new Elementwise(program, plan.activation()).apply(x.value())) : x;
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

  private static SlidingWindow window(ConvNormAct unit) {
    return new SlidingWindow(unit.height(), unit.width(), unit.kernel(), unit.stride());
  }

  @Override
  public void close() {
    program.close();
  }
}
