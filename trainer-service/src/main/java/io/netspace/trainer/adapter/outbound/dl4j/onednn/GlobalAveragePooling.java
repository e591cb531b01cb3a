package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;

/** Mean over height and width: {@code [batch, channels, h, w]} to {@code [batch, channels]}. */
public final class GlobalAveragePooling {
  private static final long[] NONE = {0, 0};

  private final ProgramBuilder builder;

  public GlobalAveragePooling(ProgramBuilder builder) {
    this.builder = builder;
  }

  /**
   * Adds the steps for this input.
   *
   * @param result target of the means, {@code [batch, channels, 1, 1]}, unblocked
   */
  public Differentiable apply(Tensor x, Tensor result) {
    long[] window = {x.layout().size(2), x.layout().size(3)};
    Layout pooled = builder.activations(x.layout().size(0), x.layout().size(1), 1, 1);
    PrimitiveDescriptor forward = describeForward(x.layout(), pooled, window);
    Tensor y =
        pooled.isSameAs(result.layout()) ? result : Tensor.allocate(builder.context(), pooled);
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, y)));
    if (y != result) {
      builder.addReorder(builder.forward(), y, result);
    }
    return new Differentiable(
        result, outputGradient -> addGradient(x.layout(), pooled, window, forward, outputGradient));
  }

  /**
   * Adds the means of {@code x} to a program.
   *
   * @param result {@code [batch, channels, 1, 1]}, channels last
   */
  void addMeans(Program program, Tensor x, Tensor result) {
    long[] window = {x.layout().size(2), x.layout().size(3)};
    PrimitiveDescriptor description = describeForward(x.layout(), result.layout(), window);
    program.add(
        builder.build(
            new Primitive.Binding(description).with(DNNL_ARG_SRC, x).with(DNNL_ARG_DST, result)));
  }

  private Tensor addGradient(
      Layout source,
      Layout pooled,
      long[] window,
      PrimitiveDescriptor forward,
      Tensor outputGradient) {
    PrimitiveDescriptor description =
        PrimitiveDescriptor.of(
            builder.context(),
            "a pooling's gradient",
            (descriptor, attributes) ->
                dnnl_pooling_backward_primitive_desc_create(
                    descriptor,
                    builder.context().engine(),
                    dnnl_pooling_avg_exclude_padding,
                    source.descriptor(),
                    pooled.descriptor(),
                    window,
                    window,
                    NONE,
                    NONE,
                    NONE,
                    forward.descriptor(),
                    attributes));
    Tensor inputGradient = builder.gradients().acquire(source);
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(description)
                    .with(
                        DNNL_ARG_DIFF_DST,
                        builder.reorderIfNeeded(builder.backward(), outputGradient, pooled))
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
    return inputGradient;
  }

  private PrimitiveDescriptor describeForward(Layout source, Layout pooled, long[] window) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a pooling",
        (descriptor, attributes) ->
            dnnl_pooling_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_pooling_avg_exclude_padding,
                source.descriptor(),
                pooled.descriptor(),
                window,
                window,
                NONE,
                NONE,
                NONE,
                attributes));
  }
}
