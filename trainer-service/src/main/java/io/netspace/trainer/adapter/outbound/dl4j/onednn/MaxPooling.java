package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

/** Max pooling with square windows and same padding; the padding is never the maximum. */
public final class MaxPooling {
  private static final long[] NO_DILATION = {0, 0};

  private final ProgramBuilder builder;
  private final ConvolutionShape shape;
  private final Layout source;
  private final Layout target;

  /**
   * @param shape of a depthwise convolution with the same windows
   */
  public MaxPooling(ProgramBuilder builder, ConvolutionShape shape) {
    this.builder = builder;
    this.shape = shape;
    this.source = builder.activations(shape.batch(), shape.in(), shape.height(), shape.width());
    this.target =
        builder.activations(shape.batch(), shape.out(), shape.outHeight(), shape.outWidth());
  }

  /** Adds the steps for this input. */
  public Differentiable apply(Tensor x) {
    PrimitiveDescriptor description = describeForward();
    Tensor y = Tensor.allocate(builder.context(), target);
    Primitive.Binding forward =
        new Primitive.Binding(description)
            .with(DNNL_ARG_SRC, builder.reorderIfNeeded(builder.forward(), x, source))
            .with(DNNL_ARG_DST, y);
    if (!builder.training()) {
      builder.forward().add(builder.build(forward));
      return new Differentiable(y, outputGradient -> outputGradient);
    }
    Tensor places = Tensor.allocate(builder.context(), description.layout(dnnl_query_workspace_md));
    builder.forward().add(builder.build(forward.with(DNNL_ARG_WORKSPACE, places)));
    return new Differentiable(
        y, outputGradient -> addGradient(description, places, outputGradient));
  }

  private Tensor addGradient(PrimitiveDescriptor forward, Tensor places, Tensor outputGradient) {
    Tensor inputGradient = builder.gradients().acquire(source);
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(describeBackward(forward))
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_WORKSPACE, places)
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
    builder.gradients().release(outputGradient);
    return inputGradient;
  }

  private long[] window() {
    return new long[] {shape.kernel(), shape.kernel()};
  }

  private PrimitiveDescriptor describeForward() {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a max pooling",
        (descriptor, attributes) ->
            dnnl_pooling_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_pooling_max,
                source.descriptor(),
                target.descriptor(),
                shape.strides(),
                window(),
                NO_DILATION,
                shape.paddingBefore(),
                shape.paddingAfter(),
                attributes));
  }

  private PrimitiveDescriptor describeBackward(PrimitiveDescriptor forward) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a max pooling's gradient",
        (descriptor, attributes) ->
            dnnl_pooling_backward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_pooling_max,
                source.descriptor(),
                target.descriptor(),
                shape.strides(),
                window(),
                NO_DILATION,
                shape.paddingBefore(),
                shape.paddingAfter(),
                forward.descriptor(),
                attributes));
  }
}
