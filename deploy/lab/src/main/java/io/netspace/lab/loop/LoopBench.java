package io.netspace.lab.loop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.process.LocalNetspace;
import io.netspace.model.statistics.PilotSize;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures the throughput of the loop: the real broker, store, sampler, analyzer and gateway as
 * processes, one study, and trainers in this process that only wait.
 */
public final class LoopBench {
  /** Networks of the starting space that are in no comparison. */
  private static final int PILOT = PilotSize.MAX;

  private static final int MAX_AHEAD = 10_000;

  /** Revisions of the paper's ladder, the starting space included. */
  private static final int POPULATIONS = 6;

  private static final int EARLY_CANDIDATES = 10_000;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final Duration STALL_LIMIT = Duration.ofMinutes(2);
  private static final String THIS_PROCESS = "bench (waiting trainers)";

  private final LocalNetspace netspace;
  private final Terminal terminal;
  private final LoopLoad load;
  private final OutcomeThroughput progress = new OutcomeThroughput();
  private Map<String, ProcessUsage> earlyUsage = Map.of();
  private @Nullable Double medianLag;
  private @Nullable Double p99Lag;

  public LoopBench(LocalNetspace netspace, Terminal terminal, LoopLoad load) {
    this.netspace = netspace;
    this.terminal = terminal;
    this.load = load;
  }

  /** Runs the study to its end, on an installation that is not started yet. */
  public LoopMeasurements run() throws InterruptedException {
    Map<String, String> settings =
        Map.of("NETSPACE_SAMPLER_MAX_OUTSTANDING", Integer.toString(load.outstanding()));
    try (GatewayClient gateway = new GatewayClient(netspace.start(0, settings))) {
      String study = gateway.submit(document(), null).path("id").asText();
      terminal.printLine(
          "bench study %s: %s  (no trainers, %d waiting in their place)"
              .formatted(study, gateway.address(), load.trainers()));
      Map<String, ProcessUsage> before = uses();
      List<StubTrainer> trainers = trainers();
      try {
        trainers.forEach(StubTrainer::start);
        StudyView ended = follow(gateway, study, trainers);
        return figures(ended, before);
      } finally {
        trainers.forEach(StubTrainer::close);
      }
    }
  }

  private List<StubTrainer> trainers() {
    return IntStream.rangeClosed(1, load.trainers())
        .mapToObj(i -> "waiting-trainer-" + i)
        .map(
            name ->
                new StubTrainer(netspace.bootstrapServers(), name, load.waitPerBatch(), progress))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * All networks of a population are requested at once, so that the number of candidates is exact.
   */
  private ObjectNode document() {
    int models = Math.max(2, (load.candidates() - PILOT) / POPULATIONS);
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "bench")
            .put("models", models)
            .put("ahead", Math.min(MAX_AHEAD, models));
    document.putObject("dataset").putObject("generated").put("classes", 4).put("input", "3x32x32");
    ObjectNode regime = document.putObject("regime");
    regime.putArray("flops").add("1K").add("9000G");
    regime.put("epochs", 1).put("batch", 16).put("trainImages", 64).put("validationImages", 40);
    return document;
  }

  private StudyView follow(GatewayClient gateway, String id, List<StubTrainer> trainers)
      throws InterruptedException {
    int before = 0;
    long moved = System.nanoTime();
    while (true) {
      trainers.forEach(StubTrainer::throwIfFailed);
      int durable = progress.durableOutcomes();
      if (durable != before) {
        moved = System.nanoTime();
        readLag(gateway);
      }
      if (earlyUsage.isEmpty() && durable >= EARLY_CANDIDATES) {
        earlyUsage = uses();
      }
      StudyView study = GatewayJson.read(StudyView.class, gateway.study(id));
      if (study.state().ended()) {
        terminal.clearProgress();
        return study;
      }
      if (System.nanoTime() - moved > STALL_LIMIT.toNanos()) {
        throw CommandException.failed(
            "No outcome for %d s, and study %s is %s; see the logs of the services."
                .formatted(STALL_LIMIT.toSeconds(), id, study.state()));
      }
      terminal.showProgress(
          String.format(
              Locale.ROOT,
              "%,d outcomes, %,.0f/s; revision %d of %d",
              durable,
              (durable - before) / (POLL_INTERVAL.toMillis() / 1e3),
              study.revisions().size(),
              POPULATIONS));
      before = durable;
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private void readLag(GatewayClient gateway) {
    String metrics = gateway.metrics();
    medianLag = EdfLag.seconds(metrics, 0.5);
    p99Lag = EdfLag.seconds(metrics, 0.99);
  }

  private Map<String, ProcessUsage> uses() {
    Map<String, ProcessUsage> uses = new LinkedHashMap<>();
    netspace.pidsByName().forEach((name, pid) -> uses.put(name, ProcessUsage.of(pid)));
    uses.put(THIS_PROCESS, ProcessUsage.of(ProcessHandle.current().pid()));
    return uses;
  }

  private LoopMeasurements figures(StudyView study, Map<String, ProcessUsage> before) {
    Map<String, LoopMeasurements.ProcessMeasurements> processes = new LinkedHashMap<>();
    uses()
        .forEach(
            (name, end) ->
                processes.put(
                    name,
                    new LoopMeasurements.ProcessMeasurements(
                        earlyUsage.getOrDefault(name, ProcessUsage.NONE).residentMegabytes(),
                        end.residentMegabytes(),
                        end.peakMegabytes(),
                        end.cpu().minus(before.getOrDefault(name, ProcessUsage.NONE).cpu()))));
    return new LoopMeasurements(
        study.id(),
        study.state().name(),
        progress.durableOutcomes(),
        progress.perSecond(),
        progress.perSecondInTheLastThird(),
        medianLag,
        p99Lag,
        processes,
        Runtime.getRuntime().availableProcessors());
  }
}
