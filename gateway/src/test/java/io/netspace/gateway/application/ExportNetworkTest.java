package io.netspace.gateway.application;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aProvenance;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportNetworkTest {
  private final GatewayFixture gateway = new GatewayFixture();
  private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
  private final ExportNetwork useCase = new ExportNetwork(gateway.queries, artifacts);
  private final Candidate candidate = aCandidate().candidate();

  @BeforeEach
  void theCandidateIsSampled() {
    gateway.deliver(new StudyRequested(aProvenance(0), aStudy().study()));
    gateway.deliver(sampled(aCandidate()));
  }

  @Test
  void aKeptNetworkIsGivenInTheFormAskedFor() throws IOException {
    // Given
    gateway.deliver(aCandidate().thatTrainedTo(6.8));
    artifacts.keep(KeptNetwork.of(candidate, 6.8), ModelFormat.ONNX, "graph");

    // When / Then
    assertThat(useCase.export(candidate.id().value(), ModelFormat.ONNX)).hasContent("graph");
  }

  @Test
  void oneThatIsNotKeptIsExplained() {
    // Given
    gateway.deliver(aCandidate().thatTrainedTo(6.8));

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
  void oneThatIsNotTrainedIsReported() {
    assertRefused(
        exporting(candidate),
        Problem.Kind.CONFLICT,
        "candidate (" + candidate.id() + ") is not trained yet; ask again later.");
  }

  @Test
  void oneThatDivergedHasNone() {
    // Given
    gateway.deliver(aCandidate().thatDiverged());

    // When / Then
    assertRefused(
        exporting(candidate),
        Problem.Kind.CONFLICT,
        "candidate (" + candidate.id() + ") diverged; there is no network of it.");
  }

  @Test
  void oneThatWasAbandonedHasNone() {
    // Given
    gateway.deliver(aCandidate().thatWasAbandoned());

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
    return () -> useCase.export(of.id().value(), ModelFormat.ONNX);
  }

  private static void assertRefused(ThrowingCallable export, Problem.Kind kind, String message) {
    assertThatThrownBy(export)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind))
        .hasMessage(message);
  }
}
