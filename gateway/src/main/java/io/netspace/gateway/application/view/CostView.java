package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.candidate.ReplicateGroupCandidates;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyForecast;
import io.netspace.model.study.Budget;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
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
 * @param trainings that ended with an error
 * @param seconds of trainers, added up over all of them
 * @param flops multiply-adds, forwards and backwards: three times those of a forward pass, for
 *     every training image of every epoch that was completed
 * @param budget what the study allows, null for no limit
 * @param forecastSecondsToNextDecision by the wall clock, if its comparison takes as many pairs as
 *     earlier ones, and at least all that is requested; null before 3 outcomes, and while no
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
   * @param purpose {@code BASELINE} or {@code GENERALISATION} where it is an auxiliary population,
   *     else null
   */
  public record Entry(
      int revision,
      @Nullable String refinement,
      @Nullable Purpose purpose,
      int trainings,
      double seconds,
      double flops) {}

  static CostView of(
      Study study, StudyFacts facts, StudyCandidates candidates, StudyForecast forecast) {
    double images = study.regime().trainImages();
    return new CostView(
        trainings(candidates.counts()),
        candidates.trainingSeconds(),
        candidates.flopsPerImage() * images,
        candidates.revisions().stream()
            .flatMap(revision -> entries(revision, images, facts, candidates))
            .toList(),
        study.optionsOrNone().budget(),
        forecast.secondsToNextDecision());
  }

  private static Stream<Entry> entries(
      int revision, double images, StudyFacts facts, StudyCandidates candidates) {
    Map<String, List<ReplicateGroupCandidates>> byKind =
        candidates.groups(revision).stream()
            .collect(
                Collectors.groupingBy(
                    groups -> kind(groups.group()), TreeMap::new, Collectors.toList()));
    return byKind.values().stream().map(groups -> entry(revision, groups, images, facts));
  }

  /** The revision's own populations come first. */
  private static String kind(ReplicateGroup group) {
    return group.isRanked() ? "" : group.purpose().name();
  }

  private static Entry entry(
      int revision, List<ReplicateGroupCandidates> groups, double images, StudyFacts facts) {
    ReplicateGroup first = groups.getFirst().group();
    Revision published = facts.revisions().get(revision);
    return new Entry(
        revision,
        published == null || published.refinement() == null ? null : published.refinement().name(),
        first.isRanked() ? null : first.purpose(),
        groups.stream().map(ReplicateGroupCandidates::counts).mapToInt(CostView::trainings).sum(),
        sum(groups, ReplicateGroupCandidates::seconds),
        sum(groups, ReplicateGroupCandidates::flopsPerImage) * images);
  }

  private static int trainings(CandidateCounts counts) {
    return counts.trained() + counts.diverged();
  }

  private static double sum(
      List<ReplicateGroupCandidates> groups, Function<ReplicateGroupCandidates, Double> part) {
    return groups.stream().mapToDouble(part::apply).sum();
  }
}
