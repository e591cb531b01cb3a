package io.netspace.local.statistics;

import io.netspace.analyzer.domain.Step;
import io.netspace.analyzer.domain.StudyLedger;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.local.space.OfflinePopulation;
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
 * A study whose spaces are all the same and whose margin is too small to be decided, so that one
 * comparison goes on and on: its ledger is told one outcome after the other, and asked after each
 * what to say next.
 */
final class TimedStudy {
  private static final double HARDLY_ANY = 0.01;
  private static final int CLASSES = 10;
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);
  private static final Window FLOPS = new Window(0, Long.MAX_VALUE);
  private static final double LEVEL = 0.05;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final StudyLedger ledger = new StudyLedger();
  private final Queue<Awaited> awaited = new ArrayDeque<>();
  private final Map<Population, Integer> requested = new HashMap<>();
  private final Candidate network = network();

  /** A candidate without an outcome. */
  private record Awaited(Population population, int index) {}

  private static Candidate network() {
    Queue<Candidate> drawn = new ArrayDeque<>();
    new OfflinePopulation(KnownSpaces.named("RegNetX"), IMAGES, CLASSES, FLOPS, 1, Long.MAX_VALUE)
        .draw(1, sampled -> drawn.add(sampled.candidate()));
    return drawn.remove();
  }

  /**
   * Hears outcomes, as many as there are places for how long each took.
   *
   * @param nanos is filled
   * @param heard is told how many were
   */
  void run(long[] nanos, IntConsumer heard) {
    ledger.requested(study(nanos.length));
    Optional<Step> next = ledger.next();
    for (int i = 0; i < nanos.length; i++) {
      while (next.isPresent()) {
        long began = Stopwatch.nanos();
        answer(next.get());
        next = ledger.next();
        nanos[Math.max(0, i - 1)] += Stopwatch.nanos() - began;
      }
      Outcome outcome = outcome(awaited.remove());
      long began = Stopwatch.nanos();
      ledger.outcome(outcome);
      next = ledger.next();
      nanos[i] = Stopwatch.nanos() - began;
      heard.accept(i + 1);
    }
  }

  private void answer(Step step) {
    switch (step) {
      case Step.PublishSpace publish -> ledger.published(publish.revision());
      case Step.GrowPopulation grow -> grow(grow.population(), grow.upToIndex());
      case Step.Propose proposal -> ledger.proposed(proposal);
      case Step.Decide decided ->
          ledger.decided(decided.id(), decided.decision(), decided.evidence());
      case Step.Close close -> ledger.closed(close.population());
      case Step.Refuse refused -> throw new IllegalStateException(refused.reason());
      case Step.Conclude _ -> throw new IllegalStateException("The study ended too soon.");
    }
  }

  private void grow(Population population, int networks) {
    ledger.populationRequested(population, networks, 1);
    for (int i = requested.getOrDefault(population, 0); i < networks; i++) {
      awaited.add(new Awaited(population, i));
    }
    requested.put(population, networks);
  }

  private Outcome outcome(Awaited of) {
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
    double error = SimulatedErrors.START.draw(random);
    return error == SimulatedErrors.CHANCE
        ? new CandidateDiverged(provenance, candidate, error, "loss was NaN in epoch 1", run(error))
        : new CandidateTrained(provenance, candidate, error, run(error));
  }

  private static TrainingRun run(double error) {
    return new TrainingRun(
        List.of(new EpochResult(1, 0.1, 1.5, error, 1.0)), 1.0, 100, 1, "bench", "none", "none");
  }

  private static Study study(int outcomes) {
    return new Rule(outcomes / 2, HARDLY_ANY, HARDLY_ANY, LEVEL, SimulatedErrors.CHANCE)
        .study(DecisionPolicy.AUTONOMOUS);
  }
}
