package io.netspace.gateway.domain.study;

import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.model.planning.BudgetUse;
import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.RefinementLadder;
import io.netspace.model.study.Budget;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The remaining time of a study at the wall-clock rate of outcomes so far. How far populations grow
 * depends on their comparisons: the time to the end is an upper bound, in which every comparison
 * takes its maximum number of pairs; the time to the next decision is an estimate, in which it
 * takes as many pairs as earlier ones.
 */
public final class StudyForecast {
  private static final int MIN_OUTCOMES = 3;

  private final StudyFacts facts;
  private final StudyCandidates candidates;
  private final RevisionHistory history;

  public StudyForecast(StudyFacts facts, StudyCandidates candidates) {
    this.facts = facts;
    this.candidates = candidates;
    this.history = new RevisionHistory(facts);
  }

  /**
   * Seconds from the latest outcome to the end, at most; null before 3 outcomes, once ended, and
   * where the ladder has no known end.
   */
  @Nullable
  public Double seconds() {
    Study study = facts.study();
    int outstanding = candidates.counts().outstanding();
    StudyState state = facts.state(outstanding);
    if (study == null || state.ended()) {
      return null;
    }
    if (state == StudyState.CONCLUDING) {
      return secondsFor(outstanding);
    }
    return study.ladder() == Ladder.SEARCH && study.optionsOrNone().budget() == null
        ? null
        : secondsFor(
            Math.max(outstanding, Math.min(trainingsToEnd(study), trainingsWithinBudget(study))));
  }

  /**
   * Seconds from the latest outcome to the next decision; null while no comparison is running or
   * next.
   */
  @Nullable
  public Double secondsToNextDecision() {
    Study study = facts.study();
    if (study == null) {
      return null;
    }
    return switch (facts.state(candidates.counts().outstanding())) {
      case EXPLORING, COMPARING ->
          history
              .underTest()
              .map(challenger -> secondsFor(trainingsToVerdict(study, challenger)))
              .orElseGet(() -> secondsToNextComparison(study));
      case AWAITING_APPROVAL, PAUSED, CONCLUDING, CANCELLED, REFUSED, FAILED, CONCLUDED -> null;
    };
  }

  private @Nullable Double secondsFor(double trainings) {
    return outcomes() < MIN_OUTCOMES
        ? null
        : secondsPerOutcome().map(seconds -> seconds * trainings).orElse(null);
  }

  private int outcomes() {
    return candidates.counts().withOutcome();
  }

  private Optional<Double> secondsPerOutcome() {
    return candidates
        .firstSampled()
        .flatMap(
            from ->
                candidates
                    .lastOutcome()
                    .map(
                        to ->
                            Math.max(0, Duration.between(from, to).toMillis()) / 1e3 / outcomes()));
  }

  /** Remaining trainings if every further comparison takes its maximum number of pairs. */
  private double trainingsToEnd(Study study) {
    int latest = facts.latestRevision();
    double ofRevisions =
        IntStream.rangeClosed(0, latest).mapToLong(number -> ofRevision(study, number)).sum();
    double toCome = (double) refinementsLeft(study) * study.models() * study.trainingsPerNetwork();
    return study.ladder() == Ladder.SEARCH
        ? Double.POSITIVE_INFINITY
        : ofRevisions + toCome + auxiliaryTrainings(study);
  }

  private long ofRevision(Study study, int number) {
    boolean mayGrow =
        number == history.incumbent()
            || history.underTest().filter(revision -> revision.number() == number).isPresent();
    return remaining(study, number, mayGrow ? maxNetworks(study, number) : 0);
  }

  /** An incumbent has a pilot in addition, which no comparison uses. */
  private int maxNetworks(Study study, int revision) {
    PopulationSizes sizes = new PopulationSizes(study);
    return revision == history.incumbent() ? sizes.maxIncumbent() : sizes.maxChallenger();
  }

  /**
   * Trainings of a revision without an outcome.
   *
   * @param networks it may grow to; at least those requested count, unless the space is exhausted
   */
  private long remaining(Study study, int revision, int networks) {
    CandidateCounts counts = candidates.counts(revision);
    if (ofRevision(revision).anyMatch(population -> population.exhausted() != null)) {
      return counts.outstanding();
    }
    long trainings = (long) Math.max(networks, requested(revision)) * study.trainingsPerNetwork();
    return Math.max(0, trainings - counts.withOutcome());
  }

  private int requested(int revision) {
    return ofRevision(revision).mapToInt(PopulationFacts::requested).sum();
  }

  private Stream<PopulationFacts> ofRevision(int revision) {
    return facts.populations().values().stream()
        .filter(population -> population.revision() == revision)
        .filter(PopulationFacts::isRanked);
  }

  /** An upper bound: a refinement that does not change its space is skipped. */
  private int refinementsLeft(Study study) {
    return RefinementLadder.remaining(study.refinements(), history.triedRefinements()).size();
  }

  /** Remaining trainings of baselines and of both spaces of each generalization test. */
  private double auxiliaryTrainings(Study study) {
    int baselines =
        study.optionsOrNone().baselines() == null ? 0 : study.optionsOrNone().baselines().size();
    int tests =
        study.optionsOrNone().challenges() == null ? 0 : study.optionsOrNone().challenges().size();
    int ended =
        candidates.revisions().stream()
            .flatMap(revision -> candidates.groups(revision).stream())
            .filter(groups -> !groups.group().isRanked())
            .mapToInt(groups -> groups.counts().withOutcome())
            .sum();
    PopulationSizes sizes = new PopulationSizes(study);
    double networks = baselines + (double) tests * (sizes.maxIncumbent() + sizes.maxChallenger());
    return Math.max(0, networks * study.trainingsPerNetwork() - ended);
  }

  /** Trainings until the first part of the budget is used up. */
  private double trainingsWithinBudget(Study study) {
    Budget budget = study.optionsOrNone().budget();
    int ended = outcomes();
    if (budget == null || ended == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double flops = candidates.flopsPerImage() * study.regime().trainImages();
    return new BudgetUse(budget, ended, candidates.trainingSeconds(), flops).trainingsLeft();
  }

  private double trainingsToVerdict(Study study, Revision challenger) {
    int parent = Objects.requireNonNull(challenger.parent());
    int pairs = expectedPairs(study);
    return remaining(study, parent, challenger.firstOfIncumbent() + pairs)
        + remaining(study, challenger.number(), pairs);
  }

  private @Nullable Double secondsToNextComparison(Study study) {
    if (study.ladder() != Ladder.SEARCH && refinementsLeft(study) == 0) {
      return null;
    }
    int incumbent = history.incumbent();
    int pairs = expectedPairs(study);
    PopulationSizes sizes = new PopulationSizes(study);
    int from = sizes.firstOfIncumbent(Math.max(sizes.explored(), requested(incumbent)));
    return secondsFor(
        remaining(study, incumbent, from + pairs) + (double) pairs * study.trainingsPerNetwork());
  }

  /**
   * The mean number of pairs of earlier comparisons; at least the initial size of a challenger's
   * population, at most the study's maximum.
   */
  private int expectedPairs(Study study) {
    OptionalDouble mean =
        facts.refinements().values().stream()
            .map(RefinementFacts::evidence)
            .filter(Objects::nonNull)
            .map(Evidence::guarantee)
            .filter(Objects::nonNull)
            .mapToInt(Guarantee::pairs)
            .average();
    int requestedAtFirst = new PopulationSizes(study).initialChallenger();
    return (int) Math.min(study.models(), Math.max(requestedAtFirst, Math.ceil(mean.orElse(0))));
  }
}
