package io.netspace.lab.chaos;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.Event;
import io.netspace.model.study.Evidence;
import io.netspace.model.testing.CandidateFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFingerprintTest {
  private final CandidateFixture first = aCandidate();
  private final CandidateFixture second = aCandidate().at(1);
  private final RefinementDecided decision = EventFixtures.anEvent(RefinementDecided.class);
  private final StudyConcluded conclusion = EventFixtures.anEvent(StudyConcluded.class);

  @Test
  void theOrderOfOutcomesIsNoDifference() {
    // Given
    RunFingerprint undisturbed =
        of(sampled(first), sampled(second), first.thatTrainedTo(5), second.thatTrainedTo(6));
    // When
    RunFingerprint disturbed =
        of(sampled(second), second.thatTrainedTo(6), sampled(first), first.thatTrainedTo(5));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed)).isEmpty();
  }

  @Test
  void theLastDigitOfAnErrorIsADifference() {
    // Given
    RunFingerprint undisturbed = of(sampled(first), first.thatTrainedTo(5));
    // When
    RunFingerprint disturbed = of(sampled(first), first.thatTrainedTo(Math.nextUp(5.0)));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed))
        .singleElement()
        .asString()
        .contains(first.candidate().id().value(), "5.000000000000001", "5.0");
  }

  @Test
  void aCandidateMoreOrLessIsADifference() {
    // Given
    RunFingerprint undisturbed = of(sampled(first));
    // When
    RunFingerprint disturbed = of(sampled(second));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed))
        .containsExactly(
            "candidate %s was not sampled.".formatted(first.candidate().id()),
            "candidate %s was sampled only here.".formatted(second.candidate().id()));
  }

  @Test
  void otherParametersAreADifference() {
    // Given
    RunFingerprint undisturbed = of(sampled(first));
    // When
    RunFingerprint disturbed = of(sampled(first.withDepth(5)));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed)).hasSize(1);
  }

  @Test
  void theModelsOfADecisionAreADifferenceButNotItsTime() {
    // Given
    RunFingerprint undisturbed = of(decision);
    // When / Then
    assertThat(of(on(8, 500)).differencesFrom(undisturbed)).isEmpty();
    assertThat(of(on(7, 96.5)).differencesFrom(undisturbed)).hasSize(1);
  }

  @Test
  void anAbsentConclusionIsADifference() {
    // When / Then
    assertThat(of().differencesFrom(of(conclusion))).hasSize(1);
  }

  private RefinementDecided on(int models, double trainingSeconds) {
    Evidence evidence = decision.evidence();
    return new RefinementDecided(
        decision.provenance(),
        decision.refinement(),
        decision.change(),
        new Evidence(
            evidence.incumbent(),
            evidence.challenger(),
            models,
            evidence.excludedPairs(),
            evidence.incumbentMeanError(),
            evidence.challengerMeanError(),
            evidence.gain(),
            evidence.interval(),
            evidence.confidence(),
            evidence.margin(),
            trainingSeconds,
            evidence.guarantee()),
        decision.decision(),
        decision.decidedBy());
  }

  private static RunFingerprint of(Event... story) {
    StudyProjection log = new StudyProjection();
    List.of(story).forEach(log::apply);
    return log.fingerprint();
  }
}
