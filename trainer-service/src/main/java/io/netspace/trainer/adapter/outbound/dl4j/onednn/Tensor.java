package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;

/** Values at an address, in a layout. Owned by the {@link OneDnnContext} that created it. */
public final class Tensor {
  private final Layout layout;
  private final dnnl_memory memory = new dnnl_memory();
  private long address;

  private Tensor(OneDnnContext owner, Layout layout, long address) {
    this.layout = layout;
    this.address = address;
    OneDnnContext.check(
        "memory",
        dnnl_memory_create(memory, layout.descriptor(), owner.engine(), new RawPointer(address)));
    owner.onClose(() -> dnnl_memory_destroy(memory));
  }

  /** A tensor over memory that the caller keeps alive. */
  public static Tensor at(OneDnnContext owner, Layout layout, long address) {
    return new Tensor(owner, layout, address);
  }

  /** A tensor with newly allocated memory. */
  public static Tensor allocate(OneDnnContext owner, Layout layout) {
    return new Tensor(owner, layout, owner.allocate(layout.bytes()).address());
  }

  /** Sets the tensor's address, for arrays that move from step to step. */
  public void setAddress(long newAddress) {
    if (newAddress != address) {
      address = newAddress;
      OneDnnContext.check(
          "address", dnnl_memory_set_data_handle(memory, new RawPointer(newAddress)));
    }
  }

  /** A view in another layout with the same order of values; not valid after a move. */
  Tensor viewAs(OneDnnContext owner, Layout other) {
    return at(owner, other, address);
  }

  Layout layout() {
    return layout;
  }

  dnnl_memory memory() {
    return memory;
  }
}
