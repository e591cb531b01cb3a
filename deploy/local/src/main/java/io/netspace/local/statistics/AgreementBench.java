package io.netspace.local.statistics;

import io.netspace.analyzer.domain.Comparison;
import io.netspace.analyzer.domain.DecisionRule;
import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.analyzer.domain.PopulationErrors;
import io.netspace.analyzer.domain.SequentialComparison;
import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.KnownRefinements;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.local.Refusal;
import java.util.Arrays;
import java.util.List;
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
  /** More than any revision has. */
  public static final int MOST_PAIRS = 50_000;

  private static final int MOST_IN_PILOT = 20;

  private final Simulation resamples;
  private final Rule rule;

  /**
   * A benchmark of so many resamples a comparison.
   *
   * @param rule whose cap is not more than the models of a revision in any case
   */
  public AgreementBench(Simulation resamples, Rule rule) {
    this.resamples = resamples;
    this.rule = rule;
  }

  /** The comparisons of a study, first with the whole level each, then with their shares of it. */
  public List<Agreement> run(RecordedStudy study) {
    int most = KnownRefinements.of(Ladder.PAPER).size() + 1;
    if (study.revisions().size() > most) {
      throw Refusal.usage(
          "study (%s) has %d revisions; the paper's ladder leads to %d."
              .formatted(study.name(), study.revisions().size(), most));
    }
    return Arrays.stream(Agreement.Share.values())
        .flatMap(
            share ->
                IntStream.range(1, study.revisions().size())
                    .mapToObj(place -> agreement(study, place, share)))
        .toList();
  }

  /** What a resample came to. */
  private record Played(Decision decision, int pairs) {}

  private Agreement agreement(RecordedStudy study, int place, Agreement.Share share) {
    RecordedRevision incumbent = study.revisions().get(place - 1);
    RecordedRevision challenger = study.revisions().get(place);
    Claim claim = KnownRefinements.of(Ladder.PAPER).get(place - 1).claim();
    double level =
        switch (share) {
          case WHOLE -> rule.level();
          case LADDER -> rule.levelOnLadder(place);
        };
    int models = Math.min(incumbent.models().size(), challenger.models().size());
    double[] errors = incumbent.errors();
    double[] first = Arrays.copyOf(errors, Math.min(pilot(models), errors.length));
    FixedSize byAll = FixedSize.of(errors, challenger.errors(), rule.window(first), level);
    Decision decision =
        DecisionRule.decide(byAll.verdict(claim, rule.margin(), rule.smallestGain()));
    List<Played> played =
        resamples.of(
            "%s, %d against %d".formatted(study.name(), challenger.number(), incumbent.number()),
            random ->
                play(incumbent, challenger, claim, level, Math.min(models, rule.cap()), random));
    int[] pairs = played.stream().mapToInt(Played::pairs).sorted().toArray();
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
        share(played, decision),
        decision == Decision.INCONCLUSIVE ? 0 : share(played, opposite(decision)),
        pairs[pairs.length / 2],
        IntStream.of(pairs).average().orElseThrow());
  }

  private static int pilot(int models) {
    return Math.min(MOST_IN_PILOT, models / 2);
  }

  private static Decision opposite(Decision decision) {
    return switch (decision) {
      case ACCEPTED -> Decision.REJECTED;
      case REJECTED -> Decision.ACCEPTED;
      case INCONCLUSIVE -> Decision.INCONCLUSIVE;
    };
  }

  private static double share(List<Played> played, Decision decision) {
    return (double) played.stream().filter(one -> one.decision() == decision).count()
        / played.size();
  }

  private Played play(
      RecordedRevision incumbent,
      RecordedRevision challenger,
      Claim claim,
      double level,
      int cap,
      RandomGenerator random) {
    ErrorWindow window =
        rule.window(
            random
                .ints(pilot(cap), 0, incumbent.models().size())
                .mapToObj(incumbent.models()::get)
                .filter(RecordedModel::counts)
                .mapToDouble(RecordedModel::errorPercent)
                .toArray());
    SequentialComparison comparison =
        new SequentialComparison(
            new Comparison(
                incumbent.number(),
                challenger.number(),
                0,
                cap,
                claim,
                rule.margin(),
                rule.smallestGain(),
                window,
                level));
    comparison.advance(drawn(incumbent, cap, random), drawn(challenger, cap, random), cap);
    return new Played(DecisionRule.decide(comparison.verdict()), comparison.seen());
  }

  private static PopulationErrors drawn(
      RecordedRevision revision, int networks, RandomGenerator random) {
    PopulationErrors errors = new PopulationErrors();
    for (int i = 0; i < networks; i++) {
      errors.note(i, 0, revision.models().get(random.nextInt(revision.models().size())).fate());
    }
    return errors;
  }
}
