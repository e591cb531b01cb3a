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

/** What a primitive will do and which layouts it chose. */
final class PrimitiveDescriptor {
  private final dnnl_primitive_desc descriptor = new dnnl_primitive_desc();

  private PrimitiveDescriptor() {}

  /**
   * Creates a description whose scratch memory the caller brings.
   *
   * @param create oneDNN's {@code *_primitive_desc_create}; returns its status
   */
  static PrimitiveDescriptor of(
      OneDnnContext owner,
      String what,
      ToIntBiFunction<dnnl_primitive_desc, dnnl_primitive_attr> create) {
    return of(owner, what, new dnnl_post_ops(), create);
  }

  /** Same, with operations applied to the result before it is stored. */
  static PrimitiveDescriptor of(
      OneDnnContext owner,
      String what,
      dnnl_post_ops afterwards,
      ToIntBiFunction<dnnl_primitive_desc, dnnl_primitive_attr> create) {
    PrimitiveDescriptor description = new PrimitiveDescriptor();
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    OneDnnContext.check(what, dnnl_primitive_attr_create(attributes));
    try {
      OneDnnContext.check(
          what, dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user));
      if (!afterwards.isNull()) {
        OneDnnContext.check(what, dnnl_primitive_attr_set_post_ops(attributes, afterwards));
      }
      OneDnnContext.check(what, create.applyAsInt(description.descriptor, attributes));
    } finally {
      dnnl_primitive_attr_destroy(attributes);
    }
    owner.onClose(() -> dnnl_primitive_desc_destroy(description.descriptor));
    return description;
  }

  /** Whether oneDNN has nothing for it but its slow reference. */
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

  /** The layout of one argument, by oneDNN's {@code dnnl_query_*_md}. */
  Layout layout(int query, long... shape) {
    return Layout.ofPrimitive(dnnl_primitive_desc_query_md(descriptor, query, 0), shape);
  }
}
