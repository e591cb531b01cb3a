package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pool of buffers for the gradients of activations. Each is needed for a few steps only, so a few
 * buffers, warm in the cache, are reused. Programs run in the order in which they are built, so
 * retaining and releasing while building suffices.
 */
final class GradientBuffers {
  private final OneDnnContext context;
  private final List<MemorySegment> free = new ArrayList<>();
  private final Map<Tensor, MemorySegment> bufferByTensor = new HashMap<>();
  private final Map<Tensor, Integer> referencesByTensor = new HashMap<>();

  GradientBuffers(OneDnnContext owner) {
    this.context = owner;
  }

  Tensor acquire(Layout layout) {
    MemorySegment buffer =
        free.stream()
            .filter(segment -> segment.byteSize() >= layout.bytes())
            .min(Comparator.comparingLong(MemorySegment::byteSize))
            .orElseGet(() -> context.allocate(layout.bytes()));
    free.remove(buffer);
    Tensor tensor = Tensor.at(context, layout, buffer.address());
    bufferByTensor.put(tensor, buffer);
    referencesByTensor.put(tensor, 1);
    return tensor;
  }

  /** Adds a reference, which must be released too. */
  Tensor retain(Tensor tensor) {
    referencesByTensor.merge(tensor, 1, Integer::sum);
    return tensor;
  }

  void release(Tensor tensor) {
    if (referencesByTensor.merge(tensor, -1, Integer::sum) == 0) {
      MemorySegment buffer = bufferByTensor.remove(tensor);
      if (buffer != null) {
        free.add(buffer);
      }
    }
  }

  /** Whether a step may overwrite the tensor, because no other reference to it exists. */
  boolean isUnshared(Tensor tensor) {
    return referencesByTensor.getOrDefault(tensor, 0) == 1;
  }
}
