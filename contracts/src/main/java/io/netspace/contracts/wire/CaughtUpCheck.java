package io.netspace.contracts.wire;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once all that was in the log at the start has been heard; says what is still owed. */
@Readiness
public class CaughtUpCheck implements HealthCheck {
  private final LogReader log;

  CaughtUpCheck(LogReader log) {
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("caught up with the log").status(log.caughtUp());
    log.owed().forEach(check::withData);
    return check.build();
  }
}
