package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes.Code;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides the CPU time of a pass among the operations that it does in turn, row by row. They are
 * too short for the clock of CPU time, so the pass's CPU time is divided as the wall clock's is.
 */
final class StepClock {
  private static final class Span {
    private long nanoseconds;
    private long runs;
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Code, Span> spanByCode = new HashMap<>();
  private @Nullable OperationTimes times;
  private @Nullable Span current;
  private long since;

  /** Measures all passes from now on. */
  void measure(OperationTimes measured) {
    times = measured;
  }

  /** From now until the next call, the thread does this operation. */
  void enter(Code code) {
    if (times == null) {
      return;
    }
    long now = System.nanoTime();
    if (current != null) {
      current.nanoseconds += now - since;
    }
    current = spanByCode.computeIfAbsent(code, _ -> new Span());
    current.runs++;
    since = now;
  }

  /** Runs a pass, and adds its times if it is measured. */
  void time(Runnable pass) {
    OperationTimes target = times;
    if (target == null) {
      pass.run();
      return;
    }
    long start = threads.getCurrentThreadCpuTime();
    pass.run();
    finish(threads.getCurrentThreadCpuTime() - start, target);
  }

  private void finish(long processorNanoseconds, OperationTimes target) {
    if (current != null) {
      current.nanoseconds += System.nanoTime() - since;
      current = null;
    }
    double all =
        Math.max(1, spanByCode.values().stream().mapToLong(span -> span.nanoseconds).sum());
    spanByCode.forEach(
        (code, span) ->
            target.add(
                new OperationTimes.Time(
                    code, Math.round(processorNanoseconds * (span.nanoseconds / all)), span.runs)));
    spanByCode.clear();
  }
}
