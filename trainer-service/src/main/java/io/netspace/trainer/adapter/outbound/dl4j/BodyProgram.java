package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Activation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.BatchNormalisation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Convolution;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ConvolutionShape;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Differentiable;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Elementwise;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ElementwiseFunction;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.GlobalAveragePooling;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.LinearTensors;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.MaxPooling;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Native;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.NormalisationTensors;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ProgramBuilder;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Reordering;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ResidualSum;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.SqueezeExcitation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A body run by oneDNN, on the CPU. */
final class BodyProgram implements Body {
  private final BodyPlan plan;
  private final int batch;
  private final BodyAddresses addresses;
  private final ElementwiseFunction activation;
  private final Native memory = new Native();
  private final ProgramBuilder builder;
  private final Tensor images;
  private final Tensor features;
  private final Tensor featureGradient;
  private final RunningStatistics statistics;
  private final boolean training;

  BodyProgram(BodyPlan plan, int batch, boolean training, BodyArrays arrays) {
    this.plan = plan;
    this.batch = batch;
    this.training = training;
    this.addresses = arrays.addresses();
    this.activation = function(plan.activation());
    this.builder = new ProgramBuilder(memory, training);
    this.statistics = new RunningStatistics(plan, batch, memory, addresses.running());
    this.images = tensor(plan.input().channels(), plan.input().height(), plan.input().width());
    this.features = tensor(plan.features(), 1, 1);
    this.featureGradient = tensor(plan.features(), 1, 1);
    try {
      Differentiable body = body();
      if (training) {
        body.addGradient(featureGradient);
      }
      builder.finish();
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  @Override
  public void forward(INDArray imageArray, INDArray featureArray) {
    images.moveTo(BodyAddresses.of(imageArray));
    features.moveTo(BodyAddresses.of(featureArray));
    builder.forward().run();
    if (training) {
      statistics.update();
    }
  }

  @Override
  public void backward(INDArray gradient) {
    featureGradient.moveTo(BodyAddresses.of(gradient));
    builder.backward().run();
  }

  private Differentiable body() {
    List<ChannelOrder> orders = ActivationOrder.of(plan, ChannelOrder.fastestFirst());
    ProgramBuilder keeping = builder.keeping(orders.getFirst());
    Differentiable body = part(keeping, plan.parts().getFirst(), images);
    for (int i = 1; i < orders.size(); i++) {
      keeping = builder.keeping(orders.get(i));
      body = body.then(new Reordering(keeping).apply(body.value()));
      body = body.then(part(keeping, plan.parts().get(i), body.value()));
    }
    return body.then(new GlobalAveragePooling(keeping).apply(body.value(), features));
  }

  private Differentiable sequence(ProgramBuilder steps, List<Part> parts, Tensor x) {
    Differentiable sequence = new Differentiable(x, UnaryOperator.identity());
    for (Part part : parts) {
      sequence = sequence.then(part(steps, part, sequence.value()));
    }
    return sequence;
  }

  private Differentiable part(ProgramBuilder steps, Part part, Tensor x) {
    return switch (part) {
      case Unit unit -> unit(steps, unit, x);
      case Pooling pooling -> new MaxPooling(steps, shape(pooling)).apply(x);
      case Excitation excitation ->
          new SqueezeExcitation(
                  steps, activation, linear(excitation.squeeze()), linear(excitation.excite()))
              .apply(x);
      case Residual residual -> residual(steps, residual, x);
    };
  }

  private Differentiable residual(ProgramBuilder steps, Residual residual, Tensor x) {
    Unit projection = residual.projection();
    Differentiable shortcut =
        projection == null
            ? new Differentiable(x, UnaryOperator.identity())
            : unit(steps, projection, x);
    Differentiable transform = sequence(steps, residual.transform(), x);
    Differentiable sum =
        new ResidualSum(steps, fusesActivation(residual.activated())).apply(transform, shortcut);
    return activated(steps, sum, residual.activated());
  }

  private Differentiable unit(ProgramBuilder steps, Unit unit, Tensor x) {
    Differentiable convolved =
        new Convolution(
                steps,
                shape(unit),
                at(addresses.weights(), unit.firstWeight()),
                at(addresses.weightGradient(), unit.firstWeight()))
            .apply(x, x != images);
    BatchNormalisation normalisation =
        new BatchNormalisation(steps, normalisation(unit), fusesActivation(unit.activated()));
    return activated(
        steps, convolved.then(normalisation.apply(convolved.value())), unit.activated());
  }

  /** Normalisations and sums can have a ReLU in them. */
  private boolean fusesActivation(boolean wanted) {
    return wanted && activation == ElementwiseFunction.RELU;
  }

  private Differentiable activated(ProgramBuilder steps, Differentiable x, boolean wanted) {
    return !wanted || fusesActivation(true)
        ? x
        : x.then(new Elementwise(steps, activation).apply(x.value()));
  }

  private LinearTensors linear(Linear linear) {
    return new LinearTensors(
        linear.in(),
        linear.out(),
        at(addresses.weights(), linear.firstWeight()),
        at(addresses.biases(), linear.firstBias()),
        at(addresses.weightGradient(), linear.firstWeight()),
        at(addresses.biasGradient(), linear.firstBias()));
  }

  private static long at(long address, int index) {
    return address + Float.BYTES * (long) index;
  }

  private static ElementwiseFunction function(Activation activation) {
    return switch (activation) {
      case RELU -> ElementwiseFunction.RELU;
      case RELU6 -> ElementwiseFunction.RELU6;
      case SILU -> ElementwiseFunction.SILU;
      case GELU -> ElementwiseFunction.GELU;
    };
  }

  private ConvolutionShape shape(Pooling pooling) {
    return new ConvolutionShape(
        batch,
        pooling.channels(),
        pooling.channels(),
        pooling.height(),
        pooling.width(),
        pooling.kernel(),
        pooling.stride(),
        pooling.channels());
  }

  private ConvolutionShape shape(Unit unit) {
    return new ConvolutionShape(
        batch,
        unit.in(),
        unit.out(),
        unit.height(),
        unit.width(),
        unit.kernel(),
        unit.stride(),
        unit.groups());
  }

  private NormalisationTensors normalisation(Unit unit) {
    long first = Float.BYTES * (long) unit.firstChannel();
    long second = first + Float.BYTES * (long) plan.channels();
    long moments = training ? statistics.batchMoments() : addresses.running();
    return new NormalisationTensors(
        moments + first,
        moments + second,
        addresses.norm() + first,
        addresses.norm() + second,
        addresses.normGradient() + first,
        addresses.normGradient() + second);
  }

  /** A tensor whose place is told at each run. */
  private Tensor tensor(int channels, int height, int width) {
    return Tensor.at(memory, builder.plain(batch, channels, height, width), 0);
  }

  @Override
  public void close() {
    memory.close();
  }
}
