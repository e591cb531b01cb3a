package io.netspace.cli.common;

import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.offline.common.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker and store that a command connects to: given ones, or those of the data directory. */
public final class ServersOptions {
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Broker to use (default: the one that runs on the data directory).")
  private @Nullable String kafka;

  @Option(
      names = "--store",
      paramLabel = "mongodb://…",
      description = "Store to use (default: the one that runs on the data directory).")
  private @Nullable String store;

  public DataDirectory directory() {
    return data.directory();
  }

  /** Whether servers other than those of the data directory are given. */
  boolean isExplicit() {
    return kafka != null || store != null;
  }

  /** Whether servers are given or running, without connecting to them. */
  public boolean areKnown() {
    return isExplicit() || directory().brokerAddress().isPresent();
  }

  public BrokerClient connectBroker() {
    checkBoth();
    return BrokerClient.connect(
        kafka != null ? kafka : directory().brokerAddress().orElseThrow(this::notRunning));
  }

  public StoreClient connectStore() {
    checkBoth();
    return StoreClient.connect(
        store != null
            ? store
            : "mongodb://" + directory().storeAddress().orElseThrow(this::notRunning));
  }

  private void checkBoth() {
    if (kafka == null && store != null) {
      throw CommandException.usage(
          "--store needs --kafka, the broker whose log it is derived from.");
    }
    if (store == null && kafka != null) {
      throw CommandException.usage(
          "--kafka needs --store, the store that is derived from its log.");
    }
  }

  private CommandException notRunning() {
    return CommandException.failed(
        "No netspace runs on %s; start one with ./netspace up, or name its broker and store with --kafka and --store."
            .formatted(directory().root()));
  }
}
