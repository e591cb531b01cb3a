package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;

/** Batch normalisation over batch, height and width, with an optional fused ReLU. */
public final class BatchNormalisation {
  private static final float EPSILON = (float) BatchNorm.EPSILON;

  private final ProgramBuilder builder;
  private final BatchNormalisationAddresses tensors;
  private final boolean relu;
  private final int flags;

  public BatchNormalisation(
      ProgramBuilder builder, BatchNormalisationAddresses tensors, boolean relu) {
    this.builder = builder;
    this.tensors = tensors;
    this.relu = relu;
    this.flags =
        dnnl_use_scale
            | dnnl_use_shift
            | (relu ? dnnl_fuse_norm_relu : 0)
            | (builder.training() ? 0 : dnnl_use_global_stats);
  }

  /** Adds the steps for this input. */
  public Differentiable apply(Tensor x) {
    PrimitiveDescriptor description = describeForward(x.layout());
    Tensor y = builder.training() ? Tensor.allocate(builder.context(), x.layout()) : x;
    Primitive.Binding forward =
        new Primitive.Binding(description)
            .with(DNNL_ARG_SRC, x)
            .with(DNNL_ARG_MEAN, perChannel(x, tensors.mean()))
            .with(DNNL_ARG_VARIANCE, perChannel(x, tensors.variance()))
            .with(DNNL_ARG_SCALE, perChannel(x, tensors.scale()))
            .with(DNNL_ARG_SHIFT, perChannel(x, tensors.shift()))
            .with(DNNL_ARG_DST, y);
    Primitive.Binding backward = backward(x, description);
    if (relu && builder.training()) {
      Tensor passed =
          Tensor.allocate(builder.context(), description.layout(dnnl_query_workspace_md));
      forward.with(DNNL_ARG_WORKSPACE, passed);
      backward.with(DNNL_ARG_WORKSPACE, passed);
    }
    builder.forward().add(builder.build(forward));
    return new Differentiable(y, outputGradient -> addGradient(backward, outputGradient));
  }

  private Primitive.Binding backward(Tensor x, PrimitiveDescriptor forward) {
    if (!builder.training()) {
      return new Primitive.Binding(forward);
    }
    return new Primitive.Binding(describeBackward(x.layout(), forward))
        .with(DNNL_ARG_SRC, x)
        .with(DNNL_ARG_MEAN, perChannel(x, tensors.mean()))
        .with(DNNL_ARG_VARIANCE, perChannel(x, tensors.variance()))
        .with(DNNL_ARG_SCALE, perChannel(x, tensors.scale()))
        .with(DNNL_ARG_DIFF_SCALE, perChannel(x, tensors.scaleGradient()))
        .with(DNNL_ARG_DIFF_SHIFT, perChannel(x, tensors.shiftGradient()));
  }

  private Tensor addGradient(Primitive.Binding backward, Tensor outputGradient) {
    boolean inPlace = builder.gradients().isUnshared(outputGradient);
    Tensor inputGradient =
        inPlace ? outputGradient : builder.gradients().acquire(outputGradient.layout());
    builder
        .backward()
        .add(
            builder.build(
                backward
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
    if (!inPlace) {
      builder.gradients().release(outputGradient);
    }
    return inputGradient;
  }

  private Tensor perChannel(Tensor x, long address) {
    return Tensor.at(
        builder.context(), Layout.of(builder.context(), dnnl_x, x.layout().size(1)), address);
  }

  private PrimitiveDescriptor describeForward(Layout layout) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a batch normalisation",
        (descriptor, attributes) ->
            dnnl_batch_normalization_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                layout.descriptor(),
                layout.descriptor(),
                EPSILON,
                flags,
                attributes));
  }

  private PrimitiveDescriptor describeBackward(Layout layout, PrimitiveDescriptor forward) {
    return PrimitiveDescriptor.of(
        builder.context(),
        "a batch normalisation's gradient",
        (descriptor, attributes) ->
            dnnl_batch_normalization_backward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_backward,
                layout.descriptor(),
                layout.descriptor(),
                layout.descriptor(),
                EPSILON,
                flags,
                forward.descriptor(),
                attributes));
  }
}
