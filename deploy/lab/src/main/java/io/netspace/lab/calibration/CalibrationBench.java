package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.GainConfidenceSequence;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.comparison.SequentialSignTest;
import io.netspace.lab.calibration.SimulatedStudy.Reviewer;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.ConfidenceBand;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Study;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures error rates and power of the decisions on simulated studies, made by the classes that
 * decide real ones. Wrong verdicts are counted in the least favourable case, a gain of exactly the
 * threshold of the verdict.
 */
public final class CalibrationBench {
  /** The names of all rows. */
  public static final List<String> ROWS =
      Stream.concat(
              Stream.of(
                  "improvement",
                  "simplification",
                  "smallest-gain",
                  "interval",
                  "ladder",
                  "optimist",
                  "gambler",
                  "band",
                  "power"),
              ReferenceRows.names().stream())
          .toList();

  /** The chance-level error of the simulated classes, in percent. */
  public static final double CHANCE_ERROR_PERCENT = SimulatedErrorDistribution.CHANCE_ERROR_PERCENT;

  private static final List<Double> GAINS = List.of(0.5, 1.0, 2.0, 4.0);
  private static final double INTERVAL_GAIN = 2;
  private static final int TENTHS = 1000;

  private final Simulation simulation;
  private final ComparisonSettings rule;
  private final ReferenceRows references;

  /** A benchmark with this many studies per row. */
  public CalibrationBench(Simulation simulation, ComparisonSettings rule) {
    this.simulation = simulation;
    this.rule = rule;
    this.references = new ReferenceRows(simulation, rule);
  }

  /** Runs some of the rows, in this order. */
  public CalibrationResult run(Collection<String> rows) {
    List<ErrorRate> rates = new ArrayList<>();
    List<VerdictShare> shares = new ArrayList<>();
    List<PowerEstimate> powers = new ArrayList<>();
    List<ReferencePower> referencePowers = new ArrayList<>();
    for (String row : ROWS.stream().filter(rows::contains).toList()) {
      if (row.equals("power")) {
        powers.addAll(powers(row));
      } else if (row.equals(ReferenceRows.POWER)) {
        referencePowers.addAll(references.powers());
      } else {
        rates.addAll(rates(row));
        shares.addAll(references.shares(row));
      }
    }
    return new CalibrationResult(rates, shares, powers, referencePowers);
  }

  private List<ErrorRate> rates(String row) {
    return switch (row) {
      case "improvement" -> improvement(row);
      case "simplification" -> simplification(row);
      case "smallest-gain" -> smallestGain(row);
      case "interval" -> List.of(interval(row, 0), interval(row, INTERVAL_GAIN));
      case "ladder" -> ladder(row, Reviewer.EVIDENCE);
      case "optimist" -> ladder(row, Reviewer.OPTIMIST);
      case "gambler" -> ladder(row, Reviewer.GAMBLER);
      case "band" -> List.of(band(row));
      default -> references.rates(row);
    };
  }

