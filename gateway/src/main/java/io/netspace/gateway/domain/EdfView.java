package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The empirical distribution functions of a study's revisions. */
public record EdfView(String study, List<RevisionEdf> revisions) {

  /**
   * The distribution of one revision's errors in percent: diverged networks at chance, abandoned
   * ones left out, replicates of one network at their mean.
   *
   * @param n networks with an error
   * @param steps by error: the fraction of networks whose error is at most that
   */
  public record RevisionEdf(
      int revision,
      String name,
      int n,
      @Nullable Double mean,
      @Nullable Double min,
      List<ErrorDistribution.Step> steps) {}

  /** The functions of the given revisions, each in at most {@code points} steps. */
  static EdfView of(StudyView study, StudyLedger ledger, List<Integer> revisions, int points) {
    return new EdfView(
        study.id(),
        study.revisions().stream()
            .filter(revision -> revisions.isEmpty() || revisions.contains(revision.revision()))
            .map(
                revision ->
                    edf(revision, ledger.errors(revision.revision(), study.replicates()), points))
            .toList());
  }

  private static RevisionEdf edf(RevisionView revision, ErrorDistribution errors, int points) {
    return new RevisionEdf(
        revision.revision(),
        revision.name(),
        errors.n(),
        errors.mean(),
        errors.min(),
        errors.steps(points));
  }
}
