package io.netspace.model.study;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidateCountsTest {
  private static final CandidateResult TOO_LARGE =
      CandidateResult.abandoned(AbandonReason.TOO_LARGE);

  @Test
  void statusesAddUpToSampledAndReasonsToAbandoned() {
    // When
    CandidateCounts counts =
        Stream.of(
                CandidateCounts.of(CandidateResult.OUTSTANDING, 1),
                CandidateCounts.of(CandidateResult.TRAINED, 2),
                CandidateCounts.of(CandidateResult.DIVERGED, 4),
                CandidateCounts.of(TOO_LARGE, 8),
                CandidateCounts.of(CandidateResult.abandoned(AbandonReason.POPULATION_CLOSED), 16),
                CandidateCounts.of(TOO_LARGE, 32))
            .reduce(CandidateCounts.NONE, CandidateCounts::plus);
    // Then
    assertThat(counts)
        .isEqualTo(
            new CandidateCounts(
                2, 4, 1, Map.of(AbandonReason.TOO_LARGE, 40, AbandonReason.POPULATION_CLOSED, 16)));
    assertThat(counts.sampled()).isEqualTo(63);
    assertThat(counts.abandoned()).isEqualTo(56);
    assertThat(counts.withOutcome()).isEqualTo(62);
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsCountedOnce(CandidateStatus status) {
    // Given
    CandidateResult result =
        status == CandidateStatus.ABANDONED ? TOO_LARGE : new CandidateResult(status, null);
    // When
    CandidateCounts counts = CandidateCounts.of(result, 3);
    // Then
    assertThat(counts.of(status)).isEqualTo(3);
    assertThat(counts.sampled()).isEqualTo(3);
  }

  @Test
  void anOutcomeHasItsStatusAndReason() {
    assertThat(CandidateResult.of(aCandidate().thatTrainedTo(5)))
        .isEqualTo(CandidateResult.TRAINED);
    assertThat(CandidateResult.of(aCandidate().thatDiverged())).isEqualTo(CandidateResult.DIVERGED);
    assertThat(CandidateResult.of(aCandidate().thatWasAbandoned()))
        .isEqualTo(CandidateResult.abandoned(AbandonReason.ATTEMPTS_EXHAUSTED));
  }

  @Test
  void aReasonBelongsToAbandonedCandidatesOnly() {
    assertThatThrownBy(() -> new CandidateResult(CandidateStatus.ABANDONED, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CandidateResult(CandidateStatus.TRAINED, AbandonReason.TOO_LARGE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
