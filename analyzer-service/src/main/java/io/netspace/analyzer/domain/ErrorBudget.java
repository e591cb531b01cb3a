package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Study;

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
public final class ErrorBudget {
  private static final double FOR_BRANCHES = 0.1;
  private static final double FOR_CHALLENGES = 0.1;

  private final Study study;
  private final int challenges;

  /** The budget of a study. */
  public ErrorBudget(Study study) {
    this.study = study;
    this.challenges = study.beside().challenges() == null ? 0 : study.beside().challenges().size();
  }

  /**
   * The level of a comparison on the ladder.
   *
   * @param place of the refinement: from 1, its place in a fixed ladder, or the number of
   *     comparisons so far of a search
   * @param branch refinements that were undone before
   */
  public double ofRefinement(int place, int branch) {
    double ladder = study.level() * (challenges == 0 ? 1 : 1 - FOR_CHALLENGES);
    return study.ladder() == Ladder.SEARCH
        ? ofBranch(0, ladder) / ((double) place * (place + 1))
        : ofBranch(branch, ladder) / ((double) study.refinements().size() * place);
  }

  /**
   * The level of the comparison under one challenge.
   *
   * @param branch refinements that were undone before
   */
  public double ofChallenge(int branch) {
    return ofBranch(branch, study.level() * FOR_CHALLENGES) / challenges;
  }

  private static double ofBranch(int branch, double part) {
    return part * (branch == 0 ? 1 - FOR_BRANCHES : FOR_BRANCHES / Math.pow(2, branch));
  }
}
