package io.netspace.trainer.adapter.outbound.dl4j.vector;

import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The memory of one backbone: zeros at first, freed together. */
final class NativeMemory implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final Arena arena = Arena.ofShared();
  private final Map<Long, Deque<Long>> releasedBySize = new HashMap<>();

  /** Address of new memory. */
  long allocate(long bytes) {
    return arena.allocate(Math.max(bytes, ALIGNMENT), ALIGNMENT).address();
  }

  /** Address of memory that was released, or new memory. */
  long acquire(long bytes) {
    Deque<Long> released = releasedBySize.get(bytes);
    return released == null || released.isEmpty() ? allocate(bytes) : released.pop();
  }

  /** Makes memory of this size available again: to steps that run later. */
  void release(long address, long bytes) {
    releasedBySize.computeIfAbsent(bytes, _ -> new ArrayDeque<>()).push(address);
  }

  @Override
  public void close() {
    arena.close();
  }
}
