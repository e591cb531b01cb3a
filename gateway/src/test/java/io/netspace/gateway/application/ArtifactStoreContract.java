package io.netspace.gateway.application;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
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
  protected abstract void keep(KeptNetwork network, ModelFormat form, String text);

  /** A trainer keeps a checkpoint with this text. */
  protected abstract void keepCheckpoint(Candidate of, String text);

  @Test
  void aKeptNetworkIsReadInItsForm() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.ONNX, "graph");
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.JSON, "text");

    // When / Then
    assertThat(text(STUDY, candidate.id(), ModelFormat.ONNX)).contains("graph");
    assertThat(text(STUDY, candidate.id(), ModelFormat.JSON)).contains("text");
    assertThat(text(STUDY, candidate.id(), ModelFormat.DL4J)).isEmpty();
  }

  @Test
  void ofACandidateThatIsKeptTwiceTheBetterCounts() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.ONNX, "worse");
    keep(KeptNetwork.of(candidate, 9.5), ModelFormat.ONNX, "better");

    // When / Then
    assertThat(text(STUDY, candidate.id(), ModelFormat.ONNX)).contains("better");
  }

  @Test
  void theNetworksOfAStudyComeBestFirst() {
    // Given
    KeptNetwork better = KeptNetwork.of(aCandidate().at(1).candidate(), 9.5);
    KeptNetwork worse = KeptNetwork.of(candidate, 42.5);
    keep(worse, ModelFormat.ONNX, "worse");
    keep(better, ModelFormat.ONNX, "better");

    // When / Then
    assertThat(store().networks(STUDY)).containsExactly(better, worse);
    assertThat(store().networks(new StudyId("other"))).isEmpty();
  }

  @Test
  void whatIsNotKeptIsNotThere() throws IOException {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.ONNX, "graph");

    // When / Then
    assertThat(text(STUDY, aCandidate().at(1).candidate().id(), ModelFormat.ONNX)).isEmpty();
    assertThat(text(new StudyId("other"), candidate.id(), ModelFormat.ONNX)).isEmpty();
  }

  @Test
  void theViewCountsNetworksAndCheckpoints() {
    // Given
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.ONNX, "1234");
    keep(KeptNetwork.of(candidate, 42.5), ModelFormat.JSON, "123456");
    keepCheckpoint(candidate, "12");
    keepCheckpoint(aCandidate().at(1).candidate(), "123");

    // When / Then
    assertThat(store().view()).isEqualTo(new ArtifactsView(1, 10, 2, 5));
  }

  @Test
  void nothingIsKeptAtFirst() {
    assertThat(store().view()).isEqualTo(new ArtifactsView(0, 0, 0, 0));
  }

  private Optional<String> text(StudyId study, CandidateId of, ModelFormat form)
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
