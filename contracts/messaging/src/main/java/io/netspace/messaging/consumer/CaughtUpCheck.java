package io.netspace.messaging.consumer;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: up once all records that were in the log at the start have been applied; shows the lag
 * by partition.
 */
@Readiness
public class CaughtUpCheck implements HealthCheck {
  private final LogProgress progress;

  CaughtUpCheck(LogProgress progress) {
    this.progress = progress;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("caught up with the log").status(progress.caughtUp());
    progress.lagByPartition().forEach(check::withData);
    return check.build();
  }
}
