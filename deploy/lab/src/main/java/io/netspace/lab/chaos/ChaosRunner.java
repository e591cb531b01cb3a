package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.AuditSource;
import io.netspace.local.audit.CandidateDifference;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.Installation;
import io.netspace.local.process.LocalNetspace;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Formatting;
import io.netspace.offline.common.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one study repeatedly, each time on a new data directory. */
final class ChaosRunner {
  private static final Duration GATEWAY_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final int MAX_NAMED = 3;

  private final Installation installation;
  private final Path root;
  private final Terminal terminal;
  private final int trainers;
  private volatile @Nullable LocalNetspace current;

  ChaosRunner(Installation installation, Path root, Terminal terminal, int trainers) {
    this.installation = installation;
    this.root = root;
    this.terminal = terminal;
    this.trainers = trainers;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-netspace"));
  }

  private void stop() {
    LocalNetspace netspace = current;
    if (netspace != null) {
      netspace.close();
    }
  }

  /** The results of one run, read from its log. */
  record CompletedRun(
      String name,
      String faultDescription,
      Duration duration,
      int duplicates,
      RunFingerprint fingerprint,
      RecordSamples samples,
      List<String> violations) {
    RunResult result(List<String> differences) {
      SortedMap<String, Integer> ends = new TreeMap<>();
      fingerprint
          .outcomes()
          .values()
          .forEach(outcome -> ends.merge(outcome.label(), 1, Integer::sum));
      List<String> all = new ArrayList<>(violations);
      all.addAll(differences);
      return new RunResult(
          name,
          faultDescription,
          duration,
          fingerprint.candidates().size(),
          ends,
          fingerprint.decisions().size(),
          duplicates,
          all);
    }
  }

  /**
   * Runs the study to its end, or until it stalls.
   *
   * @param expected number of candidates; 0 if unknown
   */
  CompletedRun run(String name, JsonNode study, FaultInjector injector, int expected)
      throws InterruptedException {
    DataDirectory data = new DataDirectory(root.resolve(name));
    try (Preparation _ = new Preparation(injector.prepare(data.root()));
        DataDirectory.Lock _ = data.lock()) {
      data.clear();
      try (LocalNetspace netspace = new LocalNetspace(installation, data, terminal)) {
        current = netspace;
        URI address = netspace.startOnPrivatePort(trainers);
        terminal.printLine("%s: %s".formatted(name, address));
        try (GatewayClient gateway = new GatewayClient(address)) {
          return follow(name, netspace, gateway, study, injector, expected);
        }
      }
    }
  }

  /** What is undone after a run. */
  private record Preparation(AutoCloseable undo) implements AutoCloseable {
    @Override
    public void close() {
      try {
        undo.close();
      } catch (CommandException e) {
        throw e;
      } catch (Exception e) {
        throw CommandException.failed("What was prepared for a run cannot be undone.", e);
      }
    }
  }

  private CompletedRun follow(
      String name,
      LocalNetspace netspace,
      GatewayClient gateway,
      JsonNode study,
      FaultInjector injector,
      int expected)
      throws InterruptedException {
    StudyProjection log = new StudyProjection();
    List<String> violations = new ArrayList<>();
    try (LogTail tail =
        LogTail.start(
            netspace.bootstrapServers(), record -> LogScan.event(record).ifPresent(log::apply))) {
      String id = gateway.submit(injector.study(study), null).path("id").asText();
      ChaosRun running =
          new ChaosRun(
              name,
              gateway.address().resolve("/api/v1/studies/" + id),
              netspace,
              tail,
              log,
              expected,
              terminal);
      Duration duration;
      try {
        injector.inject(running);
        running.awaitCompletion();
        duration = running.elapsed();
        violations.addAll(injector.violations(running));
        violations.addAll(gatewayViolations(gateway, id, injector.mustFail()));
      } catch (StalledStudyException e) {
        duration = running.elapsed();
        violations.add(e.getMessage());
      }
      CompletedRun completed = scanLog(name, netspace, injector, duration, violations);
      running.printLine(
          completed.violations().isEmpty()
              ? injector.mustFail() ? "failed, as it must" : "concluded"
              : completed.violations().getFirst());
      return completed;
    }
  }

  /** Whether the gateway reaches the same end shortly after. */
  private static List<String> gatewayViolations(
      GatewayClient gateway, String study, boolean mustFail) throws InterruptedException {
    String expected = (mustFail ? "FAILED" : "CONCLUDED") + ", 0 outstanding";
    long deadline = System.nanoTime() + GATEWAY_LIMIT.toNanos();
    String shown = gatewayState(gateway, study);
    while (!shown.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(POLL_INTERVAL);
      shown = gatewayState(gateway, study);
    }
    return shown.equals(expected)
        ? List.of()
        : List.of("The gateway shows the study as: %s.".formatted(shown));
  }

  private static String gatewayState(GatewayClient gateway, String study) {
    try {
      JsonNode view = gateway.study(study);
      return "%s, %d outstanding"
          .formatted(view.path("state").asText(), view.path("outstanding").asInt());
    } catch (CommandException refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }

  /** Differences between sampler, gateway and log. */
  private List<String> auditDifferences(LocalNetspace netspace) {
    try (BrokerClient broker = BrokerClient.connect(netspace.bootstrapServers());
        StoreClient store = StoreClient.connect(netspace.storeConnectionString())) {
      return new Audit(broker, store, terminal)
          .run().studies().stream()
              .flatMap(study -> study.differences().stream())
              .limit(MAX_NAMED)
              .map(ChaosRunner::sentence)
              .toList();
    } catch (CommandException refusal) {
      return List.of("The audit failed: " + refusal.getMessage());
    }
  }

  private static String sentence(CandidateDifference difference) {
    return "The accounts differ on candidate %s: %s."
        .formatted(
            difference.candidate(),
            Arrays.stream(AuditSource.values())
                .map(
                    source ->
                        Formatting.constantAsWords(source.name()) + ": " + difference.text(source))
                .collect(Collectors.joining(", ")));
  }

  /** Reads the log again from its beginning: the final log is what counts. */
  private CompletedRun scanLog(
      String name,
      LocalNetspace netspace,
      FaultInjector injector,
      Duration duration,
      List<String> violations) {
    StudyProjection log = new StudyProjection();
    RecordSamples samples = new RecordSamples();
    LogScan.read(
        netspace.bootstrapServers(),
        LoopPartitions.loopTopics(),
        record ->
            LogScan.event(record)
                .ifPresent(
                    event -> {
                      log.apply(event);
                      samples.add(record, event);
                    }));
    violations.addAll(log.violations(injector.mustFail()));
    violations.addAll(auditDifferences(netspace));
    Map<String, String> reasonsByOrigin =
        DeadLetterIndex.reasonsByOrigin(netspace.bootstrapServers());
    reasonsByOrigin.keySet().removeAll(injector.poisonOrigins());
    reasonsByOrigin.entrySet().stream()
        .limit(MAX_NAMED)
        .map(e -> "A good record (%s) was buried: %s".formatted(e.getKey(), e.getValue()))
        .forEach(violations::add);
    return new CompletedRun(
        name,
        injector.description(),
        duration,
        log.duplicates(),
        log.fingerprint(),
        samples,
        violations);
  }
}
