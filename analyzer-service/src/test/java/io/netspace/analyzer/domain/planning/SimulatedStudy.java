package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.model.space.Claim;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Refinement;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * A study with one refinement, simulated from its request to its proposal and decided by the
 * production planner. The challenger's gain is exact in the error window that the study's own pilot
 * gives. The n-th network of a population has the same error whenever it was requested.
 */
final class SimulatedStudy {
  static final double MARGIN = 2;

  /** Promised probability, at most, that any interval of the study misses its gain. */
  static final double ALPHA = 0.2;

  private static final int MAX_PAIRS = 120;
  private static final int PILOT = 20;
  private static final double CHANCE = 90;

  /** All networks are the same but for their errors. */
  private static final CandidateTrained NETWORK = aCandidate().thatTrainedTo(50);

  /** Order in which the networks in training finish. */
  enum Arrival {
    /** In index order. */
    INDEX,
    /** The challenger's best and the incumbent's worst first: early arrivals are no fair sample. */
    BIASED
  }

  /**
   * Result of the comparison.
   *
   * @param pairs that were looked at
   * @param missed whether the interval does not contain the gain
   */
  record Result(Verdict verdict, int pairs, boolean missed) {}

  private record InTraining(Outcome outcome, double finished) {}

  private final List<Double> ofIncumbent = new ArrayList<>();
  private final List<Double> ofChallenger = new ArrayList<>();
  private final Queue<InTraining> training =
      new PriorityQueue<>(Comparator.comparingDouble(InTraining::finished));
  private final PlannedStudy planned;
  private final double gain;
  private final Arrival arrival;
  private final SplittableRandom incumbents;
  private final SplittableRandom challengers;

  SimulatedStudy(Claim claim, double gain, Arrival arrival, long seed) {
    this.planned = PlannedStudy.of(study(claim));
    this.gain = gain;
    this.arrival = arrival;
    this.incumbents = new SplittableRandom(seed);
    this.challengers = incumbents.split();
  }

  private static Study study(Claim claim) {
    Refinement change =
        KnownRefinements.all().stream()
            .filter(refinement -> refinement.claim() == claim)
            .findFirst()
            .orElseThrow();
    return aStudy()
        .withModels(MAX_PAIRS)
        .withMargin(MARGIN)
        .withConfidence(1 - ALPHA)
        .with(new StudyOptions(null, null, List.of(change), null, null, null))
        .study();
  }

  /** Runs up to the proposal; the planner is asked for the next step after every outcome. */
  Result run() {
    while (true) {
      StudyStep step = next();
      switch (step) {
        case StudyStep.PublishSpace publish -> {
          planned.history().published(publish.revision());
          fixNoReference(publish.revision());
        }
        case StudyStep.GrowPopulation grow -> train(grow.population(), grow.upToIndex());
        case StudyStep.FixReference fixed -> planned.history().referenceFixed(fixed.reference());
        case StudyStep.Propose proposal -> {
          return result(proposal.evidence());
        }
        case StudyStep.Decide _,
            StudyStep.ClosePopulation _,
            StudyStep.RefuseStudy _,
            StudyStep.ConcludeStudy _ ->
            throw new AssertionError("A comparison must end with a proposal, and not with " + step);
      }
    }
  }

  private StudyStep next() {
    Optional<StudyStep> step = planned.next();
    while (step.isEmpty()) {
      planned.history().recordOutcome(training.remove().outcome());
      step = planned.next();
    }
    return step.get();
  }

  /** Simulated errors do not depend on networks, so nothing predicts them. */
  private void fixNoReference(Revision revision) {
    if (revision.parent() != null) {
      planned
          .history()
          .referenceFixed(
              Reference.without(revision.parent(), revision.number(), "Errors are simulated."));
    }
  }

  private void train(Population population, int networks) {
    planned.history().populationRequested(population, networks, 1, true);
    boolean challenging = population.revision() > 0;
    List<Double> errors = challenging ? ofChallenger : ofIncumbent;
    ErrorTable table =
        challenging ? ErrorTable.SKEWED.improvedBy(gain, window()) : ErrorTable.SKEWED;
    while (errors.size() < networks) {
      double error = table.draw(challenging ? challengers : incumbents);
      double finished =
          switch (arrival) {
            case INDEX -> errors.size();
            case BIASED -> challenging ? error : 100 - error;
          };
      training.add(new InTraining(outcome(population, errors.size(), error), finished));
      errors.add(error);
    }
  }

  private static Outcome outcome(Population population, int index, double error) {
    Candidate network = NETWORK.candidate();
    return new CandidateTrained(
        NETWORK.provenance(),
        new Candidate(
            CandidateId.of(population.id(), index, 0),
            population,
            index,
            0,
            network.parameters(),
            network.architecture(),
            network.complexity(),
            1),
        error,
        NETWORK.run());
  }

  private ErrorWindow window() {
    double[] pilot = ofIncumbent.stream().limit(PILOT).mapToDouble(error -> error).toArray();
    return ErrorWindow.of(ErrorDistribution.of(pilot), CHANCE, MARGIN, MARGIN);
  }

  private Result result(Evidence evidence) {
    Guarantee guarantee = Objects.requireNonNull(evidence.guarantee());
    Interval counted = guarantee.errorWindow();
    if (!window().equals(new ErrorWindow(counted.low(), counted.high()))) {
      throw new AssertionError(
          "errorWindow (%s) must be %s, by the %d networks before the first pair."
              .formatted(counted, window(), PILOT));
    }
    Interval interval = evidence.interval();
    return new Result(
        guarantee.verdict(), guarantee.pairs(), gain < interval.low() || gain > interval.high());
  }
}
