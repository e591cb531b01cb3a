package io.netspace.lab.loop;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts of durable outcomes by time, in tenths of a second. */
final class OutcomeThroughput {
  private static final long STEP_NANOS = 100_000_000L;
  private static final int MAX_STEPS = 1_000_000;

  private final int[] durableByStep;
  private long beginNanos = -1;
  private int last;
  private int durableOutcomes;

  OutcomeThroughput() {
    this(MAX_STEPS);
  }

  private OutcomeThroughput(int steps) {
    durableByStep = new int[steps];
  }

  /** The broker's response to one outcome. */
  void onPublished(@Nullable RecordMetadata metadata, @Nullable Exception refused) {
    if (refused == null) {
      recordDurable(System.nanoTime());
    }
  }

  synchronized void recordDurable(long nanos) {
    if (beginNanos < 0) {
      beginNanos = nanos;
    }
    last = (int) Math.min(durableByStep.length - 1, (nanos - beginNanos) / STEP_NANOS);
    durableOutcomes++;
    durableByStep[last]++;
  }

  synchronized int durableOutcomes() {
    return durableOutcomes;
  }

  /** Outcomes per second, from the first to the last. */
  synchronized double perSecond() {
    return rate(durableOutcomes, last + 1);
  }

  /** Outcomes per second over the last third of them. */
  synchronized double perSecondInTheLastThird() {
    int before = 0;
    int step = 0;
    while (step < last && before + durableByStep[step] <= durableOutcomes * 2 / 3) {
      before += durableByStep[step];
      step++;
    }
    return rate(durableOutcomes - before, last + 1 - step);
  }

  private static double rate(int outcomes, int steps) {
    return outcomes / (steps * (STEP_NANOS / 1e9));
  }
}
