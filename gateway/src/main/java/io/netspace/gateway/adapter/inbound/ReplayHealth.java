package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.LogState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the read model has applied what was in the log at the start. */
@Readiness
public class ReplayHealth implements HealthCheck {
  private final LogState log;

  ReplayHealth(LogState log) {
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("log replayed").status(log.caughtUp()).build();
  }
}
