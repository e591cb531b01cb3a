package io.netspace.lab.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.calibration.CalibrationBench;
import io.netspace.lab.calibration.CalibrationResult;
import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.lab.calibration.ErrorRate;
import io.netspace.lab.calibration.PowerEstimate;
import io.netspace.lab.calibration.ReferencePower;
import io.netspace.lab.calibration.Simulation;
import io.netspace.lab.calibration.VerdictShare;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures error rates and power of decisions. */
@Command(
    name = "calibration",
    description = "Whether decisions are right as often as they claim, on simulated studies.",
    footer = {
      "",
      "Errors are gamma-distributed with a deviation of 4 points, rounded to a tenth; 3 in 100 networks",
      "diverge. The classes that decide real studies decide these. Wrong verdicts are looked for where",
      "they are easiest, at a gain of exactly their bar, in means of clipped errors. A level holds if",
      "the share is at most three binomial deviations above it; else the exit code is 3. Rows:",
      "  improvement     better, and worse, at gain 0",
      "  simplification  not worse, and worse, at gain -margin",
      "  smallest-gain   no gain worth having, at the smallest gain",
      "  interval        a miss after any pair, at gains 0 and 2",
      "  ladder          five refinements, each at its bar; anything wrong in the whole study",
      "  optimist        the same, when a person accepts everything",
      "  gambler         the same, when a person accepts what looks better",
      "  band            the EDF's confidence band, at every size",
      "  power           pairs until gains of 0.5, 1, 2 and 4 points are found",
      "Rows with a reference, each of better and worse at gain 0, not worse and worse at gain -margin:",
      "  reference-good, -prior, -useless, -adversarial, -transferred   what it is fitted to",
      "  narrow          spaces of 40 networks",
      "Rows of what clipping hides:",
      "  abandoned       the challenger's worst networks are abandoned",
      "  tail            a part of the challenger's networks is ruined: verdicts that it is not worse",
      "  reference-wrong the reference expects too much of the challenger: the same",
      "  reference-power pairs with and without it",
      "",
      "Examples:",
      "  ./netspace bench calibration",
      "  ./netspace bench calibration --row power --row band --studies 500",
      "  ./netspace bench calibration --output json | jq .rates"
    })
