package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.study.PopulationFacts;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.ReviewFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.UndoFacts;
import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenReview;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.ProvenUndo;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the proof of a study so far: all that is needed to recompute its decisions. */
public final class StudyProofBuilder {
  private final StudyFacts facts;
  private final Map<PopulationId, List<ProvenOutcome>> outcomes = new HashMap<>();
  private final Map<PopulationId, Integer> networks = new HashMap<>();

  private StudyProofBuilder(StudySnapshot snapshot) {
    facts = snapshot.facts();
    snapshot.candidates().forEach(this::addOutcome);
  }

  /** The proof of a study whose request is known. */
  public static StudyProof build(StudySnapshot snapshot) {
    return new StudyProofBuilder(snapshot).proof(Objects.requireNonNull(snapshot.facts().study()));
  }

  private void addOutcome(ReplicateGroup group, int index, CandidateRecord record) {
    networks.merge(group.population(), index + 1, Math::max);
    ProvenStatus.of(record.state())
        .map(
            state ->
                ProvenOutcome.of(
                    record.id(), index, group.replicate(), state, record.errorOrNull()))
        .ifPresent(
            outcome ->
                outcomes.computeIfAbsent(group.population(), _ -> new ArrayList<>()).add(outcome));
  }

  private StudyProof proof(Study study) {
    return new StudyProof(
        StudyProof.VERSION,
        study,
        List.copyOf(facts.revisions().values()),
        facts.refinements().values().stream()
            .filter(refinement -> refinement.decided() != null)
            .sorted(Comparator.comparingInt(RefinementFacts::challenger))
            .map(StudyProofBuilder::decision)
            .toList(),
        facts.course().conclusion(),
        facts.populations().entrySet().stream()
            .map(known -> population(study.id(), known.getKey(), known.getValue()))
            .toList(),
        facts.knownReferences().isEmpty() ? null : List.copyOf(facts.knownReferences().values()));
  }

  private static ProvenDecision decision(RefinementFacts refinement) {
    RefinementFacts.DecisionFacts decided = Objects.requireNonNull(refinement.decided());
    RefinementFacts.ProposalFacts proposed = refinement.proposed();
    ReviewFacts review = refinement.review();
    UndoFacts undone = refinement.isUndone() ? refinement.undone() : null;
    return new ProvenDecision(
        new RefinementId(refinement.id()),
        decided.change(),
        decided.evidence(),
        decided.decision(),
        decided.decidedBy(),
        review == null || proposed == null ? null : proposed.recommendation(),
        review == null
            ? null
            : new ProvenReview(review.approved(), review.reviewer(), review.reason()),
        undone == null ? null : new ProvenUndo(undone.reviewer(), undone.reason()));
  }

  private ProvenPopulation population(StudyId study, String id, PopulationFacts known) {
    Population population = populationById(study, known.revision(), id);
    return new ProvenPopulation(
        population.id(),
        population.revision(),
        population.purpose(),
        population.challenge(),
        known.requested(),
        available(population.id(), known),
        known.independentDraws(),
        outcomes.getOrDefault(population.id(), List.of()).stream()
            .sorted(
                Comparator.comparingInt(ProvenOutcome::index)
                    .thenComparingInt(ProvenOutcome::replicate))
            .toList());
  }

  /** Where a space is exhausted, the sampled networks are all that it has. */
  private @Nullable Integer available(PopulationId population, PopulationFacts known) {
    return known.exhausted() == null ? null : networks.getOrDefault(population, 0);
  }

  /** The population of an id, which is derived from revision, purpose and generalization test. */
  private static Population populationById(StudyId study, int revision, String id) {
    return Stream.concat(
            Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.GENERALISATION)
                .map(purpose -> Population.of(study, revision, purpose)),
            Arrays.stream(GeneralizationTest.values())
                .map(challenge -> Population.under(challenge, study, revision)))
        .filter(population -> population.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "population (%s) of revision %d has no known purpose."
                        .formatted(id, revision)));
  }
}
