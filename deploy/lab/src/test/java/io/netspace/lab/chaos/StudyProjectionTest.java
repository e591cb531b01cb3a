package io.netspace.lab.chaos;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.testing.CandidateFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyProjectionTest {
  private final CandidateFixture first = aCandidate();
  private final CandidateFixture second = aCandidate().at(1);
  private final StudyConcluded conclusion = EventFixtures.anEvent(StudyConcluded.class);
  private final RefinementDecided decision = EventFixtures.anEvent(RefinementDecided.class);

  @Test
  void theFirstOutcomeOfACandidateCounts() {
    // When
    StudyProjection log =
        projection(sampled(first), first.thatTrainedTo(6.8), first.thatTrainedTo(7.5), conclusion);
    // Then
    assertThat(log.fingerprint().outcomes().values())
        .containsExactly(new ComparableOutcome(CandidateResult.TRAINED, 6.8));
    assertThat(log.hasDuplicateOutcome(first.candidate().id())).isTrue();
    assertThat(log.violations(false)).isEmpty();
  }

  @Test
  void aConcludedStudyIsCompleteOnceNoCandidateIsOutstanding() {
    // Given
    StudyProjection log =
        projection(sampled(first), sampled(second), first.thatDiverged(), conclusion);
    boolean before = log.isComplete();
    // When
    log.apply(second.thatWasAbandoned());
    // Then
    assertThat(before).isFalse();
    assertThat(log.isComplete()).isTrue();
  }

  @Test
  void aCandidateWithoutAnOutcomeIsAViolation() {
    // When
    StudyProjection log =
        projection(sampled(first), sampled(second), first.thatTrainedTo(5), conclusion);
    // Then
    assertThat(log.violations(false)).containsExactly("1 of 2 candidates have no outcome.");
  }

  @Test
  void anOutcomeOfACandidateNeverSampledIsAViolation() {
    // When
    StudyProjection log = projection(first.thatTrainedTo(5), conclusion);
    // Then
    assertThat(log.violations(false))
        .containsExactly("1 outcomes are of candidates that were never sampled.");
  }

  @Test
  void aSecondDecisionThatDiffersIsAContradiction() {
    // Given
    RefinementDecided other =
        new RefinementDecided(
            decision.provenance(),
            decision.refinement(),
            decision.change(),
            decision.evidence(),
            Decision.REJECTED,
            "evidence");
    // When
    StudyProjection log = projection(decision, other, conclusion);
    // Then
    assertThat(log.violations(false))
        .containsExactly("Refinement shared-bottleneck-ratio was decided twice, differently.");
  }

  @Test
  void aDuplicateIsNoNewFact() {
    // Given
    StudyProjection log = projection(sampled(first), first.thatTrainedTo(5), decision, conclusion);
    int news = log.newFacts();
    // When
    List.of(sampled(first), first.thatTrainedTo(5), decision, conclusion).forEach(log::apply);
    // Then
    assertThat(log.newFacts()).isEqualTo(news);
    assertThat(log.duplicates()).isEqualTo(4);
    assertThat(log.violations(false)).isEmpty();
  }

  private static StudyProjection projection(Event... story) {
    StudyProjection log = new StudyProjection();
    List.of(story).forEach(log::apply);
    return log;
  }
}
