package io.netspace.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.local.Wording;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.Difference;
import io.netspace.local.audit.Source;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.Installation;
import io.netspace.local.process.LocalNetspace;
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

/** Runs one study again and again, each time on a netspace that has seen nothing before. */
final class ChaosRuns {
  private static final Duration UNTIL_SHOWN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_NAMED = 3;

  private final Installation installation;
  private final Path root;
  private final Terminal terminal;
  private final int trainers;
  private volatile @Nullable LocalNetspace current;

  ChaosRuns(Installation installation, Path root, Terminal terminal, int trainers) {
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

  /** How one run went, read from its log. */
  record Course(
      String name,
      String done,
      Duration duration,
      int repetitions,
      Fingerprint fingerprint,
      Samples samples,
      List<String> complaints) {
    Verdict verdict(List<String> differences) {
      SortedMap<String, Integer> ends = new TreeMap<>();
      fingerprint.fates().values().forEach(fate -> ends.merge(fate.end(), 1, Integer::sum));
      List<String> all = new ArrayList<>(complaints);
      all.addAll(differences);
      return new Verdict(
          name,
          done,
          duration,
          fingerprint.candidates().size(),
          ends,
          fingerprint.decisions().size(),
          repetitions,
          all);
    }
  }

  /**
   * Runs the study to its end, or until it stands still.
   *
   * @param expected candidates, 0 when nobody knows yet
   */
  Course run(String name, JsonNode study, Disturber disturber, int expected)
      throws InterruptedException {
    DataDirectory data = new DataDirectory(root.resolve(name));
    try (DataDirectory.Lock _ = data.lock()) {
      data.clear();
      try (LocalNetspace netspace = new LocalNetspace(installation, data, terminal)) {
        current = netspace;
        URI address = netspace.startApart(trainers);
        terminal.say("%s: %s".formatted(name, address));
        try (GatewayClient gateway = new GatewayClient(address)) {
          return follow(name, netspace, gateway, study, disturber, expected);
        }
      }
    }
  }

  private Course follow(
      String name,
      LocalNetspace netspace,
      GatewayClient gateway,
      JsonNode study,
      Disturber disturber,
      int expected)
      throws InterruptedException {
    StudyLog log = new StudyLog();
    List<String> complaints = new ArrayList<>();
    try (LogTail tail =
        LogTail.of(
            netspace.bootstrapServers(), record -> LogScan.event(record).ifPresent(log::hear))) {
      String id = gateway.submit(study, null).path("id").asText();
      Scene scene = new Scene(name, netspace, tail, log, expected, terminal);
      Duration duration;
      try {
        disturber.disturb(scene);
        scene.awaitRest();
        duration = scene.sinceBeginning();
        complaints.addAll(disturber.complaints(scene));
        complaints.addAll(complaintsOf(gateway, id));
      } catch (StoodStillException e) {
        duration = scene.sinceBeginning();
        complaints.add(e.getMessage());
      }
      Course course = scanned(name, netspace, disturber, duration, complaints);
      scene.say(course.complaints().isEmpty() ? "concluded" : course.complaints().getFirst());
      return course;
    }
  }

  /** Whether the gateway has come to the same end, as it must a moment later. */
  private static List<String> complaintsOf(GatewayClient gateway, String study)
      throws InterruptedException {
    long deadline = System.nanoTime() + UNTIL_SHOWN.toNanos();
    String shown = shown(gateway, study);
    while (!shown.equals("CONCLUDED, 0 outstanding") && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
      shown = shown(gateway, study);
    }
    return shown.equals("CONCLUDED, 0 outstanding")
        ? List.of()
        : List.of("The gateway shows the study as: %s.".formatted(shown));
  }

  private static String shown(GatewayClient gateway, String study) {
    try {
      JsonNode view = gateway.study(study);
      return "%s, %d outstanding"
          .formatted(view.path("state").asText(), view.path("outstanding").asInt());
    } catch (Refusal refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }

  /** What sampler, gateway and log do not say alike. */
  private List<String> audited(LocalNetspace netspace) {
    try (BrokerClient broker = BrokerClient.connect(netspace.bootstrapServers());
        StoreClient store = StoreClient.connect(netspace.storeConnectionString())) {
      return new Audit(broker, store, terminal)
          .run().studies().stream()
              .flatMap(study -> study.differences().stream())
              .limit(MOST_NAMED)
              .map(ChaosRuns::sentence)
              .toList();
    } catch (Refusal refusal) {
      return List.of("The audit failed: " + refusal.getMessage());
    }
  }

  private static String sentence(Difference difference) {
    return "The accounts differ on candidate %s: %s."
        .formatted(
            difference.candidate(),
            Arrays.stream(Source.values())
                .map(source -> Wording.words(source.name()) + ": " + difference.text(source))
                .collect(Collectors.joining(", ")));
  }

  /** The log is read once more from its beginning: what counts is what it says now. */
  private Course scanned(
      String name,
      LocalNetspace netspace,
      Disturber disturber,
      Duration duration,
      List<String> complaints) {
    StudyLog log = new StudyLog();
    Samples samples = new Samples();
    LogScan.read(
        netspace.bootstrapServers(),
        Partitions.ofTheLoop(),
        record ->
            LogScan.event(record)
                .ifPresent(
                    event -> {
                      log.hear(event);
                      samples.add(record, event);
                    }));
    complaints.addAll(log.complaints());
    complaints.addAll(audited(netspace));
    Map<String, String> buried = Graves.reasonsByOrigin(netspace.bootstrapServers());
    buried.keySet().removeAll(disturber.poison());
    buried.entrySet().stream()
        .limit(MOST_NAMED)
        .map(e -> "A good record (%s) was buried: %s".formatted(e.getKey(), e.getValue()))
        .forEach(complaints::add);
    return new Course(
        name,
        disturber.done(),
        duration,
        log.repetitions(),
        log.fingerprint(),
        samples,
        complaints);
  }
}
