package io.netspace.lab.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.formats.network.NetworkJson;
import io.netspace.lab.training.BenchmarkNetworks;
import io.netspace.lab.training.TrainerProcess;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.network.NamedNetwork;
import io.netspace.offline.network.NetworkSource;
import io.netspace.trainer.adapter.outbound.dl4j.bench.TrainingBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
      "Examples:",
      "  ./netspace bench training",
      "  ./netspace bench training --net bench-grouped --seconds 5",
      "  ./netspace bench training --net RegNetX-200MF --batch 16",
      "  ./netspace bench training --output json | jq .imagesPerSecond"
    })
final class BenchTrainingCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--net",
      paramLabel = "NAME|FILE",
      description = "What is trained; may be repeated (default: three networks of its own).")
  private List<String> sources = new ArrayList<>();

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
    List<JsonNode> figures = new ArrayList<>();
    TrainerProcess task = new TrainerProcess(context.installation(), TrainingBench.class, threads);
    task.run(
        List.of(Integer.toString(batch), Double.toString(seconds)),
        networks().stream().map(BenchTrainingCommand::line).toList(),
        line -> handle(line, figures));
    context.terminal().clearProgress();
    if (!output.json()) {
      table(figures).forEach(context.out()::println);
    }
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private List<NamedNetwork> networks() {
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

  private static JsonNode line(NamedNetwork network) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", network.name())
        .set("architecture", NetworkJson.tree(network.network()));
  }

  private void handle(JsonNode line, List<JsonNode> figures) {
    if (line.has("progress")) {
      context.terminal().showProgress(line.get("progress").textValue());
      return;
    }
    figures.add(line);
    if (output.json()) {
      context.terminal().clearProgress();
      context.out().println(Json.toLine(line));
      context.out().flush();
    }
  }

  private static List<String> table(List<JsonNode> figures) {
    TextTable table =
        new TextTable(
            "network",
            "MF",
            "images/s",
            "ms/step",
            "forward",
            "backward",
            "update",
            "waiting",
            "GFLOP/s",
            "of peak");
    for (JsonNode of : figures) {
      table.add(
          of.path("network").asText(),
          number("%.1f", of.path("flops").asDouble() / 1e6),
          number("%,.0f", of.path("imagesPerSecond").asDouble()),
          number("%.1f", of.path("stepMilliseconds").asDouble()),
          number("%.1f", of.path("forwardMilliseconds").asDouble()),
          number("%.1f", of.path("backwardMilliseconds").asDouble()),
          number("%.2f", of.path("updateMilliseconds").asDouble()),
          number("%.2f", of.path("waitingMilliseconds").asDouble()),
          number("%.1f", of.path("gigaflopsPerSecond").asDouble()),
          number("%.0f %%", 100 * of.path("shareOfPeak").asDouble()));
    }
    return table.lines();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
