package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.PopulationFacts;
import io.netspace.gateway.domain.study.RevisionHistory;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.UndoFacts;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.WithinNetworkVariance;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.Revision;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a study's space with its population: every candidate has one status, so sampled
 * is trained + diverged + abandoned + outstanding. Errors in percent, diverged networks at the
 * error of guessing; the error of a network with replicates is their mean.
 *
 * @param parent null for the starting space
 * @param refinement null for the starting space
 * @param undone who undid the refinement that led to it, null unless it was undone
 * @param out whether it is on an undone branch
 * @param requested number of candidates requested
 * @param withinNetworks null where no network was trained twice
 * @param log10Size null until the space is known
 */
public record RevisionView(
    int revision,
    String name,
    @Nullable Integer parent,
    @Nullable String refinement,
    @Nullable UndoFacts undone,
    boolean out,
    int requested,
    int sampled,
    int trained,
    int diverged,
    int abandoned,
    Map<AbandonReason, Integer> abandonedByReason,
    int outstanding,
    @Nullable Double meanError,
    @Nullable Double bestError,
    @Nullable Double p10Error,
    @Nullable Double p90Error,
    @Nullable WithinNetworkVariance withinNetworks,
    @Nullable Double log10Size,
    double trainingSeconds) {

  static RevisionView of(int number, int replicates, StudyFacts facts, StudyCandidates candidates) {
    Revision published = facts.revisions().get(number);
    DesignSpace space = spaceOf(number, facts);
    ErrorDistribution errors = candidates.errors(number, replicates);
    CandidateCounts counts = candidates.counts(number);
    RevisionHistory history = new RevisionHistory(facts);
    return new RevisionView(
        number,
        space == null ? "revision " + number : space.name(),
        published == null ? null : published.parent(),
        published == null || published.refinement() == null ? null : published.refinement().name(),
        history.undone(number),
        history.isOnUndoneBranch(number),
        replicates * populationsOf(number, facts).mapToInt(PopulationFacts::requested).sum(),
        counts.sampled(),
        counts.trained(),
        counts.diverged(),
        counts.abandoned(),
        counts.abandonedByReason(),
        counts.outstanding(),
        errors.mean(),
        errors.min(),
        errors.percentile(0.1),
        errors.percentile(0.9),
        candidates.withinNetworks(number, replicates).orElse(null),
        space == null ? null : space.log10Size(),
        candidates.trainingSeconds(number));
  }

  static @Nullable DesignSpace spaceOf(int number, StudyFacts facts) {
    Revision published = facts.revisions().get(number);
    return published != null
        ? published.space()
        : populationsOf(number, facts)
            .map(PopulationFacts::space)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static Stream<PopulationFacts> populationsOf(int number, StudyFacts facts) {
    return facts.populations().values().stream()
        .filter(population -> population.revision() == number)
        .filter(PopulationFacts::isRanked);
  }
}
