package io.netspace.lab.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.lab.training.RunningTrainer;
import io.netspace.lab.training.TrainerProcess;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.trainer.adapter.outbound.dl4j.bench.SoakBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the memory of a trainer over many networks. */
@Command(
    name = "soak",
    description = "Whether a worker's memory stays the same over many different networks.",
    footer = {
      "",
      "Trains small networks, hardly two alike, one after the other in one process: a few steps and a",
      "validation each, on random images. Its memory is what Linux counts as resident. It is steady if",
      "at the end it is at most a tenth above what it was at a fifth of the way; else the exit code",
      "is 3. The growth for each network is the slope from a fifth of the way on.",
      "",
      "Examples:",
      "  ./netspace bench soak",
      "  ./netspace bench soak --networks 300 --output json | tail -1"
    })
final class BenchSoakCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Networks to train (default: ${DEFAULT-VALUE}).")
  private int networks;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3600",
      description = "End after this time in any case (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private OutputOption output = new OutputOption();

  BenchSoakCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    OptionRange.require("--networks", networks, 10, 1_000_000);
    OptionRange.require("--seconds", seconds, 1, 1_000_000);
    List<JsonNode> results = new ArrayList<>();
    TrainerProcess task = new TrainerProcess(context.installation(), SoakBench.class, 1);
    try (RunningTrainer running =
        task.start(List.of(Integer.toString(networks), Integer.toString(seconds)))) {
      running.finish(line -> handle(line, results));
    }
    context.terminal().clearProgress();
    if (results.isEmpty()) {
      throw CommandException.failed(
          "No network was trained within --seconds (%d); allow more.".formatted(seconds));
    }
    JsonNode result = results.getLast();
    if (!output.json()) {
      context.out().println(sentence(result));
    }
    context.out().flush();
    return result.path("steady").asBoolean() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }

  private void handle(JsonNode line, List<JsonNode> results) {
    if (line.has("steady")) {
      results.add(line);
    } else {
      context
          .terminal()
          .showProgress(
              "%s of %,d networks, %s MB resident"
                  .formatted(line.path("networks").asText(), networks, megabytes(line)));
    }
    if (output.json()) {
      context.terminal().clearProgress();
      context.out().println(Json.toLine(line));
    }
  }

  private static String sentence(JsonNode result) {
    return String.format(
        Locale.ROOT,
        "%s: %s MB resident after %s networks, %s MB after %s (%+.1f %%), %+.1f kB a network",
        result.path("steady").asBoolean() ? "steady" : "growing",
        megabytes(result.path("early")),
        result.path("early").path("networks").asText(),
        megabytes(result.path("last")),
        result.path("last").path("networks").asText(),
        result.path("growthPercent").asDouble(),
        result.path("bytesPerNetwork").asDouble() / 1e3);
  }

  private static String megabytes(JsonNode point) {
    return Long.toString(point.path("residentBytes").asLong() / 1_000_000);
  }
}
