package io.netspace.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.proof.ProvenDecision;
import io.netspace.contracts.vocabulary.proof.ProvenFate;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.ProvenReview;
import io.netspace.contracts.vocabulary.proof.ProvenUndoing;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import io.netspace.gateway.domain.ProofOfStudy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofOfStudyTest {
  private final Gateway gateway = new Gateway();

  @Test
  void aConcludedStudyHasAllThatWasSaidOfIt() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.whole()));
    // When
    StudyProof proof = proof(Gateway.STUDY);
    // Then
    assertThat(proof.revisions())
        .extracting(revision -> revision.number())
        .containsExactly(0, 1, 2);
    assertThat(proof.decisions())
        .extracting(ProvenDecision::refinement)
        .containsExactly(RefinementId.of(Gateway.STUDY, 1), RefinementId.of(Gateway.STUDY, 2));
    assertThat(proof.decisions().getFirst())
        .returns("ada", ProvenDecision::decidedBy)
        .returns(Decision.ACCEPTED, ProvenDecision::recommendation)
        .returns(new ProvenReview(true, "ada", "The interval is clear."), ProvenDecision::review);
    assertThat(proof.decisions())
        .extracting(ProvenDecision::evidence)
        .isEqualTo(
            StoryOfAStudy.whole().stream()
                .filter(RefinementDecided.class::isInstance)
                .map(event -> ((RefinementDecided) event).evidence())
                .toList());
    assertThat(proof.conclusion()).isNotNull();
    assertThat(proof.populations())
        .extracting(ProvenPopulation::purpose)
        .containsExactly(Purpose.EXPLORE, Purpose.CHALLENGE, Purpose.CHALLENGE);
  }

  @Test
  void ofEveryCandidateTheFirstOutcomeOfTheLogIsThereWithItsDigest() {
    // Given
    List<Event> story = StoryOfAStudy.whole();
    List<ProvenOutcome> first = new ArrayList<>();
    Set<CandidateId> seen = new HashSet<>();
    for (Event event : story) {
      if (event instanceof Outcome outcome && seen.add(outcome.candidate().id())) {
        first.add(OutcomesOfTests.proven(outcome));
      }
    }
    gateway.tell(StoryOfAStudy.entries(story));
    // When
    List<ProvenOutcome> told =
        proof(Gateway.STUDY).populations().stream()
            .flatMap(population -> population.outcomes().stream())
            .toList();
    // Then
    assertThat(told).hasSize(3 * StoryOfAStudy.MODELS).containsExactlyInAnyOrderElementsOf(first);
    assertThat(told).extracting(ProvenOutcome::state).contains(ProvenFate.ABANDONED);
  }

  @Test
  void aStudyThatStillRunsHasNoConclusionAndNoOutcomeOfWhatIsOutstanding() {
    // Given
    StudyId other = new StudyId("demo-2");
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.ofReplicates(other)));
    // When
    StudyProof proof = proof(other);
    // Then
    assertThat(proof.conclusion()).isNull();
    assertThat(proof.decisions()).isEmpty();
    ProvenPopulation population = proof.populations().getFirst();
    assertThat(population.requested()).isEqualTo(3);
    assertThat(population.outcomes())
        .hasSize(5)
        .isSortedAccordingTo(
            Comparator.comparingInt(ProvenOutcome::index)
                .thenComparingInt(ProvenOutcome::replicate));
  }

  @Test
  void whoUndidARefinementIsNamed() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatWaitsForAPerson()));
    RefinementId first = RefinementId.of(Gateway.STUDY, 1);
    // When
    gateway.tell(
        new RefinementUndone(Fixtures.aProvenance(1), first, "grace", "The data were wrong."));
    // Then
    assertThat(proof(Gateway.STUDY).decisions().getFirst().undone())
        .isEqualTo(new ProvenUndoing("grace", "The data were wrong."));
  }

  private StudyProof proof(StudyId study) {
    return ProofOfStudy.of(gateway.queries.dossier(study.value()));
  }
}
