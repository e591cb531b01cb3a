package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aProvenance;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.TrainedForm;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportNetworkTest {
  private final Gateway gateway = new Gateway();
  private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
  private final ExportNetwork useCase = new ExportNetwork(gateway.queries, artifacts);
  private final Candidate candidate = aCandidate().candidate();

  @BeforeEach
  void theCandidateIsSampled() {
    gateway.tell(new StudyRequested(aProvenance(0), aStudy().study()));
    gateway.tell(aCandidate().thatWaits());
  }

  @Test
  void aKeptNetworkIsGivenInTheFormAskedFor() throws IOException {
    // Given
    gateway.tell(aCandidate().thatTrainedTo(6.8));
    artifacts.keep(KeptNetwork.of(candidate, 6.8), TrainedForm.ONNX, "graph");

    // When / Then
    assertThat(useCase.export(candidate.id().value(), TrainedForm.ONNX)).hasContent("graph");
  }

  @Test
  void oneThatIsNotKeptIsSaidWhy() {
    // Given
    gateway.tell(aCandidate().thatTrainedTo(6.8));

    // When / Then
    assertRefused(
        exporting(candidate),
        Problem.Kind.UNKNOWN,
        "The network of candidate ("
            + candidate.id()
            + ") is not kept: trainers keep the best of a study only, as many as"
            + " netspace.trainer.artifacts.keep says, in the directory that"
            + " netspace.gateway.artifacts names.");
  }

  @Test
  void oneThatIsNotTrainedIsSaidToBeSo() {
    assertRefused(
        exporting(candidate),
        Problem.Kind.CONFLICT,
        "candidate (" + candidate.id() + ") is not trained yet; ask again later.");
  }

  @Test
  void oneThatDivergedHasNone() {
    // Given
    gateway.tell(aCandidate().thatDiverged());

    // When / Then
    assertRefused(
        exporting(candidate),
        Problem.Kind.CONFLICT,
        "candidate (" + candidate.id() + ") diverged; there is no network of it.");
  }

  @Test
  void oneThatWasAbandonedHasNone() {
    // Given
    gateway.tell(aCandidate().thatWasAbandoned());

    // When / Then
    assertRefused(
        exporting(candidate),
        Problem.Kind.CONFLICT,
        "candidate (" + candidate.id() + ") was abandoned; there is no network of it.");
  }

  @Test
  void anUnknownCandidateIsUnknown() {
    assertRefused(
        exporting(aCandidate().at(7).candidate()),
        Problem.Kind.UNKNOWN,
        "candidate ("
            + aCandidate().at(7).candidate().id()
            + ") is not known; GET /api/v1/studies/{id}/candidates lists a study's.");
  }

  private ThrowingCallable exporting(Candidate of) {
    return () -> useCase.export(of.id().value(), TrainedForm.ONNX);
  }

  private static void assertRefused(ThrowingCallable export, Problem.Kind kind, String message) {
    assertThatThrownBy(export)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind))
        .hasMessage(message);
  }
}
