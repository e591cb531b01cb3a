package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.application.WorkerListener;

/** Counts leases that ended without an outcome. */
final class QueueMeters implements WorkerListener {
  private static final String REQUEUES_METER = "netspace.trainer.hand.backs";

  private final Counter stopRequeues;
  private final Counter sizeRequeues;
  private final Counter failures;
  private final Counter lostLeases;

  QueueMeters(MeterRegistry meters) {
    stopRequeues = meters.counter(REQUEUES_METER, "reason", "stop");
    sizeRequeues = meters.counter(REQUEUES_METER, "reason", "too_large");
    failures = meters.counter("netspace.trainer.failed.trainings");
    lostLeases = meters.counter("netspace.trainer.lost.locks");
  }

  @Override
  public void requeuedOnStop() {
    stopRequeues.increment();
  }

  @Override
  public void requeuedForSize() {
    sizeRequeues.increment();
  }

  @Override
  public void trainingFailed() {
    failures.increment();
  }

  @Override
  public void leaseLost() {
    lostLeases.increment();
  }
}
