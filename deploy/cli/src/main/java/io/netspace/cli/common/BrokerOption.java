package io.netspace.cli.common;

import io.netspace.local.client.BrokerClient;
import io.netspace.offline.common.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker that a command connects to: the given one, or that of the data directory. */
public final class BrokerOption {
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Broker to use (default: the one that runs on the data directory).")
  private @Nullable String kafka;

  public BrokerClient connect() {
    return BrokerClient.connect(
        kafka != null ? kafka : data.directory().brokerAddress().orElseThrow(this::notRunning));
  }

  private CommandException notRunning() {
    return CommandException.failed(
        "No netspace runs on %s; start one with ./netspace up, or name its broker with --kafka."
            .formatted(data.directory().root()));
  }
}
