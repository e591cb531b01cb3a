package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.allocation.AlphaSpent;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last steps of a study, once it has nothing left to try: generalization tests of the final
 * space, one after the other, as far as the budget allows; once nothing is outstanding, the closing
 * of each population, those of revisions first; then the conclusion.
 */
final class ConclusionPlan {
  private final Study study;
  private final StudyHistory history;

  /** By the number of the final revision, which changes where a refinement is undone meanwhile. */
  private final Map<Integer, GeneralizationSuite> suites = new HashMap<>();

  ConclusionPlan(Study study, StudyHistory history) {
    this.study = study;
    this.history = history;
  }

  /**
   * The next step, empty while outcomes are awaited.
   *
   * @param incumbent whose space is the final one
   */
  Optional<StudyStep> next(Revision incumbent) {
    boolean isOutstanding = history.isOutstanding();
    Optional<StudyStep> test =
        suite(incumbent).next(BudgetStatus.of(study, history), isOutstanding);
    return test.isPresent() || isOutstanding
        ? test
        : closeRevision(incumbent)
            .or(this::closeAuxiliary)
            .or(() -> Optional.of(conclude(incumbent)));
  }

  private GeneralizationSuite suite(Revision incumbent) {
    return suites.computeIfAbsent(
        incumbent.number(), _ -> new GeneralizationSuite(study, history, incumbent));
  }

  private Optional<StudyStep> closeRevision(Revision incumbent) {
    return history.revisions().all().stream()
        .filter(revision -> needsClosing(history.state(revision)))
        .findFirst()
        .map(
            revision ->
                new StudyStep.ClosePopulation(
                    Population.of(study.id(), revision),
                    "The ladder is done; the incumbent is revision " + incumbent.number() + "."));
  }

  private static boolean needsClosing(PopulationState population) {
    return population.isRequested() && population.isComplete() && !population.isClosed();
  }

  private Optional<StudyStep> closeAuxiliary() {
    return history.auxiliaryPopulations().stream()
        .filter(population -> !history.state(population.id()).isClosed())
        .findFirst()
        .map(
            population ->
                new StudyStep.ClosePopulation(
                    population,
                    population.purpose() == Purpose.BASELINE
                        ? "All baselines are trained."
                        : "The challenges are done."));
  }

  private StudyStep conclude(Revision incumbent) {
    DesignSpace space = incumbent.space();
    BudgetStatus budget = BudgetStatus.of(study, history);
    List<GeneralizationResult> results = suite(incumbent).results();
    List<Guarantee> guarantees =
        Stream.concat(
                history.guarantees().stream(),
                results.stream()
                    .map(result -> result.evidence().guarantee())
                    .filter(Objects::nonNull))
            .toList();
    return new StudyStep.ConcludeStudy(
        new Conclusion(
            incumbent.number(),
            space,
            space.log10Size(),
            history.bestCandidates(),
            budget.hasRemaining() ? null : budget.reason(),
            AlphaSpent.total(guarantees),
            results.isEmpty() ? null : results,
            AlphaSpent.outcomesDigest(guarantees)));
  }
}
