package io.netspace.analyzer.domain.allocation;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.model.space.Ladder;
import io.netspace.model.study.Study;

/**
 * Allocates a study's alpha, the probability, at most, that any of its intervals ever misses its
 * gain, to all comparisons that may be made, so that their alphas add up to it (a union bound).
 *
 * <p>Where the study asks for generalization tests, these comparisons have a tenth together; the
 * ladder has the rest, or all of it. Of either part nine tenths are for the study without undone
 * refinements. Each undone refinement opens a branch, which has half of what is left of the last
 * tenth.
 *
 * <p>The errors of an accepted challenger depend on the look that accepted it. So the alpha of a
 * comparison is for each incumbent that its challenger may meet, and those are counted: of a
 * ladder's K refinements the m-th, in the branch after b undone refinements, may meet the start,
 * and of each position before it one challenger of each branch so far, since a branch tries a
 * position at most once, and positions only after those of the incumbent. These are 1 + (m − 1) (b
 * + 1) comparisons, and each has as many parts of a K-th of its branch's part. For each of them the
 * bound holds given all that was known when the incumbent was published: its space and the position
 * determine the challenger's space, the incumbent's networks after the pilot have no outcome yet,
 * and those of the challenger are drawn independently of them, whatever led to the comparison.
 * Earlier studies divided by m in every branch ({@link ComparisonRules#VERSION_1}), which counts
 * the incumbents of one branch alone: the intervals of any number of branches may then miss with up
 * to 0.3 of alpha together instead of a tenth.
 *
 * <p>The {@code search} ladder compares on networks that no proposal was derived from, so each of
 * its comparisons keeps its alpha whatever led to it: the k-th has 1 / (k (k + 1)) of the nine
 * tenths, which add up to them however many there are. That holds after an undo, too: the first
 * index of the incumbent is beyond all networks that its population had.
 */
public final class AlphaAllocation {
  private static final double BRANCHES_SHARE = 0.1;
  private static final double GENERALIZATION_SHARE = 0.1;

  private final Study study;
  private final ComparisonRules rules;
  private final int generalizationTests;

  /**
   * The allocation of a study.
   *
   * @param rules that its comparisons follow
   */
  public AlphaAllocation(Study study, ComparisonRules rules) {
    this.study = study;
    this.rules = rules;
    this.generalizationTests =
        study.optionsOrNone().challenges() == null ? 0 : study.optionsOrNone().challenges().size();
  }

  /**
   * The alpha of a comparison on the ladder.
   *
   * @param position of the refinement, from 1: in a fixed ladder, or among the comparisons of a
   *     search
   * @param branch number of refinements that were undone before
   */
  public double alphaOfRefinement(int position, int branch) {
    double ladderAlpha = study.alpha() * (generalizationTests == 0 ? 1 : 1 - GENERALIZATION_SHARE);
    return study.ladder() == Ladder.SEARCH
        ? shareOfBranch(0, ladderAlpha) / ((double) position * (position + 1))
        : shareOfBranch(branch, ladderAlpha)
            / ((double) study.refinements().size() * possibleIncumbents(position, branch));
  }

  /** How many incumbents the challenger of a position may meet in a branch. */
  private double possibleIncumbents(int position, int branch) {
    return switch (rules) {
      case VERSION_1 -> position;
      case VERSION_2 -> 1 + (position - 1.0) * (branch + 1);
    };
  }

  /**
   * The alpha of one generalization test.
   *
   * @param branch number of refinements that were undone before
   */
  public double alphaOfGeneralizationTest(int branch) {
    return shareOfBranch(branch, study.alpha() * GENERALIZATION_SHARE) / generalizationTests;
  }

  private static double shareOfBranch(int branch, double part) {
    return part * (branch == 0 ? 1 - BRANCHES_SHARE : BRANCHES_SHARE / Math.pow(2, branch));
  }
}
