package io.netspace.analyzer.domain.allocation;

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
 * <p>The m-th of a ladder's K refinements may meet m incumbents, the start and each challenger
 * before it, and the errors of an accepted challenger depend on the look that accepted it; so each
 * of these m comparisons has an m-th of a K-th of its branch's part.
 *
 * <p>The {@code search} ladder compares on networks that no proposal was derived from, so each of
 * its comparisons keeps its alpha whatever led to it: the k-th has 1 / (k (k + 1)) of the nine
 * tenths, which add up to them however many there are.
 */
public final class AlphaAllocation {
  private static final double BRANCHES_SHARE = 0.1;
  private static final double GENERALIZATION_SHARE = 0.1;

  private final Study study;
  private final int generalizationTests;

  /** The allocation of a study. */
  public AlphaAllocation(Study study) {
    this.study = study;
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
        : shareOfBranch(branch, ladderAlpha) / ((double) study.refinements().size() * position);
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
