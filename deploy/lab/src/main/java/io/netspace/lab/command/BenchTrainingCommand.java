package io.netspace.lab.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.offline.PopulationOptions;
import io.netspace.formats.network.NetworkJson;
import io.netspace.lab.training.BenchmarkNetworks;
import io.netspace.lab.training.PopulationFigures;
import io.netspace.lab.training.TrainerProcess;
import io.netspace.lab.training.TrainingWorkers;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.network.NamedNetwork;
import io.netspace.offline.network.NetworkSource;
import io.netspace.offline.space.OfflinePopulation;
import io.netspace.trainer.adapter.outbound.dl4j.bench.TrainingBench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Benchmarks training. */
@Command(
    name = "training",
    description = "How fast networks are trained, on random images.",
    footer = {
      "",
      "A step is everything that a trainer does for one batch: forward, loss, backward, update. Its",
      "time is the median over the steps, by the clock. GFLOP/s count two operations a multiply-add",
      "and three passes a step (forward once, backward twice), by processor time of the training",
      "thread; the peak is that of a large product of float32 matrices in the same process.",
      "A NAME is that of a published network, or bench-tiny (1x28x28), bench-grouped or bench-plain",
      "(3x32x32), which are measured where none is named. A FILE is as inspect reads it.",
      "",
      "With --space the networks are those that sample draws with the same options. Networks/s count",
      "an epoch of --epoch-images images each, with the network's start. The limit by memory",
      "bandwidth is that of ten passes over all activations, at the speed of a large copy in the same",
      "process. Where the time goes is CPU time, the mean share over the networks; REFERENCE marks",
      "slow code that an engine keeps for shapes it has no other code for.",
      "",
      "With --workers 2 each network is measured by one process alone and then by two at once; the",
      "speedup is their images/s together to those of one, and CPU time says what sharing caches and",
      "memory costs, whatever else runs on the machine.",
      "",
      "Examples:",
      "  ./netspace bench training",
      "  ./netspace bench training --net bench-grouped --seconds 5",
      "  ./netspace bench training --net RegNetX-200MF --batch 16",
      "  ./netspace bench training --space AnyNetX_A --flops 0.8M:1.2M --stem SIMPLE:16 \\",
      "      --strides 1,2,2,2 --input 3x32x32 --classes 10 --count 12 --seed 3 --seconds 3",
      "  ./netspace bench training --output json | jq .imagesPerSecond"
    })
final class BenchTrainingCommand implements Callable<Integer> {
  private static final int DEFAULT_COUNT = 12;

