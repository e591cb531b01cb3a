package io.netspace.local.statistics;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Interval;

/**
 * Whether the sequential rule decides on part of the networks as a comparison decides on all.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param share of the level
 * @param level of both comparisons
 * @param models of each revision: those of the one that has fewer
 * @param gain by all models, in points of clipped error
 * @param interval of it, by all models
 * @param decision by all models
 * @param agreeing share of the resamples with the same decision
 * @param atOnce share of the resamples on whose networks all together a comparison of fixed size
 *     makes the same decision: what chance in drawing them leaves, whatever the rule
 * @param opposite share of the resamples that accept what all models reject, or reject what they
 *     accept
 * @param medianPairs that a resample looked at
 * @param meanPairs of the same
 */
public record Agreement(
    String study,
    int incumbent,
    int challenger,
    Claim claim,
    Share share,
    double level,
    int models,
    double gain,
    Interval interval,
    Decision decision,
    double agreeing,
    double atOnce,
    double opposite,
    int medianPairs,
    double meanPairs) {
  /** Which part of a study's level a comparison has. */
  public enum Share {
    /** All of it. */
    WHOLE,
    /** What its place on the ladder gets. */
    LADDER
  }

  /** How many times as many all models are as those that were looked at. */
  public double saving() {
    return models / meanPairs;
  }
}
