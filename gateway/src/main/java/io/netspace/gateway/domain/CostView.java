package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Budget;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What training has cost.
 *
 * @param trainings that came to an error
 * @param seconds of trainers, added up over all of them
 * @param flops multiply-adds, forwards and backwards: three times those of a forward pass, for
 *     every training image of every epoch that a training came through
 * @param budget what the study allows, null for no limit
 * @param forecastSecondsToNextDecision by the wall clock, if its comparison takes as many pairs as
 *     those before it, and at least all that is requested; null before 3 outcomes, and while no
 *     decision is on its way
 */
public record CostView(
    int trainings,
    double seconds,
    double flops,
    List<Entry> entries,
    @Nullable Budget budget,
    @Nullable Double forecastSecondsToNextDecision) {

  /**
   * What one kind of populations of a revision has cost.
   *
   * @param refinement that led to the revision, null for the starting space
   * @param purpose {@code BASELINE} or {@code GENERALISATION} where it is beside the revision, else
   *     null
   */
  public record Entry(
      int revision,
      @Nullable String refinement,
      @Nullable Purpose purpose,
      int trainings,
      double seconds,
      double flops) {}

  static CostView of(Study study, StudyFacts facts, StudyLedger ledger, Forecast forecast) {
    double images = study.regime().trainImages();
    return new CostView(
        trainings(ledger.fates()),
        ledger.trainingSeconds(),
        ledger.flopsAnImage() * images,
        ledger.revisions().stream()
            .flatMap(revision -> entries(revision, images, facts, ledger))
            .toList(),
        study.beside().budget(),
        forecast.secondsToNextDecision());
  }

  private static Stream<Entry> entries(
      int revision, double images, StudyFacts facts, StudyLedger ledger) {
    Map<String, List<CohortLedger>> byKind =
        ledger.cohorts(revision).stream()
            .collect(
                Collectors.groupingBy(
                    cohorts -> kind(cohorts.cohort()), TreeMap::new, Collectors.toList()));
    return byKind.values().stream().map(cohorts -> entry(revision, cohorts, images, facts));
  }

  /** Those of the revision come first. */
  private static String kind(Cohort cohort) {
    return cohort.isOfRevision() ? "" : cohort.purpose().name();
  }

  private static Entry entry(
      int revision, List<CohortLedger> cohorts, double images, StudyFacts facts) {
    Cohort first = cohorts.getFirst().cohort();
    Revision published = facts.revisions().get(revision);
    return new Entry(
        revision,
        published == null || published.refinement() == null ? null : published.refinement().name(),
        first.isOfRevision() ? null : first.purpose(),
        cohorts.stream().map(CohortLedger::fates).mapToInt(CostView::trainings).sum(),
        sum(cohorts, CohortLedger::seconds),
        sum(cohorts, CohortLedger::flopsAnImage) * images);
  }

  private static int trainings(Fates fates) {
    return fates.trained() + fates.diverged();
  }

  private static double sum(List<CohortLedger> cohorts, Function<CohortLedger, Double> part) {
    return cohorts.stream().mapToDouble(part::apply).sum();
  }
}
