package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.DevicePreflight;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends the process at its start if its device is not present. */
@ApplicationScoped
class DeviceGuard {
  /** Exit code for a configuration that this machine cannot satisfy, EX_CONFIG of sysexits.h. */
  static final int EXIT_DEVICE_UNAVAILABLE = 78;

  private static final int FIRST = 1;

  private final DevicePreflight preflight;

  DeviceGuard(DevicePreflight preflight) {
    this.preflight = preflight;
  }

  /** Quarkus takes the exit code from the cause; that exception alone would not end the process. */
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
