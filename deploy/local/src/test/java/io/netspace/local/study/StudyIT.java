package io.netspace.local.study;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.gateway.application.view.KeptView;
import io.netspace.gateway.application.view.RevisionView;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.Installation;
import io.netspace.local.process.LocalNetspace;
import io.netspace.model.training.ModelFormat;
import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole system: broker, store, four services, two trainers. */
class StudyIT {
  private static final int PILOT = 1;
  private static final int STEPS_OF_THE_LADDER = 5;

  /** Each trainer makes room for a fresh one in the middle of the study. */
  private static final Map<String, String> RECYCLED = Map.of("NETSPACE_TRAINER_RECYCLE_AFTER", "8");

  private final Terminal terminal = new Terminal(System.err, false, 80);

  @TempDir Path directory;

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aStudyConcludesWithAnOutcomeForEveryCandidate() throws IOException, InterruptedException {
    // Given
    JsonNode document = TinyStudy.document(directory, terminal);
    DataDirectory data = new DataDirectory(directory.resolve("data"));
    try (DataDirectory.Lock _ = data.lock();
        LocalNetspace netspace = new LocalNetspace(Installation.ofThisProcess(), data, terminal);
        GatewayClient gateway = new GatewayClient(netspace.start(2, RECYCLED))) {
      // When
      String id = gateway.submit(document, null).path("id").asText();
      StudyView study =
          GatewayJson.read(
              StudyView.class,
              new StudyWatcher(gateway, terminal).awaitState(id, now -> now.state().ended()));
      // Then
      assertThat(study.state()).isEqualTo(StudyState.CONCLUDED);
      assertThat(study.outstanding()).isZero();
      assertThat(study.decisions()).hasSize(STEPS_OF_THE_LADDER);
      assertThat(study.revisions())
          .hasSize(STEPS_OF_THE_LADDER + 1)
          .allSatisfy(
              revision ->
                  assertThat(ProgressReport.finishedCandidates(revision))
                      .isEqualTo(revision.requested()))
          .allSatisfy(
              revision ->
                  assertThat(revision.requested())
                      .isEqualTo(2 * (revision.revision() == 0 ? PILOT + 2 : 2)))
          .anySatisfy(revision -> assertThat(revision.withinNetworks()).isNotNull())
          .extracting(RevisionView::name)
          .startsWith("AnyNetX_A");
      assertThat(List.of("trainer-1", "trainer-2"))
          .anySatisfy(
              trainer ->
                  assertThat(data.logFile(trainer))
                      .content()
                      .contains("makes room for a fresh one"));
      List<KeptView> kept = gateway.networks(id);
      assertThat(kept).hasSize(5).isSortedAccordingTo(comparingDouble(KeptView::errorPercent));
      assertThat(kept.getFirst().errorPercent()).isEqualTo(study.bestError());
      Path file = directory.resolve("network.onnx");
      gateway.downloadNetwork(kept.getFirst().candidateId(), ModelFormat.ONNX, file);
      assertThat(file).isNotEmptyFile();
      await().untilAsserted(() -> assertThat(gateway.artifacts().checkpoints()).isZero());
    }
  }

  @Test
  void stoppingWhatNeverStartedIsNothing() {
    // Given
    DataDirectory data = new DataDirectory(directory);
    LocalNetspace netspace = new LocalNetspace(Installation.ofThisProcess(), data, terminal);
    // When / Then
    assertThatCode(netspace::close).doesNotThrowAnyException();
  }
}
