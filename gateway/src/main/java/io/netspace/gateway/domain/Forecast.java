package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Budget;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a study will still take, at the wall-clock rate of outcomes so far. Populations grow
 * only as far as their comparisons need them, which nobody knows beforehand: to the end it is what
 * is left if every comparison goes to its cap, and to the next decision what is left if it takes as
 * many pairs as those before it.
 */
final class Forecast {
  private static final int OUTCOMES_NEEDED = 3;
  private static final double SECONDS_AN_HOUR = 3600;

  private final StudyFacts facts;
  private final StudyLedger ledger;
  private final Lineage lineage;

  Forecast(StudyFacts facts, StudyLedger ledger) {
    this.facts = facts;
    this.ledger = ledger;
    this.lineage = new Lineage(facts);
  }

  /**
   * Seconds from the latest outcome to the end, at most; null before 3 outcomes, once ended, and
   * where the ladder has no known end.
   */
  @Nullable Double seconds() {
    Study study = facts.study();
    int outstanding = ledger.fates().outstanding();
    StudyState state = facts.state(outstanding);
    if (study == null || state.ended()) {
      return null;
    }
    if (state == StudyState.CONCLUDING) {
      return secondsOf(outstanding);
    }
    return study.ladder() == Ladder.SEARCH && study.beside().budget() == null
        ? null
        : secondsOf(Math.max(outstanding, Math.min(toTheEnd(study), withinBudget(study))));
  }

  /** Seconds from the latest outcome to the next decision; null while none is on its way. */
  @Nullable Double secondsToNextDecision() {
    Study study = facts.study();
    if (study == null) {
      return null;
    }
    return switch (facts.state(ledger.fates().outstanding())) {
      case EXPLORING, COMPARING ->
          lineage
              .underTest()
              .map(challenger -> secondsOf(toTheVerdict(study, challenger)))
              .orElseGet(() -> afterTheNextChallenge(study));
      case AWAITING_APPROVAL, PAUSED, CONCLUDING, CANCELLED, REFUSED, CONCLUDED -> null;
    };
  }

  private @Nullable Double secondsOf(double trainings) {
    return outcomes() < OUTCOMES_NEEDED
        ? null
        : secondsAnOutcome().map(seconds -> seconds * trainings).orElse(null);
  }

  private int outcomes() {
    return ledger.fates().ended();
  }

  private Optional<Double> secondsAnOutcome() {
    return ledger
        .firstSampled()
        .flatMap(
            from ->
                ledger
                    .lastEnded()
                    .map(
                        to ->
                            Math.max(0, Duration.between(from, to).toMillis()) / 1e3 / outcomes()));
  }

  /** Trainings, if every comparison that may still be made goes to its cap. */
  private double toTheEnd(Study study) {
    int latest = facts.latestRevision();
    double ofRevisions =
        IntStream.rangeClosed(0, latest).mapToLong(number -> ofRevision(study, number)).sum();
    double toCome = (double) refinementsLeft(study) * study.models() * study.trainingsEach();
    return study.ladder() == Ladder.SEARCH
        ? Double.POSITIVE_INFINITY
        : ofRevisions + toCome + besides(study);
  }

  private long ofRevision(Study study, int number) {
    boolean mayGrow =
        number == lineage.incumbent()
            || lineage.underTest().filter(revision -> revision.number() == number).isPresent();
    return left(study, number, mayGrow ? most(study, number) : 0);
  }

  /** No comparison looks at the pilot of the starting space. */
  private static int most(Study study, int revision) {
    return study.models() + (revision == 0 ? study.pilot() : 0);
  }

  /**
   * Trainings of a revision without an outcome.
   *
   * @param networks it may grow to; at least those requested count, as far as there are so many
   */
  private long left(Study study, int revision, int networks) {
    Fates fates = ledger.fates(revision);
    if (ofRevision(revision).anyMatch(population -> population.exhausted() != null)) {
      return fates.outstanding();
    }
    int requested = ofRevision(revision).mapToInt(PopulationFacts::requested).sum();
    long trainings = (long) Math.max(networks, requested) * study.trainingsEach();
    return Math.max(0, trainings - fates.ended());
  }

  private Stream<PopulationFacts> ofRevision(int revision) {
    return facts.populations().values().stream()
        .filter(population -> population.revision() == revision)
        .filter(PopulationFacts::isOfRevision);
  }

  /** Refinements after the last one that the course has tried. */
  private int refinementsLeft(Study study) {
    List<Refinement> ladder = study.refinements();
    Set<String> tried = lineage.tried();
    int last =
        IntStream.range(0, ladder.size())
            .filter(place -> tried.contains(ladder.get(place).name()))
            .max()
            .orElse(-1);
    return ladder.size() - last - 1;
  }

  /** Baselines, and both spaces under each challenge. */
  private double besides(Study study) {
    int baselines = study.beside().baselines() == null ? 0 : study.beside().baselines().size();
    int challenges = study.beside().challenges() == null ? 0 : study.beside().challenges().size();
    int ended =
        ledger.revisions().stream()
            .flatMap(revision -> ledger.cohorts(revision).stream())
            .filter(cohorts -> !cohorts.cohort().isOfRevision())
            .mapToInt(cohorts -> cohorts.fates().ended())
            .sum();
    double networks = baselines + (double) challenges * (2 * study.models() + study.pilot());
    return Math.max(0, networks * study.trainingsEach() - ended);
  }

  /** Trainings until the first part of the budget is used up. */
  private double withinBudget(Study study) {
    Budget budget = study.beside().budget();
    int ended = outcomes();
    if (budget == null || ended == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double left =
        budget.trainings() == null ? Double.POSITIVE_INFINITY : budget.trainings() - ended;
    double hours = ledger.trainingSeconds() / SECONDS_AN_HOUR;
    double flops = ledger.flopsAnImage() * study.regime().trainImages();
    return Math.min(
        left, Math.min(left(budget.hours(), hours, ended), left(budget.flops(), flops, ended)));
  }

  private static double left(@Nullable Double allowed, double used, int trainings) {
    return allowed == null || used == 0
        ? Double.POSITIVE_INFINITY
        : (allowed / used - 1) * trainings;
  }

  private double toTheVerdict(Study study, Revision challenger) {
    int parent = Objects.requireNonNull(challenger.parent());
    int pairs = likelyPairs(study);
    return left(study, parent, challenger.firstOfIncumbent() + pairs)
        + left(study, challenger.number(), pairs);
  }

  private @Nullable Double afterTheNextChallenge(Study study) {
    if (study.ladder() != Ladder.SEARCH && refinementsLeft(study) == 0) {
      return null;
    }
    int incumbent = lineage.incumbent();
    int pairs = likelyPairs(study);
    int from = incumbent == 0 ? study.pilot() : 0;
    return secondsOf(left(study, incumbent, from + pairs) + (double) pairs * study.trainingsEach());
  }

  /**
   * As many as comparisons took so far, in the mean; at least as many as a challenger has networks
   * at first, at most as many as the study allows.
   */
  private int likelyPairs(Study study) {
    OptionalDouble mean =
        facts.refinements().values().stream()
            .map(RefinementFacts::evidence)
            .filter(Objects::nonNull)
            .map(Evidence::guarantee)
            .filter(Objects::nonNull)
            .mapToInt(Guarantee::pairs)
            .average();
    int atFirst = Math.max(study.pilot(), 2 * study.ahead());
    return (int) Math.min(study.models(), Math.max(atFirst, Math.ceil(mean.orElse(0))));
  }
}
