package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import io.netspace.model.network.Activation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Linear;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.BatchNormalisation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.BatchNormalisationAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Convolution;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ConvolutionShape;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Differentiable;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Elementwise;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ElementwiseFunction;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.GlobalAveragePooling;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.LinearAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.MaxPooling;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.OneDnnContext;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ProgramBuilder;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Reorder;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ResidualSum;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.SqueezeExcitation;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.dnnl_version_t;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A backbone computed by oneDNN, on the CPU. */
public final class OneDnnBackbone implements Backbone {
  private final BackbonePlan plan;
  private final int batch;
  private final BackboneAddresses addresses;
  private final ElementwiseFunction activation;
  private final OneDnnContext memory = new OneDnnContext();
  private final ProgramBuilder builder;
  private final Tensor images;
  private final Tensor features;
  private final Tensor featureGradient;
  private final RunningStatistics statistics;
  private final boolean training;

  public OneDnnBackbone(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays) {
    this.plan = plan;
    this.batch = batch;
    this.training = training;
    this.addresses = arrays.addresses();
    this.activation = activationFunction(plan.activation());
    this.builder = new ProgramBuilder(memory, training);
    this.statistics = new RunningStatistics(plan, batch, memory, addresses.running());
    this.images = tensor(plan.input().channels(), plan.input().height(), plan.input().width());
    this.features = tensor(plan.featureCount(), 1, 1);
    this.featureGradient = tensor(plan.featureCount(), 1, 1);
    try {
      Differentiable backbone = buildBackbone();
      if (training) {
        backbone.addGradient(featureGradient);
      }
      builder.finish();
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  /** Name and version of the library. */
  static String version() {
    dnnl_version_t version = dnnl_version();
    return "onednn %d.%d.%d".formatted(version.major(), version.minor(), version.patch());
  }

  @Override
  public void forward(INDArray imageArray, INDArray featureArray) {
    images.setAddress(BackboneAddresses.addressOf(imageArray));
    features.setAddress(BackboneAddresses.addressOf(featureArray));
    builder.forward().run();
    if (training) {
      statistics.update();
    }
  }

  @Override
  public void backward(INDArray gradient) {
    featureGradient.setAddress(BackboneAddresses.addressOf(gradient));
    builder.backward().run();
  }

  @Override
  public String engine() {
    return "oneDNN";
  }

  @Override
  public void measure(OperationTimes times) {
    builder.forward().measure(times);
    builder.backward().measure(times);
  }

  private Differentiable buildBackbone() {
    List<MemoryFormat> formats = MemoryFormatChoice.of(plan, MemoryFormat.fastestFirst());
    ProgramBuilder formatted = builder.withFormat(formats.getFirst());
    Differentiable backbone = layer(formatted, plan.layers().getFirst(), images);
    for (int i = 1; i < formats.size(); i++) {
      formatted = builder.withFormat(formats.get(i));
      backbone = backbone.then(new Reorder(formatted).apply(backbone.value()));
      backbone = backbone.then(layer(formatted, plan.layers().get(i), backbone.value()));
    }
    return backbone.then(new GlobalAveragePooling(formatted).apply(backbone.value(), features));
  }

  private Differentiable sequence(ProgramBuilder steps, List<LayerSpec> layers, Tensor x) {
    Differentiable sequence = new Differentiable(x, UnaryOperator.identity());
    for (LayerSpec layer : layers) {
      sequence = sequence.then(layer(steps, layer, sequence.value()));
    }
    return sequence;
  }

  private Differentiable layer(ProgramBuilder steps, LayerSpec layer, Tensor x) {
    return switch (layer) {
      case ConvNormAct convolution -> convNormAct(steps, convolution, x);
      case MaxPool pooling -> new MaxPooling(steps, shape(pooling)).apply(x);
      case SqueezeExcite excitation ->
          new SqueezeExcitation(
                  steps, activation, linear(excitation.squeeze()), linear(excitation.excite()))
              .apply(x);
      case Residual residual -> residual(steps, residual, x);
    };
  }

  private Differentiable residual(ProgramBuilder steps, Residual residual, Tensor x) {
    ConvNormAct projection = residual.projection();
    Differentiable shortcut =
        projection == null
            ? new Differentiable(x, UnaryOperator.identity())
            : convNormAct(steps, projection, x);
    Differentiable transform = sequence(steps, residual.transform(), x);
    Differentiable sum =
        new ResidualSum(steps, fusesActivation(residual.activated())).apply(transform, shortcut);
    return activated(steps, sum, residual.activated());
  }

  private Differentiable convNormAct(ProgramBuilder steps, ConvNormAct convolution, Tensor x) {
    Differentiable convolved =
        new Convolution(
                steps,
                shape(convolution),
                offset(addresses.weights(), convolution.weightOffset()),
                offset(addresses.weightGradient(), convolution.weightOffset()))
            .apply(x, x != images);
    BatchNormalisation normalisation =
        new BatchNormalisation(
            steps, normalisation(convolution), fusesActivation(convolution.activated()));
    return activated(
        steps, convolved.then(normalisation.apply(convolved.value())), convolution.activated());
  }

  /** Whether a ReLU is fused into normalisations and sums. */
  private boolean fusesActivation(boolean isActivated) {
    return isActivated && activation == ElementwiseFunction.RELU;
  }

  private Differentiable activated(ProgramBuilder steps, Differentiable x, boolean isActivated) {
    return !isActivated || fusesActivation(true)
        ? x
        : x.then(new Elementwise(steps, activation).apply(x.value()));
  }

  private LinearAddresses linear(Linear linear) {
    return new LinearAddresses(
        linear.in(),
        linear.out(),
        offset(addresses.weights(), linear.weightOffset()),
        offset(addresses.biases(), linear.biasOffset()),
        offset(addresses.weightGradient(), linear.weightOffset()),
        offset(addresses.biasGradient(), linear.biasOffset()));
  }

  private static long offset(long address, int index) {
    return address + Float.BYTES * (long) index;
  }

  private static ElementwiseFunction activationFunction(Activation activation) {
    return switch (activation) {
      case RELU -> ElementwiseFunction.RELU;
      case RELU6 -> ElementwiseFunction.RELU6;
      case SILU -> ElementwiseFunction.SILU;
      case GELU -> ElementwiseFunction.GELU;
    };
  }

  private ConvolutionShape shape(MaxPool pooling) {
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

  private ConvolutionShape shape(ConvNormAct convolution) {
    return new ConvolutionShape(
        batch,
        convolution.in(),
        convolution.out(),
        convolution.height(),
        convolution.width(),
        convolution.kernel(),
        convolution.stride(),
        convolution.groups());
  }

  private BatchNormalisationAddresses normalisation(ConvNormAct convolution) {
    long first = Float.BYTES * (long) convolution.normOffset();
    long second = first + Float.BYTES * (long) plan.normChannels();
    long moments = training ? statistics.batchMoments() : addresses.running();
    return new BatchNormalisationAddresses(
        moments + first,
        moments + second,
        addresses.norm() + first,
        addresses.norm() + second,
        addresses.normGradient() + first,
        addresses.normGradient() + second);
  }

  /** A tensor whose address is set at each run. */
  private Tensor tensor(int channels, int height, int width) {
    return Tensor.at(memory, builder.plain(batch, channels, height, width), 0);
  }

  @Override
  public void close() {
    memory.close();
  }
}
