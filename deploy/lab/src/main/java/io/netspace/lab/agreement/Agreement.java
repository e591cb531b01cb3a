package io.netspace.lab.agreement;

import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Decision;

/**
 * Whether the sequential rule decides on part of the networks as a comparison decides on all.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param alphaShare of the level
 * @param alpha of both comparisons
 * @param models of each revision: those of the one that has fewer
 * @param gain by all models, in points of clipped error
 * @param interval of it, by all models
 * @param decision by all models
 * @param agreementRate share of the resamples with the same decision
 * @param fixedSizeAgreementRate share of the resamples on whose networks all together a comparison
 *     of fixed size makes the same decision: what chance in drawing them leaves, whatever the rule
 * @param oppositeRate share of the resamples that accept what all models reject, or reject what
 *     they accept
 * @param medianPairs that a resample looked at
 * @param meanPairs of the same
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
    double meanPairs) {
  /** Which part of a study's level a comparison has. */
  public enum AlphaShare {
    /** All of it. */
    WHOLE,
    /** What its place on the ladder gets. */
    LADDER
  }

  /** How many times as many all models are as those that were looked at. */
  public double reductionFactor() {
    return models / meanPairs;
  }
}
