package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The rows of comparisons with a reference. */
final class ReferenceRows {
  static final String POWER = "reference-power";

  private static final double GAIN_OF_INTEREST = 2;
  private static final double LARGE_GAIN = 4;

  /** The space that rates are measured with: its predicted mean is not the incumbent's. */
  private static final String FAR_SPACE = "AnyNetX_E";

  /** The space that power is measured with: as far away as a step of the paper's ladder. */
  private static final String NEAR_SPACE = "AnyNetX_C";

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
            Stream.of(POWER))
        .toList();
  }

  private SimulatedNetworks networks(String challenger, int size) {
    return networks.computeIfAbsent(
        challenger + size, _ -> SimulatedNetworks.of(challenger, size));
  }

  /** The error rates of a row. */
  List<ErrorRate> rates(String row) {
    ReferenceScenario scenario =
        Arrays.stream(ReferenceScenario.values())
            .filter(each -> each.row().equals(row))
            .findFirst()
            .orElseThrow();
    List<Verdict> atZero = verdicts(scenario, Claim.IMPROVEMENT, 0);
    List<Verdict> atMargin = verdicts(scenario, Claim.SIMPLIFICATION, -rule.margin());
    return List.of(
        rate(row, "better, at gain 0", atZero, Verdict.BETTER::equals),
        rate(row, "worse, at gain 0", atZero, Verdict.WORSE::equals),
        rate(
            row,
            "not worse, at gain −margin",
            atMargin,
            verdict -> verdict == Verdict.NOT_WORSE || verdict == Verdict.BETTER),
        rate(row, "worse, at gain −margin", atMargin, Verdict.WORSE::equals));
  }

  private List<Verdict> verdicts(ReferenceScenario scenario, Claim claim, double gain) {
    SimulatedNetworks of = networks(FAR_SPACE, scenario.networks());
    return simulation.run(
        scenario.row(),
        random -> {
          SimulatedReferenceStudy study =
              new SimulatedReferenceStudy(scenario, of, rule, random);
          return study
              .pairs(study.challengerOfGain(gain))
              .compare(claim, rule.minimumEffect(), rule.alpha())
              .verdict();
        });
  }

  private ErrorRate rate(
      String row, String what, List<Verdict> verdicts, Predicate<Verdict> isWrong) {
    int wrong = (int) verdicts.stream().filter(isWrong).count();
    return new ErrorRate(row, what, verdicts.size(), wrong, rule.alpha() / 2);
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
        PowerEstimate.PairQuantiles.of(
            samples.stream().mapToInt(Sample::without), rule.maxPairs()),
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
