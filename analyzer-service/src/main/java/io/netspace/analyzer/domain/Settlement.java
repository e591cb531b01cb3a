package io.netspace.analyzer.domain;

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

  /**
   * The revision whose first errors fix the window of a challenger's comparison. They were known
   * before the first network of the incumbent was drawn: those of its parent, or of the starting
   * space those that no comparison looks at.
   */
  Revision windowedBy(Revision challenger) {
    Revision incumbent = parent(challenger);
    return incumbent.parent() == null ? incumbent : parent(incumbent);
  }

  /**
   * What is settled of a challenger's comparison.
   *
   * @param pilot the first errors of the revision that fixes its window
   */
  Comparison comparison(Revision challenger, ErrorDistribution pilot) {
    Refinement change = Objects.requireNonNull(challenger.refinement());
    return new Comparison(
        parent(challenger).number(),
        challenger.number(),
        challenger.firstOfIncumbent(),
        study.models(),
        change.claim(),
        study.margin(),
        study.smallestGain(),
        ErrorWindow.of(pilot, chance(study.dataSet().classes())),
        new ErrorBudget(study).ofRefinement(place(challenger, change), course.branch(challenger)));
  }

  /** The error of guessing, in percent. */
  private static double chance(int classes) {
    return 100 * (1 - 1.0 / classes);
  }

  /** From 1, on the ladder; of a search every challenger is the next place. */
  private int place(Revision challenger, Refinement change) {
    return study.ladder() == Ladder.SEARCH
        ? challenger.number()
        : study.refinements().stream().map(Refinement::name).toList().indexOf(change.name()) + 1;
  }

  private Revision parent(Revision challenger) {
    return course.revision(Objects.requireNonNull(challenger.parent()));
  }
}
