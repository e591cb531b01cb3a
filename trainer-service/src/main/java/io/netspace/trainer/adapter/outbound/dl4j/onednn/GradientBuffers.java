package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory for gradients in activations: each is needed for a few steps only, so the same few
 * buffers, warm in the cache, serve in turn. Programs run in the order they are built in, which
 * makes holding and releasing while building enough.
 */
final class GradientBuffers {
  private final Native owner;
  private final List<MemorySegment> free = new ArrayList<>();
  private final Map<Tensor, MemorySegment> bufferByTensor = new HashMap<>();
  private final Map<Tensor, Integer> holdersByTensor = new HashMap<>();

  GradientBuffers(Native owner) {
    this.owner = owner;
  }

  Tensor acquire(Layout layout) {
    MemorySegment buffer =
        free.stream()
            .filter(segment -> segment.byteSize() >= layout.bytes())
            .min(Comparator.comparingLong(MemorySegment::byteSize))
            .orElseGet(() -> owner.allocate(layout.bytes()));
    free.remove(buffer);
    Tensor tensor = Tensor.at(owner, layout, buffer.address());
    bufferByTensor.put(tensor, buffer);
    holdersByTensor.put(tensor, 1);
    return tensor;
  }

  /** One more holder, who will release it too. */
  Tensor hold(Tensor tensor) {
    holdersByTensor.merge(tensor, 1, Integer::sum);
    return tensor;
  }

  void release(Tensor tensor) {
    if (holdersByTensor.merge(tensor, -1, Integer::sum) == 0) {
      MemorySegment buffer = bufferByTensor.remove(tensor);
      if (buffer != null) {
        free.add(buffer);
      }
    }
  }

  /** Whether a step may overwrite the tensor, because nobody else reads it later. */
  boolean hasOneHolder(Tensor tensor) {
    return holdersByTensor.getOrDefault(tensor, 0) == 1;
  }
}
