package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A backbone with the images innermost, computed by one thread: equal inputs give equal bits on one
 * kind of processor. A convolution reads its input normalised and activated on the way, adds up the
 * statistics of its output while it writes it, and in the backward pass does the same with the
 * gradients; sums of residual blocks are stored by the convolution that reads them first.
 */
public final class VectorBackbone implements Backbone {
  private final BackbonePlan plan;
  private final int batch;
  private final boolean training;
  private final BackboneAddresses addresses;
  private final NativeMemory memory = new NativeMemory();
  private final Workspace workspace = new Workspace();
  private final List<Step> steps = new ArrayList<>();
  private final ImageValue images;
  private final GlobalAveragePooling pooling;
  private final StepClock clock = new StepClock();

  public VectorBackbone(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays) {
    this.plan = plan;
    this.batch = batch;
    this.training = training;
    this.addresses = arrays.addresses();
    this.images =
        new ImageValue(
            new Planes(plan.input().channels(), plan.input().height(), plan.input().width(), batch),
            memory);
    try {
      Value last = sequence(plan.layers(), images);
      this.pooling = new GlobalAveragePooling(last.addReader(), workspace);
      steps.add(pooling);
      workspace.allocate(memory);
      if (training && addresses.weightGradient() != 0) {
        steps.reversed().forEach(step -> step.planGradients(memory));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      memory.close();
      throw e;
    }
  }

  @Override
  public void forward(INDArray imageArray, INDArray featureArray) {
    images.set(BackboneAddresses.addressOf(imageArray));
    pooling.setFeatures(BackboneAddresses.addressOf(featureArray));
    clock.time(() -> steps.forEach(step -> step.forward(clock)));
  }

  @Override
  public void backward(INDArray featureGradient) {
    pooling.setFeatureGradients(BackboneAddresses.addressOf(featureGradient));
    clock.time(() -> steps.reversed().forEach(step -> step.backward(clock)));
  }

  @Override
  public String engine() {
    return "vector";
  }

  @Override
  public void measure(OperationTimes times) {
    clock.measure(times);
  }

  private Value sequence(List<LayerSpec> layers, Value x) {
    Value value = x;
    for (LayerSpec layer : layers) {
      value = layer(layer, value);
    }
    return value;
  }

  private Value layer(LayerSpec layer, Value x) {
    return switch (layer) {
      case ConvNormAct convolution -> convNormAct(convolution, x);
      case MaxPool pool -> maxPool(pool, x);
      case SqueezeExcite excitation -> excite(excitation, (NormalisedValue) x);
      case Residual residual -> residual(residual, x);
    };
  }

  private NormalisedValue convNormAct(ConvNormAct convolution, Value x) {
    Planes planes =
        new Planes(convolution.out(), convolution.outHeight(), convolution.outWidth(), batch);
    Normalisation normalisation =
        new Normalisation(plan, convolution, planes.count(), addresses, memory);
    Clamp clamp = clamp(convolution.activated());
    NormalisedValue y = new NormalisedValue(planes, normalisation, clamp, memory, workspace);
    long first = (long) Float.BYTES * convolution.weightOffset();
    long weights = addresses.weights() + first;
    long gradients = addresses.weightGradient() + first;
    Reader reader = x.addReader();
    boolean pointwise =
        convolution.kernel() == 1 && convolution.stride() == 1 && convolution.groups() == 1;
    steps.add(
        pointwise
            ? new PointwiseConvolution(
                convolution, reader, y, weights, gradients, training, memory, workspace)
            : new SpatialConvolution(
                convolution, reader, y, weights, gradients, training, memory, workspace));
    return y;
  }

  private Clamp clamp(boolean activated) {
    return activated ? Clamp.of(plan.activation()) : Clamp.NONE;
  }

  private Value maxPool(MaxPool pool, Value x) {
    PooledValue y =
        new PooledValue(
            new Planes(pool.channels(), pool.outHeight(), pool.outWidth(), batch), memory);
    steps.add(new MaxPooling(pool, x.addReader(), y, workspace));
    return y;
  }

  private Value excite(SqueezeExcite excitation, NormalisedValue x) {
    ExcitedValue y = new ExcitedValue(x, memory);
    steps.add(
        new SqueezeExcitation(
            y,
            new LinearLayer(excitation.squeeze(), batch, addresses, memory),
            new LinearLayer(excitation.excite(), batch, addresses, memory),
            Clamp.of(plan.activation()),
            memory,
            workspace));
    return y;
  }

  private Value residual(Residual residual, Value input) {
    Value x = stored(input);
    Clamp clamp = clamp(residual.activated());
    NormalisedValue transform = (NormalisedValue) sequence(residual.transform(), x);
    ConvNormAct projection = residual.projection();
    StoredValue sum =
        projection == null
            ? StoredValue.sum(transform, x, clamp, memory, workspace)
            : StoredValue.projectedSum(
                transform, convNormAct(projection, x), clamp, memory, workspace);
    steps.add(new SharedGradient(sum));
    return sum;
  }

  private Value stored(Value x) {
    if (x instanceof NormalisedValue value) {
      StoredValue stored = StoredValue.of(value, memory, workspace);
      steps.add(new SharedGradient(stored));
      return stored;
    }
    return x;
  }

  @Override
  public void close() {
    memory.close();
  }
}
