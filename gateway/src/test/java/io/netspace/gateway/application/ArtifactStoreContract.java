package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainedForm;
import io.netspace.gateway.domain.ArtifactsView;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of artifacts does for the gateway. */
public abstract class ArtifactStoreContract {
  private final Candidate candidate = aCandidate().candidate();

  /** The store, empty at first. */
  protected abstract ArtifactStore store();

  /** A trainer keeps a file of a network with this text. */
  protected abstract void keep(KeptNetwork network, TrainedForm form, String text);

  /** A trainer keeps a checkpoint with this text. */
  protected abstract void keepCheckpoint(Candidate of, String text);

  @Test
  void aKeptNetworkIsReadInItsForm() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.ONNX, "graph");
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.JSON, "text");

    // When / Then
    assertThat(text(STUDY, candidate.id(), TrainedForm.ONNX)).contains("graph");
    assertThat(text(STUDY, candidate.id(), TrainedForm.JSON)).contains("text");
    assertThat(text(STUDY, candidate.id(), TrainedForm.DL4J)).isEmpty();
  }

  @Test
  void ofACandidateThatIsKeptTwiceTheBetterCounts() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.ONNX, "worse");
    keep(KeptNetwork.of(candidate, 9.5), TrainedForm.ONNX, "better");

    // When / Then
    assertThat(text(STUDY, candidate.id(), TrainedForm.ONNX)).contains("better");
  }

  @Test
  void theNetworksOfAStudyComeBestFirst() {
    // Given
    KeptNetwork better = KeptNetwork.of(aCandidate().at(1).candidate(), 9.5);
    KeptNetwork worse = KeptNetwork.of(candidate, 42.5);
    keep(worse, TrainedForm.ONNX, "worse");
    keep(better, TrainedForm.ONNX, "better");

    // When / Then
    assertThat(store().networks(STUDY)).containsExactly(better, worse);
    assertThat(store().networks(new StudyId("other"))).isEmpty();
  }

  @Test
  void whatIsNotKeptIsNotThere() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.ONNX, "graph");

    // When / Then
    assertThat(text(STUDY, aCandidate().at(1).candidate().id(), TrainedForm.ONNX)).isEmpty();
    assertThat(text(new StudyId("other"), candidate.id(), TrainedForm.ONNX)).isEmpty();
  }

  @Test
  void theViewCountsNetworksAndCheckpoints() {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.ONNX, "1234");
    keep(KeptNetwork.of(candidate, 42.5), TrainedForm.JSON, "123456");
    keepCheckpoint(candidate, "12");
    keepCheckpoint(aCandidate().at(1).candidate(), "123");

    // When / Then
    assertThat(store().view()).isEqualTo(new ArtifactsView(1, 10, 2, 5));
  }

  @Test
  void nothingIsKeptAtFirst() {
    assertThat(store().view()).isEqualTo(new ArtifactsView(0, 0, 0, 0));
  }

  private Optional<String> text(StudyId study, CandidateId of, TrainedForm form)
      throws IOException {
    Optional<InputStream> found = store().network(study, of, form);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get()) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }
}
