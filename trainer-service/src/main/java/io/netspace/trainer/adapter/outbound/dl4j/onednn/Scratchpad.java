package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.util.ArrayList;
import java.util.List;

/** Working memory that all primitives of a network share, as large as the neediest asks for. */
final class Scratchpad {
  private final OneDnnContext context;
  private final List<Tensor> tensors = new ArrayList<>();
  private long bytes;

  Scratchpad(OneDnnContext owner) {
    this.context = owner;
  }

  /** A tensor that gets its memory when the scratchpad is {@linkplain #allocate() allocated}. */
  Tensor tensor(Layout need) {
    bytes = Math.max(bytes, need.bytes());
    Tensor tensor = Tensor.at(context, need, 0);
    tensors.add(tensor);
    return tensor;
  }

  void allocate() {
    long address = context.allocate(bytes).address();
    tensors.forEach(user -> user.setAddress(address));
  }
}
