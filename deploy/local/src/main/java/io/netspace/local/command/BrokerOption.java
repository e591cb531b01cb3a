package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.client.BrokerClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which broker a command talks to: a given one, or the one that runs on the data directory. */
final class BrokerOption {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Broker to use (default: the one that runs on the data directory).")
  private @Nullable String kafka;

  BrokerClient connected() {
    return BrokerClient.connect(
        kafka != null ? kafka : data.directory().brokerAddress().orElseThrow(this::nothingRuns));
  }

  private Refusal nothingRuns() {
    return Refusal.failed(
        "No netspace runs on %s; start one with ./netspace up, or name its broker with --kafka."
            .formatted(data.directory().root()));
  }
}
