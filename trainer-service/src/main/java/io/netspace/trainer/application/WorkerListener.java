package io.netspace.trainer.application;

/** Is notified of leases that ended without an outcome, by the worker's thread. */
public interface WorkerListener {
  void requeuedOnStop();

  void requeuedForSize();

  void trainingFailed();

  void leaseLost();
}
