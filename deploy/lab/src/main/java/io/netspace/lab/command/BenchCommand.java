package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.operations.AuditReport;
import io.netspace.lab.loop.LoopBench;
import io.netspace.lab.loop.LoopLoad;
import io.netspace.lab.loop.LoopMeasurements;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.StudyAudit;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.LocalNetspace;
import io.netspace.local.process.ManagedNetspace;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Benchmarks, and the benchmark of the loop. */
@Command(
    name = "bench",
    description = "Measures how fast this machine turns the loop, and how right its decisions are.",
    footer = {
      "",
      "bench loop runs the real broker, store, sampler, analyzer and gateway as processes on a"
          + " fresh",
      "data directory, and one study of six populations. In the place of trainers, members of"
          + " their",
      "share group in this process wait and then publish outcomes of a fixed law; nothing is",
      "trained. An outcome counts when the broker has acknowledged it. Then it audits.",
      "",
      "Examples:",
      "  ./netspace bench loop",
      "  ./netspace bench sampling",
      "  ./netspace bench training",
      "  ./netspace bench soak --networks 100",
      "  ./netspace bench latency network.onnx",
      "  ./netspace bench calibration",
      "  ./netspace bench analysis",
      "  ./netspace bench agreement study.csv",
      "  ./netspace bench requests",
      "  ./netspace bench loop --candidates 10000 --wait 20ms --output json > loop.json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final String DIRECTORY = ".netspace/bench";

  private final CommandContext context;

  BenchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    throw CommandException.usage(
        "Name what to measure: ./netspace bench loop, sampling, training, soak, latency,"
            + " calibration, analysis, agreement, prior or requests.");
  }

  @Command(name = "loop", description = "The services together, with trainers that only wait.")
  int loop(
      @Option(
              names = "--candidates",
              paramLabel = "N",
              defaultValue = "100000",
              description = "Candidates over all populations, about (default: ${DEFAULT-VALUE}).")
          int candidates,
      @Option(
              names = "--wait",
              paramLabel = "TIME",
              defaultValue = "0ms",
              converter = DurationConverter.class,
              description = "A trainer waits for each batch (default: ${DEFAULT-VALUE}).")
          Duration wait,
      @Option(
              names = "--outstanding",
              paramLabel = "N",
              defaultValue = "512",
              description =
                  "Candidates without an outcome that the sampler allows (default:"
                      + " ${DEFAULT-VALUE}).")
          int outstanding,
      @Option(
              names = "--trainers",
              paramLabel = "N",
              defaultValue = "1",
              description = "Waiting trainers (default: ${DEFAULT-VALUE}).")
          int trainers,
      @Mixin OutputOption output,
      @Mixin DataDirectoryOption data) {
    OptionRange.require("--candidates", candidates, 12, 600_000);
    OptionRange.require("--outstanding", outstanding, 1, 100_000);
    OptionRange.require("--trainers", trainers, 1, 64);
    DataDirectory directory = data.directoryOrDefault(DIRECTORY);
    if (data.isGiven() && directory.isUsed()) {
      throw CommandException.usage(
          "--data (%s) must be a new directory: a run begins with an empty log."
              .formatted(directory.root()));
    }
    LoopLoad load = new LoopLoad(candidates, wait, outstanding, trainers);
    return ManagedNetspace.run(
        context.installation(),
        context.terminal(),
        directory,
        true,
        netspace -> run(netspace, load, output.json()));
  }

  private int run(LocalNetspace netspace, LoopLoad load, boolean json) throws InterruptedException {
    LoopMeasurements figures = new LoopBench(netspace, context.terminal(), load).run();
    try (BrokerClient broker = BrokerClient.connect(netspace.bootstrapServers());
        StoreClient store = StoreClient.connect(netspace.storeConnectionString())) {
      Audit.Result findings = new Audit(broker, store, context.terminal()).run();
      if (json) {
        AuditReport.Line audit =
            findings.studies().stream()
                .filter(study -> study.study().value().equals(figures.study()))
                .map(AuditReport.Line::of)
                .findFirst()
                .orElse(null);
        context.out().println(Json.toLine(LoopBenchReport.Line.of(load, figures, audit)));
      } else {
        LoopBenchReport.lines(load, figures).forEach(context.out()::println);
        findings.studies().stream().map(AuditReport::lines).forEach(this::print);
      }
      context.out().flush();
      return findings.studies().stream().allMatch(StudyAudit::isClean)
          ? ExitCode.DONE.code()
          : ExitCode.FAILED.code();
    }
  }

  private void print(Iterable<String> lines) {
    lines.forEach(context.out()::println);
  }
}
