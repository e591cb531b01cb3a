package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The CPU time of the calling thread in a backbone's operations, by kind and code. */
public final class OperationTimes {
  /**
   * A kind of operation and the code that computes it.
   *
   * @param implementation the engine's name of the code, such as {@code jit:avx512_core}
   * @param isReference whether the engine itself calls this code a slow reference
   */
  public record Code(Operation operation, String implementation, boolean isReference) {}

  /**
   * Time of all runs.
   *
   * @param nanoseconds of CPU time
   * @param runs number of executions
   */
  public record Time(Code code, long nanoseconds, long runs) {}

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Code, Time> timeByCode = new HashMap<>();

  /** Runs an operation and adds its time. */
  public void measure(Code code, Runnable operation) {
    long start = threads.getCurrentThreadCpuTime();
    operation.run();
    add(new Time(code, threads.getCurrentThreadCpuTime() - start, 1));
  }

  /** Adds a time that was measured elsewhere. */
  public void add(Time time) {
    timeByCode.merge(
        time.code(),
        time,
        (a, b) -> new Time(a.code(), a.nanoseconds() + b.nanoseconds(), a.runs() + b.runs()));
  }

  /** All times, the longest first. */
  public List<Time> longestFirst() {
    return timeByCode.values().stream()
        .sorted(
            Comparator.comparingLong(Time::nanoseconds)
                .reversed()
                .thenComparing(time -> time.code().toString()))
        .toList();
  }
}
