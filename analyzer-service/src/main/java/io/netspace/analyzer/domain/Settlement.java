package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import java.util.Objects;

/**
 * What a study and its course settle of a comparison before its first pair is looked at; so whoever
 * knows both can make the comparison again.
 */
final class Settlement {
  private final Study study;
  private final Course course;

  Settlement(Study study, Course course) {
    this.study = study;
    this.course = course;
  }

  /** The population that stands for a revision in its comparisons. */
  static Population population(StudyId study, Revision revision) {
    Purpose purpose = revision.refinement() == null ? Purpose.EXPLORE : Purpose.CHALLENGE;
    return Population.of(study, revision.number(), purpose);
  }

  /** The revision that a challenger is compared with. */
  Revision incumbent(Revision challenger) {
    return course.revision(Objects.requireNonNull(challenger.parent()));
  }

  /**
   * What is settled of a challenger's comparison.
   *
   * @param before errors of the incumbent that it does not look at, those before its first pair:
   *     they fix its window
   */
  Comparison comparison(Revision challenger, ErrorDistribution before) {
    Refinement change = Objects.requireNonNull(challenger.refinement());
    return new Comparison(
        incumbent(challenger).number(),
        challenger.number(),
        challenger.firstOfIncumbent(),
        study.models(),
        change.claim(),
        study.margin(),
        study.smallestGain(),
        window(study, before),
        new ErrorBudget(study).ofRefinement(place(challenger, change), course.branch(challenger)));
  }

  /**
   * What is settled of the final space's comparison with the starting one under a challenge.
   *
   * @param pilot networks of the starting space that it does not look at
   * @param before their errors: they fix its window
   */
  Comparison underChallenge(Revision last, int pilot, ErrorDistribution before) {
    return new Comparison(
        course.start().number(),
        last.number(),
        pilot,
        study.models(),
        Claim.SIMPLIFICATION,
        study.margin(),
        study.smallestGain(),
        window(study, before),
        new ErrorBudget(study).ofChallenge(course.branches()));
  }

  private static ErrorWindow window(Study study, ErrorDistribution before) {
    double interest = Math.max(study.margin(), study.smallestGain());
    return ErrorWindow.of(before, study.dataSet().chanceErrorPercent(), interest);
  }

  /** From 1, on the ladder; of a search every challenger is the next place. */
  private int place(Revision challenger, Refinement change) {
    return study.ladder() == Ladder.SEARCH
        ? challenger.number()
        : study.refinements().stream().map(Refinement::name).toList().indexOf(change.name()) + 1;
  }
}
