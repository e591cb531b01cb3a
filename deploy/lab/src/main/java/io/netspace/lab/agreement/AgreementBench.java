package io.netspace.lab.agreement;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.DecisionRule;
import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.reference.ReferenceFit;
import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.lab.calibration.FixedSampleComparison;
import io.netspace.lab.calibration.Simulation;
import io.netspace.model.space.Claim;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Ladder;
import io.netspace.model.statistics.PilotSize;
import io.netspace.model.study.Decision;
import io.netspace.offline.common.CommandException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    return run(study, List.of());
  }

  /** The same, with references whose prior is fitted to other studies. */
  public List<Agreement> run(RecordedStudy study, List<RecordedStudy> others) {
    Optional<ResampledReference> references = ResampledReference.of(study, others);
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
                    .mapToObj(place -> agreement(study, references, place, share)))
        .toList();
  }

  /**
   * What a resample came to.
   *
   * @param decision of the sequential rule, after so many pairs
   * @param fixedSizeDecision decision on all its pairs
   * @param decisionWithReference decision with a reference if one is used, after so many pairs
   */
  private record ResampleResult(
      Decision decision,
      int pairs,
      Decision fixedSizeDecision,
      Decision decisionWithReference,
      int pairsWithReference,
      boolean isReferenceUsed) {}

  private Agreement agreement(
      RecordedStudy study,
      Optional<ResampledReference> references,
      int place,
      Agreement.AlphaShare share) {
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
                    study.revisions().subList(0, place),
                    challenger,
                    references,
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
        IntStream.of(pairs).average().orElseThrow(),
        references.map(_ -> withReference(played, decision)).orElse(null));
  }

  private static Agreement.WithReference withReference(
      List<ResampleResult> played, Decision decision) {
    int[] pairs = played.stream().mapToInt(ResampleResult::pairsWithReference).sorted().toArray();
    return new Agreement.WithReference(
        share(played, one -> one.decisionWithReference() == decision),
        decision == Decision.INCONCLUSIVE
            ? 0
            : share(played, one -> one.decisionWithReference() == opposite(decision)),
        pairs[pairs.length / 2],
        IntStream.of(pairs).average().orElseThrow(),
        share(played, ResampleResult::isReferenceUsed));
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
      List<RecordedRevision> path,
      RecordedRevision challenger,
      Optional<ResampledReference> references,
      Claim claim,
      double level,
      int cap,
      RandomGenerator random) {
    RecordedRevision incumbent = path.getLast();
    RecordedRevision pilot = bootstrap(incumbent, PilotSize.of(cap), random);
    ErrorWindow window = rule.window(pilot.errors());
    ComparisonSpec spec =
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
            ComparisonRules.VERSION_2);
    RecordedRevision before = bootstrap(incumbent, cap, random);
    RecordedRevision after = bootstrap(challenger, cap, random);
    SequentialComparison comparison = compared(spec, before, after);
    FixedSampleComparison atOnce =
        FixedSampleComparison.of(before.errors(), after.errors(), window, level);
    Optional<ErrorScore> score =
        references.flatMap(
            reference ->
                reference.score(
                    rule,
                    level,
                    referenceSet(path, pilot, random),
                    incumbent,
                    challenger,
                    before,
                    after));
    SequentialComparison withReference =
        score.map(residuals -> compared(spec.with(residuals), before, after)).orElse(comparison);
    return new ResampleResult(
        DecisionRule.decisionFor(comparison.verdict()),
        comparison.pairsSeen(),
        DecisionRule.decisionFor(atOnce.verdict(rule.verdictRule(claim))),
        DecisionRule.decisionFor(withReference.verdict()),
        withReference.pairsSeen(),
        score.isPresent());
  }

  private static SequentialComparison compared(
      ComparisonSpec spec, RecordedRevision before, RecordedRevision after) {
    SequentialComparison comparison = new SequentialComparison(spec);
    comparison.advance(populationErrors(before), populationErrors(after), spec.maxPairs());
    return comparison;
  }

  /** The pilot, and as many networks of each earlier space as in a study. */
  private static List<RecordedModel> referenceSet(
      List<RecordedRevision> path, RecordedRevision pilot, RandomGenerator random) {
    List<RecordedModel> set = new ArrayList<>();
    for (RecordedRevision earlier : path.subList(0, path.size() - 1)) {
      set.addAll(bootstrap(earlier, ReferenceFit.FROM_EACH_EARLIER_SPACE, random).models());
    }
    set.addAll(pilot.models());
    return set;
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
