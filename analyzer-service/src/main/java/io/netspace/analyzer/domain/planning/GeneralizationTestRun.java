package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.training.Regime;
import java.util.Optional;
import java.util.function.Function;
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
  private @Nullable ComparisonRun run;
  private @Nullable Evidence evidence;

  GeneralizationTestRun(
      GeneralizationTest challenge,
      Study study,
      RevisionHistory course,
      Revision last,
      Function<PopulationId, PopulationState> ledgers) {
    this.challenge = challenge;
    this.study = study;
    this.regime = challenge.regime(study.regime());
    this.initialSide = side(course.initial(), ledgers);
    this.finalSide = side(last, ledgers);
    this.finalRevision = last;
    this.specs = new ComparisonSpecs(study, course);
  }

  private ComparisonRun.Side side(
      Revision revision, Function<PopulationId, PopulationState> ledgers) {
    Population population = Population.under(challenge, study.id(), revision.number());
    return new ComparisonRun.Side(
        population, challenge.space(revision.space()), ledgers.apply(population.id()));
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
    int atFirst = ComparisonRun.initialSize(study.models(), study.lookahead(), study.pilotSize());
    if (!finalSide.state().isRequested()) {
      return growthStep(finalSide, atFirst);
    }
    if (!initialSide.state().isRequested()) {
      return growthStep(initialSide, study.pilotSize() + atFirst);
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
      int pilot = Math.min(study.pilotSize(), initialSide.state().size());
      run =
          initialSide
              .state()
              .firstErrors(pilot)
              .map(before -> specs.ofGeneralizationTest(finalRevision, pilot, before))
              .map(this::comparisonRun)
              .orElse(null);
    }
    return Optional.ofNullable(run);
  }

  private ComparisonRun comparisonRun(ComparisonSpec settled) {
    return new ComparisonRun(
        settled, regime, initialSide, finalSide, study.lookahead(), study.pilotSize());
  }

  /** What was found; empty until it is done. */
  Optional<GeneralizationResult> result() {
    return Optional.ofNullable(evidence).map(done -> new GeneralizationResult(challenge, done));
  }
}
