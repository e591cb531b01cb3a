package io.netspace.analyzer.domain.comparison;

import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
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

  /** Fewer pairs than this give no estimate of a variance. */
  private static final int MIN_PAIRS_OF_ESTIMATE = 5;

  private final ComparisonSpec spec;
  private final GainConfidenceSequence gainSequence;
  private final GainBounds gainBounds;
  private final ResidualGuard residualGuard;
  private final SequentialSignTest signTest = new SequentialSignTest();
  private int pairsSeen;
  private int nextLook = 1;
  private final ErrorTally incumbentTally;
  private final ErrorTally challengerTally;
  private double incumbentSum;
  private double challengerSum;
  private Verdict verdict = Verdict.UNDECIDED;
  private @Nullable Verdict withheld;

  /** A comparison that has seen no pair. */
  public SequentialComparison(ComparisonSpec spec) {
    this.spec = spec;
    ErrorScore score = spec.score();
    this.gainSequence =
        new GainConfidenceSequence(
            score.width(), spec.alpha() * score.alphaShare(), score.strategy());
    this.residualGuard = new ResidualGuard(score.width());
    this.incumbentTally = new ErrorTally(spec.window());
    this.challengerTally = new ErrorTally(spec.window());
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
      double incumbentError = errorOrNaN(ofIncumbent, atIncumbent);
      double challengerError = errorOrNaN(ofChallenger, pairsSeen);
      boolean isMissing = Double.isNaN(incumbentError) || Double.isNaN(challengerError);
      if (!isMissing || spec.rules() == ComparisonRules.VERSION_2) {
        add(atIncumbent, incumbentError, challengerError);
      }
      pairsSeen++;
      if (gainSequence.pairs() >= nextLook) {
        nextLook = LookSchedule.nextAfter(gainSequence.pairs());
        look();
      } else if (pairsSeen == spec.maxPairs()) {
        look();
      }
    }
  }

  private static double errorOrNaN(PopulationErrors errors, int index) {
    return errors.hasError(index) ? errors.errorPercent(index) : Double.NaN;
  }

  private void add(int atIncumbent, double incumbentError, double challengerError) {
    PopulationScore ofIncumbent = spec.score().incumbent();
    PopulationScore ofChallenger = spec.score().challenger();
    double incumbentValue = ofIncumbent.value(atIncumbent, incumbentError);
    double challengerValue = ofChallenger.value(pairsSeen, challengerError);
    gainSequence.add(incumbentValue, challengerValue);
    residualGuard.add(incumbentValue, challengerValue);
    incumbentTally.add(incumbentError);
    challengerTally.add(challengerError);
    if (!Double.isNaN(incumbentError)) {
      incumbentSum += ofIncumbent.countedError(atIncumbent, incumbentError);
    }
    if (!Double.isNaN(challengerError)) {
      challengerSum += ofChallenger.countedError(pairsSeen, challengerError);
    }
    if (Double.isNaN(incumbentError) || Double.isNaN(challengerError)) {
      signTest.addMissing();
    } else {
      signTest.add(incumbentError, challengerError);
    }
  }

  private void look() {
    Verdict shown = shownVerdict();
    boolean withholds =
        spec.rules() == ComparisonRules.VERSION_2
            && (hasHiddenTail(shown) || isContradicted(shown));
    withheld = withholds ? shown : null;
    verdict = withholds ? Verdict.UNDECIDED : shown;
  }

  /** Whether the challenger has many more errors above the window. */
  private boolean hasHiddenTail(Verdict shown) {
    return TailGuard.withholds(shown, incumbentTally.observed(), challengerTally.observed());
  }

  /** Whether the errors contradict the prediction that a verdict rests on. */
  private boolean isContradicted(Verdict shown) {
    return spec.score().isOfResiduals() && residualGuard.withholds(shown);
  }

  private Verdict shownVerdict() {
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
    Interval interval = interval();
    ObservedErrors ofIncumbent = incumbentTally.observed();
    ObservedErrors ofChallenger = challengerTally.observed();
    boolean isOfVersion2 = spec.rules() == ComparisonRules.VERSION_2;
    return new Evidence(
        spec.incumbent(),
        spec.challenger(),
        gainSequence.pairs(),
        excludedPairs(),
        mean(incumbentSum, ofIncumbent.networks()),
        mean(challengerSum, ofChallenger.networks()),
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
            digest,
            isOfVersion2 ? ofIncumbent : null,
            isOfVersion2 ? ofChallenger : null,
            withheld,
            pairsWithoutReference()));
  }

  private static @Nullable Double mean(double sum, int networks) {
    return networks == 0 ? null : sum / networks;
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
    if (withheld != null && hasHiddenTail(withheld)) {
      return TailGuard.reason(incumbentTally.observed(), challengerTally.observed());
    }
    if (withheld != null && isContradicted(withheld)) {
      return "The reference predicts the difference of the two spaces wrongly: residuals are beyond"
          + " their range far more often in one of them. So its verdict is withheld.";
    }
    return stopReason != null
        ? stopReason
        : "No verdict after %d pairs, the most that this study looks at.".formatted(pairsSeen);
  }

  private @Nullable Integer pairsNeeded(Interval interval) {
    if (verdict != Verdict.UNDECIDED || withheld != null || gainSequence.pairs() == 0) {
      return null;
    }
    double distance =
        spec.claim() == Claim.SIMPLIFICATION
            ? Math.abs(gain() + spec.margin())
            : Math.max(gain(), spec.minimumGain() - gain());
    Integer needed = pairsUntil(distance, interval);
    return needed == null ? null : (Integer) Math.max(needed, gainSequence.pairs() + 1);
  }

  /**
   * An interval narrows about as the root of the pairs: their number once it is half as wide as
   * twice a distance; null where that is too many.
   */
  private @Nullable Integer pairsUntil(double distance, Interval interval) {
    double narrower = (interval.high() - interval.low()) / 2 / distance;
    return reported(Math.ceil(gainSequence.pairs() * narrower * narrower));
  }

  /**
   * The pairs that the verdict takes by clipped errors alone: the log of a wealth grows by about
   * distance² / (2 (σ² + σ'²)) a pair, where the distance is that of the gain from the bar, and σ²
   * and σ'² are the variances of the two populations' clipped errors.
   */
  private @Nullable Integer pairsWithoutReference() {
    if (!spec.score().isOfResiduals()
        || verdict == Verdict.UNDECIDED
        || pairsSeen < MIN_PAIRS_OF_ESTIMATE) {
      return null;
    }
    double distance = spec.verdictRule().distance(verdict, gain());
    double variances = incumbentTally.clippedVariance() + challengerTally.clippedVariance();
    double needed =
        Math.ceil(2 * variances * StrictMath.log(2 / spec.alpha()) / (distance * distance));
    return reported(Math.max(needed, pairsSeen));
  }

  private static @Nullable Integer reported(double pairs) {
    return pairs <= MAX_PAIRS_NEEDED ? (Integer) (int) pairs : null;
  }
}
