package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nc;

import org.bytedeco.dnnl.dnnl_post_ops;

/**
 * Squeeze-and-excitation: multiplies each channel by a factor, which two linear layers compute from
 * the means of all channels, the first with an activation, the second with a sigmoid.
 */
public final class SqueezeExcitation {
  private final ProgramBuilder builder;
  private final GlobalAveragePooling pooling;
  private final ElementwiseFunction activation;
  private final LinearAddresses squeeze;
  private final LinearAddresses excite;

  public SqueezeExcitation(
      ProgramBuilder builder,
      ElementwiseFunction activation,
      LinearAddresses squeeze,
      LinearAddresses excite) {
    this.builder = builder;
    this.pooling = new GlobalAveragePooling(builder);
    this.activation = activation;
    this.squeeze = squeeze;
    this.excite = excite;
  }

  /** Adds the steps for this input, which no other step may read: the result may overwrite it. */
  public Differentiable apply(Tensor x) {
    long batch = x.layout().size(0);
    long channels = x.layout().size(1);
    Layout perChannel = builder.activations(batch, channels, 1, 1);
    Tensor means =
        Tensor.allocate(builder.context(), Layout.of(builder.context(), dnnl_nc, batch, channels));
    pooling.addMeans(builder.forward(), x, means.viewAs(builder.context(), perChannel));
    Differentiable factors = factors(means);
    Tensor factor = factors.value().viewAs(builder.context(), perChannel);
    Tensor y = builder.training() ? Tensor.allocate(builder.context(), x.layout()) : x;
    addChannelwise(builder.forward(), dnnl_binary_mul, x, factor, y);
    return new Differentiable(y, outputGradient -> addGradient(x, factors, factor, outputGradient));
  }

  private Differentiable factors(Tensor means) {
    Differentiable squeezed = new InnerProduct(builder, squeeze).apply(means);
    Differentiable active =
        squeezed.then(new Elementwise(builder, activation).apply(squeezed.value()));
    Differentiable excited = active.then(new InnerProduct(builder, excite).apply(active.value()));
    return excited.then(
        new Elementwise(builder, ElementwiseFunction.SIGMOID).apply(excited.value()));
  }

  private Tensor addGradient(
      Tensor x, Differentiable factors, Tensor factor, Tensor outputGradient) {
    GradientBuffers gradients = builder.gradients();
    Tensor product = gradients.acquire(x.layout());
    addBinary(builder.backward(), dnnl_binary_mul, x, outputGradient, product);
    Tensor inFactors = gradients.acquire(factors.value().layout());
    Tensor inFactor = inFactors.viewAs(builder.context(), factor.layout());
    float pixels = x.layout().size(2) * x.layout().size(3);
    pooling.addMeans(builder.backward(), product, inFactor);
    gradients.release(product);
    addScaling(inFactors, pixels);
    Tensor inMeans = factors.gradient().apply(inFactors);
    addScaling(inMeans, 1 / pixels);
    boolean inPlace = gradients.isUnshared(outputGradient);
    Tensor inputGradient = inPlace ? outputGradient : gradients.acquire(x.layout());
    Tensor shift = inMeans.viewAs(builder.context(), factor.layout());
    addChannelwise(builder.backward(), dnnl_binary_mul, outputGradient, factor, inputGradient);
    addChannelwise(builder.backward(), dnnl_binary_add, inputGradient, shift, inputGradient);
    gradients.release(inMeans);
    if (!inPlace) {
      gradients.release(outputGradient);
    }
    return inputGradient;
  }

  /** Adds {@code target = scale · target}, to the backward program. */
  private void addScaling(Tensor target, float scale) {
    PrimitiveDescriptor description =
        PrimitiveDescriptor.of(
            builder.context(),
            "a scaling",
            (descriptor, attributes) ->
                dnnl_eltwise_forward_primitive_desc_create(
                    descriptor,
                    builder.context().engine(),
                    dnnl_forward_inference,
                    dnnl_eltwise_linear,
                    target.layout().descriptor(),
                    target.layout().descriptor(),
                    scale,
                    0,
                    attributes));
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(description)
                    .with(DNNL_ARG_SRC, target)
                    .with(DNNL_ARG_DST, target)));
  }

  /**
   * Adds {@code target = a ∘ b}, where {@code b} has one pixel. Each block of channels is treated
   * as a separate image: oneDNN has fast code for channels last, but not for all blocked formats.
   */
  private void addChannelwise(Program program, int algorithm, Tensor a, Tensor b, Tensor target) {
    addBinary(program, algorithm, blockwise(a), blockwise(b), blockwise(target));
  }

  private Tensor blockwise(Tensor tensor) {
    return tensor.viewAs(builder.context(), builder.blockwise(tensor.layout()));
  }

  private void addBinary(Program program, int algorithm, Tensor a, Tensor b, Tensor target) {
    BinaryOperation.add(builder, program, algorithm, new dnnl_post_ops(), a, b, target);
  }
}
