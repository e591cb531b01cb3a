package io.netspace.analyzer.domain.allocation;

import io.netspace.model.space.Ladder;
import io.netspace.model.study.Study;

/**
 * How a study spends its level: the chance, at most, that any of its intervals ever misses its
 * gain, added up over all comparisons that may be made (a union bound).
 *
 * <p>Where the conclusion is challenged under other regimes, these comparisons have a tenth
 * together; the ladder has the rest, or all of it. Of either part a person who undoes a refinement
 * opens a branch: nine tenths are for the course without one, and of the last tenth every branch
 * has half of what is left.
 *
 * <p>The m-th of a ladder's K refinements may meet m incumbents, the start and each challenger
 * before it, and an accepted challenger's errors were stopped on themselves; so each of these m
 * comparisons has an m-th of a K-th of its branch's part.
 *
 * <p>The {@code search} ladder compares on networks that nothing was learned from, so each of its
 * comparisons keeps its level whatever led to it: the k-th has 1 / (k (k + 1)) of the nine tenths,
 * which add up to them however many there are.
 */
public final class AlphaAllocation {
  private static final double BRANCHES_SHARE = 0.1;
  private static final double GENERALIZATION_SHARE = 0.1;

  private final Study study;
  private final int generalizationTests;

  /** The budget of a study. */
  public AlphaAllocation(Study study) {
    this.study = study;
    this.generalizationTests =
        study.optionsOrNone().challenges() == null ? 0 : study.optionsOrNone().challenges().size();
  }

  /**
   * The level of a comparison on the ladder.
   *
   * @param place of the refinement: from 1, its place in a fixed ladder, or the number of
   *     comparisons so far of a search
   * @param branch refinements that were undone before
   */
  public double alphaOfRefinement(int place, int branch) {
    double ladder = study.alpha() * (generalizationTests == 0 ? 1 : 1 - GENERALIZATION_SHARE);
    return study.ladder() == Ladder.SEARCH
        ? shareOfBranch(0, ladder) / ((double) place * (place + 1))
        : shareOfBranch(branch, ladder) / ((double) study.refinements().size() * place);
  }

  /**
   * The level of the comparison under one challenge.
   *
   * @param branch refinements that were undone before
   */
  public double alphaOfGeneralizationTest(int branch) {
    return shareOfBranch(branch, study.alpha() * GENERALIZATION_SHARE) / generalizationTests;
  }

  private static double shareOfBranch(int branch, double part) {
    return part * (branch == 0 ? 1 - BRANCHES_SHARE : BRANCHES_SHARE / Math.pow(2, branch));
  }
}
