package io.netspace.sampler.adapter.inbound;

import io.netspace.contracts.wire.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once all that the log held at the start has been applied. */
@Readiness
@ApplicationScoped
class CaughtUpCheck implements HealthCheck {
  private final Positions positions;

  CaughtUpCheck(Positions positions) {
    this.positions = positions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("caught up with the log").status(positions.caughtUp()).build();
  }
}
