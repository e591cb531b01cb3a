package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.util.ArrayList;
import java.util.List;

/** Working memory that all primitives of a network share, as large as the neediest asks for. */
final class Scratchpad {
  private final Native owner;
  private final List<Tensor> users = new ArrayList<>();
  private long bytes;

  Scratchpad(Native owner) {
    this.owner = owner;
  }

  /** A tensor that gets its memory when the scratchpad is {@linkplain #allocate() allocated}. */
  Tensor tensor(Layout need) {
    bytes = Math.max(bytes, need.bytes());
    Tensor tensor = Tensor.at(owner, need, 0);
    users.add(tensor);
    return tensor;
  }

  void allocate() {
    long address = owner.allocate(bytes).address();
    users.forEach(user -> user.moveTo(address));
  }
}
