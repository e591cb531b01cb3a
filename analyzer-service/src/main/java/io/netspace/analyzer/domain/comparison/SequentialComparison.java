package io.netspace.analyzer.domain.comparison;

import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import org.jspecify.annotations.Nullable;

/**
 * A sequential comparison under way. It takes pairs in index order; the first look of its {@link
 * LookSchedule} that gives a verdict ends it. So the verdict depends on the errors alone, not on
 * when they became known. {@link ComparisonRules} has what becomes of pairs with an abandoned
 * network.
 */
public final class SequentialComparison {
  /** A need for more pairs than this is not reported. */
  private static final double MAX_PAIRS_NEEDED = 1e6;

  private final ComparisonSpec spec;
  private final GainConfidenceSequence gainSequence;
  private final GainBounds gainBounds;
  private final SequentialSignTest signTest = new SequentialSignTest();
  private int pairsSeen;
  private int nextLook = 1;
  private double incumbentSum;
  private double challengerSum;
  private Verdict verdict = Verdict.UNDECIDED;

  /** A comparison that has seen no pair. */
  public SequentialComparison(ComparisonSpec spec) {
    this.spec = spec;
    ErrorScore score = spec.score();
    this.gainSequence =
        new GainConfidenceSequence(
            score.width(), spec.alpha() * score.alphaShare(), score.strategy());
    this.gainBounds = gainSequence.shiftedBy(score.shift(), score.slack());
  }

  /**
   * Takes pairs whose results are known, at most up to a number of pairs, and not beyond a verdict.
   */
  public void advance(PopulationErrors ofIncumbent, PopulationErrors ofChallenger, int limit) {
    int known =
        Math.min(ofIncumbent.knownPrefix() - spec.incumbentFrom(), ofChallenger.knownPrefix());
    int end = Math.min(Math.min(limit, spec.maxPairs()), known);
    while (verdict == Verdict.UNDECIDED && pairsSeen < end) {
      int atIncumbent = spec.incumbentFrom() + pairsSeen;
      if (ofIncumbent.hasError(atIncumbent) && ofChallenger.hasError(pairsSeen)) {
        add(
            atIncumbent,
            ofIncumbent.errorPercent(atIncumbent),
            ofChallenger.errorPercent(pairsSeen));
      }
      pairsSeen++;
      if (gainSequence.pairs() >= nextLook) {
        nextLook = LookSchedule.nextAfter(gainSequence.pairs());
        verdict = currentVerdict();
      } else if (pairsSeen == spec.maxPairs()) {
        verdict = currentVerdict();
      }
    }
  }

  private void add(int atIncumbent, double incumbentError, double challengerError) {
    PopulationScore ofIncumbent = spec.score().incumbent();
    PopulationScore ofChallenger = spec.score().challenger();
    gainSequence.add(
        ofIncumbent.value(atIncumbent, incumbentError),
        ofChallenger.value(pairsSeen, challengerError));
    signTest.add(incumbentError, challengerError);
    incumbentSum += ofIncumbent.countedError(atIncumbent, incumbentError);
    challengerSum += ofChallenger.countedError(pairsSeen, challengerError);
  }

  private Verdict currentVerdict() {
    return gainSequence.pairs() == 0 || hasTooManyExclusions()
        ? Verdict.UNDECIDED
        : spec.verdictRule().verdict(gainBounds);
  }

  private boolean hasTooManyExclusions() {
    return VerdictRule.hasTooManyExclusions(excludedPairs(), pairsSeen);
  }

  private int excludedPairs() {
    return pairsSeen - gainSequence.pairs();
  }

  /** Pairs taken, excluded ones among them. */
  public int pairsSeen() {
    return pairsSeen;
  }

  /** The verdict of the last look. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether no further pair will be looked at. */
  public boolean hasEnded() {
    return verdict != Verdict.UNDECIDED || pairsSeen == spec.maxPairs();
  }

  /**
   * The evidence so far.
   *
   * @param seconds of training of the challenger's networks that were looked at
   * @param flops multiply-adds of their training
   * @param digest of the outcomes that were looked at
   * @param stopReason why it ends before its maximum number of pairs without a verdict, in a
   *     sentence; null where it does not
   */
  public Evidence evidence(
      double seconds, double flops, String digest, @Nullable String stopReason) {
    int counted = gainSequence.pairs();
    Interval interval = interval();
    return new Evidence(
        spec.incumbent(),
        spec.challenger(),
        counted,
        excludedPairs(),
        counted == 0 ? null : incumbentSum / counted,
        counted == 0 ? null : challengerSum / counted,
        gain(),
        interval,
        1 - spec.alpha(),
        spec.margin(),
        seconds,
        new Guarantee(
            verdict,
            spec.minimumGain(),
            spec.maxPairs(),
            spec.incumbentFrom(),
            pairsSeen,
            new Interval(spec.window().low(), spec.window().high()),
            spec.alpha(),
            pairsNeeded(interval),
            signTest.wins(),
            signTest.unequalPairs(),
            signTest.eValue(),
            flops,
            undecidedReason(stopReason),
            digest));
  }

  /** The estimated gain, in points. */
  private double gain() {
    return gainSequence.gain() + spec.score().shift();
  }

  private Interval interval() {
    ErrorScore score = spec.score();
    Interval ofValues = gainSequence.interval();
    return new Interval(
        ofValues.low() + score.shift() - score.slack(),
        ofValues.high() + score.shift() + score.slack());
  }

  private @Nullable String undecidedReason(@Nullable String stopReason) {
    if (verdict != Verdict.UNDECIDED) {
      return null;
    }
    if (hasTooManyExclusions()) {
      return "%d of %d pairs do not count, since a network was abandoned: too many for a verdict."
          .formatted(excludedPairs(), pairsSeen);
    }
    return stopReason != null
        ? stopReason
        : "No verdict after %d pairs, the most that this study looks at.".formatted(pairsSeen);
  }

  /** An interval narrows about as the root of the pairs; the farther bar is excluded first. */
  private @Nullable Integer pairsNeeded(Interval interval) {
    if (verdict != Verdict.UNDECIDED || gainSequence.pairs() == 0) {
      return null;
    }
    double distance =
        spec.claim() == Claim.SIMPLIFICATION
            ? Math.abs(gain() + spec.margin())
            : Math.max(gain(), spec.minimumGain() - gain());
    double narrower = (interval.high() - interval.low()) / 2 / distance;
    double needed = Math.ceil(gainSequence.pairs() * narrower * narrower);
    return needed <= MAX_PAIRS_NEEDED
        ? (Integer) (int) Math.max(needed, gainSequence.pairs() + 1.0)
        : null;
  }
}
