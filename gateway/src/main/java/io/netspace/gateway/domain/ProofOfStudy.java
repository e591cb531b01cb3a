package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.proof.ProvenDecision;
import io.netspace.contracts.vocabulary.proof.ProvenFate;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.ProvenReview;
import io.netspace.contracts.vocabulary.proof.ProvenUndoing;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is needed to recompute every decision of a study, as far as it has come. */
public final class ProofOfStudy {
  private final StudyFacts facts;
  private final Map<PopulationId, List<ProvenOutcome>> outcomes = new HashMap<>();
  private final Map<PopulationId, Integer> networks = new HashMap<>();

  private ProofOfStudy(Dossier dossier) {
    facts = dossier.facts();
    dossier.ledger().forEach(this::take);
  }

  /** The proof of a study whose request is known. */
  public static StudyProof of(Dossier dossier) {
    return new ProofOfStudy(dossier).proof(Objects.requireNonNull(dossier.facts().study()));
  }

  private void take(Cohort cohort, int index, Standing standing) {
    networks.merge(cohort.population(), index + 1, Math::max);
    fate(standing.state())
        .map(
            state ->
                ProvenOutcome.of(standing.id(), index, cohort.replicate(), state, standing.error()))
        .ifPresent(
            outcome ->
                outcomes.computeIfAbsent(cohort.population(), _ -> new ArrayList<>()).add(outcome));
  }

  private static Optional<ProvenFate> fate(CandidateState state) {
    return switch (state) {
      case OUTSTANDING -> Optional.empty();
      case TRAINED -> Optional.of(ProvenFate.TRAINED);
      case DIVERGED -> Optional.of(ProvenFate.DIVERGED);
      case ABANDONED -> Optional.of(ProvenFate.ABANDONED);
    };
  }

  private StudyProof proof(Study study) {
    return new StudyProof(
        StudyProof.VERSION,
        study,
        List.copyOf(facts.revisions().values()),
        facts.refinements().values().stream()
            .filter(refinement -> refinement.decided() != null)
            .sorted(Comparator.comparingInt(RefinementFacts::challenger))
            .map(ProofOfStudy::decision)
            .toList(),
        facts.course().conclusion(),
        facts.populations().entrySet().stream()
            .map(known -> population(study.id(), known.getKey(), known.getValue()))
            .toList());
  }

  private static ProvenDecision decision(RefinementFacts refinement) {
    RefinementFacts.Settlement decided = Objects.requireNonNull(refinement.decided());
    RefinementFacts.Proposal proposed = refinement.proposed();
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
        undone == null ? null : new ProvenUndoing(undone.reviewer(), undone.reason()));
  }

  private ProvenPopulation population(StudyId study, String id, PopulationFacts known) {
    Population population = named(study, known.revision(), id);
    return new ProvenPopulation(
        population.id(),
        population.revision(),
        population.purpose(),
        population.challenge(),
        known.requested(),
        available(population.id(), known),
        outcomes.getOrDefault(population.id(), List.of()).stream()
            .sorted(
                Comparator.comparingInt(ProvenOutcome::index)
                    .thenComparingInt(ProvenOutcome::replicate))
            .toList());
  }

  /** Where a space ran out, the networks that were sampled are all that it has. */
  private @Nullable Integer available(PopulationId population, PopulationFacts known) {
    return known.exhausted() == null ? null : networks.getOrDefault(population, 0);
  }

  /** A population by its id, which is made of its revision, purpose and challenge. */
  private static Population named(StudyId study, int revision, String id) {
    return Stream.concat(
            Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.GENERALISATION)
                .map(purpose -> Population.of(study, revision, purpose)),
            Arrays.stream(Challenge.values())
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
