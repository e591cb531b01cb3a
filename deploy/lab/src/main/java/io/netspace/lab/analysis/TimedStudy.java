package io.netspace.lab.analysis;

import io.netspace.analyzer.domain.planning.StudyHistory;
import io.netspace.analyzer.domain.planning.StudyPlanner;
import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.lab.calibration.SimulatedErrorDistribution;
import io.netspace.lab.common.ThreadCpuClock;
import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.TrainingRun;
import io.netspace.offline.space.OfflinePopulation;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A study whose spaces are equal and whose margin is too small for a verdict, so that one
 * comparison never ends: its history applies one outcome after the other, and its planner computes
 * after each the next action.
 */
final class TimedStudy {
  private static final double TINY_MARGIN = 0.01;
  private static final int CLASSES = 10;
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);
  private static final Window FLOPS = new Window(0, Long.MAX_VALUE);
  private static final double ALPHA = 0.05;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final Queue<OutstandingCandidate> outstanding = new ArrayDeque<>();
  private final Map<Population, Integer> requested = new HashMap<>();
  private final Candidate network = network();

  /** A candidate without an outcome. */
  private record OutstandingCandidate(Population population, int index) {}

  private static Candidate network() {
    Queue<Candidate> drawn = new ArrayDeque<>();
    new OfflinePopulation(KnownSpaces.named("RegNetX"), IMAGES, CLASSES, FLOPS, 1, Long.MAX_VALUE)
        .draw(1, sampled -> drawn.add(sampled.candidate()));
    return drawn.remove();
  }

  /**
   * Applies as many outcomes as the array has elements, and records the time of each.
   *
   * @param nanos filled with the time of each outcome
   * @param progress receives the number of applied outcomes
   */
  void run(long[] nanos, IntConsumer progress) {
    Study study = study(nanos.length);
    StudyHistory history = new StudyHistory(study.id());
    StudyPlanner planner = new StudyPlanner(study, history);
    Optional<StudyStep> next = planner.next();
    for (int i = 0; i < nanos.length; i++) {
      while (next.isPresent()) {
        long began = ThreadCpuClock.nanos();
        apply(history, next.get());
        next = planner.next();
        nanos[Math.max(0, i - 1)] += ThreadCpuClock.nanos() - began;
      }
      Outcome outcome = outcome(outstanding.remove());
      long began = ThreadCpuClock.nanos();
      history.recordOutcome(outcome);
      next = planner.next();
      nanos[i] = ThreadCpuClock.nanos() - began;
      progress.accept(i + 1);
    }
  }

  private void apply(StudyHistory history, StudyStep step) {
    switch (step) {
      case StudyStep.PublishSpace publish -> {
        history.published(publish.revision());
        fixNoReference(history, publish.revision());
      }
      case StudyStep.GrowPopulation grow -> grow(history, grow.population(), grow.upToIndex());
      case StudyStep.FixReference fixed -> history.referenceFixed(fixed.reference());
      case StudyStep.Propose proposal -> history.proposed(proposal);
      case StudyStep.Decide decided ->
          history.decided(decided.id(), decided.decision(), decided.evidence());
      case StudyStep.ClosePopulation close -> history.closed(close.population());
      case StudyStep.FailStudy failed -> throw new IllegalStateException(failed.reason());
      case StudyStep.RefuseStudy refused -> throw new IllegalStateException(refused.reason());
      case StudyStep.ConcludeStudy _ ->
          throw new IllegalStateException("The study ended too soon.");
    }
  }

  /** Simulated errors do not depend on networks, so nothing predicts them. */
  private static void fixNoReference(StudyHistory history, Revision revision) {
    if (revision.parent() != null) {
      history.referenceFixed(
          Reference.without(revision.parent(), revision.number(), "Errors are simulated."));
    }
  }

  private void grow(StudyHistory history, Population population, int networks) {
    history.populationRequested(population, networks, 1, true);
    for (int i = requested.getOrDefault(population, 0); i < networks; i++) {
      outstanding.add(new OutstandingCandidate(population, i));
    }
    requested.put(population, networks);
  }

  private Outcome outcome(OutstandingCandidate of) {
    Candidate candidate =
        new Candidate(
            CandidateId.of(of.population().id(), of.index(), 0),
            of.population(),
            of.index(),
            0,
            network.parameters(),
            network.architecture(),
            network.complexity(),
            1);
    Provenance provenance = new Provenance(of.population().study(), 0, 1, "bench");
    double error = SimulatedErrorDistribution.START.sample(random);
    return error == SimulatedErrorDistribution.CHANCE_ERROR_PERCENT
        ? new CandidateDiverged(provenance, candidate, error, "loss was NaN in epoch 1", run(error))
        : new CandidateTrained(provenance, candidate, error, run(error));
  }

  private static TrainingRun run(double error) {
    return new TrainingRun(
        List.of(new EpochResult(1, 0.1, 1.5, error, 1.0)), 1.0, 100, 1, "bench", "none", "none");
  }

  private static Study study(int outcomes) {
    return new ComparisonSettings(
            outcomes / 2,
            TINY_MARGIN,
            TINY_MARGIN,
            ALPHA,
            SimulatedErrorDistribution.CHANCE_ERROR_PERCENT)
        .study(DecisionPolicy.AUTONOMOUS);
  }
}