final class BenchCalibrationCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--studies",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Simulated studies of each row (default: ${DEFAULT-VALUE}).")
  private int studies;

  @Option(
      names = "--row",
      paramLabel = "NAME",
      description = "What is measured; may be repeated (default: all).")
  private List<String> rows = new ArrayList<>();

  @Option(
      names = "--cap",
      paramLabel = "PAIRS",
      defaultValue = "500",
      description = "Most pairs of a comparison (default: ${DEFAULT-VALUE}).")
  private int maxPairs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ComparisonOptions options = new ComparisonOptions();
  @Mixin private OutputOption output = new OutputOption();

  BenchCalibrationCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--studies", studies, 10, 1_000_000);
    OptionRange.require("--cap", maxPairs, 40, 10_000);
    for (String row : rows) {
      if (!CalibrationBench.ROWS.contains(row)) {
        throw CommandException.usage(
            "--row (%s) must be one of %s."
                .formatted(row, String.join(", ", CalibrationBench.ROWS)));
      }
    }
    ComparisonSettings rule = options.settings(maxPairs, CalibrationBench.CHANCE_ERROR_PERCENT);
    Simulation simulation = new Simulation(studies, seed, context.terminal()::showProgress);
    CalibrationResult figures =
        new CalibrationBench(simulation, rule).run(rows.isEmpty() ? CalibrationBench.ROWS : rows);
    output.print(context, () -> Report.of(figures), () -> lines(figures));
    return figures.allHold() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }

  private static List<String> lines(CalibrationResult figures) {
    List<String> lines = new ArrayList<>();
    if (!figures.rates().isEmpty()) {
      lines.addAll(rates(figures.rates()));
    }
    if (!figures.shares().isEmpty()) {
      lines.addAll(shares(figures.shares()));
    }
    if (!figures.powers().isEmpty()) {
      lines.addAll(powers(figures.powers()));
    }
    if (!figures.referencePowers().isEmpty()) {
      lines.addAll(referencePowers(figures.referencePowers()));
    }
    return lines;
  }

  private static List<String> rates(List<ErrorRate> rates) {
    TextTable table =
        new TextTable(
            "row", "what is wrong", "studies", "wrong", "share", "level", "tolerated", "");
    for (ErrorRate rate : rates) {
      table.add(
          rate.row(),
          rate.errorKind(),
          number("%,d", rate.studies()),
          number("%,d", rate.wrong()),
          percent(rate.share()),
          percent(rate.alpha()),
          percent(rate.toleratedShare()),
          rate.holds() ? "holds" : "DOES NOT HOLD");
    }
    return table.lines();
  }

  private static List<String> shares(List<VerdictShare> shares) {
    TextTable table = new TextTable("row", "verdict", "studies", "with it", "share");
    for (VerdictShare share : shares) {
      table.add(
          share.row(),
          share.what(),
          number("%,d", share.studies()),
          number("%,d", share.verdicts()),
          percent(share.share()));
    }
    return table.lines();
  }

  private static List<String> powers(List<PowerEstimate> powers) {
    TextTable table =
        new TextTable(
            "gain",
            "clipped",
            "level",
            "any verdict",
            "median",
            "p90",
            "better",
            "median",
            "p90",
            "sign test",
            "median",
            "p90",
            "z-test",
            "clipped");
    for (PowerEstimate power : powers) {
      table.add(
          number("%.1f", power.gain()),
          number("%.2f", power.clippedGain()),
          percent(power.alpha()),
          percent(power.verdict().share()),
          pairs(power.verdict().median()),
          pairs(power.verdict().p90()),
          percent(power.better().share()),
          pairs(power.better().median()),
          pairs(power.better().p90()),
          percent(power.signTest().share()),
          pairs(power.signTest().median()),
          pairs(power.signTest().p90()),
          number("%d", power.fixedSizePairs()),
          number("%d", power.fixedSizePairsClipped()));
    }
    return table.lines();
  }

  private static List<String> referencePowers(List<ReferencePower> powers) {
    TextTable table =
        new TextTable(
            "studies",
            "gain",
            "level",
            "found",
            "without",
            "median",
            "p90",
            "with reference",
            "median",
            "p90",
            "used");
    for (ReferencePower power : powers) {
      table.add(
          power.scenario(),
          number("%.1f", power.gain()),
          percent(power.alpha()),
          power.what(),
          percent(power.without().share()),
          pairs(power.without().median()),
          pairs(power.without().p90()),
          percent(power.with().share()),
          pairs(power.with().median()),
          pairs(power.with().p90()),
          percent(power.usedShare()));
    }
    return table.lines();
  }

  private static String percent(double share) {
    return number("%.1f %%", 100 * share);
  }

  private static String pairs(@Nullable Integer pairs) {
    return pairs == null ? "–" : pairs.toString();
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Report(
      List<Rate> rates,
      List<VerdictShare> shares,
      List<Power> powers,
      List<ReferencePower> referencePowers) {
    static Report of(CalibrationResult figures) {
      return new Report(
          figures.rates().stream().map(Rate::of).toList(),
          figures.shares(),
          figures.powers().stream().map(Power::of).toList(),
          figures.referencePowers());
    }
  }

  private record Rate(
      String row,
      String wrong,
      int studies,
      int count,
      double share,
      double level,
      double tolerated,
      boolean holds) {
    static Rate of(ErrorRate rate) {
      return new Rate(
          rate.row(),
          rate.errorKind(),
          rate.studies(),
          rate.wrong(),
          rate.share(),
          rate.alpha(),
          rate.toleratedShare(),
          rate.holds());
    }
  }

  private record Power(
      double gain,
      double clippedGain,
      double level,
      PowerEstimate.PairQuantiles anyVerdict,
      PowerEstimate.PairQuantiles better,
      PowerEstimate.PairQuantiles signTest,
      int fixedSizePairs,
      int fixedSizePairsClipped) {
    static Power of(PowerEstimate power) {
      return new Power(
          power.gain(),
          power.clippedGain(),
          power.alpha(),
          power.verdict(),
          power.better(),
          power.signTest(),
          power.fixedSizePairs(),
          power.fixedSizePairsClipped());
    }
  }
}
