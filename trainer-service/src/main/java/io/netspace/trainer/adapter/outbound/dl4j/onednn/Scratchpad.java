package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.util.ArrayList;
import java.util.List;

/** Scratch memory shared by all primitives of a network, as large as the largest requires. */
final class Scratchpad {
  private final OneDnnContext context;
  private final List<Tensor> tensors = new ArrayList<>();
  private long bytes;

  Scratchpad(OneDnnContext owner) {
    this.context = owner;
  }

  /** A tensor whose memory is set when the scratchpad is {@linkplain #allocate() allocated}. */
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
