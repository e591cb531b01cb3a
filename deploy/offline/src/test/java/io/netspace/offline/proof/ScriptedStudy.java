package io.netspace.offline.proof;

import static io.netspace.model.testing.Fixtures.aCandidate;

import io.netspace.analyzer.domain.planning.AttributedDecision;
import io.netspace.analyzer.domain.planning.StudyHistory;
import io.netspace.analyzer.domain.planning.StudyPlanner;
import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenReview;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.ProvenUndo;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * A study that the analyzer's own planner takes up its ladder, with trainers that follow a script:
 * a candidate's outcome depends on its id and on its revision's mean error. The proof is made of
 * the steps and outcomes.
 */
final class ScriptedStudy {
  private final Study study;
  private final StudyHistory history;
  private final StudyPlanner planner;
  private final IntToDoubleFunction meanErrors;
  private final Map<Integer, Integer> available = new HashMap<>();
  private final List<Revision> revisions = new ArrayList<>();
  private final Map<Population, Integer> requested = new LinkedHashMap<>();
  private final Map<Population, List<ProvenOutcome>> outcomes = new HashMap<>();
  private final Map<Population, PopulationSampler> samplers = new HashMap<>();
  private final Map<Population, List<Candidate>> drawn = new HashMap<>();
  private final Map<RefinementId, StudyStep.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, ProvenReview> reviews = new HashMap<>();
  private final Map<RefinementId, ProvenUndo> undone = new HashMap<>();
  private final Map<Integer, StudyStep.Decide> decisions = new TreeMap<>();
  private final List<Reference> references = new ArrayList<>();
  private boolean independentDraws = true;
  private Conclusion conclusion;

  ScriptedStudy(Study study, IntToDoubleFunction meanErrors) {
    this.study = study;
    this.meanErrors = meanErrors;
    this.history = new StudyHistory(study.id());
    this.planner = new StudyPlanner(study, history);
  }

  /** Its populations are requested as those of earlier studies were. */
  ScriptedStudy byEarlierRules() {
    independentDraws = false;
    return this;
  }

  /** The space of a revision has no more than so many networks. */
  ScriptedStudy withNetworks(int revision, int networks) {
    available.put(revision, networks);
    return this;
  }

  /** Goes on until nothing is left to say. */
  ScriptedStudy run() {
    Optional<StudyStep> step = planner.next();
    while (step.isPresent()) {
      note(step.get());
      step = conclusion == null ? planner.next() : Optional.empty();
    }
    return this;
  }

  /** A person rules on the proposal of a revision, and the study goes on. */
  ScriptedStudy reviewed(int revision, boolean approved, String reason) {
    RefinementId id = RefinementId.of(study.id(), revision);
    reviews.put(id, new ProvenReview(approved, "ada", reason));
    history.reviewed(
        id, new AttributedDecision(approved ? Decision.ACCEPTED : Decision.REJECTED, "ada"));
    return run();
  }

  /** A person undoes a revision once it is accepted, and the study goes on. */
  ScriptedStudy undoneAsSoonAsAccepted(int revision, String reason) {
    while (!decisions.containsKey(revision)) {
      note(planner.next().orElseThrow());
    }
    RefinementId id = RefinementId.of(study.id(), revision);
    undone.put(id, new ProvenUndo("ada", reason));
    history.undone(id);
    return run();
  }

  private void note(StudyStep step) {
    switch (step) {
      case StudyStep.PublishSpace s -> {
        history.published(s.revision());
        revisions.add(s.revision());
      }
      case StudyStep.GrowPopulation s -> grow(s.population(), s.upToIndex());
      case StudyStep.FixReference fixed -> {
        history.referenceFixed(fixed.reference());
        references.add(fixed.reference());
      }
      case StudyStep.Propose s -> {
        history.proposed(s);
        proposals.put(s.id(), s);
      }
      case StudyStep.Decide s -> {
        history.decided(s.id(), s.decision(), s.evidence());
        decisions.put(s.evidence().challenger(), s);
      }
      case StudyStep.ClosePopulation s -> history.closed(s.population());
      case StudyStep.RefuseStudy s -> throw new AssertionError(s.reason());
      case StudyStep.ConcludeStudy s -> conclusion = s.conclusion();
    }
  }

