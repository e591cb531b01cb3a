package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.agreement.RecordedStudy;
import io.netspace.lab.prior.PriorBench;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits the prior of references to recorded studies. */
@Command(
    name = "prior",
    description =
        "How well recorded studies predict the errors of others, by a network's parameters.",
    footer = {
      "",
      "Fits the prior that references begin with: a ridge regression of the errors of recorded networks",
      "on their features. Each study's errors are predicted by a fit to the others of the same files,",
      "those of --other by a fit to all. R² is the squared correlation within one space; clipped is",
      "that of errors between their 2 % and 92 % points. -o writes the prior's file, which is",
      "analyzer-service/src/main/resources/io/netspace/analyzer/domain/reference/prior.tsv.",
      "",
      "Example:",
      "  ./netspace bench prior docs/recorded/demo-regime.csv --other docs/recorded/cifar10.csv"
    })
final class BenchPriorCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "Recorded studies that it is fitted to.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--other",
      paramLabel = "FILE|DIR",
      description = "Recorded studies that it is not fitted to; may be repeated.")
  private List<Path> others = new ArrayList<>();

  @Option(names = "-o", paramLabel = "FILE", description = "Writes the prior to a file.")
  private @Nullable Path file;

  @Mixin private OutputOption output = new OutputOption();

  BenchPriorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<RecordedStudy> studies = RecordedStudy.read(paths);
    if (studies.size() < 2) {
      throw CommandException.usage(
          "The files have %d study; to leave one out takes two or more.".formatted(studies.size()));
    }
    List<PriorBench.Quality> qualities = new ArrayList<>(PriorBench.leftOut(studies));
    qualities.addAll(PriorBench.elsewhere(studies, RecordedStudy.read(others)));
    if (file != null) {
      try {
        Files.writeString(file, PriorBench.text(studies));
      } catch (IOException e) {
        throw CommandException.failed("%s cannot be written.".formatted(file), e);
      }
    }
    output.print(context, () -> new Report(qualities), () -> lines(qualities));
    return ExitCode.DONE.code();
  }

  private static List<String> lines(List<PriorBench.Quality> qualities) {
    TextTable table = new TextTable("study left out", "space", "networks", "R²", "clipped");
    for (PriorBench.Quality quality : qualities) {
      table.add(
          quality.study(),
          quality.space(),
          String.format(Locale.ROOT, "%,d", quality.networks()),
          String.format(Locale.ROOT, "%.2f", quality.rSquared()),
          String.format(Locale.ROOT, "%.2f", quality.rSquaredOfClipped()));
    }
    return table.lines();
  }

  private record Report(List<PriorBench.Quality> spaces) {}
}
