package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.adapter.outbound.dl4j.onednn.BatchNormalisation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Convolution;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ConvolutionShape;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Differentiable;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.GlobalAveragePooling;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Native;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.NormalisationTensors;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ProgramBuilder;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ResidualSum;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Tensor;
import java.util.function.UnaryOperator;

/** The body of one network for one batch size, ready to run in training or in inference. */
final class BodyProgram implements AutoCloseable {
  private final BodyPlan plan;
  private final int batch;
  private final BodyAddresses addresses;
  private final Native memory = new Native();
  private final ProgramBuilder builder;
  private final Tensor images;
  private final Tensor features;
  private final Tensor featureGradient;
  private final RunningStatistics statistics;
  private final boolean training;

  BodyProgram(BodyPlan plan, int batch, boolean training, BodyAddresses addresses) {
    this.plan = plan;
    this.batch = batch;
    this.training = training;
    this.addresses = addresses;
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

  /** From images {@code [batch, channels, height, width]} to features {@code [batch, features]}. */
  void forward(long imageAddress, long featureAddress) {
    images.moveTo(imageAddress);
    features.moveTo(featureAddress);
    builder.forward().run();
    if (training) {
      statistics.update();
    }
  }

  /**
   * After a forward pass over the same images, from the loss's gradient in the features to that in
   * weights, scales and shifts.
   */
  void backward(long featureGradientAddress) {
    featureGradient.moveTo(featureGradientAddress);
    builder.backward().run();
  }

  private Differentiable body() {
    Differentiable body = unit(plan.stem(), images, true, false);
    for (XBlock block : plan.blocks()) {
      body = body.then(block(block, body.value()));
    }
    return body.then(new GlobalAveragePooling(builder).apply(body.value(), features));
  }

  private Differentiable block(XBlock block, Tensor x) {
    Unit projection = block.projection();
    Differentiable shortcut =
        projection == null
            ? new Differentiable(x, UnaryOperator.identity())
            : unit(projection, x, false, true);
    Differentiable reduced = unit(block.reduce(), x, true, true);
    Differentiable grouped = reduced.then(unit(block.grouped(), reduced.value(), true, true));
    Differentiable transform = grouped.then(unit(block.expand(), grouped.value(), false, true));
    return new ResidualSum(builder).apply(transform, shortcut);
  }

  private Differentiable unit(Unit unit, Tensor x, boolean relu, boolean inputNeedsGradient) {
    Differentiable convolved =
        new Convolution(
                builder,
                shape(unit),
                addresses.weights() + Float.BYTES * (long) unit.firstWeight(),
                addresses.weightGradient() + Float.BYTES * (long) unit.firstWeight())
            .apply(x, inputNeedsGradient);
    return convolved.then(
        new BatchNormalisation(builder, normalisation(unit), relu).apply(convolved.value()));
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
