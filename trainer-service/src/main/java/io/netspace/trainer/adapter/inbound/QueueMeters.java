package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how candidates left a worker without an outcome. */
final class QueueMeters {
  private static final String REQUEUES_METER = "netspace.trainer.hand.backs";

  private final Counter stopRequeues;
  private final Counter sizeRequeues;
  private final Counter failures;
  private final Counter lostLocks;

  QueueMeters(MeterRegistry meters) {
    stopRequeues = meters.counter(REQUEUES_METER, "reason", "stop");
    sizeRequeues = meters.counter(REQUEUES_METER, "reason", "too_large");
    failures = meters.counter("netspace.trainer.failed.trainings");
    lostLocks = meters.counter("netspace.trainer.lost.locks");
  }

  void requeuedOnStop() {
    stopRequeues.increment();
  }

  void requeuedForSize() {
    sizeRequeues.increment();
  }

  void failed() {
    failures.increment();
  }

  void lockLost() {
    lostLocks.increment();
  }
}
