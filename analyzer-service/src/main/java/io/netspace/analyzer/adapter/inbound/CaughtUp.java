package io.netspace.analyzer.adapter.inbound;

import io.netspace.contracts.wire.Positions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once all that was in the log at the start has been heard. */
@Readiness
public class CaughtUp implements HealthCheck {
  private final Positions positions;

  CaughtUp(Positions positions) {
    this.positions = positions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("caught up with the log").status(positions.caughtUp()).build();
  }
}
