package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_primitive_desc_create;

import org.bytedeco.dnnl.dnnl_post_ops;

/** Elementwise operations on two tensors. */
final class BinaryOperation {
  private BinaryOperation() {}

  /**
   * Adds {@code target = postOps(a ∘ b)}; {@code b} has as many pixels as {@code a}, or one; the
   * target may be one of the two.
   *
   * @param algorithm oneDNN's {@code dnnl_binary_*}
   */
  static void add(
      ProgramBuilder builder,
      Program program,
      int algorithm,
      dnnl_post_ops postOps,
      Tensor a,
      Tensor b,
      Tensor target) {
    PrimitiveDescriptor description =
        PrimitiveDescriptor.of(
            builder.context(),
            "a product or sum",
            postOps,
            (descriptor, attributes) ->
                dnnl_binary_primitive_desc_create(
                    descriptor,
                    builder.context().engine(),
                    algorithm,
                    a.layout().descriptor(),
                    b.layout().descriptor(),
                    target.layout().descriptor(),
                    attributes));
    program.add(
        builder.build(
            new Primitive.Binding(description)
                .with(DNNL_ARG_SRC_0, a)
                .with(DNNL_ARG_SRC_1, b)
                .with(DNNL_ARG_DST, target)));
  }
}
