package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

/** A function of each number alone. */
public final class Elementwise {
  private final ProgramBuilder builder;
  private final ElementwiseFunction function;
  private final int algorithm;

  public Elementwise(ProgramBuilder builder, ElementwiseFunction function) {
    this.builder = builder;
    this.function = function;
    this.algorithm = function.algorithm(builder.training());
  }

  /** Adds the steps for this input, which nothing else may read: the result may overwrite it. */
  public Differentiable apply(Tensor x) {
    boolean inPlace = !builder.training() || function.isDerivativeFromOutput();
    Tensor y = inPlace ? x : Tensor.allocate(builder.context(), x.layout());
    PrimitiveDescriptor forward = describeForward(x.layout());
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, y)));
    return new Differentiable(y, outer -> addGradient(x, y, forward, outer));
  }

  private Tensor addGradient(Tensor x, Tensor y, PrimitiveDescriptor forward, Tensor outer) {
    boolean inPlace = builder.gradients().isUnshared(outer);
    Tensor inner = inPlace ? outer : builder.gradients().acquire(outer.layout());
    Primitive.Binding backward =
        new Primitive.Binding(describeBackward(y.layout(), outer.layout(), forward))
            .with(DNNL_ARG_DIFF_DST, outer)
            .with(DNNL_ARG_DIFF_SRC, inner);
    builder
        .backward()
        .add(
            builder.build(
                function.isDerivativeFromOutput()
                    ? backward.with(DNNL_ARG_DST, y)
                    : backward.with(DNNL_ARG_SRC, x)));
    if (!inPlace) {
      builder.gradients().release(outer);
    }
    return inner;
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
