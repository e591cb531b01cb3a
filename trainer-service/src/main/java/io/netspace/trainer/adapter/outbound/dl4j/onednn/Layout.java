package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;

import org.bytedeco.dnnl.dnnl_memory_desc;

/** Shape of a tensor and the order of its float32 values in memory. */
public final class Layout {
  private final dnnl_memory_desc descriptor;
  private final long[] shape;

  private Layout(dnnl_memory_desc descriptor, long... shape) {
    this.descriptor = descriptor;
    this.shape = shape;
  }

  /** The layout of this shape that a oneDNN format tag names. */
  static Layout of(OneDnnContext owner, int tag, long... shape) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    OneDnnContext.check(
        "layout", dnnl_memory_desc_create_with_tag(descriptor, shape.length, shape, dnnl_f32, tag));
    owner.onClose(() -> dnnl_memory_desc_destroy(descriptor));
    return new Layout(descriptor, shape);
  }

  /** A shape whose order the primitive selects. */
  static Layout any(OneDnnContext owner, long... shape) {
    return of(owner, dnnl_format_tag_any, shape);
  }

  /** A layout selected by a primitive; its descriptor is owned by the primitive's. */
  static Layout ofPrimitive(dnnl_memory_desc descriptor, long... shape) {
    return new Layout(descriptor, shape);
  }

  dnnl_memory_desc descriptor() {
    return descriptor;
  }

  long[] shape() {
    return shape.clone();
  }

  long size(int axis) {
    return shape[axis];
  }

  long bytes() {
    return dnnl_memory_desc_get_size(descriptor);
  }

  boolean isSameAs(Layout other) {
    return dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
  }
}
