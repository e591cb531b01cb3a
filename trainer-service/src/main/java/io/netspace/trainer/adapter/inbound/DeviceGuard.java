package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.DevicePreflight;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends the process, before anything else starts, where its device is not there. */
@ApplicationScoped
class DeviceGuard {
  /** Exit code of a process that is not set up to do what it is asked. */
  static final int EXIT_DEVICE_UNAVAILABLE = 78;

  private static final int FIRST = 1;

  private final DevicePreflight preflight;

  DeviceGuard(DevicePreflight preflight) {
    this.preflight = preflight;
  }

  /** Quarkus takes the exit code from the cause; it would not end for that exception alone. */
  void check(@Observes @Priority(FIRST) StartupEvent event) {
    preflight
        .failure()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(
                  reason, new PreventFurtherStepsException(reason, EXIT_DEVICE_UNAVAILABLE));
            });
  }
}