  private final CommandContext context;
  private final BufferedReader turns =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  @Option(
      names = "--net",
      paramLabel = "NAME|FILE",
      description = "What is trained; may be repeated (default: three networks of its own).")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--space",
      paramLabel = "NAME|FILE",
      description =
          "Trains a population of a space of ./netspace spaces, or of a YAML file, as sample does.")
  private @Nullable String space;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Networks of the population (default: " + DEFAULT_COUNT + ").")
  private @Nullable Integer count;

  @Mixin private PopulationOptions population = new PopulationOptions();

  @Option(
      names = "--epoch-images",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Images of the epoch that networks/s count (default: ${DEFAULT-VALUE}).")
  private int epochImages;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Also measures so many processes at the same time, each on the same network (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Measures all networks that often, and reports medians (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--in-turn",
      description =
          "Waits for a line of input before each network, to measure in turn with another program.")
  private boolean inTurn;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of the numerics (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "15",
      description =
          "Time of each network, after a fifth of it to warm up (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private OutputOption output = new OutputOption();

  BenchTrainingCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    OptionRange.require("--batch", batch, 1, 4096);
    OptionRange.require("--threads", threads, 1, 256);
    if (!(seconds >= 0.1 && seconds <= 3600)) {
      throw CommandException.usage("--seconds (%s) must be 0.1 to 3600.".formatted(seconds));
    }
    OptionRange.require("--workers", workers, 1, 64);
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--epoch-images", epochImages, 1, 1_000_000_000);
    if (count != null) {
      OptionRange.require("--count", count, 1, 10_000);
    }
    requireOneSource();
    List<NamedNetwork> trained = networks();
    List<JsonNode> figures = new ArrayList<>();
    TrainerProcess task = new TrainerProcess(context.installation(), TrainingBench.class, threads);
    try (TrainingWorkers running =
        new TrainingWorkers(
            task, List.of(Integer.toString(batch), Double.toString(seconds)), workers)) {
      for (int round = 0; round < rounds; round++) {
        for (NamedNetwork network : trained) {
          awaitTurn();
          figures.add(measured(network, running));
        }
      }
      running.finish();
    }
    context.terminal().clearProgress();
    report(medians(figures));
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private JsonNode measured(NamedNetwork network, TrainingWorkers running)
      throws InterruptedException {
    JsonNode figures =
        running.measure(
            line(network),
            line -> context.terminal().showProgress(line.get("progress").textValue()));
    if (output.json()) {
      print(figures);
    }
    return figures;
  }

  private void requireOneSource() {
    if (space == null && count != null) {
      throw CommandException.usage(
          "--count (%d) is of a population; name its --space.".formatted(count));
    }
    if (space != null && !sources.isEmpty()) {
      throw CommandException.usage(
          "--space (%s) and --net (%s) name different networks; leave one out."
              .formatted(space, String.join(", ", sources)));
    }
  }

  private void awaitTurn() {
    try {
      if (inTurn && turns.readLine() == null) {
        throw CommandException.failed("Standard input ended before the last network's turn.");
      }
    } catch (IOException e) {
      throw CommandException.failed("Standard input could not be read.", e);
    }
  }

  private void report(List<JsonNode> figures) {
    PopulationFigures population = new PopulationFigures(figures, epochImages);
    if (output.json()) {
      if (space != null) {
        print(JsonNodeFactory.instance.objectNode().set("population", population.json()));
      }
      return;
    }
    TrainingReport.networks(figures).forEach(context.out()::println);
    context.out().println();
    if (space != null) {
      TrainingReport.population(population).forEach(context.out()::println);
      context.out().println();
    }
    if (workers > 1) {
      TrainingReport.workers(population).forEach(context.out()::println);
      context.out().println();
    }
    TrainingReport.operations(population).forEach(context.out()::println);
  }

  /** For each network the round with the median speed. */
  private static List<JsonNode> medians(List<JsonNode> figures) {
    Map<String, List<JsonNode>> roundsByNetwork = new LinkedHashMap<>();
    for (JsonNode of : figures) {
      roundsByNetwork.computeIfAbsent(of.path("network").asText(), _ -> new ArrayList<>()).add(of);
    }
    return roundsByNetwork.values().stream()
        .map(
            of ->
                of.stream()
                    .sorted(
                        Comparator.comparingDouble(
                            round -> round.path("imagesPerProcessorSecond").asDouble()))
                    .toList()
                    .get((of.size() - 1) / 2))
        .toList();
  }

  private List<NamedNetwork> networks() {
    if (space != null) {
      return sampled(space);
    }
    return sources.isEmpty()
        ? BenchmarkNetworks.all()
        : sources.stream()
            .flatMap(
                source ->
                    BenchmarkNetworks.named(source)
                        .map(List::of)
                        .orElseGet(() -> NetworkSource.read(source))
                        .stream())
            .toList();
  }

  private List<NamedNetwork> sampled(String source) {
    List<NamedNetwork> networks = new ArrayList<>();
    OfflinePopulation drawn = population.population(source, context.terminal());
    drawn.draw(
        count == null ? DEFAULT_COUNT : count,
        sampled ->
            networks.add(
                new NamedNetwork(
                    drawn.space().name() + "-" + sampled.candidate().index(),
                    sampled.candidate().architecture(),
                    null)));
    return networks;
  }

  private static JsonNode line(NamedNetwork network) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", network.name())
        .set("architecture", NetworkJson.tree(network.network()));
  }

  private void print(JsonNode line) {
    context.terminal().clearProgress();
    context.out().println(Json.toLine(line));
    context.out().flush();
  }
}
