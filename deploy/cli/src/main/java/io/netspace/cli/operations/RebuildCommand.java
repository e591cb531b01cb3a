package io.netspace.cli.operations;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.ServersOptions;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.LogReadingService;
import io.netspace.local.audit.ProjectionCatchUp;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes the state that services derived from the log, so that they derive it again. */
@Command(
    name = "rebuild",
    description =
        "Empties the services' databases, has them filled from the log again, and audits.",
    footer = {
      "",
      "Services that run notice by themselves that their database is behind the log, and read it",
      "again; the command waits until they have, and then audits. Studies go on meanwhile.",
      "Where no netspace runs on the data directory, the store's files of all three are deleted,",
      "and the next ./netspace up reads the log; to rebuild fewer, start netspace first.",
      "",
      "Examples:",
      "  ./netspace rebuild",
      "  ./netspace rebuild gateway",
      "  ./netspace rebuild --kafka broker:9092 --store mongodb://store:27017"
    })
public final class RebuildCommand implements Callable<Integer> {
  /** Services check their store at least this often, and then read the log. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(90);

  private final CommandContext context;

  @Parameters(
      arity = "0..*",
      paramLabel = "sampler|analyzer|gateway",
      description = "Services to rebuild (default: all three).")
  private @Nullable List<LogReadingService> selected;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServersOptions servers = new ServersOptions();

  public RebuildCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Set<LogReadingService> services =
        selected == null || selected.isEmpty()
            ? EnumSet.allOf(LogReadingService.class)
            : EnumSet.copyOf(selected);
    if (!servers.areKnown()) {
      return deleteFiles(services);
    }
    try (BrokerClient broker = servers.connectBroker();
        StoreClient store = servers.connectStore()) {
      rebuild(services, broker, store);
      Audit.Result findings = new Audit(broker, store, context.terminal()).run();
      return AuditReport.print(context, findings, findings.studies(), output.json()).code();
    }
  }

  private void rebuild(Set<LogReadingService> services, BrokerClient broker, StoreClient store) {
    Map<TopicPartition, Long> ends = broker.endOffsetsOf(List.of(Topic.values()));
    services.forEach(service -> store.database(service.database()).drop());
    context
        .terminal()
        .printLine("emptied: " + names(services) + "; waiting until they have read the log");
    new ProjectionCatchUp(store, ends, context.terminal())
        .await(services, List.of(Topic.values()), IDLE_LIMIT);
    context.terminal().printLine("rebuilt: " + names(services));
  }

  private int deleteFiles(Set<LogReadingService> services) {
    DataDirectory directory = servers.directory();
    if (services.size() < LogReadingService.values().length) {
      throw CommandException.failed(
          "No netspace runs on %s, and without it only all three services can be rebuilt; start it with ./netspace up first."
              .formatted(directory.root()));
    }
    try (DataDirectory.Lock _ = directory.lock()) {
      directory.clearStore();
    }
    context
        .terminal()
        .printLine(
            "The store of %s is empty; the next ./netspace up fills it from the log."
                .formatted(directory.root()));
    return ExitCode.DONE.code();
  }

  private static String names(Set<LogReadingService> services) {
    return services.stream().map(LogReadingService::serviceName).collect(Collectors.joining(", "));
  }
}
