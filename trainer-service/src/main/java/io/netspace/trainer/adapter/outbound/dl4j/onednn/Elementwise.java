package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

/** A function applied to each value. */
public final class Elementwise {
  private final ProgramBuilder builder;
  private final ElementwiseFunction function;
  private final int algorithm;

  public Elementwise(ProgramBuilder builder, ElementwiseFunction function) {
    this.builder = builder;
    this.function = function;
    this.algorithm = function.algorithm(builder.training());
  }

  /** Adds the steps for this input, which no other step may read: the result may overwrite it. */
  public Differentiable apply(Tensor x) {
    boolean inPlace = !builder.training() || function.isDerivativeFromOutput();
    Tensor y = inPlace ? x : Tensor.allocate(builder.context(), x.layout());
    PrimitiveDescriptor forward = describeForward(x.layout());
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, y)));
    return new Differentiable(y, outputGradient -> addGradient(x, y, forward, outputGradient));
  }

  private Tensor addGradient(
      Tensor x, Tensor y, PrimitiveDescriptor forward, Tensor outputGradient) {
    boolean inPlace = builder.gradients().isUnshared(outputGradient);
    Tensor inputGradient =
        inPlace ? outputGradient : builder.gradients().acquire(outputGradient.layout());
    Primitive.Binding backward =
        new Primitive.Binding(describeBackward(y.layout(), outputGradient.layout(), forward))
            .with(DNNL_ARG_DIFF_DST, outputGradient)
            .with(DNNL_ARG_DIFF_SRC, inputGradient);
    builder
        .backward()
        .add(
            builder.build(
                function.isDerivativeFromOutput()
                    ? backward.with(DNNL_ARG_DST, y)
                    : backward.with(DNNL_ARG_SRC, x)));
    if (!inPlace) {
      builder.gradients().release(outputGradient);
    }
    return inputGradient;
  }

  private PrimitiveDescriptor describeForward(Layout layout) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a " + function,
        (descriptor, attributes) ->
            dnnl_eltwise_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                algorithm,
                layout.descriptor(),
                layout.descriptor(),
                function.alpha(),
                function.beta(),
                attributes));
  }

  private PrimitiveDescriptor describeBackward(
      Layout values, Layout gradients, PrimitiveDescriptor forward) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a gradient of " + function,
        (descriptor, attributes) ->
            dnnl_eltwise_backward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                algorithm,
                gradients.descriptor(),
                gradients.descriptor(),
                values.descriptor(),
                function.alpha(),
                function.beta(),
                forward.descriptor(),
                attributes));
  }
}
