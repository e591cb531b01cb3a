package io.netspace.trainer.adapter.outbound.dl4j.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Memory bandwidth of a core, measured by copying an array that no cache holds, relative to the CPU
 * time of the calling thread.
 */
final class MemoryBandwidth {
  private static final long BYTES = 64L << 20;
  private static final int REPETITIONS = 12;
  private static final double NANOSECONDS = 1e9;

  private MemoryBandwidth() {}

  /** Bytes per second that are read or written, both counted; the best of many copies. */
  static double bytesPerSecond() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = arena.allocate(BYTES);
      MemorySegment to = arena.allocate(BYTES);
      long shortest = Long.MAX_VALUE;
      for (int i = 0; i < REPETITIONS; i++) {
        from.fill((byte) i);
        long start = threads.getCurrentThreadCpuTime();
        to.copyFrom(from);
        shortest = Math.min(shortest, threads.getCurrentThreadCpuTime() - start);
      }
      return 2.0 * BYTES * NANOSECONDS / shortest;
    }
  }
}
