package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which broker and store a command talks to: given ones, or those that run on the data directory.
 */
final class ServersOption {
  @Mixin private DataOption data = new DataOption();

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

  DataDirectory directory() {
    return data.directory();
  }

  /** Whether servers elsewhere are meant, and not those of the data directory. */
  boolean elsewhere() {
    return kafka != null || store != null;
  }

  /** Whether there is something to talk to, as far as one can know without asking it. */
  boolean known() {
    return elsewhere() || directory().brokerAddress().isPresent();
  }

  BrokerClient broker() {
    checkBoth();
    return BrokerClient.connect(
        kafka != null ? kafka : directory().brokerAddress().orElseThrow(this::nothingRuns));
  }

  StoreClient store() {
    checkBoth();
    return StoreClient.connect(
        store != null
            ? store
            : "mongodb://" + directory().storeAddress().orElseThrow(this::nothingRuns));
  }

  private void checkBoth() {
    if (kafka == null && store != null) {
      throw Refusal.usage("--store needs --kafka, the broker whose log it is derived from.");
    }
    if (store == null && kafka != null) {
      throw Refusal.usage("--kafka needs --store, the store that is derived from its log.");
    }
  }

  private Refusal nothingRuns() {
    return Refusal.failed(
        "No netspace runs on %s; start one with ./netspace up, or name its broker and store with --kafka and --store."
            .formatted(directory().root()));
  }
}
