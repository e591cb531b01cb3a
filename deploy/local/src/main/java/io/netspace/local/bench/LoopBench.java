package io.netspace.local.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import io.netspace.local.process.LocalNetspace;
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
 * Turns the loop as fast as it goes: the real broker, store, sampler, analyzer and gateway as
 * processes, one study, and trainers in this process that only wait.
 */
public final class LoopBench {
  /** Networks of the starting space that no comparison looks at. */
  private static final int PILOT = 20;

  private static final int MOST_AHEAD = 10_000;

  /** Revisions of the paper's ladder, the starting space included. */
  private static final int POPULATIONS = 6;

  private static final int FEW = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String THIS_PROCESS = "bench (waiting trainers)";

  private final LocalNetspace netspace;
  private final Terminal terminal;
  private final LoopLoad load;
  private final Progress progress = new Progress();
  private Map<String, ProcessUse> atFew = Map.of();
  private @Nullable Double medianLag;
  private @Nullable Double p99Lag;

  public LoopBench(LocalNetspace netspace, Terminal terminal, LoopLoad load) {
    this.netspace = netspace;
    this.terminal = terminal;
    this.load = load;
  }

  /** Runs the study to its end, on a netspace that has not been started. */
  public LoopFigures run() throws InterruptedException {
    Map<String, String> settings =
        Map.of("NETSPACE_SAMPLER_MAX_OUTSTANDING", Integer.toString(load.outstanding()));
    try (GatewayClient gateway = new GatewayClient(netspace.start(0, settings))) {
      String study = gateway.submit(document(), null).path("id").asText();
      terminal.say(
          "bench study %s: %s  (no trainers, %d waiting in their place)"
              .formatted(study, gateway.gateway(), load.trainers()));
      Map<String, ProcessUse> before = uses();
      List<WaitingTrainer> trainers = trainers();
      try {
        trainers.forEach(WaitingTrainer::start);
        StudyView ended = follow(gateway, study, trainers);
        return figures(ended, before);
      } finally {
        trainers.forEach(WaitingTrainer::close);
      }
    }
  }

  private List<WaitingTrainer> trainers() {
    return IntStream.rangeClosed(1, load.trainers())
        .mapToObj(i -> "waiting-trainer-" + i)
        .map(name -> new WaitingTrainer(netspace.bootstrapServers(), name, load.pause(), progress))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * All networks of a population are asked for at once, so that there are as many as are wanted.
   */
  private ObjectNode document() {
    int models = Math.max(2, (load.candidates() - PILOT) / POPULATIONS);
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "bench")
            .put("models", models)
            .put("ahead", Math.min(MOST_AHEAD, models));
    document.putObject("dataset").putObject("generated").put("classes", 4).put("input", "3x32x32");
    ObjectNode regime = document.putObject("regime");
    regime.putArray("flops").add("1K").add("9000G");
    regime.put("epochs", 1).put("batch", 16).put("trainImages", 64).put("validationImages", 40);
    return document;
  }

  private StudyView follow(GatewayClient gateway, String id, List<WaitingTrainer> trainers)
      throws InterruptedException {
    int before = 0;
    long moved = System.nanoTime();
    while (true) {
      trainers.forEach(WaitingTrainer::check);
      int durable = progress.durable();
      if (durable != before) {
        moved = System.nanoTime();
        readLag(gateway);
      }
      if (atFew.isEmpty() && durable >= FEW) {
        atFew = uses();
      }
      StudyView study = Json.as(StudyView.class, gateway.study(id));
      if (study.state().ended()) {
        terminal.clear();
        return study;
      }
      if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw Refusal.failed(
            "No outcome for %d s, and study %s is %s; see the logs of the services."
                .formatted(PATIENCE.toSeconds(), id, study.state()));
      }
      terminal.progress(
          String.format(
              Locale.ROOT,
              "%,d outcomes, %,.0f/s; revision %d of %d",
              durable,
              (durable - before) / (PAUSE.toMillis() / 1e3),
              study.revisions().size(),
              POPULATIONS));
      before = durable;
      Thread.sleep(PAUSE);
    }
  }

  private void readLag(GatewayClient gateway) {
    String metrics = gateway.metrics();
    medianLag = EdfLag.seconds(metrics, 0.5);
    p99Lag = EdfLag.seconds(metrics, 0.99);
  }

  private Map<String, ProcessUse> uses() {
    Map<String, ProcessUse> uses = new LinkedHashMap<>();
    netspace.pidsByName().forEach((name, pid) -> uses.put(name, ProcessUse.of(pid)));
    uses.put(THIS_PROCESS, ProcessUse.of(ProcessHandle.current().pid()));
    return uses;
  }

  private LoopFigures figures(StudyView study, Map<String, ProcessUse> before) {
    Map<String, LoopFigures.OfProcess> processes = new LinkedHashMap<>();
    uses()
        .forEach(
            (name, end) ->
                processes.put(
                    name,
                    new LoopFigures.OfProcess(
                        atFew.getOrDefault(name, ProcessUse.NONE).residentMegabytes(),
                        end.residentMegabytes(),
                        end.peakMegabytes(),
                        end.cpu().minus(before.getOrDefault(name, ProcessUse.NONE).cpu()))));
    return new LoopFigures(
        study.id(),
        study.state().name(),
        progress.durable(),
        progress.perSecond(),
        progress.perSecondInTheLastThird(),
        medianLag,
        p99Lag,
        processes,
        Runtime.getRuntime().availableProcessors());
  }
}
