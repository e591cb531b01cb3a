package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.allocation.AlphaAllocation;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import java.util.Objects;

/**
 * What a study and its course settle of a comparison before its first pair is looked at; so whoever
 * knows both can make the comparison again.
 */
final class ComparisonSpecs {
  private final Study study;
  private final RevisionHistory history;

  ComparisonSpecs(Study study, RevisionHistory course) {
    this.study = study;
    this.history = course;
  }

  /** The population that stands for a revision in its comparisons. */
  static Population population(StudyId study, Revision revision) {
    Purpose purpose = revision.refinement() == null ? Purpose.EXPLORE : Purpose.CHALLENGE;
    return Population.of(study, revision.number(), purpose);
  }

  /** The revision that a challenger is compared with. */
  Revision incumbent(Revision challenger) {
    return history.revision(Objects.requireNonNull(challenger.parent()));
  }

  /**
   * What is settled of a challenger's comparison.
   *
   * @param before errors of the incumbent that it does not look at, those before its first pair:
   *     they fix its window
   */
  ComparisonSpec ofRefinement(Revision challenger, ErrorDistribution before) {
    Refinement change = Objects.requireNonNull(challenger.refinement());
    return new ComparisonSpec(
        incumbent(challenger).number(),
        challenger.number(),
        challenger.firstOfIncumbent(),
        study.models(),
        change.claim(),
        study.margin(),
        study.smallestGain(),
        errorWindow(study, before),
        new AlphaAllocation(study)
            .alphaOfRefinement(
                ladderPosition(challenger, change), history.undoneBefore(challenger)));
  }

  /**
   * What is settled of the final space's comparison with the starting one under a challenge.
   *
   * @param pilot networks of the starting space that it does not look at
   * @param before their errors: they fix its window
   */
  ComparisonSpec ofGeneralizationTest(Revision last, int pilot, ErrorDistribution before) {
    return new ComparisonSpec(
        history.initial().number(),
        last.number(),
        pilot,
        study.models(),
        Claim.SIMPLIFICATION,
        study.margin(),
        study.smallestGain(),
        errorWindow(study, before),
        new AlphaAllocation(study).alphaOfGeneralizationTest(history.undoneCount()));
  }

  private static ErrorWindow errorWindow(Study study, ErrorDistribution before) {
    return ErrorWindow.of(
        before, study.dataSet().chanceErrorPercent(), study.margin(), study.smallestGain());
  }

  /** From 1, on the ladder; of a search every challenger is the next place. */
  private int ladderPosition(Revision challenger, Refinement change) {
    return study.ladder() == Ladder.SEARCH
        ? challenger.number()
        : study.refinements().stream().map(Refinement::name).toList().indexOf(change.name()) + 1;
  }
}
