package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.agreement.Agreement;
import io.netspace.lab.agreement.Agreement.AlphaShare;
import io.netspace.lab.agreement.AgreementBench;
import io.netspace.lab.agreement.AgreementTotal;
import io.netspace.lab.agreement.RecordedStudy;
import io.netspace.lab.calibration.Simulation;
import io.netspace.model.space.Claim;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Study;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Formatting;
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

/** Measures on recorded studies how often decisions on some models agree with those on all. */
@Command(
    name = "agreement",
    description = "Whether decisions on few models are those on all, on recorded studies.",
    footer = {
      "",
      "A FILE has a network a line, study,revision,space,index,state,error, with this heading; of a DIR",
      "all files that end in .csv are read. Each revision is compared with the one before, by the claim",
      "of its place on the paper's ladder: once by all its models, by Welch's interval of a fixed size,",
      "and by the sequential rule on resamples, whose models are drawn from the recorded ones with",
      "replacement. A resample looks at no more pairs than there are models. \"at once\" is how often a",
      "test of fixed size, on all the models of a resample, decides as on all recorded ones. Everything",
      "is done twice: with the whole level for each comparison, and with its share of a ladder's.",
      "",
      "Where the networks' parameters are recorded, of two studies or more, the same is done with",
      "references: the prior is fitted to the other studies, the set is a pilot and 20 networks of each",
      "earlier revision, and mean predictions are those of the recorded networks.",
      "",
      "Examples:",
      "  ./netspace bench agreement study.csv",
      "  ./netspace bench agreement recorded/ --resamples 1000 --output json | jq .totals"
    })
final class BenchAgreementCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Recorded studies.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "200",
      description = "Of each comparison (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Classes of the images, for the error of guessing (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ComparisonOptions options = new ComparisonOptions();
  @Mixin private OutputOption output = new OutputOption();

  BenchAgreementCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--resamples", resamples, 10, 1_000_000);
    OptionRange.require("--classes", classes, 2, 1_000_000);
    Simulation simulation = new Simulation(resamples, seed, context.terminal()::showProgress);
    AgreementBench bench =
        new AgreementBench(
            simulation, options.settings(Study.MAX_PAIRS, 100 * (1 - 1.0 / classes)));
    List<RecordedStudy> studies = RecordedStudy.read(paths);
    List<Agreement> agreements =
        studies.stream()
            .flatMap(study -> bench.run(study, others(studies, study)).stream())
            .toList();
    if (agreements.isEmpty()) {
      throw CommandException.usage("The files have no network; name recorded studies.");
    }
    List<AgreementTotal> totals = AgreementTotal.of(agreements);
    output.print(context, () -> Report.of(agreements, totals), () -> lines(agreements, totals));
    return ExitCode.DONE.code();
  }

  private static List<RecordedStudy> others(List<RecordedStudy> studies, RecordedStudy study) {
    return studies.stream().filter(other -> !other.name().equals(study.name())).toList();
  }

  private static List<String> lines(List<Agreement> agreements, List<AgreementTotal> totals) {
    TextTable table =
        new TextTable(
            "study",
            "of",
            "claim",
            "level",
            "models",
            "gain",
            "interval",
            "by all",
            "agree",
            "at once",
            "opposite",
            "median",
            "mean",
            "fewer",
            "with reference",
            "median",
            "mean");
    for (Agreement one : agreements) {
      table.add(
          one.study(),
          "%d on %d".formatted(one.challenger(), one.incumbent()),
          Formatting.constantAsWords(one.claim().name()),
          String.format(Locale.ROOT, "%.2f %%", 100 * one.alpha()),
          String.format(Locale.ROOT, "%d", one.models()),
          String.format(Locale.ROOT, "%+.2f", one.gain()),
          String.format(Locale.ROOT, "%+.2f to %+.2f", one.interval().low(), one.interval().high()),
          Formatting.constantAsWords(one.decision().name()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.agreementRate()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.fixedSizeAgreementRate()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.oppositeRate()),
          String.format(Locale.ROOT, "%d", one.medianPairs()),
          String.format(Locale.ROOT, "%.1f", one.meanPairs()),
          String.format(Locale.ROOT, "%.1f ×", one.reductionFactor()),
          one.withReference() == null
              ? "–"
              : String.format(Locale.ROOT, "%.1f %%", 100 * one.withReference().agreementRate()),
          one.withReference() == null
              ? "–"
              : String.format(Locale.ROOT, "%d", one.withReference().medianPairs()),
          one.withReference() == null
              ? "–"
              : String.format(Locale.ROOT, "%.1f", one.withReference().meanPairs()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (AgreementTotal total : totals) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %.1f %% agree (aim %.0f %%; at once %.1f %%), %.1f times fewer models (aim %.0f)",
              total.alphaShare() == AlphaShare.WHOLE
                  ? "with the whole level each"
                  : "with its share of a ladder's level each",
              100 * total.agreementRate(),
              100 * AgreementTotal.TARGET_AGREEMENT_RATE,
              100 * total.fixedSizeAgreementRate(),
              total.reductionFactor(),
              AgreementTotal.TARGET_REDUCTION_FACTOR));
      if (total.withReference() != null) {
        lines.add(
            String.format(
                Locale.ROOT,
                "  with references: %.1f %% agree, %.1f times fewer models, %.1f times fewer pairs"
                    + " than without",
                100 * total.withReference().agreementRate(),
                total.withReference().reductionFactor(),
                total.withReference().fewerPairs()));
      }
    }
    return lines;
  }

  private record Report(List<Comparison> comparisons, List<Total> totals) {
    static Report of(List<Agreement> agreements, List<AgreementTotal> totals) {
      return new Report(
          agreements.stream().map(Comparison::of).toList(),
          totals.stream().map(Total::of).toList());
    }
  }

  private record Comparison(
      String study,
      int incumbent,
      int challenger,
      Claim claim,
      AlphaShare share,
      double level,
      int models,
      double gain,
      List<Double> interval,
      Decision decision,
      double agreeing,
      double atOnce,
      double opposite,
      int medianPairs,
      double meanPairs,
      double timesFewer,
      Agreement.@Nullable WithReference withReference) {
    static Comparison of(Agreement agreement) {
      return new Comparison(
          agreement.study(),
          agreement.incumbent(),
          agreement.challenger(),
          agreement.claim(),
          agreement.alphaShare(),
          agreement.alpha(),
          agreement.models(),
          agreement.gain(),
          List.of(agreement.interval().low(), agreement.interval().high()),
          agreement.decision(),
          agreement.agreementRate(),
          agreement.fixedSizeAgreementRate(),
          agreement.oppositeRate(),
          agreement.medianPairs(),
          agreement.meanPairs(),
          agreement.reductionFactor(),
          agreement.withReference());
    }
  }

  private record Total(
      AlphaShare share,
      double agreeing,
      double atOnce,
      double timesFewer,
      AgreementTotal.@Nullable WithReference withReference) {
    static Total of(AgreementTotal total) {
      return new Total(
          total.alphaShare(),
          total.agreementRate(),
          total.fixedSizeAgreementRate(),
          total.reductionFactor(),
          total.withReference());
    }
  }
}
