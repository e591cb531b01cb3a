package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;

import java.util.function.UnaryOperator;
import org.bytedeco.dnnl.dnnl_post_ops;

/** The sum of a transform and a shortcut of the same input, with an optional fused ReLU. */
public final class ResidualSum {
  private final ProgramBuilder builder;
  private final boolean relu;

  public ResidualSum(ProgramBuilder builder, boolean relu) {
    this.builder = builder;
    this.relu = relu;
  }

  /**
   * Adds the sum, which overwrites the transform's value; no other step may read that.
   *
   * @param shortcut the input itself, its gradient the identity, or a projection of it
   */
  public Differentiable apply(Differentiable transform, Differentiable shortcut) {
    Tensor y = transform.value();
    if (!relu) {
      addSum(builder.forward(), new dnnl_post_ops(), y, shortcut.value());
      return new Differentiable(
          y,
          outputGradient -> addGradient(outputGradient, transform.gradient(), shortcut.gradient()));
    }
    dnnl_post_ops postOps = new dnnl_post_ops();
    OneDnnContext.check("post-ops", dnnl_post_ops_create(postOps));
    OneDnnContext.check("a ReLU", dnnl_post_ops_append_eltwise(postOps, dnnl_eltwise_relu, 0, 0));
    addSum(builder.forward(), postOps, y, shortcut.value());
    dnnl_post_ops_destroy(postOps);
    return new Differentiable(
        y,
        outputGradient ->
            addGradient(
                addReluGradient(y, outputGradient), transform.gradient(), shortcut.gradient()));
  }

  private Tensor addGradient(
      Tensor sum, UnaryOperator<Tensor> transform, UnaryOperator<Tensor> shortcut) {
    Tensor byTransform = transform.apply(builder.gradients().retain(sum));
    Tensor byShortcut = shortcut.apply(sum);
    addSum(builder.backward(), new dnnl_post_ops(), byTransform, byShortcut);
    builder.gradients().release(byShortcut);
    return byTransform;
  }

  /** Adds {@code target = target + other}. */
  private void addSum(Program program, dnnl_post_ops postOps, Tensor target, Tensor other) {
    BinaryOperation.add(builder, program, dnnl_binary_add, postOps, target, other, target);
  }

  private Tensor addReluGradient(Tensor y, Tensor outputGradient) {
    PrimitiveDescriptor forward =
        PrimitiveDescriptor.of(
            builder.context(),
            "a ReLU",
            (descriptor, attributes) ->
                dnnl_eltwise_forward_primitive_desc_create(
                    descriptor,
                    builder.context().engine(),
                    dnnl_forward_training,
                    dnnl_eltwise_relu_use_dst_for_bwd,
                    y.layout().descriptor(),
                    y.layout().descriptor(),
                    0,
                    0,
                    attributes));
    PrimitiveDescriptor description =
        PrimitiveDescriptor.of(
            builder.context(),
            "a ReLU's gradient",
            (descriptor, attributes) ->
                dnnl_eltwise_backward_primitive_desc_create(
                    descriptor,
                    builder.context().engine(),
                    dnnl_eltwise_relu_use_dst_for_bwd,
                    outputGradient.layout().descriptor(),
                    outputGradient.layout().descriptor(),
                    y.layout().descriptor(),
                    0,
                    0,
                    forward.descriptor(),
                    attributes));
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(description)
                    .with(DNNL_ARG_DST, y)
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_SRC, outputGradient)));
    return outputGradient;
  }
}
