package io.netspace.trainer.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeedClosingTest {
  private static final byte[] STATE = {1};

  private final ArtifactStore artifacts = new InMemoryArtifactStore(1);
  private final Closings closings = new Closings();
  private final HeedClosing useCase = new HeedClosing(closings, artifacts);
  private final Candidate candidate = aCandidate().candidate();
  private final Candidate later =
      aCandidate().ofPopulation(Population.of(STUDY, 1, Purpose.CHALLENGE)).candidate();

  @BeforeEach
  void keepCheckpoints() {
    artifacts.of(candidate).keepCheckpoint(STATE);
    artifacts.of(later).keepCheckpoint(STATE);
  }

  @Test
  void aClosedPopulationLosesItsCheckpoints() {
    // When
    useCase.heed(anEvent(PopulationClosed.class));

    // Then
    assertThat(closings.concern(candidate)).isTrue();
    assertThat(artifacts.of(candidate).checkpoint()).isEmpty();
    assertThat(artifacts.of(later).checkpoint()).isPresent();
  }

  @Test
  void aCancelledStudyLosesAllItsCheckpoints() {
    // When
    useCase.heed(anEvent(StudyCancelled.class));

    // Then
    assertThat(closings.concern(later)).isTrue();
    assertThat(artifacts.of(candidate).checkpoint()).isEmpty();
    assertThat(artifacts.of(later).checkpoint()).isEmpty();
  }

  @Test
  void aPausedStudyKeepsThem() {
    // When
    useCase.heed(anEvent(StudyPaused.class));

    // Then
    assertThat(closings.concern(candidate)).isFalse();
    assertThat(artifacts.of(candidate).checkpoint()).isPresent();
  }
}
