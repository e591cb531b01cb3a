package io.netspace.local.statistics;

import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.analyzer.domain.GainSequence;
import io.netspace.analyzer.domain.SequentialComparison;
import io.netspace.analyzer.domain.SignTest;
import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.contracts.vocabulary.statistics.ConfidenceBand;
import io.netspace.local.statistics.SimulatedLadder.Decider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the loop is right as often as it claims, and how soon it finds a gain: simulated studies,
 * judged by the classes that judge real ones. A wrong verdict is looked for where it is easiest, at
 * a gain of exactly the bar that the verdict is about.
 */
public final class CalibrationBench {
  /** The rows there are. */
  public static final List<String> ROWS =
      List.of(
          "improvement",
          "simplification",
          "smallest-gain",
          "interval",
          "ladder",
          "optimist",
          "gambler",
          "band",
          "power");

  /** The error of guessing among the simulated classes, in percent. */
  public static final double CHANCE = SimulatedErrors.CHANCE;

  private static final List<Double> GAINS = List.of(0.5, 1.0, 2.0, 4.0);
  private static final double BAR_OF_INTERVAL = 2;
  private static final int TENTHS = 1000;

  private final Simulation simulation;
  private final Rule rule;

  /** A benchmark of so many studies a row, by a rule. */
  public CalibrationBench(Simulation simulation, Rule rule) {
    this.simulation = simulation;
    this.rule = rule;
  }

  /** Some of the rows, in their order. */
  public CalibrationFigures run(Collection<String> rows) {
    List<ErrorRate> rates = new ArrayList<>();
    List<Power> powers = new ArrayList<>();
    for (String row : ROWS.stream().filter(rows::contains).toList()) {
      if (row.equals("power")) {
        powers.addAll(powers(row));
      } else {
        rates.addAll(rates(row));
      }
    }
    return new CalibrationFigures(rates, powers);
  }

  private List<ErrorRate> rates(String row) {
    return switch (row) {
      case "improvement" -> improvement(row);
      case "simplification" -> simplification(row);
      case "smallest-gain" -> smallestGain(row);
      case "interval" -> List.of(interval(row, 0), interval(row, BAR_OF_INTERVAL));
      case "ladder" -> ladder(row, Decider.EVIDENCE);
      case "optimist" -> ladder(row, Decider.OPTIMIST);
      case "gambler" -> ladder(row, Decider.GAMBLER);
      case "band" -> List.of(band(row));
      default -> throw new IllegalArgumentException("row (" + row + ") must be one of " + ROWS);
    };
  }

