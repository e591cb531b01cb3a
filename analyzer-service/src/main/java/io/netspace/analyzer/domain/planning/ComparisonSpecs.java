package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.allocation.AlphaAllocation;
import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.Objects;
import java.util.Optional;

/**
 * Specifies the comparisons of a study in advance: all that is fixed before the first pair is
 * looked at. It follows from the study and its history, so whoever knows both can repeat the
 * comparison.
 */
final class ComparisonSpecs {
  private final Study study;
  private final StudyHistory history;
  private final RevisionHistory revisions;
  private final ReferencePlan references;

  ComparisonSpecs(Study study, StudyHistory history) {
    this.study = study;
    this.history = history;
    this.revisions = history.revisions();
    this.references = new ReferencePlan(study, history);
  }

  /** The revision that a challenger is compared with. */
  Revision incumbent(Revision challenger) {
    return revisions.revision(Objects.requireNonNull(challenger.parent()));
  }

  /**
   * The comparison of a challenger with its incumbent. Empty while an error is missing of the
   * incumbent's networks before the first pair: they fix the window.
   */
  Optional<ComparisonSpec> ofRefinement(Revision challenger) {
    return history
        .state(incumbent(challenger))
        .firstErrors(challenger.firstOfIncumbent())
        .map(pilotErrors -> ofRefinement(challenger, pilotErrors))
        .map(
            spec ->
                history
                    .reference(challenger)
                    .flatMap(references::score)
                    .map(spec::with)
                    .orElse(spec));
  }

  private ComparisonSpec ofRefinement(Revision challenger, ErrorDistribution pilotErrors) {
    Refinement change = Objects.requireNonNull(challenger.refinement());
    return new ComparisonSpec(
        incumbent(challenger).number(),
        challenger.number(),
        challenger.firstOfIncumbent(),
        study.models(),
        change.claim(),
        study.margin(),
        study.smallestGain(),
        errorWindow(pilotErrors),
        alphaOfRefinement(study, history, challenger),
        rules());
  }

  /**
   * The comparison of the final space with the starting one in a generalization test. Empty while
   * an error of the starting space's pilot is missing: they fix the window.
   */
  Optional<ComparisonSpec> ofGeneralizationTest(GeneralizationTest test, Revision last) {
    Revision initial = revisions.initial();
    PopulationState start =
        history.state(Population.under(test, study.id(), initial.number()).id());
    int pilotSize = Math.min(study.pilotSize(), start.size());
    return start
        .firstErrors(pilotSize)
        .map(
            pilotErrors ->
                new ComparisonSpec(
                    initial.number(),
                    last.number(),
                    firstOfStart(test, last, pilotSize),
                    study.models(),
                    Claim.SIMPLIFICATION,
                    study.margin(),
                    study.smallestGain(),
                    errorWindow(pilotErrors),
                    new AlphaAllocation(study, rules())
                        .alphaOfGeneralizationTest(revisions.undoneCount()),
                    rules()));
  }

  /**
   * The first index of the starting space that no test of another final space has looked at. An
   * undo may have been decided by the outcomes of such a test; those networks are in no pair again.
   */
  private int firstOfStart(GeneralizationTest test, Revision last, int pilotSize) {
    return switch (rules()) {
      case VERSION_1 -> pilotSize;
      case VERSION_2 ->
          pilotSize
              + revisions.all().stream()
                  .filter(other -> other.number() > 0 && other.number() != last.number())
                  .map(other -> Population.under(test, study.id(), other.number()).id())
                  .mapToInt(other -> history.state(other).upToIndex())
                  .max()
                  .orElse(0);
    };
  }

  /** A study keeps the rules that it began with. */
  private ComparisonRules rules() {
    return rules(history);
  }

  private static ComparisonRules rules(StudyHistory history) {
    return history.hasIndependentDraws() ? ComparisonRules.VERSION_2 : ComparisonRules.VERSION_1;
  }

  private ErrorWindow errorWindow(ErrorDistribution pilotErrors) {
    return ErrorWindow.of(
        pilotErrors, study.dataSet().chanceErrorPercent(), study.margin(), study.smallestGain());
  }

  /** The part of the study's alpha that is for the comparison of a challenger. */
  static double alphaOfRefinement(Study study, StudyHistory history, Revision challenger) {
    return new AlphaAllocation(study, rules(history))
        .alphaOfRefinement(
            ladderPosition(study, challenger), history.revisions().undoneBefore(challenger));
  }

  /** From 1; of a search every challenger is the next position. */
  private static int ladderPosition(Study study, Revision challenger) {
    Refinement change = Objects.requireNonNull(challenger.refinement());
    return study.ladder() == Ladder.SEARCH
        ? challenger.number()
        : study.refinements().stream().map(Refinement::name).toList().indexOf(change.name()) + 1;
  }
}
