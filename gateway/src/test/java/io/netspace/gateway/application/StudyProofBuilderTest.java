package io.netspace.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenReview;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.ProvenUndo;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.Fixtures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyProofBuilderTest {
  private final GatewayFixture gateway = new GatewayFixture();

  @Test
  void aConcludedStudyHasAllItsDecisions() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.complete()));
    // When
    StudyProof proof = proof(GatewayFixture.STUDY);
    // Then
    assertThat(proof.revisions())
        .extracting(revision -> revision.number())
        .containsExactly(0, 1, 2);
    assertThat(proof.decisions())
        .extracting(ProvenDecision::refinement)
        .containsExactly(
            RefinementId.of(GatewayFixture.STUDY, 1), RefinementId.of(GatewayFixture.STUDY, 2));
    assertThat(proof.decisions().getFirst())
        .returns("ada", ProvenDecision::decidedBy)
        .returns(Decision.ACCEPTED, ProvenDecision::recommendation)
        .returns(new ProvenReview(true, "ada", "The interval is clear."), ProvenDecision::review);
    assertThat(proof.decisions())
        .extracting(ProvenDecision::evidence)
        .isEqualTo(
            StudyScenario.complete().stream()
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
    List<Event> story = StudyScenario.complete();
    List<ProvenOutcome> first = new ArrayList<>();
    Set<CandidateId> seen = new HashSet<>();
    for (Event event : story) {
      if (event instanceof Outcome outcome && seen.add(outcome.candidate().id())) {
        first.add(ProvenOutcomes.proven(outcome));
      }
    }
    gateway.deliver(StudyScenario.entries(story));
    // When
    List<ProvenOutcome> proven =
        proof(GatewayFixture.STUDY).populations().stream()
            .flatMap(population -> population.outcomes().stream())
            .toList();
    // Then
    assertThat(proven).hasSize(3 * StudyScenario.MODELS).containsExactlyInAnyOrderElementsOf(first);
    assertThat(proven).extracting(ProvenOutcome::state).contains(ProvenStatus.ABANDONED);
  }

  @Test
  void aStudyThatStillRunsHasNoConclusionAndNoOutcomeOfWhatIsOutstanding() {
    // Given
    StudyId other = new StudyId("demo-2");
    gateway.deliver(StudyScenario.entries(StudyScenario.withReplicates(other)));
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
    gateway.deliver(StudyScenario.entries(StudyScenario.awaitingApproval()));
    RefinementId first = RefinementId.of(GatewayFixture.STUDY, 1);
    // When
    gateway.deliver(
        new RefinementUndone(Fixtures.aProvenance(1), first, "grace", "The data were wrong."));
    // Then
    assertThat(proof(GatewayFixture.STUDY).decisions().getFirst().undone())
        .isEqualTo(new ProvenUndo("grace", "The data were wrong."));
  }

  private StudyProof proof(StudyId study) {
    return StudyProofBuilder.build(gateway.queries.snapshot(study.value()));
  }
}
