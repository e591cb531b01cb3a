package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as far as it has come. It takes in pairs in index order; the first of its {@link
 * Looks} that gives a verdict ends it. So the verdict depends on the errors alone, not on when they
 * became known.
 *
 * <p>A pair with an abandoned network does not count. While more than a tenth of the pairs do not,
 * no look gives a verdict: what is missing may be missing for a reason.
 */
public final class SequentialComparison {
  private static final double MOST_EXCLUDED = 0.1;

  /** Pairs that are too many to name. */
  private static final double MOST_NEEDED = 1e6;

  private final Comparison settled;
  private final GainSequence gains;
  private final SignTest signs = new SignTest();
  private int seen;
  private int nextLook = 1;
  private double incumbentSum;
  private double challengerSum;
  private Verdict verdict = Verdict.UNDECIDED;

  /** A comparison that has seen no pair. */
  public SequentialComparison(Comparison settled) {
    this.settled = settled;
    this.gains = new GainSequence(settled.window(), settled.level());
  }

  /**
   * Takes in pairs whose fates are known, at most up to a number of them, and not beyond a verdict.
   */
  public void advance(PopulationErrors ofIncumbent, PopulationErrors ofChallenger, int limit) {
    int known =
        Math.min(ofIncumbent.knownPrefix() - settled.incumbentFrom(), ofChallenger.knownPrefix());
    int end = Math.min(Math.min(limit, settled.cap()), known);
    while (verdict == Verdict.UNDECIDED && seen < end) {
      int atIncumbent = settled.incumbentFrom() + seen;
      if (ofIncumbent.isCounted(atIncumbent) && ofChallenger.isCounted(seen)) {
        add(ofIncumbent.errorPercent(atIncumbent), ofChallenger.errorPercent(seen));
      }
      seen++;
      if (gains.pairs() >= nextLook) {
        nextLook = Looks.after(gains.pairs());
        verdict = look();
      } else if (seen == settled.cap()) {
        verdict = look();
      }
    }
  }

  private void add(double incumbentError, double challengerError) {
    gains.add(incumbentError, challengerError);
    signs.add(incumbentError, challengerError);
    incumbentSum += settled.window().clip(incumbentError);
    challengerSum += settled.window().clip(challengerError);
  }

  private Verdict look() {
    if (gains.pairs() == 0 || isBlocked()) {
      return Verdict.UNDECIDED;
    }
    return settled.claim() == Claim.SIMPLIFICATION ? ofSimplification() : ofImprovement();
  }

  private Verdict ofSimplification() {
    if (gains.isAbove(-settled.margin())) {
      return gains.isAbove(0) ? Verdict.BETTER : Verdict.NOT_WORSE;
    }
    return gains.isBelow(-settled.margin()) ? Verdict.WORSE : Verdict.UNDECIDED;
  }

  private Verdict ofImprovement() {
    if (gains.isAbove(0)) {
      return Verdict.BETTER;
    }
    if (gains.isBelow(settled.smallestGain())) {
      return gains.isBelow(0) ? Verdict.WORSE : Verdict.NO_GAIN_WORTH_HAVING;
    }
    return Verdict.UNDECIDED;
  }

  private boolean isBlocked() {
    return excluded() > MOST_EXCLUDED * seen;
  }

  private int excluded() {
    return seen - gains.pairs();
  }

  /** Pairs taken in, those that do not count among them. */
  public int seen() {
    return seen;
  }

  /** What the last look gave. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether no further pair will be looked at. */
  public boolean hasEnded() {
    return verdict != Verdict.UNDECIDED || seen == settled.cap();
  }

  /**
   * What was found.
   *
   * @param seconds spent on training the challenger's networks that were looked at
   * @param flops multiply-adds spent on them
   * @param digest of the outcomes that were looked at
   * @param whyEarly why it ends before its cap without a verdict, in a sentence; null where it does
   *     not
   */
  public Evidence evidence(double seconds, double flops, String digest, @Nullable String whyEarly) {
    int counted = gains.pairs();
    Interval interval = gains.interval();
    return new Evidence(
        settled.incumbent(),
        settled.challenger(),
        counted,
        excluded(),
        counted == 0 ? null : incumbentSum / counted,
        counted == 0 ? null : challengerSum / counted,
        gains.gain(),
        interval,
        1 - settled.level(),
        settled.margin(),
        seconds,
        new Guarantee(
            verdict,
            settled.smallestGain(),
            settled.cap(),
            settled.incumbentFrom(),
            seen,
            new Interval(settled.window().low(), settled.window().high()),
            settled.level(),
            pairsNeeded(interval),
            signs.wins(),
            signs.counted(),
            signs.evidence(),
            flops,
            reason(whyEarly),
            digest));
  }

  private @Nullable String reason(@Nullable String whyEarly) {
    if (verdict != Verdict.UNDECIDED) {
      return null;
    }
    if (isBlocked()) {
      return "%d of %d pairs do not count, since a network was abandoned: too many for a verdict."
          .formatted(excluded(), seen);
    }
    return whyEarly != null
        ? whyEarly
        : "No verdict after %d pairs, the most that this study looks at.".formatted(seen);
  }

  /** An interval narrows about as the root of the pairs; the farther bar is excluded first. */
  private @Nullable Integer pairsNeeded(Interval interval) {
    if (verdict != Verdict.UNDECIDED || gains.pairs() == 0) {
      return null;
    }
    double distance =
        settled.claim() == Claim.SIMPLIFICATION
            ? Math.abs(gains.gain() + settled.margin())
            : Math.max(gains.gain(), settled.smallestGain() - gains.gain());
    double narrower = (interval.high() - interval.low()) / 2 / distance;
    double needed = Math.ceil(gains.pairs() * narrower * narrower);
    return needed <= MOST_NEEDED ? (Integer) (int) Math.max(needed, gains.pairs() + 1.0) : null;
  }
}
