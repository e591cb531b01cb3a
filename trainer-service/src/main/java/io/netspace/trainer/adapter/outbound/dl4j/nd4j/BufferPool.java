package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All arrays of one program, allocated outside DL4J's workspaces while the program is built, so
 * that a step allocates none. Released arrays are reused for the same length. Programs run in the
 * order in which they are built, so acquiring and releasing while building suffices.
 */
final class BufferPool implements AutoCloseable {
  private final List<INDArray> all = new ArrayList<>();
  private final Map<Long, Deque<INDArray>> freeByLength = new HashMap<>();

  /** An array for exclusive use until it is released; its values are undefined. */
  INDArray acquire(long length) {
    Deque<INDArray> free = freeByLength.getOrDefault(length, new ArrayDeque<>());
    return free.isEmpty() ? allocate(length) : free.pop();
  }

  void release(INDArray buffer) {
    freeByLength.computeIfAbsent(buffer.length(), _ -> new ArrayDeque<>()).push(buffer);
  }

  private INDArray allocate(long length) {
    try (MemoryWorkspace _ = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray buffer = Nd4j.createUninitialized(DataType.FLOAT, length);
      all.add(buffer);
      return buffer;
    }
  }

  @Override
  public void close() {
    all.forEach(INDArray::close);
    all.clear();
    freeByLength.clear();
  }
}
