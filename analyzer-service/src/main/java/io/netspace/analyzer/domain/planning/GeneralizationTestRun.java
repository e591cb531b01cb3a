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
 * The final space against the starting one under a challenge, on networks of their own: whether it
 * is at most the margin worse there. The starting space's first networks are its pilot, which fixes
 * the window of the errors and which the comparison does not look at. Where a space has no networks
 * under the challenge, nothing is decided, and the evidence says why.
 */
final class GeneralizationTestRun {
  private final GeneralizationTest challenge;
  private final Study study;
  private final Regime regime;
  private final ComparisonRun.Side initialSide;
  private final ComparisonRun.Side finalSide;
  private final Revision finalRevision;
  private final ComparisonSpecs specs;
  private final PopulationSizes sizes;
  private @Nullable ComparisonRun run;
  private @Nullable Evidence evidence;

  GeneralizationTestRun(
      GeneralizationTest challenge, Study study, StudyHistory history, Revision last) {
    this.challenge = challenge;
    this.study = study;
    this.regime = challenge.regime(study.regime());
    this.initialSide = side(history, history.revisions().initial());
    this.finalSide = side(history, last);
    this.finalRevision = last;
    this.specs = new ComparisonSpecs(study, history);
    this.sizes = new PopulationSizes(study);
  }

  private ComparisonRun.Side side(StudyHistory history, Revision revision) {
    Population population = Population.under(challenge, study.id(), revision.number());
    return new ComparisonRun.Side(
        population, challenge.space(revision.space()), history.state(population.id()));
  }

  /** Whether the final space's population was asked for, which is the first thing to be said. */
  boolean hasBegun() {
    return finalSide.state().isRequested();
  }

  /** The next move, with the fates that are known now. */
  ComparisonRun.Progress next(BudgetStatus funds) {
    if (evidence != null) {
      return new ComparisonRun.Progress.Done(evidence);
    }
    if (!finalSide.state().isRequested()) {
      return growthStep(finalSide, sizes.initialChallenger());
    }
    if (!initialSide.state().isRequested()) {
      return growthStep(initialSide, sizes.initialStart());
    }
    ComparisonRun.Progress move =
        comparisonRun().map(one -> one.next(funds)).orElseGet(ComparisonRun.Progress.Wait::new);
    if (move instanceof ComparisonRun.Progress.Done done) {
      evidence = done.evidence();
    }
    return move;
  }

  private ComparisonRun.Progress growthStep(ComparisonRun.Side side, int networks) {
    return new ComparisonRun.Progress.Grow(
        new StudyStep.GrowPopulation(side.population(), side.space(), regime, networks));
  }

  /** Empty while an error of the pilot is not known. */
  private Optional<ComparisonRun> comparisonRun() {
    if (run == null) {
      run =
          specs
              .ofGeneralizationTest(challenge, finalRevision)
              .map(spec -> new ComparisonRun(spec, study, regime, initialSide, finalSide))
              .orElse(null);
    }
    return Optional.ofNullable(run);
  }

  /** What was found; empty until it is done. */
  Optional<GeneralizationResult> result() {
    return Optional.ofNullable(evidence).map(done -> new GeneralizationResult(challenge, done));
  }
}
