package io.netspace.lab.agreement;

import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Decision;
import org.jspecify.annotations.Nullable;

/**
 * How often the sequential rule on some of the networks decides as a comparison on all of them.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param alphaShare of the level
 * @param alpha of both comparisons
 * @param models per revision: the smaller number of both
 * @param gain by all models, in points of clipped error
 * @param interval of it, by all models
 * @param decision by all models
 * @param agreementRate share of the resamples with the same decision
 * @param fixedSizeAgreementRate share of the resamples on whose networks all together a comparison
 *     of fixed size makes the same decision: the limit that resampling sets to any rule
 * @param oppositeRate share of the resamples that accept what all models reject, or reject what
 *     they accept
 * @param medianPairs that a resample compared
 * @param meanPairs of the same
 * @param withReference the same with a reference; null where networks are not recorded
 */
public record Agreement(
    String study,
    int incumbent,
    int challenger,
    Claim claim,
    AlphaShare alphaShare,
    double alpha,
    int models,
    double gain,
    Interval interval,
    Decision decision,
    double agreementRate,
    double fixedSizeAgreementRate,
    double oppositeRate,
    int medianPairs,
    double meanPairs,
    @Nullable WithReference withReference) {
  /**
   * The results of the same resamples with a reference, where that is used.
   *
   * @param usedShare share of the resamples that use it
   */
  public record WithReference(
      double agreementRate,
      double oppositeRate,
      int medianPairs,
      double meanPairs,
      double usedShare) {}

  /** The share of a study's alpha that a comparison has. */
  public enum AlphaShare {
    /** All of the study's alpha. */
    WHOLE,
    /** What its position on the ladder gets. */
    LADDER
  }

  /** All models divided by the mean number of models that were compared. */
  public double reductionFactor() {
    return models / meanPairs;
  }
}
