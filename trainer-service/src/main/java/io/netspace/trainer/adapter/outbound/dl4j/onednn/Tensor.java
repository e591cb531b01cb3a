package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;

/** Numbers at an address, in a layout. Owned by the {@link OneDnnContext} that it was made with. */
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

  /** A tensor over memory that somebody else keeps alive. */
  public static Tensor at(OneDnnContext owner, Layout layout, long address) {
    return new Tensor(owner, layout, address);
  }

  /** A tensor with memory of its own. */
  public static Tensor allocate(OneDnnContext owner, Layout layout) {
    return new Tensor(owner, layout, owner.allocate(layout.bytes()).address());
  }

  /** Moves the tensor to other memory, for arrays that change place from step to step. */
  public void setAddress(long newAddress) {
    if (newAddress != address) {
      address = newAddress;
      OneDnnContext.check(
          "address", dnnl_memory_set_data_handle(memory, new RawPointer(newAddress)));
    }
  }

  /** The same numbers in another layout of the same order; not after a move. */
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
