package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The rows of comparisons with a reference. */
final class ReferenceRows {
  static final String WRONG = "reference-wrong";
  static final String POWER = "reference-power";

  private static final double TOLERANCE = 1e-6;
  private static final double GAIN_OF_INTEREST = 2;
  private static final double LARGE_GAIN = 4;

  /** The challenger: as far from the incumbent as a step of the paper's ladder. */
  private static final String NEAR_SPACE = "AnyNetX_C";

  /** A challenger whose networks differ so much that predictions of its mean may be far off. */
  private static final String FAR_SPACE = "AnyNetX_E";

  private final Simulation simulation;
  private final ComparisonSettings rule;
  private final Map<String, SimulatedNetworks> networks = new HashMap<>();

  ReferenceRows(Simulation simulation, ComparisonSettings rule) {
    this.simulation = simulation;
    this.rule = rule;
  }

  /** Their names. */
  static List<String> names() {
    return Stream.concat(
            Arrays.stream(ReferenceScenario.values()).map(ReferenceScenario::row),
            Stream.of(WRONG, POWER))
        .toList();
  }

  private SimulatedNetworks networks(String challenger, int size) {
    return networks.computeIfAbsent(challenger + size, _ -> SimulatedNetworks.of(challenger, size));
  }

  /** The error rates of a row. */
  List<ErrorRate> rates(String row) {
    return row.equals(WRONG) ? wrongRates() : ratesOfScenario(row);
  }

  /**
   * A reference that expects a much better challenger, where trained networks are worse by the
   * margin in plain means: the gain that counts may be positive then, so this is no claim of the
   * guarantee, and what withholds such verdicts is measured.
   */
  private List<ErrorRate> wrongRates() {
    SimulatedNetworks of = networks(FAR_SPACE, SimulatedNetworks.WIDE);
    List<Verdict> verdicts =
        simulation.run(
            WRONG,
            random -> {
              SimulatedReferenceStudy study =
                  new SimulatedReferenceStudy(ReferenceScenario.GOOD, of, rule, random);
              return study
                  .pairs(study.challengerBetterBy(-rule.margin()))
                  .compare(Claim.SIMPLIFICATION, rule.minimumEffect(), rule.alpha())
                  .verdict();
            });
    return List.of(
        new ErrorRate(
            WRONG,
            "not worse, at a gain of plain means of −margin",
            verdicts.size(),
            (int)
                verdicts.stream()
                    .filter(v -> v == Verdict.NOT_WORSE || v == Verdict.BETTER)
                    .count(),
            rule.alpha() / 2));
  }

  private List<ErrorRate> ratesOfScenario(String row) {
    ReferenceScenario scenario =
        Arrays.stream(ReferenceScenario.values())
            .filter(each -> each.row().equals(row))
            .findFirst()
            .orElseThrow();
    List<Result> atZero = results(scenario, Claim.IMPROVEMENT, 0);
    List<Result> atMargin = results(scenario, Claim.SIMPLIFICATION, -rule.margin());
    return List.of(
        rate(row, "better, at gain 0", atZero, Verdict.BETTER),
        rate(row, "worse, at gain 0", atZero, Verdict.WORSE),
        rate(row, "not worse, at gain −margin", atMargin, Verdict.NOT_WORSE, Verdict.BETTER),
        rate(row, "worse, at gain −margin", atMargin, Verdict.WORSE));
  }

  /**
   * The result of a study.
   *
   * @param atThreshold whether the gain is that of the threshold: a prediction of a large gain may
   *     leave residuals that do not reach it, however bad the challenger, and then the verdict is
   *     right
   */
  private record Result(Verdict verdict, boolean atThreshold) {}

  private List<Result> results(ReferenceScenario scenario, Claim claim, double gain) {
    SimulatedNetworks of = networks(NEAR_SPACE, scenario.networks());
    return simulation.run(
        scenario.row(),
        random -> {
          SimulatedReferenceStudy study = new SimulatedReferenceStudy(scenario, of, rule, random);
          NetworkErrors challenger = study.challengerOfGain(gain);
          return new Result(
              study.pairs(challenger).compare(claim, rule.minimumEffect(), rule.alpha()).verdict(),
              Math.abs(study.gainOf(challenger) - gain) < TOLERANCE);
        });
  }

  private ErrorRate rate(String row, String what, List<Result> results, Verdict... ofThem) {
    Set<Verdict> wrong = Set.of(ofThem);
    List<Result> atThreshold = results.stream().filter(Result::atThreshold).toList();
    return new ErrorRate(
        row,
        what,
        atThreshold.size(),
        (int) atThreshold.stream().filter(result -> wrong.contains(result.verdict())).count(),
        rule.alpha() / 2);
  }

  /** Pairs in one study. */
  private record Sample(boolean used, int without, int with) {}

  /** Pairs with a reference and without. */
  List<ReferencePower> powers() {
    List<ReferencePower> powers = new ArrayList<>();
    for (double alpha : List.of(rule.alpha(), rule.alphaOnLadder(1))) {
      for (ReferenceScenario scenario :
          List.of(
              ReferenceScenario.GOOD, ReferenceScenario.PRIOR_ALONE, ReferenceScenario.USELESS)) {
        powers.add(power(scenario, 0, alpha));
        powers.add(power(scenario, GAIN_OF_INTEREST, alpha));
        powers.add(power(scenario, LARGE_GAIN, alpha));
      }
    }
    return powers;
  }

  private ReferencePower power(ReferenceScenario scenario, double gain, double alpha) {
    SimulatedNetworks of = networks(NEAR_SPACE, scenario.networks());
    List<Sample> samples =
        simulation.run(
            "%s of %.1f".formatted(scenario.row(), gain),
            random -> sample(scenario, of, gain, alpha, random));
    return new ReferencePower(
        scenario.row(),
        gain,
        gain == 0 ? "not worse" : "better",
        alpha,
        (double) samples.stream().filter(Sample::used).count() / samples.size(),
        PowerEstimate.PairQuantiles.of(samples.stream().mapToInt(Sample::without), rule.maxPairs()),
        PowerEstimate.PairQuantiles.of(samples.stream().mapToInt(Sample::with), rule.maxPairs()));
  }

  /** Futility is not looked for: that a gain is below 0 is all that ends a search for it. */
  private Sample sample(
      ReferenceScenario scenario,
      SimulatedNetworks of,
      double gain,
      double alpha,
      RandomGenerator random) {
    Claim claim = gain == 0 ? Claim.SIMPLIFICATION : Claim.IMPROVEMENT;
    SimulatedReferenceStudy study = new SimulatedReferenceStudy(scenario, of, rule, random);
    SimulatedReferenceStudy.Pairs pairs = study.pairs(study.challengerBetterBy(gain));
    return new Sample(
        study.hasReference(),
        pairsUntilFound(pairs.compareErrors(claim, 0, alpha)),
        pairsUntilFound(pairs.compare(claim, 0, alpha)));
  }

  private int pairsUntilFound(SequentialComparison comparison) {
    return switch (comparison.verdict()) {
      case BETTER, NOT_WORSE -> comparison.pairsSeen();
      case WORSE, NO_GAIN_WORTH_HAVING, UNDECIDED -> rule.maxPairs() + 1;
    };
  }
}
