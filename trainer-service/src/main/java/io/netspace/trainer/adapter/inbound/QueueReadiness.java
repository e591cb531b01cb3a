package io.netspace.trainer.adapter.inbound;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the closings are known and every worker polls the queue. */
@Readiness
class QueueReadiness implements HealthCheck {
  private final Workers workers;

  QueueReadiness(Workers workers) {
    this.workers = workers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("queue")
        .status(workers.closingsKnown() && workers.allPolling())
        .withData("closingsKnown", workers.closingsKnown())
        .withData("polling", workers.allPolling())
        .build();
  }
}
