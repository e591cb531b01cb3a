package io.netspace.trainer.adapter.inbound;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: the preflight has passed, the closed populations are known, the broker responds and
 * every worker polls the queue. The response lists each of these.
 */
@Readiness
class QueueReadiness implements HealthCheck {
  private final WorkerPool workers;
  private final BrokerHealth broker;

  QueueReadiness(WorkerPool workers, BrokerHealth broker) {
    this.workers = workers;
    this.broker = broker;
  }

  @Override
  public HealthCheckResponse call() {
    boolean reachable = broker.getAsBoolean();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("queue")
            .status(reachable && workers.preflightPassed() && workers.allPolling())
            .withData("brokerReachable", reachable)
            .withData("preflightPassed", workers.preflightPassed())
            .withData("closingsKnown", workers.closuresKnown())
            .withData("polling", workers.allPolling());
    workers.device().ifPresent(device -> response.withData("device", device));
    workers.preflightFailure().ifPresent(reason -> response.withData("preflight", reason));
    return response.build();
  }
}
