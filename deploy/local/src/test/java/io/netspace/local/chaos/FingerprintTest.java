package io.netspace.local.chaos;

import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private final CandidateFixture first = aCandidate();
  private final CandidateFixture second = aCandidate().at(1);
  private final RefinementDecided decision = Fixtures.anEvent(RefinementDecided.class);
  private final StudyConcluded conclusion = Fixtures.anEvent(StudyConcluded.class);

  @Test
  void theOrderOfOutcomesIsNoDifference() {
    // Given
    Fingerprint undisturbed =
        of(first.thatWaits(), second.thatWaits(), first.thatTrainedTo(5), second.thatTrainedTo(6));
    // When
    Fingerprint disturbed =
        of(second.thatWaits(), second.thatTrainedTo(6), first.thatWaits(), first.thatTrainedTo(5));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed)).isEmpty();
  }

  @Test
  void theLastDigitOfAnErrorIsADifference() {
    // Given
    Fingerprint undisturbed = of(first.thatWaits(), first.thatTrainedTo(5));
    // When
    Fingerprint disturbed = of(first.thatWaits(), first.thatTrainedTo(Math.nextUp(5.0)));
    // Then
    assertThat(disturbed.differencesFrom(undisturbed))
        .singleElement()
        .asString()
        .contains(first.candidate().id().value(), "5.000000000000001", "5.0");
  }

  @Test
  void aCandidateMoreOrLessIsADifference() {
    // Given
    Fingerprint undisturbed = of(first.thatWaits());
    // When
    Fingerprint disturbed = of(second.thatWaits());
    // Then
    assertThat(disturbed.differencesFrom(undisturbed))
        .containsExactly(
            "candidate %s was not sampled.".formatted(first.candidate().id()),
            "candidate %s was sampled only here.".formatted(second.candidate().id()));
  }

  @Test
  void otherParametersAreADifference() {
    // Given
    Fingerprint undisturbed = of(first.thatWaits());
    // When
    Fingerprint disturbed = of(first.withDepth(5).thatWaits());
    // Then
    assertThat(disturbed.differencesFrom(undisturbed)).hasSize(1);
  }

  @Test
  void theModelsOfADecisionAreADifferenceButNotItsTime() {
    // Given
    Fingerprint undisturbed = of(decision);
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

  private static Fingerprint of(Event... story) {
    StudyLog log = new StudyLog();
    List.of(story).forEach(log::hear);
    return log.fingerprint();
  }
}
