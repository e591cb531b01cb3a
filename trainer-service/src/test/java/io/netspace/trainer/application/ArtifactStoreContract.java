package io.netspace.trainer.application;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of artifacts does. */
public abstract class ArtifactStoreContract {
  private static final byte[] FIRST = {1};
  private static final byte[] SECOND = {2, 2};
  private static final Population LATER = Population.of(STUDY, 1, Purpose.CHALLENGE);

  private final Candidate candidate = aCandidate().candidate();
  private final Candidate neighbour = aCandidate().at(1).candidate();

  /** An empty store that keeps so many networks of a study. */
  protected abstract ArtifactStore storeOf(int best);

  /** The networks of a study in the store made last, best first. */
  protected abstract List<KeptNetwork> kept(StudyId study);

  @Test
  void theLastCheckpointIsFoundByTheNextTraining() {
    // Given
    ArtifactStore store = storeOf(1);
    store.artifactsOf(candidate).saveCheckpoint(FIRST);
    store.artifactsOf(candidate).saveCheckpoint(SECOND);

    // When / Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).contains(SECOND);
    assertThat(store.artifactsOf(neighbour).loadCheckpoint()).isEmpty();
  }

  @Test
  void aDroppedCheckpointIsGoneAndItsNeighbourStays() {
    // Given
    ArtifactStore store = storeOf(1);
    store.artifactsOf(candidate).saveCheckpoint(FIRST);
    store.artifactsOf(neighbour).saveCheckpoint(SECOND);

    // When
    store.deleteCheckpoint(candidate);
    store.deleteCheckpoint(candidate);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(store.artifactsOf(neighbour).loadCheckpoint()).contains(SECOND);
  }

  @Test
  void theCheckpointsOfAPopulationGoTogether() {
    // Given
    ArtifactStore store = storeOf(1);
    Candidate later = aCandidate().ofPopulation(LATER).candidate();
    store.artifactsOf(candidate).saveCheckpoint(FIRST);
    store.artifactsOf(later).saveCheckpoint(SECOND);

    // When
    store.deleteCheckpoints(candidate.population());

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(store.artifactsOf(later).loadCheckpoint()).contains(SECOND);
  }

  @Test
  void theCheckpointsOfAStudyGoTogetherAndItsNetworksStay() {
    // Given
    ArtifactStore store = storeOf(1);
    Candidate other = of("other-4f1c02ab", 0);
    store.artifactsOf(candidate).saveCheckpoint(FIRST);
    store.artifactsOf(other).saveCheckpoint(SECOND);
    keep(store, 30, candidate);

    // When
    store.deleteCheckpoints(STUDY);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(store.artifactsOf(other).loadCheckpoint()).contains(SECOND);
    assertThat(kept(STUDY)).hasSize(1);
  }

  @Test
  void whatIsDroppedCanBeKeptAgain() {
    // Given
    ArtifactStore store = storeOf(1);
    store.artifactsOf(candidate).saveCheckpoint(FIRST);
    store.deleteCheckpoints(candidate.population());

    // When
    store.artifactsOf(candidate).saveCheckpoint(SECOND);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).contains(SECOND);
  }

  @Test
  void noNetworkOfABaselineOrUnderAChallengeTakesThePlaceOfAStudysBest() {
    // Given
    ArtifactStore store = storeOf(1);
    keep(store, 30, candidate);

    // When
    keep(store, 10, of(Population.of(STUDY, 0, Purpose.BASELINE)));
    keep(store, 10, of(Population.under(GeneralizationTest.EPOCHS_X3, STUDY, 0)));

    // Then
    assertThat(kept(STUDY)).containsExactly(KeptNetwork.of(candidate, 30));
  }

  private static Candidate of(Population population) {
    return aCandidate().ofPopulation(population).candidate();
  }

  @Test
  void theBestNetworksOfAStudyAreKept() {
    // Given
    ArtifactStore store = storeOf(2);

    // When
    keep(store, 30, at(0));
    keep(store, 10, at(1));
    keep(store, 100, at(2));
    keep(store, 9.5, at(3));

    // Then
    assertThat(kept(STUDY)).containsExactly(KeptNetwork.of(at(3), 9.5), KeptNetwork.of(at(1), 10));
  }

  @Test
  void ofEqualErrorsTheLowerIndexIsKept() {
    // Given
    ArtifactStore store = storeOf(1);

    // When
    keep(store, 10, at(10));
    keep(store, 10, at(9));

    // Then
    assertThat(kept(STUDY)).containsExactly(KeptNetwork.of(at(9), 10));
  }

  @Test
  void aCandidateThatTrainedTwiceIsKeptOnce() {
    // Given
    ArtifactStore store = storeOf(2);

    // When
    keep(store, 10, candidate);
    keep(store, 12, candidate);
    keep(store, 10, candidate);
    keep(store, 30, neighbour);

    // Then
    assertThat(kept(STUDY))
        .containsExactly(KeptNetwork.of(candidate, 10), KeptNetwork.of(neighbour, 30));
  }

  @Test
  void studiesDoNotCompete() {
    // Given
    ArtifactStore store = storeOf(1);
    Candidate other = of("other-4f1c02ab", 0);

    // When
    keep(store, 10, candidate);
    keep(store, 20, other);

    // Then
    assertThat(kept(STUDY)).hasSize(1);
    assertThat(kept(other.population().study())).hasSize(1);
  }

  @Test
  void whatIsNotKeptIsNotWritten() {
    // Given
    ArtifactStore store = storeOf(1);
    List<ModelFormat> written = new ArrayList<>();
    keep(store, 10, candidate);

    // When
    store.artifactsOf(neighbour).saveIfAmongBest(recording(20, written));
    store.artifactsOf(neighbour).saveIfAmongBest(recording(5, written));

    // Then
    assertThat(written).containsExactly(ModelFormat.values());
  }

  @Test
  void noneIsKeptWhereNoneIsWanted() {
    // Given
    ArtifactStore store = storeOf(0);

    // When
    keep(store, 10, candidate);

    // Then
    assertThat(kept(STUDY)).isEmpty();
  }

  private static void keep(ArtifactStore store, double errorPercent, Candidate candidate) {
    store.artifactsOf(candidate).saveIfAmongBest(new EmptyNetwork(errorPercent));
  }

  private static TrainedNetwork recording(double errorPercent, List<ModelFormat> written) {
    return new TrainedNetwork() {
      @Override
      public double errorPercent() {
        return errorPercent;
      }

      @Override
      public void write(ModelFormat form, OutputStream out) {
        written.add(form);
      }
    };
  }

  private static Candidate at(int index) {
    return aCandidate().at(index).candidate();
  }

  private static Candidate of(String study, int index) {
    Population population = Population.of(new StudyId(study), 0, Purpose.EXPLORE);
    return aCandidate().ofPopulation(population).at(index).candidate();
  }
}
