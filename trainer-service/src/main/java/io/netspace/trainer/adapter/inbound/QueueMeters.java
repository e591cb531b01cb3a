package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how candidates left a worker without an outcome. */
final class QueueMeters {
  private static final String HAND_BACKS = "netspace.trainer.hand.backs";

  private final Counter stops;
  private final Counter tooLarge;
  private final Counter failures;
  private final Counter lostLocks;

  QueueMeters(MeterRegistry meters) {
    stops = meters.counter(HAND_BACKS, "reason", "stop");
    tooLarge = meters.counter(HAND_BACKS, "reason", "too_large");
    failures = meters.counter("netspace.trainer.failed.trainings");
    lostLocks = meters.counter("netspace.trainer.lost.locks");
  }

  void handedBackOnStop() {
    stops.increment();
  }

  void handedBackForSize() {
    tooLarge.increment();
  }

  void failed() {
    failures.increment();
  }

  void lockLost() {
    lostLocks.increment();
  }
}
