package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_oi;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

/** A linear layer with bias, {@code [batch, in]} to {@code [batch, out]}. */
final class InnerProduct {
  private final ProgramBuilder builder;
  private final LinearAddresses tensors;
  private final Layout weights;
  private final Layout biases;

  InnerProduct(ProgramBuilder builder, LinearAddresses tensors) {
    this.builder = builder;
    this.tensors = tensors;
    this.weights = Layout.of(builder.context(), dnnl_oi, tensors.out(), tensors.in());
    this.biases = Layout.of(builder.context(), dnnl_x, tensors.out());
  }

  /** Adds the steps for this input. */
  Differentiable apply(Tensor x) {
    Layout target = Layout.of(builder.context(), dnnl_nc, x.layout().size(0), tensors.out());
    PrimitiveDescriptor forward = describeForward(x.layout(), target);
    Tensor y = Tensor.allocate(builder.context(), target);
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward)
                    .with(DNNL_ARG_SRC, x)
                    .with(DNNL_ARG_WEIGHTS, at(weights, tensors.weights()))
                    .with(DNNL_ARG_BIAS, at(biases, tensors.biases()))
                    .with(DNNL_ARG_DST, y)));
    return new Differentiable(y, outputGradient -> addGradient(x, forward, outputGradient));
  }

  private Tensor addGradient(Tensor x, PrimitiveDescriptor forward, Tensor outputGradient) {
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(
                        describeWeightGradient(x.layout(), outputGradient.layout(), forward))
                    .with(DNNL_ARG_SRC, x)
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_WEIGHTS, at(weights, tensors.weightGradient()))
                    .with(DNNL_ARG_DIFF_BIAS, at(biases, tensors.biasGradient()))));
    Tensor inputGradient = builder.gradients().acquire(x.layout());
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(
                        describeInputGradient(x.layout(), outputGradient.layout(), forward))
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_WEIGHTS, at(weights, tensors.weights()))
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
    builder.gradients().release(outputGradient);
    return inputGradient;
  }

  private Tensor at(Layout layout, long address) {
    return Tensor.at(builder.context(), layout, address);
  }

  private PrimitiveDescriptor describeForward(Layout source, Layout target) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a linear layer of " + tensors.in() + " to " + tensors.out(),
        (descriptor, attributes) ->
            dnnl_inner_product_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                source.descriptor(),
                weights.descriptor(),
                biases.descriptor(),
                target.descriptor(),
                attributes));
  }

  private PrimitiveDescriptor describeWeightGradient(
      Layout source, Layout target, PrimitiveDescriptor forward) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a linear layer's weight gradient",
        (descriptor, attributes) ->
            dnnl_inner_product_backward_weights_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                source.descriptor(),
                weights.descriptor(),
                biases.descriptor(),
                target.descriptor(),
                forward.descriptor(),
                attributes));
  }

  private PrimitiveDescriptor describeInputGradient(
      Layout source, Layout target, PrimitiveDescriptor forward) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a linear layer's input gradient",
        (descriptor, attributes) ->
            dnnl_inner_product_backward_data_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                source.descriptor(),
                weights.descriptor(),
                target.descriptor(),
                forward.descriptor(),
                attributes));
  }
}