  private void grow(Population population, int upToIndex) {
    int from = requested.getOrDefault(population, 0);
    int most = networks(population);
    requested.put(population, upToIndex);
    history.populationRequested(
        population, upToIndex, study.trainingsPerNetwork(), independentDraws);
    for (int index = Math.min(from, most); index < Math.min(upToIndex, most); index++) {
      for (int replicate = 0; replicate < study.trainingsPerNetwork(); replicate++) {
        train(aCandidate().ofPopulation(population).at(index).repeatedAs(replicate));
      }
    }
    if (most < upToIndex) {
      history.exhausted(population, most);
    }
  }

  private int networks(Population population) {
    return population.purpose().isRanked()
        ? available.getOrDefault(population.revision(), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  private void train(CandidateFixture candidate) {
    Outcome outcome = outcome(candidate);
    history.recordOutcome(outcome);
    outcomes
        .computeIfAbsent(candidate.population(), _ -> new ArrayList<>())
        .add(
            switch (outcome) {
              case CandidateTrained t -> proven(candidate, ProvenStatus.TRAINED, t.errorPercent());
              case CandidateDiverged d ->
                  proven(candidate, ProvenStatus.DIVERGED, d.errorPercent());
              case CandidateAbandoned _ -> proven(candidate, ProvenStatus.ABANDONED, null);
            });
  }

  private static ProvenOutcome proven(
      CandidateFixture candidate, ProvenStatus state, Double error) {
    return ProvenOutcome.of(
        candidate.candidate().id(), candidate.index(), candidate.replicate(), state, error);
  }

  /** With the network that is drawn in its place. */
  private CandidateTrained trained(CandidateFixture fixture, double error) {
    CandidateTrained trained = fixture.thatTrainedTo(error);
    return fixture.population().purpose().isRanked()
        ? new CandidateTrained(
            trained.provenance(), drawn(fixture), trained.errorPercent(), trained.run())
        : trained;
  }

  private Candidate drawn(CandidateFixture fixture) {
    PopulationSampler sampler =
        samplers.computeIfAbsent(
            fixture.population(),
            population ->
                new PopulationSampler(
                    new PopulationPlan(
                        study.seed(),
                        population,
                        revisions.get(population.revision()).space(),
                        study.dataSet(),
                        study.regime(),
                        study.trainingsPerNetwork(),
                        null,
                        independentDraws),
                    100_000));
    List<Candidate> known = drawn.computeIfAbsent(fixture.population(), _ -> new ArrayList<>());
    int number = fixture.index() * study.trainingsPerNetwork() + fixture.replicate();
    while (known.size() <= number) {
      known.add(((Sampled) sampler.next()).candidate());
    }
    return known.get(number);
  }

  private Outcome outcome(CandidateFixture candidate) {
    int draw = Math.floorMod(candidate.candidate().id().hashCode(), 997);
    if (draw % 41 == 0) {
      return candidate.thatWasAbandoned();
    }
    return draw % 31 == 0
        ? candidate.thatDiverged()
        : trained(
            candidate,
            meanErrors.applyAsDouble(candidate.population().revision()) - 4 + draw / 124.7);
  }

  StudyProof proof() {
    return new StudyProof(
        StudyProof.VERSION,
        study,
        revisions,
        decisions.values().stream().map(this::decision).toList(),
        conclusion,
        requested.keySet().stream()
            .sorted(Comparator.comparing((Population one) -> one.id().value()))
            .map(this::population)
            .toList(),
        references.isEmpty() ? null : references);
  }

  private ProvenDecision decision(StudyStep.Decide decided) {
    ProvenReview review = reviews.get(decided.id());
    return new ProvenDecision(
        decided.id(),
        decided.change(),
        decided.evidence(),
        decided.decision(),
        decided.decidedBy(),
        review == null ? null : proposals.get(decided.id()).recommendation(),
        review,
        undone.get(decided.id()));
  }

  private ProvenPopulation population(Population population) {
    return new ProvenPopulation(
        population.id(),
        population.revision(),
        population.purpose(),
        population.challenge(),
        requested.get(population),
        networks(population) == Integer.MAX_VALUE ? null : networks(population),
        (population.purpose() != Purpose.BASELINE && independentDraws) ? true : null,
        outcomes.getOrDefault(population, List.of()));
  }
}
