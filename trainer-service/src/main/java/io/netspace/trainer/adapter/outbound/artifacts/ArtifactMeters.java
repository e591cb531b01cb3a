package io.netspace.trainer.adapter.outbound.artifacts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * Metrics of the artifact directory: its size, its limit, and the artifacts that could not be
 * saved.
 */
final class ArtifactMeters {
  private static final String LOST = "netspace.trainer.artifacts.lost";

  private final Counter lostCheckpoints;
  private final Counter lostNetworks;

  ArtifactMeters(MeterRegistry meters, Supplier<Number> bytes, long limitBytes) {
    lostCheckpoints = meters.counter(LOST, "kind", "checkpoint");
    lostNetworks = meters.counter(LOST, "kind", "network");
    meters.gauge("netspace.trainer.artifacts.bytes", bytes, read -> read.get().doubleValue());
    meters.gauge("netspace.trainer.artifacts.limit.bytes", limitBytes);
  }

  void checkpointNotSaved() {
    lostCheckpoints.increment();
  }

  void networkNotSaved() {
    lostNetworks.increment();
  }
}
