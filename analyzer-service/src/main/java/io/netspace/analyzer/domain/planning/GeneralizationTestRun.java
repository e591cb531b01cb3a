package io.netspace.analyzer.domain.planning;

import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.training.Regime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One generalization test: whether the final space is non-inferior to the starting one under
 * another regime or block, on networks of their own. The starting space's first networks are its
 * pilot, which fixes the window of errors and is in no pair. Where a space has no networks there,
 * the test ends undecided, with that reason.
 */
final class GeneralizationTestRun {
  private final GeneralizationTest test;
  private final Study study;
  private final Regime regime;
  private final ComparisonRun.Side initialSide;
  private final ComparisonRun.Side finalSide;
  private final Revision finalRevision;
  private final ComparisonSpecs specs;
  private final PopulationSizes sizes;
  private @Nullable ComparisonRun run;
  private @Nullable Evidence evidence;

  GeneralizationTestRun(GeneralizationTest test, Study study, StudyHistory history, Revision last) {
    this.test = test;
    this.study = study;
    this.regime = test.regime(study.regime());
    this.initialSide = side(history, history.revisions().initial());
    this.finalSide = side(history, last);
    this.finalRevision = last;
    this.specs = new ComparisonSpecs(study, history);
    this.sizes = new PopulationSizes(study);
  }

  private ComparisonRun.Side side(StudyHistory history, Revision revision) {
    Population population = Population.under(test, study.id(), revision.number());
    return new ComparisonRun.Side(
        population, test.space(revision.space()), history.state(population.id()));
  }

  /** Whether the final space's population was requested, which is the first step. */
  boolean hasBegun() {
    return finalSide.state().isRequested();
  }

  /** The progress with the outcomes that are known now. */
  ComparisonRun.Progress next(BudgetStatus budget) {
    if (evidence != null) {
      return new ComparisonRun.Progress.Done(evidence);
    }
    if (!finalSide.state().isRequested()) {
      return growthStep(finalSide, sizes.initialChallenger());
    }
    if (!initialSide.state().isRequested()) {
      return growthStep(initialSide, sizes.initialStart());
    }
    ComparisonRun.Progress progress =
        comparisonRun().map(one -> one.next(budget)).orElseGet(ComparisonRun.Progress.Wait::new);
    if (progress instanceof ComparisonRun.Progress.Done done) {
      evidence = done.evidence();
    }
    return progress;
  }

  private ComparisonRun.Progress growthStep(ComparisonRun.Side side, int networks) {
    return new ComparisonRun.Progress.Grow(
        new StudyStep.GrowPopulation(side.population(), side.space(), regime, networks));
  }

  /** Empty while an error of the pilot is missing. */
  private Optional<ComparisonRun> comparisonRun() {
    if (run == null) {
      run =
          specs
              .ofGeneralizationTest(test, finalRevision)
              .map(spec -> new ComparisonRun(spec, study, regime, initialSide, finalSide))
              .orElse(null);
    }
    return Optional.ofNullable(run);
  }

  /** The result; empty until it is done. */
  Optional<GeneralizationResult> result() {
    return Optional.ofNullable(evidence).map(done -> new GeneralizationResult(test, done));
  }
}