  private List<ErrorRate> improvement(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.IMPROVEMENT, 0);
    return List.of(
        oneSidedErrorRate(row, "better, at gain 0", verdicts, Verdict.BETTER),
        oneSidedErrorRate(row, "worse, at gain 0", verdicts, Verdict.WORSE));
  }

  private List<ErrorRate> simplification(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.SIMPLIFICATION, -rule.margin());
    return List.of(
        oneSidedErrorRate(
            row, "not worse, at gain −margin", verdicts, Verdict.NOT_WORSE, Verdict.BETTER),
        oneSidedErrorRate(row, "worse, at gain −margin", verdicts, Verdict.WORSE));
  }

  private List<ErrorRate> smallestGain(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.IMPROVEMENT, rule.minimumEffect());
    return List.of(
        oneSidedErrorRate(
            row,
            "no gain worth having, at the smallest gain",
            verdicts,
            Verdict.NO_GAIN_WORTH_HAVING,
            Verdict.WORSE));
  }

  private List<Verdict> verdicts(String row, Claim claim, double gain) {
    return simulation.run(
        row,
        random -> {
          SimulatedComparison comparison = new SimulatedComparison(rule, random);
          SimulatedErrorDistribution challenger =
              SimulatedErrorDistribution.START.improvedBy(gain, comparison.window());
          return comparison.compareWith(challenger, claim, rule.alpha()).verdict();
        });
  }

  /** Each side of an interval has half its alpha. */
  private ErrorRate oneSidedErrorRate(
      String row, String what, List<Verdict> verdicts, Verdict... ofThem) {
    Set<Verdict> wrong = Set.of(ofThem);
    return rate(row, what, verdicts, wrong::contains, rule.alpha() / 2);
  }

  private static <T> ErrorRate rate(
      String row, String what, List<T> studies, Predicate<T> isWrong, double level) {
    int wrong = (int) studies.stream().filter(isWrong).count();
    return new ErrorRate(row, what, studies.size(), wrong, level);
  }

  private ErrorRate interval(String row, double gain) {
    List<Boolean> missed = simulation.run(row, random -> intervalEverMisses(random, gain));
    return rate(
        row,
        "interval misses the gain after any pair, at gain %.0f".formatted(gain),
        missed,
        Boolean::booleanValue,
        rule.alpha());
  }

  private boolean intervalEverMisses(RandomGenerator random, double gain) {
    ErrorWindow window = new SimulatedComparison(rule, random).window();
    SimulatedErrorDistribution challenger =
        SimulatedErrorDistribution.START.improvedBy(gain, window);
    GainConfidenceSequence sequence = GainConfidenceSequence.of(window, rule.alpha());
    for (int i = 0; i < rule.maxPairs(); i++) {
      sequence.add(
          window.value(SimulatedErrorDistribution.START.sample(random)),
          window.value(challenger.sample(random)));
      if (sequence.isGainAbove(gain) || sequence.isGainBelow(gain)) {
        return true;
      }
    }
    return false;
  }

  private List<ErrorRate> ladder(String row, Reviewer decider) {
    Study study = rule.study(SimulatedStudy.policy(decider));
    List<SimulatedStudy.Result> results =
        simulation.run(row, random -> new SimulatedStudy(study, rule, decider, random).run());
    return List.of(
        rate(row, "any verdict is wrong", results, SimulatedStudy.Result::wrong, rule.alpha()),
        rate(
            row,
            "any interval misses its gain",
            results,
            SimulatedStudy.Result::missed,
            rule.alpha()));
  }

  private ErrorRate band(String row) {
    double[] truth =
        IntStream.rangeClosed(0, TENTHS)
            .mapToDouble(
                tenth -> SimulatedErrorDistribution.START.distributionFunction(tenth / 10.0))
            .toArray();
    double[] halfWidths =
        IntStream.rangeClosed(0, rule.maxPairs())
            .mapToDouble(n -> ConfidenceBand.halfWidth(n, 1 - rule.alpha()))
            .toArray();
    List<Boolean> left =
        simulation.run(row, random -> edfEverLeavesBand(random, truth, halfWidths));
    return rate(
        row,
        "truth leaves the band of the EDF at any size",
        left,
        Boolean::booleanValue,
        rule.alpha());
  }

  private static boolean edfEverLeavesBand(
      RandomGenerator random, double[] truth, double[] halfWidths) {
    int[] atMost = new int[truth.length];
    for (int n = 1; n < halfWidths.length; n++) {
      for (int t = (int) Math.rint(SimulatedErrorDistribution.START.sample(random) * 10);
          t < TENTHS + 1;
          t++) {
        atMost[t]++;
      }
      for (int t = 0; t < truth.length; t++) {
        if (Math.abs((double) atMost[t] / n - truth[t]) > halfWidths[n]) {
          return true;
        }
      }
    }
    return false;
  }

  private List<PowerEstimate> powers(String row) {
    double first = rule.alphaOnLadder(1);
    List<PowerEstimate> powers = new ArrayList<>();
    for (double level : List.of(rule.alpha(), first)) {
      for (double gain : GAINS) {
        powers.add(power(row, gain, level));
      }
    }
    return powers;
  }

  /** Pairs until each result in one study, or more than the maximum for never. */
  private record PowerSample(
      double clippedGain, int verdict, int better, int signTest, double fixedSizePairsClipped) {}

  private PowerEstimate power(String row, double gain, double level) {
    SimulatedErrorDistribution challenger = new SimulatedErrorDistribution(gain);
    double z = FixedSampleComparison.normalQuantile(level);
    double variance =
        2
            * SimulatedErrorDistribution.STANDARD_DEVIATION
            * SimulatedErrorDistribution.STANDARD_DEVIATION;
    List<PowerSample> found =
        simulation.run(
            "%s of %.1f".formatted(row, gain), random -> powerSample(random, challenger, level, z));
    return new PowerEstimate(
        gain,
        found.stream().mapToDouble(PowerSample::clippedGain).average().orElseThrow(),
        level,
        PowerEstimate.PairQuantiles.of(
            found.stream().mapToInt(PowerSample::verdict), rule.maxPairs()),
        PowerEstimate.PairQuantiles.of(
            found.stream().mapToInt(PowerSample::better), rule.maxPairs()),
        PowerEstimate.PairQuantiles.of(
            found.stream().mapToInt(PowerSample::signTest), rule.maxPairs()),
        (int) Math.ceil(zTestPairs(z, variance, gain)),
        (int) Math.ceil(median(found.stream().mapToDouble(PowerSample::fixedSizePairsClipped))));
  }

  /** Pairs with which a z-test of this threshold has a power of one half. */
  private static double zTestPairs(double z, double variance, double gain) {
    return z * z * variance / (gain * gain);
  }

  private static double median(DoubleStream numbers) {
    double[] ascending = numbers.sorted().toArray();
    return ascending[ascending.length / 2];
  }

  private PowerSample powerSample(
      RandomGenerator random, SimulatedErrorDistribution challenger, double level, double z) {
    SimulatedComparison simulated = new SimulatedComparison(rule, random);
    ErrorWindow window = simulated.window();
    SequentialComparison comparison = simulated.compareWith(challenger, Claim.IMPROVEMENT, level);
    double gain = SimulatedErrorDistribution.START.gainOf(challenger, window);
    double variance =
        SimulatedErrorDistribution.START.clippedVariance(window)
            + challenger.clippedVariance(window);
    return new PowerSample(
        gain,
        comparison.verdict() == Verdict.UNDECIDED ? rule.maxPairs() + 1 : comparison.pairsSeen(),
        betterPairs(random, window, challenger, level),
        signPairs(random, challenger, level),
        zTestPairs(z, variance, gain));
  }

  private int betterPairs(
      RandomGenerator random,
      ErrorWindow window,
      SimulatedErrorDistribution challenger,
      double level) {
    GainConfidenceSequence gains = GainConfidenceSequence.of(window, level);
    for (int pairs = 1; pairs <= rule.maxPairs(); pairs++) {
      gains.add(
          window.value(SimulatedErrorDistribution.START.sample(random)),
          window.value(challenger.sample(random)));
      if (gains.isGainAbove(0)) {
        return pairs;
      }
    }
    return rule.maxPairs() + 1;
  }

  private int signPairs(
      RandomGenerator random, SimulatedErrorDistribution challenger, double level) {
    SequentialSignTest signs = new SequentialSignTest();
    for (int pairs = 1; pairs <= rule.maxPairs(); pairs++) {
      signs.add(SimulatedErrorDistribution.START.sample(random), challenger.sample(random));
      if (signs.eValue() >= 1 / level) {
        return pairs;
      }
    }
    return rule.maxPairs() + 1;
  }
}
