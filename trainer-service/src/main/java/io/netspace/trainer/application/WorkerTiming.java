package io.netspace.trainer.application;

import java.time.Duration;

/**
 * The waits of a worker.
 *
 * @param poll longest wait for a candidate
 * @param check time between two looks at a running training
 * @param stopGrace longest wait for an interrupted training when the worker stops
 * @param requeue longest wait until the queue has a requeued candidate
 * @param reopen pause before a failed queue is opened again
 */
record WorkerTiming(
    Duration poll, Duration check, Duration stopGrace, Duration requeue, Duration reopen) {
  static final WorkerTiming DEFAULT =
      new WorkerTiming(
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));
}
