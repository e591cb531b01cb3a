package io.netspace.gateway.application;

import static io.netspace.messaging.testing.EventFixtures.requested;
import static io.netspace.messaging.testing.EventFixtures.sampled;

import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.ReferenceFixed;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.Shared;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Budget;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.EpochResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one study under approval, in the order of the log: three revisions of {@value
 * #MODELS} models, among them a diverged and an abandoned one and a second, late outcome; two
 * decisions; a conclusion.
 */
public final class StudyScenario {
  public static final int MODELS = 16;

  private static final Refinement SHARED =
      new Refinement(
          "shared-bottleneck-ratio",
          Claim.SIMPLIFICATION,
          "One bottleneck ratio for all stages",
          new Shared(Parameter.BOTTLENECK_RATIO));
  private static final Refinement ORDERED =
      new Refinement(
          "ordered-widths",
          Claim.IMPROVEMENT,
          "Widths that never shrink",
          new NonDecreasing(Parameter.WIDTH));

  private final List<Event> events = new ArrayList<>();
  private final Study study;

  private StudyScenario(Study study) {
    this.study = study;
  }

  private static StudyScenario small() {
    return new StudyScenario(Fixtures.aStudy().withModels(MODELS).underApproval().study());
  }

  /** All of it, to the conclusion. */
  public static List<Event> complete() {
    StudyScenario scenario = small();
    scenario.upToTheSecondProposal();
    scenario.end();
    scenario.conclude();
    return List.copyOf(scenario.events);
  }

  /** As far as the end of the ladder, when every population is closed. */
  public static List<Event> withClosedPopulations() {
    StudyScenario scenario = small();
    scenario.upToTheSecondProposal();
    scenario.end();
    return List.copyOf(scenario.events);
  }

  /** As far as the second proposal, which waits for a person. */
  public static List<Event> awaitingApproval() {
    StudyScenario scenario = small();
    scenario.upToTheSecondProposal();
    return List.copyOf(scenario.events);
  }

  /** The request and the starting space, before any candidate. */
  public static List<Event> justRequested() {
    return complete().subList(0, 3);
  }

  /** Three networks of another study, each to be trained twice; one outcome is still missing. */
  public static List<Event> withReplicates(StudyId id) {
    StudyRequested request =
        requested(Fixtures.aStudy().withId(id.value()).withModels(3).withReplicates(2));
    Study study = request.study();
    Population population = Population.of(id, 0, Purpose.EXPLORE);
    CandidateFixture one = Fixtures.aCandidate().ofPopulation(population);
    List<Event> events = new ArrayList<>(List.of(request));
    events.add(
        new DesignSpacePublished(request.provenance(), new Revision(0, null, null, study.space())));
    events.add(
        new PopulationRequested(
            request.provenance(),
            population,
            study.space(),
            study.dataSet(),
            study.regime(),
            study.models(),
            study.replicates(),
            null,
            true,
            null));
    for (int number = 0; number < 6; number++) {
      events.add(sampled(one.at(number / 2).repeatedAs(number % 2)));
    }
    events.add(one.repeatedAs(1).thatTrainedTo(44));
    events.add(one.thatTrainedTo(40));
    events.add(one.at(1).thatTrainedTo(50));
    events.add(one.at(1).repeatedAs(1).thatDiverged());
    events.add(one.at(2).thatTrainedTo(20));
    return events;
  }

  /**
   * Another study, with two baselines and a challenge: its first refinement was accepted, and is
   * undone while the second is tested; it goes on from the start.
   */
  public static List<Event> withUndoneBranch(StudyId id) {
    StudyScenario scenario = of(id);
    scenario.upToTheBranch();
    RefinementId shared = scenario.id(1);
    scenario.events.add(
        new RefinementUndone(scenario.from(1), shared, "grace", "The images were wrong."));
    scenario.decide(2, ORDERED, undecided(), Decision.INCONCLUSIVE);
    scenario.space(3, 0, ORDERED, scenario.spaceWith(ORDERED.constraint()));
    return List.copyOf(scenario.events);
  }

  /** Of yet another one, without candidates: a refinement that was accepted, and one proposed. */
  public static List<Event> decisionsOnly(StudyId id) {
    StudyScenario scenario = of(id);
    scenario.events.add(new StudyRequested(scenario.from(0), scenario.study));
    scenario.space(0, null, null, scenario.study.space());
    scenario.space(1, 0, SHARED, scenario.spaceWith(SHARED.constraint()));
    scenario.decide(1, SHARED, accepted(), Decision.ACCEPTED);
    scenario.space(2, 1, ORDERED, scenario.spaceWith(SHARED.constraint(), ORDERED.constraint()));
    scenario.propose(2, ORDERED, undecided(), Decision.INCONCLUSIVE);
    return List.copyOf(scenario.events);
  }

  /** All of it, of another study. */
  public static List<Event> conclusionOnly(StudyId id) {
    StudyScenario scenario = of(id);
    scenario.upToTheSecondProposal();
    scenario.end();
    scenario.conclude();
    return List.copyOf(scenario.events);
  }

  private static StudyScenario of(StudyId id) {
    return new StudyScenario(
        Fixtures.aStudy()
            .withId(id.value())
            .withModels(MODELS)
            .with(
                new StudyOptions(
                    null,
                    null,
                    null,
                    new Budget(500, null, null),
                    null,
                    List.of("ResNet-50", "RegNetX-200MF")))
            .study());
  }

  /** The events in the order of the log. */
  public static List<LogEntry> entries(List<Event> events) {
    return Disturbance.inOrder(events);
  }

  private void upToTheSecondProposal() {
    events.add(new StudyRequested(from(0), study));
    space(0, null, null, study.space());
    population(0, Purpose.EXPLORE, study.space(), 44);
    DesignSpace shared = study.space().with(SHARED.constraint());
    space(1, 0, SHARED, shared);
    population(1, Purpose.CHALLENGE, shared, 41);
    events.add(new StudyPaused(from(0), 1));
    events.add(new StudyResumed(from(0), 2));
    propose(1, SHARED, evidence(0, 1, 42.1, 41.6, 0.5, -1.1, 2.0), Decision.ACCEPTED);
    events.add(review(1, "The interval is clear."));
    decide(1, SHARED, evidence(0, 1, 42.1, 41.6, 0.5, -1.1, 2.0), Decision.ACCEPTED);
    close(0, Purpose.EXPLORE);
    DesignSpace ordered = shared.with(ORDERED.constraint());
    space(2, 1, ORDERED, ordered);
    population(2, Purpose.CHALLENGE, ordered, 35);
    propose(2, ORDERED, evidence(1, 2, 34.2, 30.1, 4.1, 0.9, 7.3), Decision.ACCEPTED);
  }

  private void upToTheBranch() {
    events.add(new StudyRequested(from(0), study));
    space(0, null, null, study.space());
    population(0, Purpose.EXPLORE, study.space(), 44);
    baselines();
    DesignSpace shared = spaceWith(SHARED.constraint());
    space(1, 0, SHARED, shared);
    population(1, Purpose.CHALLENGE, shared, 41);
    decide(1, SHARED, accepted(), Decision.ACCEPTED);
    Population elsewhere = Population.under(GeneralizationTest.EPOCHS_X3, study.id(), 1);
    events.add(request(elsewhere, shared, 1, null));
    events.add(candidate(elsewhere, 0).thatTrainedTo(3));
    DesignSpace ordered = shared.with(ORDERED.constraint());
    space(2, 1, ORDERED, ordered);
    events.add(request(Population.of(study.id(), 2, Purpose.CHALLENGE), ordered, MODELS, null));
  }

  /** The first is trained, the second waits. */
  private void baselines() {
    Population population = Population.of(study.id(), 0, Purpose.BASELINE);
    CandidateFixture first = candidate(population, 0);
    List<Baseline> networks =
        List.of(
            new Baseline("ResNet-50", first.candidate().architecture()),
            new Baseline("RegNetX-200MF", first.candidate().architecture()));
    events.add(request(population, study.space(), 2, networks));
    events.add(first.thatTrainedTo(25));
    events.add(sampled(candidate(population, 1)));
  }

  private PopulationRequested request(
      Population population, DesignSpace space, int networks, @Nullable List<Baseline> baselines) {
    return new PopulationRequested(
        from(population.revision()),
        population,
        space,
        study.dataSet(),
        study.regime(),
        networks,
        null,
        baselines,
        baselines == null ? true : null,
        null);
  }

  private void end() {
    events.add(review(2, "Better beyond doubt."));
    decide(2, ORDERED, evidence(1, 2, 34.2, 30.1, 4.1, 0.9, 7.3), Decision.ACCEPTED);
    close(1, Purpose.CHALLENGE);
    close(2, Purpose.CHALLENGE);
  }

  private void conclude() {
    DesignSpace last = spaceWith(SHARED.constraint(), ORDERED.constraint());
    Population population = Population.of(study.id(), 2, Purpose.CHALLENGE);
    events.add(
        new StudyConcluded(
            from(2),
            new Conclusion(
                2,
                last,
                last.log10Size(),
                List.of(
                    new RankedCandidate(candidate(population, 0).candidate(), 21.0),
                    new RankedCandidate(candidate(population, 1).candidate(), 22.01)),
                null,
                0.0135,
                List.of(
                    new GeneralizationResult(
                        GeneralizationTest.EPOCHS_X3, evidence(0, 2, 34.2, 30.1, 4.1, 0.9, 7.3))),
                "fedcba9876543210")));
  }

  private DesignSpace spaceWith(Constraint... constraints) {
    DesignSpace space = study.space();
    for (Constraint constraint : constraints) {
      space = space.with(constraint);
    }
    return space;
  }

  private void space(int number, Integer parent, Refinement refinement, DesignSpace space) {
    events.add(
        new DesignSpacePublished(from(number), new Revision(number, parent, refinement, space)));
  }

  private void population(int revision, Purpose purpose, DesignSpace space, double centre) {
    Population population = Population.of(study.id(), revision, purpose);
    events.add(
        new PopulationRequested(
            from(revision), population, space, study.dataSet(), study.regime(), MODELS));
    for (int i = 0; i < MODELS; i++) {
      events.add(sampled(candidate(population, i)));
    }
    for (int i = 0; i < MODELS; i++) {
      CandidateFixture candidate = candidate(population, i);
      events.add(epoch(candidate, revision, 1, 80 - i));
      events.add(epoch(candidate, revision, 2, centre + i));
      outcomes(candidate, i, centre);
    }
  }

  private void close(int revision, Purpose purpose) {
    Population population = Population.of(study.id(), revision, purpose);
    events.add(new PopulationClosed(from(revision), population, "All pairs are known."));
  }

  private void outcomes(CandidateFixture candidate, int i, double centre) {
    switch (i) {
      case 7 -> events.add(candidate.thatDiverged());
      case 11 -> {
        events.add(candidate.thatWasAbandoned());
        events.add(candidate.thatTrainedTo(1.0));
      }
      default -> {
        events.add(candidate.thatTrainedTo(centre - 14 + 0.11 * i * i + i * 0.9));
        events.add(candidate.thatTrainedTo(2.0));
      }
    }
  }

  private CandidateFixture candidate(Population population, int index) {
    return Fixtures.aCandidate().ofPopulation(population).at(index);
  }

  private EpochCompleted epoch(CandidateFixture candidate, int revision, int epoch, double error) {
    return new EpochCompleted(
        from(revision),
        candidate.candidate(),
        2,
        new EpochResult(epoch, 0.1 / epoch, 2.5 / epoch, error, 3.2),
        1,
        "trainer-1");
  }

  private void propose(int revision, Refinement change, Evidence evidence, Decision recommended) {
    Reference reference =
        Reference.without(evidence.incumbent(), revision, "Too few networks have an error.");
    events.add(new ReferenceFixed(from(revision), id(revision), reference));
    events.add(new RefinementProposed(from(revision), id(revision), change, evidence, recommended));
  }

  private void decide(int revision, Refinement change, Evidence evidence, Decision decision) {
    events.add(
        new RefinementDecided(from(revision), id(revision), change, evidence, decision, "ada"));
  }

  private RefinementReviewed review(int revision, String reason) {
    return new RefinementReviewed(from(revision), id(revision), Review.APPROVE, "ada", reason);
  }

  private RefinementId id(int revision) {
    return RefinementId.of(study.id(), revision);
  }

  /** At most 1.1 points worse, at a first comparison's level. */
  private static Evidence accepted() {
    return evidence(0, 1, 42.1, 41.6, 0.5, -1.1, 2.0);
  }

  /** Of the second revision against the first, without a verdict. */
  static Evidence ofTheSecondProposal() {
    return undecided();
  }

  private static Evidence undecided() {
    return evidence(1, 2, 34.2, 30.1, 4.1, -4.2, 12.4, Verdict.UNDECIDED);
  }

  private static Evidence evidence(
      int incumbent, int challenger, double was, double is, double gain, double low, double high) {
    Verdict verdict = low > 0 ? Verdict.BETTER : Verdict.NOT_WORSE;
    return evidence(incumbent, challenger, was, is, gain, low, high, verdict);
  }

  private static Evidence evidence(
      int incumbent,
      int challenger,
      double was,
      double is,
      double gain,
      double low,
      double high,
      Verdict verdict) {
    double level = 0.009 / challenger;
    return new Evidence(
        incumbent,
        challenger,
        MODELS,
        1,
        was,
        is,
        gain,
        new Interval(low, high),
        1 - level,
        2.0,
        96.5,
        new Guarantee(
            verdict,
            2.0,
            120,
            0,
            MODELS + 1,
            new Interval(20, 60),
            level,
            verdict == Verdict.UNDECIDED ? 44 : null,
            9,
            15,
            1.5,
            1e12,
            verdict == Verdict.UNDECIDED ? "What it challenged was undone." : null,
            "0123456789abcdef"));
  }

  private Provenance from(int revision) {
    return new Provenance(study.id(), revision, study.seed(), Fixtures.CODE_VERSION);
  }
}
