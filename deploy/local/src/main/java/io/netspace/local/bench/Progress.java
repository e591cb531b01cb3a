package io.netspace.local.bench;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** When outcomes became durable: how many by which time, in tenths of a second. */
final class Progress {
  private static final long STEP_NANOS = 100_000_000L;
  private static final int MOST_STEPS = 1_000_000;

  private final int[] durableByStep;
  private long beginNanos = -1;
  private int last;
  private int durable;

  Progress() {
    this(MOST_STEPS);
  }

  private Progress(int steps) {
    durableByStep = new int[steps];
  }

  /** What the broker answered to one outcome. */
  void published(@Nullable RecordMetadata metadata, @Nullable Exception refused) {
    if (refused == null) {
      durableAt(System.nanoTime());
    }
  }

  synchronized void durableAt(long nanos) {
    if (beginNanos < 0) {
      beginNanos = nanos;
    }
    last = (int) Math.min(durableByStep.length - 1, (nanos - beginNanos) / STEP_NANOS);
    durable++;
    durableByStep[last]++;
  }

  synchronized int durable() {
    return durable;
  }

  /** Outcomes a second, from the first to the last. */
  synchronized double perSecond() {
    return rate(durable, last + 1);
  }

  /** Outcomes a second over the last third of them. */
  synchronized double perSecondInTheLastThird() {
    int before = 0;
    int step = 0;
    while (step < last && before + durableByStep[step] <= durable * 2 / 3) {
      before += durableByStep[step];
      step++;
    }
    return rate(durable - before, last + 1 - step);
  }

  private static double rate(int outcomes, int steps) {
    return outcomes / (steps * (STEP_NANOS / 1e9));
  }
}
