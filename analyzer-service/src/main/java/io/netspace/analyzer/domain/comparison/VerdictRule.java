package io.netspace.analyzer.domain.comparison;

import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The rule that turns what is shown of a gain into a verdict.
 *
 * <p>A simplification is better, non-inferior (not worse by the margin), worse by more than the
 * margin, or undecided. An improvement is better, worse, futile (its gain is below the minimum
 * effect of interest), or undecided. Where no claim is made the first that holds of better,
 * non-inferior, worse by more than the margin, and futile is the verdict.
 *
 * @param claim of the challenger; null where none is made
 * @param margin points of mean error that a simplification may cost, 0 or more
 * @param minimumGain the minimum effect of interest, in points, 0 or more
 */
public record VerdictRule(@Nullable Claim claim, double margin, double minimumGain) {
  private static final double MAX_EXCLUDED_SHARE = 0.1;

  /**
   * Whether so many of the pairs seen have no error in one of their two networks that no verdict
   * may be given: more than a tenth. What is missing may be missing for a reason.
   */
  public static boolean hasTooManyExclusions(int excludedPairs, int pairsSeen) {
    return excludedPairs > MAX_EXCLUDED_SHARE * pairsSeen;
  }

  /** The distance of a gain from the bar of a verdict other than undecided, in points. */
  double distance(Verdict verdict, double gain) {
    double bar =
        switch (verdict) {
          case NOT_WORSE -> -margin;
          case WORSE -> claim == Claim.IMPROVEMENT ? 0 : -margin;
          case NO_GAIN_WORTH_HAVING -> minimumGain;
          case BETTER, UNDECIDED -> 0;
        };
    return Math.abs(gain - bar);
  }

  /** The verdict on a gain. */
  public Verdict verdict(GainBounds gain) {
    return switch (claim) {
      case SIMPLIFICATION -> simplificationVerdict(gain);
      case IMPROVEMENT -> improvementVerdict(gain);
      case null -> verdictWithoutClaim(gain);
    };
  }

  private Verdict simplificationVerdict(GainBounds gain) {
    if (gain.isGainAbove(-margin)) {
      return gain.isGainAbove(0) ? Verdict.BETTER : Verdict.NOT_WORSE;
    }
    return gain.isGainBelow(-margin) ? Verdict.WORSE : Verdict.UNDECIDED;
  }

  private Verdict improvementVerdict(GainBounds gain) {
    if (gain.isGainAbove(0)) {
      return Verdict.BETTER;
    }
    if (gain.isGainBelow(minimumGain)) {
      return gain.isGainBelow(0) ? Verdict.WORSE : Verdict.NO_GAIN_WORTH_HAVING;
    }
    return Verdict.UNDECIDED;
  }

  private Verdict verdictWithoutClaim(GainBounds gain) {
    Verdict verdict = simplificationVerdict(gain);
    return verdict == Verdict.UNDECIDED && gain.isGainBelow(minimumGain)
        ? Verdict.NO_GAIN_WORTH_HAVING
        : verdict;
  }
}
