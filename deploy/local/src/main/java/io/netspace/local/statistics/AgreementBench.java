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

  /**
   * What a resample came to.
   *
   * @param decision of the sequential rule, after so many pairs
   * @param atOnce decision on all its pairs
   */
  private record Played(Decision decision, int pairs, Decision atOnce) {}

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
        share(played, one -> one.decision() == decision),
        share(played, one -> one.atOnce() == decision),
        decision == Decision.INCONCLUSIVE
            ? 0
            : share(played, one -> one.decision() == opposite(decision)),
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

  private static double share(List<Played> played, Predicate<Played> which) {
    return (double) played.stream().filter(which).count() / played.size();
  }

  private Played play(
      RecordedRevision incumbent,
      RecordedRevision challenger,
      Claim claim,
      double level,
      int cap,
      RandomGenerator random) {
    ErrorWindow window = rule.window(drawn(incumbent, pilot(cap), random).errors());
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
    RecordedRevision before = drawn(incumbent, cap, random);
    RecordedRevision after = drawn(challenger, cap, random);
    comparison.advance(noted(before), noted(after), cap);
    FixedSize atOnce = FixedSize.of(before.errors(), after.errors(), window, level);
    return new Played(
        DecisionRule.decide(comparison.verdict()),
        comparison.seen(),
        DecisionRule.decide(atOnce.verdict(claim, rule.margin(), rule.smallestGain())));
  }

  /** A revision of networks drawn from those of another with replacement. */
  private static RecordedRevision drawn(
      RecordedRevision revision, int networks, RandomGenerator random) {
    List<RecordedModel> models = revision.models();
    return new RecordedRevision(
        revision.number(),
        revision.space(),
        random.ints(networks, 0, models.size()).mapToObj(models::get).toList());
  }

  private static PopulationErrors noted(RecordedRevision revision) {
    PopulationErrors errors = new PopulationErrors();
    for (int i = 0; i < revision.models().size(); i++) {
      errors.note(i, 0, revision.models().get(i).fate());
    }
    return errors;
  }
}
