package io.netspace.trainer.adapter.outbound.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.netspace.trainer.adapter.outbound.dl4j.operations.BatchNormalisation;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Convolution;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Differentiable;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Elementwise;
import io.netspace.trainer.adapter.outbound.dl4j.operations.GlobalAveragePooling;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Learned;
import io.netspace.trainer.adapter.outbound.dl4j.operations.LinearLayer;
import io.netspace.trainer.adapter.outbound.dl4j.operations.MaxPooling;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Planes;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Program;
import io.netspace.trainer.adapter.outbound.dl4j.operations.ResidualSum;
import io.netspace.trainer.adapter.outbound.dl4j.operations.RunningAverages;
import io.netspace.trainer.adapter.outbound.dl4j.operations.SqueezeExcitation;
import io.netspace.trainer.adapter.outbound.dl4j.operations.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A body run by ND4J's operations, on whatever backend ND4J has. */
final class OperationsBody implements Body {
  private final BodyPlan plan;
  private final Program program;
  private final Planes images;

  /** {@code [channels, batch, height, width]}. */
  private final INDArray imagePlanes;

  /** {@code [features, batch]}, as their gradient. */
  private final INDArray features;

  private final INDArray featureGradient;
  private final Learned weights;
  private final @Nullable Learned biases;
  private final Learned norm;
  private final INDArray moments;

  OperationsBody(BodyPlan plan, int batch, boolean training, BodyArrays arrays) {
    this.plan = plan;
    this.program = new Program(batch, training, batch * mostColumns(plan));
    this.weights = new Learned(arrays.weights(), arrays.weightGradient());
    this.biases =
        arrays.biases() == null ? null : new Learned(arrays.biases(), arrays.biasGradient());
    this.norm = new Learned(arrays.norm(), arrays.normGradient());
    this.moments = training ? program.acquire(2L * plan.channels()) : arrays.running();
    this.images =
        program.acquire(plan.input().channels(), plan.input().height(), plan.input().width());
    try {
      Differentiable body = body();
      if (training) {
        RunningAverages.addUpdate(
            program,
            arrays.running(),
            moments,
            RunningStatistics.shares(plan, batch),
            RunningStatistics.MOMENTUM);
      }
      Planes gradient = program.acquire(plan.features(), 1, 1);
      this.imagePlanes = images.planes();
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

  private Differentiable body() {
    Differentiable body = sequence(plan.parts(), images);
    return body.then(new GlobalAveragePooling(program).apply(body.value()));
  }

  private static long mostColumns(BodyPlan plan) {
    return plan.units().stream()
        .mapToLong(unit -> unit.in() * window(unit).columns())
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
  private Differentiable sequence(List<Part> parts, Planes x) {
    Differentiable sequence = Differentiable.of(x);
    boolean own = false;
    for (Part part : parts) {
      Planes before = sequence.value();
      sequence = sequence.then(part(part, before));
      if (own && !program.training()) {
        program.release(before);
      }
      own = true;
    }
    return sequence;
  }

  private Differentiable part(Part part, Planes x) {
    return switch (part) {
      case Unit unit -> unit(unit, x);
      case Pooling pooling -> new MaxPooling(program, window(pooling)).apply(x);
      case Excitation excitation ->
          new SqueezeExcitation(
                  program,
                  plan.activation(),
                  linear(excitation.squeeze()),
                  linear(excitation.excite()))
              .apply(x);
      case Residual residual -> residual(residual, x);
    };
  }

  private Differentiable residual(Residual residual, Planes x) {
    Unit projection = residual.projection();
    Differentiable shortcut = projection == null ? Differentiable.of(x) : unit(projection, x);
    Differentiable transform = sequence(residual.transform(), x);
    return activated(
        new ResidualSum(program).apply(transform, shortcut, projection != null),
        residual.activated());
  }

  private Differentiable unit(Unit unit, Planes x) {
    Differentiable convolved =
        new Convolution(
                program,
                window(unit),
                unit.in(),
                unit.out(),
                unit.groups(),
                weights.part(unit.firstWeight(), unit.weights()))
            .apply(x, unit.firstWeight() > 0);
    return activated(
        convolved.then(normalisation(unit).apply(convolved.value())), unit.activated());
  }

  private BatchNormalisation normalisation(Unit unit) {
    int first = unit.firstChannel();
    int second = plan.channels() + first;
    return new BatchNormalisation(
        program,
        norm.part(first, unit.out()),
        norm.part(second, unit.out()),
        moments.get(interval(first, first + unit.out())),
        moments.get(interval(second, second + unit.out())));
  }

  private Differentiable activated(Differentiable x, boolean wanted) {
    return wanted ? x.then(new Elementwise(program, plan.activation()).apply(x.value())) : x;
  }

  private LinearLayer linear(Linear linear) {
    if (biases == null) {
      throw new IllegalStateException("a squeeze-and-excitation without biases");
    }
    return new LinearLayer(
        linear.in(),
        linear.out(),
        weights.part(linear.firstWeight(), linear.weights()),
        biases.part(linear.firstBias(), linear.out()));
  }

  private static Window window(Pooling pooling) {
    return new Window(pooling.height(), pooling.width(), pooling.kernel(), pooling.stride());
  }

  private static Window window(Unit unit) {
    return new Window(unit.height(), unit.width(), unit.kernel(), unit.stride());
  }

  @Override
  public void close() {
    program.close();
  }
}