  private List<ErrorRate> improvement(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.IMPROVEMENT, 0);
    return List.of(
        wrong(row, "better, at gain 0", verdicts, Verdict.BETTER),
        wrong(row, "worse, at gain 0", verdicts, Verdict.WORSE));
  }

  private List<ErrorRate> simplification(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.SIMPLIFICATION, -rule.margin());
    return List.of(
        wrong(row, "not worse, at gain −margin", verdicts, Verdict.NOT_WORSE, Verdict.BETTER),
        wrong(row, "worse, at gain −margin", verdicts, Verdict.WORSE));
  }

  private List<ErrorRate> smallestGain(String row) {
    List<Verdict> verdicts = verdicts(row, Claim.IMPROVEMENT, rule.smallestGain());
    return List.of(
        wrong(
            row,
            "no gain worth having, at the smallest gain",
            verdicts,
            Verdict.NO_GAIN_WORTH_HAVING,
            Verdict.WORSE));
  }

  private List<Verdict> verdicts(String row, Claim claim, double gain) {
    return simulation.of(
        row,
        random -> {
          SimulatedComparison comparison = new SimulatedComparison(rule, random);
          SimulatedErrors challenger = SimulatedErrors.START.improvedBy(gain, comparison.window());
          return comparison.with(challenger, claim, rule.level()).verdict();
        });
  }

  /** One side of an interval has half its level. */
  private ErrorRate wrong(String row, String what, List<Verdict> verdicts, Verdict... ofThem) {
    Set<Verdict> wrong = Set.of(ofThem);
    return rate(row, what, verdicts, wrong::contains, rule.level() / 2);
  }

  private static <T> ErrorRate rate(
      String row, String what, List<T> studies, Predicate<T> isWrong, double level) {
    int wrong = (int) studies.stream().filter(isWrong).count();
    return new ErrorRate(row, what, studies.size(), wrong, level);
  }

  private ErrorRate interval(String row, double gain) {
    List<Boolean> missed = simulation.of(row, random -> everMisses(random, gain));
    return rate(
        row,
        "interval misses the gain after any pair, at gain %.0f".formatted(gain),
        missed,
        Boolean::booleanValue,
        rule.level());
  }

  private boolean everMisses(RandomGenerator random, double gain) {
    ErrorWindow window = new SimulatedComparison(rule, random).window();
    SimulatedErrors challenger = SimulatedErrors.START.improvedBy(gain, window);
    GainSequence sequence = new GainSequence(window, rule.level());
    for (int i = 0; i < rule.cap(); i++) {
      sequence.add(SimulatedErrors.START.draw(random), challenger.draw(random));
      if (sequence.isAbove(gain) || sequence.isBelow(gain)) {
        return true;
      }
    }
    return false;
  }

  private List<ErrorRate> ladder(String row, Decider decider) {
    Study study = rule.study(SimulatedLadder.policy(decider));
    List<SimulatedLadder.Result> results =
        simulation.of(row, random -> new SimulatedLadder(study, rule, decider, random).run());
    return List.of(
        rate(row, "any verdict is wrong", results, SimulatedLadder.Result::wrong, rule.level()),
        rate(
            row,
            "any interval misses its gain",
            results,
            SimulatedLadder.Result::missed,
            rule.level()));
  }

  private ErrorRate band(String row) {
    double[] truth =
        IntStream.rangeClosed(0, TENTHS)
            .mapToDouble(tenth -> SimulatedErrors.START.shareAtMost(tenth / 10.0))
            .toArray();
    double[] halfWidths =
        IntStream.rangeClosed(0, rule.cap())
            .mapToDouble(n -> ConfidenceBand.halfWidth(n, 1 - rule.level()))
            .toArray();
    List<Boolean> left = simulation.of(row, random -> everLeaves(random, truth, halfWidths));
    return rate(
        row,
        "truth leaves the band of the EDF at any size",
        left,
        Boolean::booleanValue,
        rule.level());
  }

  private static boolean everLeaves(RandomGenerator random, double[] truth, double[] halfWidths) {
    int[] atMost = new int[truth.length];
    for (int n = 1; n < halfWidths.length; n++) {
      for (int t = (int) Math.rint(SimulatedErrors.START.draw(random) * 10); t < TENTHS + 1; t++) {
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

  private List<Power> powers(String row) {
    double first = rule.levelOnLadder(1);
    List<Power> powers = new ArrayList<>();
    for (double level : List.of(rule.level(), first)) {
      for (double gain : GAINS) {
        powers.add(power(row, gain, level));
      }
    }
    return powers;
  }

  /** What one study of a gain came to: pairs until each, and a number beyond the cap for never. */
  private record Found(
      double countedGain, int verdict, int better, int signs, double fixedCounted) {}

  private Power power(String row, double gain, double level) {
    SimulatedErrors challenger = new SimulatedErrors(gain);
    double z = FixedSize.deviations(level);
    double variance = 2 * SimulatedErrors.DEVIATION * SimulatedErrors.DEVIATION;
    List<Found> found =
        simulation.of(
            "%s of %.1f".formatted(row, gain), random -> found(random, challenger, level, z));
    return new Power(
        row,
        gain,
        found.stream().mapToDouble(Found::countedGain).average().orElseThrow(),
        level,
        Power.Pairs.of(found.stream().mapToInt(Found::verdict), rule.cap()),
        Power.Pairs.of(found.stream().mapToInt(Found::better), rule.cap()),
        Power.Pairs.of(found.stream().mapToInt(Found::signs), rule.cap()),
        (int) Math.ceil(fixed(z, variance, gain)),
        (int) Math.ceil(median(found.stream().mapToDouble(Found::fixedCounted))));
  }

  /** Pairs with which a z-test of this threshold finds a gain as often as not. */
  private static double fixed(double z, double variance, double gain) {
    return z * z * variance / (gain * gain);
  }

  private static double median(DoubleStream numbers) {
    double[] ascending = numbers.sorted().toArray();
    return ascending[ascending.length / 2];
  }

  private Found found(RandomGenerator random, SimulatedErrors challenger, double level, double z) {
    SimulatedComparison simulated = new SimulatedComparison(rule, random);
    ErrorWindow window = simulated.window();
    SequentialComparison comparison = simulated.with(challenger, Claim.IMPROVEMENT, level);
    double gain = SimulatedErrors.START.gainOf(challenger, window);
    double variance =
        SimulatedErrors.START.clippedVariance(window) + challenger.clippedVariance(window);
    return new Found(
        gain,
        comparison.verdict() == Verdict.UNDECIDED ? rule.cap() + 1 : comparison.seen(),
        betterPairs(random, window, challenger, level),
        signPairs(random, challenger, level),
        fixed(z, variance, gain));
  }

  private int betterPairs(
      RandomGenerator random, ErrorWindow window, SimulatedErrors challenger, double level) {
    GainSequence gains = new GainSequence(window, level);
    for (int pairs = 1; pairs <= rule.cap(); pairs++) {
      gains.add(SimulatedErrors.START.draw(random), challenger.draw(random));
      if (gains.isAbove(0)) {
        return pairs;
      }
    }
    return rule.cap() + 1;
  }

  private int signPairs(RandomGenerator random, SimulatedErrors challenger, double level) {
    SignTest signs = new SignTest();
    for (int pairs = 1; pairs <= rule.cap(); pairs++) {
      signs.add(SimulatedErrors.START.draw(random), challenger.draw(random));
      if (signs.evidence() >= 1 / level) {
        return pairs;
      }
    }
    return rule.cap() + 1;
  }
}
