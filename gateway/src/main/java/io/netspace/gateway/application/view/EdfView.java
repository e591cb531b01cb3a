package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.model.statistics.ConfidenceBand;
import io.netspace.model.statistics.ErrorDistribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The empirical distribution functions of a study's revisions.
 *
 * @param confidence that a revision's true function is within its band at every population size
 *     simultaneously; null without a band
 */
public record EdfView(String study, @Nullable Double confidence, List<RevisionEdf> revisions) {

  /**
   * The distribution of one revision's errors in percent: diverged networks at chance, abandoned
   * ones left out, replicates of one network at their mean.
   *
   * @param n networks with an error
   */
  public record RevisionEdf(
      int revision,
      String name,
      int n,
      @Nullable Double mean,
      @Nullable Double min,
      List<Step> steps) {}

  /**
   * A step of a function.
   *
   * @param fraction of networks whose error is at most {@code errorPercent}
   * @param low end of the band up to the next step, null without a band
   * @param high end of the band up to the next step, null without a band
   */
  public record Step(
      double errorPercent, double fraction, @Nullable Double low, @Nullable Double high) {
    static Step of(ErrorDistribution.Step step, @Nullable Double halfWidth) {
      return new Step(
          step.errorPercent(),
          step.fraction(),
          halfWidth == null ? null : Math.max(0, step.fraction() - halfWidth),
          halfWidth == null ? null : Math.min(1, step.fraction() + halfWidth));
    }
  }

  /** The functions of the given revisions, each in at most {@code points} steps. */
  public static EdfView of(
      StudyView study,
      StudyCandidates candidates,
      List<Integer> revisions,
      int points,
      @Nullable Double confidence) {
    return new EdfView(
        study.id(),
        confidence,
        study.revisions().stream()
            .filter(revision -> revisions.isEmpty() || revisions.contains(revision.revision()))
            .map(
                revision ->
                    edf(
                        revision,
                        candidates.errors(revision.revision(), study.replicates()),
                        points,
                        confidence))
            .toList());
  }

  private static RevisionEdf edf(
      RevisionView revision, ErrorDistribution errors, int points, @Nullable Double confidence) {
    Double halfWidth =
        confidence == null ? null : (Double) ConfidenceBand.halfWidth(errors.n(), confidence);
    return new RevisionEdf(
        revision.revision(),
        revision.name(),
        errors.n(),
        errors.mean(),
        errors.min(),
        errors.steps(points).stream().map(step -> Step.of(step, halfWidth)).toList());
  }
}
