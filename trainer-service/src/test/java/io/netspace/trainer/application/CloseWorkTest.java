package io.netspace.trainer.application;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseWorkTest {
  private static final byte[] STATE = {1};

  private final ArtifactStore artifacts = new InMemoryArtifactStore(1);
  private final ClosedWork closings = new ClosedWork();
  private final CloseWork useCase = new CloseWork(closings, new StudyDataSets(), artifacts);
  private final Candidate candidate = aCandidate().candidate();
  private final Candidate later =
      aCandidate().ofPopulation(Population.of(STUDY, 1, Purpose.CHALLENGE)).candidate();

  @BeforeEach
  void saveCheckpoints() {
    artifacts.artifactsOf(candidate).saveCheckpoint(STATE);
    artifacts.artifactsOf(later).saveCheckpoint(STATE);
  }

  @Test
  void aClosedPopulationLosesItsCheckpoints() {
    // When
    useCase.apply(anEvent(PopulationClosed.class));

    // Then
    assertThat(closings.includes(candidate)).isTrue();
    assertThat(artifacts.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(artifacts.artifactsOf(later).loadCheckpoint()).isPresent();
  }

  @Test
  void aCancelledStudyLosesAllItsCheckpoints() {
    // When
    useCase.apply(anEvent(StudyCancelled.class));

    // Then
    assertThat(closings.includes(later)).isTrue();
    assertThat(artifacts.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(artifacts.artifactsOf(later).loadCheckpoint()).isEmpty();
  }

  @Test
  void aPausedStudyKeepsThem() {
    // When
    useCase.apply(anEvent(StudyPaused.class));

    // Then
    assertThat(closings.includes(candidate)).isFalse();
    assertThat(artifacts.artifactsOf(candidate).loadCheckpoint()).isPresent();
  }
}
