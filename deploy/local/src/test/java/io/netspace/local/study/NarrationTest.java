package io.netspace.local.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.local.client.StudyView;
import org.junit.jupiter.api.Test;

class NarrationTest {
  @Test
  void nowSaysRevisionCountsErrorsAndForecast() {
    assertThat(Narration.now(StudyViewFixture.exploring()))
        .isEqualTo("AnyNetX_A 9/14 trained · mean error 41.0 % · best 22.1 % · about 3 min left");
  }

  @Test
  void nowComparesTheChallengerWithTheIncumbentAlone() {
    assertThat(Narration.now(StudyViewFixture.comparing()))
        .isEqualTo(
            "AnyNetX_A+shared-groupWidth 3/14 trained · mean error 41.0 → 43.5 % · best 20.0 %");
  }

  @Test
  void nothingIsSaidTwice() {
    // Given
    StudyView study = StudyViewFixture.concluded();
    // When / Then
    assertThat(Narration.since(study, study)).isEmpty();
  }

  @Test
  void eachDecisionRevisionAndEndHasItsLine() {
    assertThat(Narration.since(StudyViewFixture.exploring(), StudyViewFixture.concluded()))
        .containsExactly(
            "shared bottleneck ratio (simplification): accepted by analyzer, gain 0.8 points (-1.2 to 2.9), 14 pairs",
            "AnyNetX_B, 10^9.1 networks: 14 models to train",
            "concluded on AnyNetX_B, 10^9.1 networks, best error 20.0 %; 27 trained, 1 diverged, 0 abandoned");
  }

  @Test
  void networksThatAreTrainedSeveralTimesAreCountedOnce() {
    assertThat(Narration.since(StudyViewFixture.exploring(), StudyViewFixture.replicated()))
        .contains("AnyNetX_B, 10^9.1 networks: 7 models to train, 2 times each");
  }

  @Test
  void theEndOfTheLadderIsSaidBeforeTheConclusion() {
    // Given
    StudyView concluding = StudyViewFixture.concluding();
    // When / Then
    assertThat(Narration.since(StudyViewFixture.comparing(), concluding))
        .containsExactly("the ladder is done, 2 outstanding");
    assertThat(Narration.now(concluding)).contains("the ladder is done, 2 outstanding");
  }

  @Test
  void theFirstLookSaysWhatIsUnderWay() {
    assertThat(Narration.since(null, StudyViewFixture.exploring()))
        .containsExactly("AnyNetX_A, 10^10.3 networks: 14 models to train");
  }
}
