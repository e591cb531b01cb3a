package io.netspace.local.chaos;

import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyLogTest {
  private final CandidateFixture first = aCandidate();
  private final CandidateFixture second = aCandidate().at(1);
  private final StudyConcluded conclusion = Fixtures.anEvent(StudyConcluded.class);
  private final RefinementDecided decision = Fixtures.anEvent(RefinementDecided.class);

  @Test
  void theFirstOutcomeOfACandidateCounts() {
    // When
    StudyLog log =
        told(first.thatWaits(), first.thatTrainedTo(6.8), first.thatTrainedTo(7.5), conclusion);
    // Then
    assertThat(log.fingerprint().fates().values()).containsExactly(new Fate("trained", 6.8));
    assertThat(log.endedAgain(first.candidate().id())).isTrue();
    assertThat(log.complaints()).isEmpty();
  }

  @Test
  void aConcludedStudyIsAtRestOnceNoCandidateIsOutstanding() {
    // Given
    StudyLog log = told(first.thatWaits(), second.thatWaits(), first.thatDiverged(), conclusion);
    boolean before = log.atRest();
    // When
    log.hear(second.thatWasAbandoned());
    // Then
    assertThat(before).isFalse();
    assertThat(log.atRest()).isTrue();
  }

  @Test
  void aCandidateWithoutAnOutcomeIsComplainedOf() {
    // When
    StudyLog log = told(first.thatWaits(), second.thatWaits(), first.thatTrainedTo(5), conclusion);
    // Then
    assertThat(log.complaints()).containsExactly("1 of 2 candidates have no outcome.");
  }

  @Test
  void anOutcomeOfWhatWasNeverSampledIsComplainedOf() {
    // When
    StudyLog log = told(first.thatTrainedTo(5), conclusion);
    // Then
    assertThat(log.complaints())
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
    StudyLog log = told(decision, other, conclusion);
    // Then
    assertThat(log.complaints())
        .containsExactly("Refinement shared-bottleneck-ratio was decided twice, differently.");
  }

  @Test
  void whatIsToldAgainIsNoNews() {
    // Given
    StudyLog log = told(first.thatWaits(), first.thatTrainedTo(5), decision, conclusion);
    int news = log.news();
    // When
    List.of(first.thatWaits(), first.thatTrainedTo(5), decision, conclusion).forEach(log::hear);
    // Then
    assertThat(log.news()).isEqualTo(news);
    assertThat(log.repetitions()).isEqualTo(4);
    assertThat(log.complaints()).isEmpty();
  }

  private static StudyLog told(Event... story) {
    StudyLog log = new StudyLog();
    List.of(story).forEach(log::hear);
    return log;
  }
}
