package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_primitive_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_prop_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Operation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Descriptor of a primitive: its operation and the layouts that it selected. */
final class PrimitiveDescriptor {
  /** A name or a part of it, as in {@code ref:any} or {@code gemm:ref}. */
  private static final Pattern REFERENCE = Pattern.compile("\\bref(?![a-z])|\\bref_");

  private final dnnl_primitive_desc descriptor = new dnnl_primitive_desc();

  private PrimitiveDescriptor() {}

  /**
   * Creates a descriptor with a scratchpad provided by the caller.
   *
   * @param create oneDNN's {@code *_primitive_desc_create}; returns its status
   */
  static PrimitiveDescriptor of(
      OneDnnContext owner,
      String what,
      ToIntBiFunction<dnnl_primitive_desc, dnnl_primitive_attr> create) {
    return of(owner, what, new dnnl_post_ops(), create);
  }

  /** Creates a descriptor with post-ops, which are applied to the result before it is stored. */
  static PrimitiveDescriptor of(
      OneDnnContext owner,
      String what,
      dnnl_post_ops postOps,
      ToIntBiFunction<dnnl_primitive_desc, dnnl_primitive_attr> create) {
    PrimitiveDescriptor description = new PrimitiveDescriptor();
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    OneDnnContext.check(what, dnnl_primitive_attr_create(attributes));
    try {
      OneDnnContext.check(
          what, dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user));
      if (!postOps.isNull()) {
        OneDnnContext.check(what, dnnl_primitive_attr_set_post_ops(attributes, postOps));
      }
      OneDnnContext.check(what, create.applyAsInt(description.descriptor, attributes));
    } finally {
      dnnl_primitive_attr_destroy(attributes);
    }
    owner.onClose(() -> dnnl_primitive_desc_destroy(description.descriptor));
    return description;
  }

  /** oneDNN's name of the code that computes it, such as {@code jit:avx512_core}. */
  String implementation() {
    try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
      OneDnnContext.check(
          "a name", dnnl_primitive_desc_query(descriptor, dnnl_query_impl_info_str, 0, name));
      return name.get(BytePointer.class, 0).getString();
    }
  }

  /** Whether oneDNN has only its slow reference implementation for it. */
  boolean isReference() {
    return REFERENCE.matcher(implementation()).find();
  }

  /** What it computes, and by which code. */
  OperationTimes.Code code() {
    return new OperationTimes.Code(operation(), implementation(), isReference());
  }

  private Operation operation() {
    int kind = query(dnnl_query_primitive_kind);
    if (kind == dnnl_reorder) {
      return Operation.REORDER;
    } else if (kind == dnnl_binary) {
      return Operation.SUM;
    }
    int direction = query(dnnl_query_prop_kind);
    boolean isForward = direction == dnnl_forward_training || direction == dnnl_forward_inference;
    if (kind == dnnl_convolution) {
      return isForward
          ? Operation.CONVOLUTION_FORWARD
          : direction == dnnl_backward_data
              ? Operation.CONVOLUTION_INPUT_GRADIENT
              : Operation.CONVOLUTION_WEIGHT_GRADIENT;
    } else if (kind == dnnl_batch_normalization) {
      return isForward ? Operation.NORMALISATION_FORWARD : Operation.NORMALISATION_GRADIENT;
    } else if (kind == dnnl_eltwise) {
      return Operation.ACTIVATION;
    } else if (kind == dnnl_pooling) {
      return Operation.POOLING;
    } else if (kind == dnnl_inner_product) {
      return Operation.LINEAR;
    }
    return Operation.OTHER;
  }

  private int query(int what) {
    try (IntPointer answer = new IntPointer(1)) {
      OneDnnContext.check("a kind", dnnl_primitive_desc_query(descriptor, what, 0, answer));
      return answer.get();
    }
  }

  dnnl_primitive_desc descriptor() {
    return descriptor;
  }

  /** Layout of an argument, by oneDNN's {@code dnnl_query_*_md}. */
  Layout layout(int query, long... shape) {
    return Layout.ofPrimitive(dnnl_primitive_desc_query_md(descriptor, query, 0), shape);
  }
}
