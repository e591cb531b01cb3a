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
    boolean inPlace = !builder.training() || function.gradientNeedsResultOnly();
    Tensor y = inPlace ? x : Tensor.allocate(builder.owner(), x.layout());
    PrimitiveDescription forward = describeForward(x.layout());
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, y)));
    return new Differentiable(y, outer -> addGradient(x, y, forward, outer));
  }

  private Tensor addGradient(Tensor x, Tensor y, PrimitiveDescription forward, Tensor outer) {
    boolean inPlace = builder.gradients().hasOneHolder(outer);
    Tensor inner = inPlace ? outer : builder.gradients().acquire(outer.layout());
    Primitive.Binding backward =
        new Primitive.Binding(describeBackward(y.layout(), outer.layout(), forward))
            .with(DNNL_ARG_DIFF_DST, outer)
            .with(DNNL_ARG_DIFF_SRC, inner);
    builder
        .backward()
        .add(
            builder.build(
                function.gradientNeedsResultOnly()
                    ? backward.with(DNNL_ARG_DST, y)
                    : backward.with(DNNL_ARG_SRC, x)));
    if (!inPlace) {
      builder.gradients().release(outer);
    }
    return inner;
  }

  private PrimitiveDescription describeForward(Layout layout) {
    return PrimitiveDescription.of(
        builder.owner(),
        "a " + function,
        (descriptor, attributes) ->
            dnnl_eltwise_forward_primitive_desc_create(
                descriptor,
                builder.owner().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                algorithm,
                layout.descriptor(),
                layout.descriptor(),
                function.alpha(),
                function.beta(),
                attributes));
  }

  private PrimitiveDescription describeBackward(
      Layout values, Layout gradients, PrimitiveDescription forward) {
    return PrimitiveDescription.of(
        builder.owner(),
        "a gradient of " + function,
        (descriptor, attributes) ->
            dnnl_eltwise_backward_primitive_desc_create(
                descriptor,
                builder.owner().engine(),
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
