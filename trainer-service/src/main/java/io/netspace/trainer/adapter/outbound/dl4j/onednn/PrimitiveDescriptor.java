package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import java.util.function.ToIntBiFunction;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Descriptor of a primitive: its operation and the layouts that it selected. */
final class PrimitiveDescriptor {
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

  /** Whether oneDNN has only its slow reference implementation for it. */
  boolean isReference() {
    try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
      OneDnnContext.check(
          "a name", dnnl_primitive_desc_query(descriptor, dnnl_query_impl_info_str, 0, name));
      return name.get(BytePointer.class, 0).getString().startsWith("ref");
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
