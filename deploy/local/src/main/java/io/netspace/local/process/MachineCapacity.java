package io.netspace.local.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a machine, or a container, has for trainers: they share one half of its memory, all other
 * processes the other.
 *
 * @param memoryBytes of the machine
 */
public record MachineCapacity(int cores, long memoryBytes) {
  /** A trainer's heap, and as much again for its numerical library and small networks. */
  private static final long LEAST_BYTES_OF_A_TRAINER = 1_000_000_000;

  public static MachineCapacity ofThisMachine() {
    return new MachineCapacity(
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
  }

  /** The most trainers that it holds, 1 or more. */
  public int trainers() {
    return (int) Math.max(1, Math.min(cores, memoryBytes / 2 / LEAST_BYTES_OF_A_TRAINER));
  }

  /** The bytes that each of so many trainers may use. */
  public long bytesOfEach(int trainers) {
    return memoryBytes / 2 / trainers;
  }

  /** Such as {@code 2 cores and 24.1 GB}. */
  public String inWords() {
    return "%d %s and %.1f GB".formatted(cores, cores == 1 ? "core" : "cores", memoryBytes / 1e9);
  }
}
