package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The rows of comparisons with a reference. */
final class ReferenceRows {
  static final String WRONG = "reference-wrong";
  static final String ABANDONED = "abandoned";
  static final String TAIL = "tail";
  static final String POWER = "reference-power";

  private static final double TOLERANCE = 1e-6;
  private static final List<Double> ABANDONED_SHARES = List.of(0.05, 0.09);
  private static final List<Double> TAILS = List.of(0.1, 0.25);
  private static final Set<Verdict> ACCEPTING = Set.of(Verdict.BETTER, Verdict.NOT_WORSE);

  /** Studies whose reference is used, and studies where it is not. */
  private static final List<ReferenceScenario> WITH_AND_WITHOUT =
      List.of(ReferenceScenario.USELESS, ReferenceScenario.GOOD);

  private static final double GAIN_OF_INTEREST = 2;
  private static final double LARGE_GAIN = 4;

  /** The challenger: as far from the incumbent as a step of the paper's ladder. */
  private static final String NEAR_SPACE = "AnyNetX_C";

  /** A challenger whose networks differ so much that predictions of its mean may be far off. */
  private static final String FAR_SPACE = "AnyNetX_E";

  private final Simulation simulation;
  private final ComparisonSettings rule;
  private final Map<String, SimulatedNetworks> networks = new ConcurrentHashMap<>();

  ReferenceRows(Simulation simulation, ComparisonSettings rule) {
    this.simulation = simulation;
    this.rule = rule;
  }

  /** Their names. */
  static List<String> names() {
    return Stream.concat(
            Arrays.stream(ReferenceScenario.values()).map(ReferenceScenario::row),
            Stream.of(ABANDONED, TAIL, WRONG, POWER))
        .toList();
  }

  private SimulatedNetworks networks(String challenger, int size) {
    return networks.computeIfAbsent(challenger + size, _ -> SimulatedNetworks.of(challenger, size));
  }

  /** The error rates of a row; none where no alpha bounds what the row measures. */
  List<ErrorRate> rates(String row) {
    return switch (row) {
      case WRONG, TAIL -> List.of();
      case ABANDONED -> abandonedRates();
      default -> ratesOfScenario(row);
    };
  }

  /** The shares of misleading verdicts of a row. */
  List<VerdictShare> shares(String row) {
    return switch (row) {
      case WRONG -> List.of(wrongReference());
      case TAIL -> TAILS.stream().flatMap(share -> tails(share).stream()).toList();
      default -> List.of();
    };
  }

  /**
   * A reference that expects a much better challenger, where trained networks are worse by the
   * margin in plain means: the gain that counts may be positive then.
   */
  private VerdictShare wrongReference() {
    SimulatedNetworks of = networks(FAR_SPACE, SimulatedNetworks.WIDE);
    return accepted(
        WRONG,
        "not worse, at a gain of plain means of −margin",
        random -> {
          SimulatedReferenceStudy study =
              new SimulatedReferenceStudy(ReferenceScenario.GOOD, of, rule, random);
          return study.pairs(study.challengerBetterBy(-rule.margin()));
        });
  }

  /** A challenger with a part of its networks ruined, at gain 0 of clipped errors or residuals. */
  private List<VerdictShare> tails(double share) {
    return WITH_AND_WITHOUT.stream()
        .map(
            scenario ->
                accepted(
                    TAIL,
                    "not worse, with %.0f %% ruined, at gain 0 of what counts, %s"
                        .formatted(100 * share, scenario.row()),
                    random -> {
                      SimulatedReferenceStudy study = study(scenario, random);
                      return study.pairs(study.ruinedChallengerOfGain(share, 0));
                    }))
        .toList();
  }

  private SimulatedReferenceStudy study(ReferenceScenario scenario, RandomGenerator random) {
    return new SimulatedReferenceStudy(
        scenario, networks(NEAR_SPACE, scenario.networks()), rule, random);
  }

  private VerdictShare accepted(
      String row, String what, Function<RandomGenerator, SimulatedReferenceStudy.Pairs> study) {
    List<Verdict> verdicts =
        simulation.run(
            row,
            random ->
                study
                    .apply(random)
                    .compare(Claim.SIMPLIFICATION, rule.minimumEffect(), rule.alpha())
                    .verdict());
    return new VerdictShare(
        row, what, verdicts.size(), (int) verdicts.stream().filter(ACCEPTING::contains).count());
  }

  /** The challenger's worst networks are abandoned; the gain is that of all networks. */
  private List<ErrorRate> abandonedRates() {
    List<ErrorRate> rates = new ArrayList<>();
    for (ReferenceScenario scenario : WITH_AND_WITHOUT) {
      for (double share : ABANDONED_SHARES) {
        String studies = "%.0f %% abandoned, %s".formatted(100 * share, scenario.row());
        rates.add(
            rate(
                ABANDONED,
                "better, at gain 0, " + studies,
                results(ABANDONED, scenario, Claim.IMPROVEMENT, 0, share),
                Verdict.BETTER));
        rates.add(
            rate(
                ABANDONED,
                "not worse, at gain −margin, " + studies,
                results(ABANDONED, scenario, Claim.SIMPLIFICATION, -rule.margin(), share),
                Verdict.NOT_WORSE,
                Verdict.BETTER));
      }
    }
    return rates;
  }

  private List<ErrorRate> ratesOfScenario(String row) {
    ReferenceScenario scenario =
        Arrays.stream(ReferenceScenario.values())
            .filter(each -> each.row().equals(row))
            .findFirst()
            .orElseThrow();
    List<Result> atZero = results(row, scenario, Claim.IMPROVEMENT, 0, 0);
    List<Result> atMargin = results(row, scenario, Claim.SIMPLIFICATION, -rule.margin(), 0);
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

  private List<Result> results(
      String row, ReferenceScenario scenario, Claim claim, double gain, double abandoned) {
    return simulation.run(
        row,
        random -> {
          SimulatedReferenceStudy study = study(scenario, random);
          NetworkErrors challenger = study.challengerOfGain(gain);
          SimulatedReferenceStudy.Pairs pairs =
              abandoned == 0
                  ? study.pairs(challenger)
                  : study.pairsWithoutWorst(challenger, abandoned);
          return new Result(
              pairs.compare(claim, rule.minimumEffect(), rule.alpha()).verdict(),
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
