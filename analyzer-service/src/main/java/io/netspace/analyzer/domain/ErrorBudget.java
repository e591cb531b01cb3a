package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Study;

/**
 * How a study spends its level: the chance, at most, that any of its intervals ever misses its
 * gain, added up over all comparisons that may be made (a union bound).
 *
 * <p>A ladder of K refinements has nine tenths. Its m-th refinement may meet m incumbents, the
 * start and each challenger before it, and an accepted challenger's errors were stopped on
 * themselves; so each of these m comparisons has an m-th of a K-th. Of the last tenth every branch
 * that a person opens by undoing a refinement has half of what is left, shared out in the same way.
 * Where the conclusion is challenged under other regimes, these comparisons have a tenth together,
 * and the ladder eight.
 *
 * <p>The {@code search} ladder compares on networks that nothing was learned from, so each of its
 * comparisons keeps its level whatever led to it: the k-th has 1 / (k (k + 1)) of the nine or eight
 * tenths, which add up to them however many there are.
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
    if (study.ladder() == Ladder.SEARCH) {
      return ofLadder() / ((double) place * (place + 1));
    }
    double share = branch == 0 ? ofLadder() : study.level() * FOR_BRANCHES / Math.pow(2, branch);
    return share / ((double) study.refinements().size() * place);
  }

  private double ofLadder() {
    double kept = FOR_BRANCHES + (challenges == 0 ? 0 : FOR_CHALLENGES);
    return study.level() * (1 - kept);
  }

  /** The level of the comparison under one challenge. */
  public double ofChallenge() {
    return study.level() * FOR_CHALLENGES / challenges;
  }
}
