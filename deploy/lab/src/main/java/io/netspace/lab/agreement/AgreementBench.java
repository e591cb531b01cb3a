package io.netspace.lab.agreement;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.DecisionRule;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.lab.calibration.FixedSampleComparison;
import io.netspace.lab.calibration.Simulation;
import io.netspace.model.space.Claim;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Ladder;
import io.netspace.model.statistics.PilotSize;
import io.netspace.model.study.Decision;
import io.netspace.offline.common.CommandException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Plays recorded studies again. Each revision is compared with the one before, by the claim of its
 * refinement on the paper's ladder: once by all its models, at a fixed size; and often by the
 * sequential rule, on models drawn from the recorded ones with replacement, as if these were their
 * space. A resample looks at no more pairs than there are models, and its window is fixed by a
 * pilot of its own.
 */
public final class AgreementBench {

  private final Simulation resamples;
  private final ComparisonSettings rule;

  /**
   * A benchmark of so many resamples a comparison.
   *
   * @param rule whose cap is not more than the models of a revision in any case
   */
  public AgreementBench(Simulation resamples, ComparisonSettings rule) {
    this.resamples = resamples;
    this.rule = rule;
  }

  /** The comparisons of a study, first with the whole level each, then with their shares of it. */
  public List<Agreement> run(RecordedStudy study) {
    int most = KnownRefinements.of(Ladder.PAPER).size() + 1;
    if (study.revisions().size() > most) {
      throw CommandException.usage(
          "study (%s) has %d revisions; the paper's ladder leads to %d."
              .formatted(study.name(), study.revisions().size(), most));
    }
    return Arrays.stream(Agreement.AlphaShare.values())
        .flatMap(
            share ->
                IntStream.range(1, study.revisions().size())
                    .mapToObj(place -> agreement(study, place, share)))
        .toList();
  }

  /**
   * What a resample came to.
   *
   * @param decision of the sequential rule, after so many pairs
   * @param fixedSizeDecision decision on all its pairs
   */
  private record ResampleResult(Decision decision, int pairs, Decision fixedSizeDecision) {}

  private Agreement agreement(RecordedStudy study, int place, Agreement.AlphaShare share) {
    RecordedRevision incumbent = study.revisions().get(place - 1);
    RecordedRevision challenger = study.revisions().get(place);
    Claim claim = KnownRefinements.of(Ladder.PAPER).get(place - 1).claim();
    double level =
        switch (share) {
          case WHOLE -> rule.alpha();
          case LADDER -> rule.alphaOnLadder(place);
        };
    int models = Math.min(incumbent.models().size(), challenger.models().size());
    double[] errors = incumbent.errors();
    double[] first = Arrays.copyOf(errors, Math.min(PilotSize.of(models), errors.length));
    FixedSampleComparison byAll =
        FixedSampleComparison.of(errors, challenger.errors(), rule.window(first), level);
    Decision decision = DecisionRule.decisionFor(byAll.verdict(rule.verdictRule(claim)));
    List<ResampleResult> played =
        resamples.run(
            "%s, %d against %d".formatted(study.name(), challenger.number(), incumbent.number()),
            random ->
                resample(
                    incumbent,
                    challenger,
                    claim,
                    level,
                    Math.min(models, rule.maxPairs()),
                    random));
    int[] pairs = played.stream().mapToInt(ResampleResult::pairs).sorted().toArray();
    return new Agreement(
        study.name(),
        incumbent.number(),
        challenger.number(),
        claim,
        share,
        level,
        models,
        byAll.gain(),
        byAll.interval(),
        decision,
        share(played, one -> one.decision() == decision),
        share(played, one -> one.fixedSizeDecision() == decision),
        decision == Decision.INCONCLUSIVE
            ? 0
            : share(played, one -> one.decision() == opposite(decision)),
        pairs[pairs.length / 2],
        IntStream.of(pairs).average().orElseThrow());
  }

  private static Decision opposite(Decision decision) {
    return switch (decision) {
      case ACCEPTED -> Decision.REJECTED;
      case REJECTED -> Decision.ACCEPTED;
      case INCONCLUSIVE -> Decision.INCONCLUSIVE;
    };
  }

  private static double share(List<ResampleResult> played, Predicate<ResampleResult> which) {
    return (double) played.stream().filter(which).count() / played.size();
  }

  private ResampleResult resample(
      RecordedRevision incumbent,
      RecordedRevision challenger,
      Claim claim,
      double level,
      int cap,
      RandomGenerator random) {
    ErrorWindow window = rule.window(bootstrap(incumbent, PilotSize.of(cap), random).errors());
    SequentialComparison comparison =
        new SequentialComparison(
            new ComparisonSpec(
                incumbent.number(),
                challenger.number(),
                0,
                cap,
                claim,
                rule.margin(),
                rule.minimumEffect(),
                window,
                level,
                ComparisonRules.VERSION_2));
    RecordedRevision before = bootstrap(incumbent, cap, random);
    RecordedRevision after = bootstrap(challenger, cap, random);
    comparison.advance(populationErrors(before), populationErrors(after), cap);
    FixedSampleComparison atOnce =
        FixedSampleComparison.of(before.errors(), after.errors(), window, level);
    return new ResampleResult(
        DecisionRule.decisionFor(comparison.verdict()),
        comparison.pairsSeen(),
        DecisionRule.decisionFor(atOnce.verdict(rule.verdictRule(claim))));
  }

  /** A revision of networks drawn from those of another with replacement. */
  private static RecordedRevision bootstrap(
      RecordedRevision revision, int networks, RandomGenerator random) {
    List<RecordedModel> models = revision.models();
    return new RecordedRevision(
        revision.number(),
        revision.space(),
        random.ints(networks, 0, models.size()).mapToObj(models::get).toList());
  }

  private static PopulationErrors populationErrors(RecordedRevision revision) {
    PopulationErrors errors = new PopulationErrors();
    for (int i = 0; i < revision.models().size(); i++) {
      errors.add(i, 0, revision.models().get(i).outcome());
    }
    return errors;
  }
}
