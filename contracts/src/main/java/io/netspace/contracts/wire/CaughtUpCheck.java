package io.netspace.contracts.wire;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once all that was in the log at the start has been heard. */
@Readiness
public class CaughtUpCheck implements HealthCheck {
  private final LogReader log;

  CaughtUpCheck(LogReader log) {
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("caught up with the log").status(log.caughtUp()).build();
  }
}
