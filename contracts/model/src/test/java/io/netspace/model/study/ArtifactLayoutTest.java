package io.netspace.model.study;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.training.ModelFormat;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArtifactLayoutTest {
  private final ArtifactLayout layout = new ArtifactLayout(Path.of("/shared"));
  private final Candidate candidate = aCandidate().candidate();
  private final KeptNetwork network = KeptNetwork.of(candidate, 6.8);

  @Test
  void everythingHasItsPlace() {
    assertThat(layout.file(STUDY, network, ModelFormat.ONNX))
        .hasToString(
            "/shared/demo-4f1c02ab/networks/006.800000-0000000000-%s/network.onnx"
                .formatted(candidate.id()));
    assertThat(layout.checkpoint(candidate))
        .hasToString(
            "/shared/demo-4f1c02ab/checkpoints/demo-4f1c02ab.r0.explore/" + candidate.id());
    assertThat(layout.unfinished(STUDY)).hasToString("/shared/demo-4f1c02ab/unfinished");
  }

  @Test
  void aFileIsKnownByItsPlace() {
    assertThat(layout.isCheckpoint(layout.checkpoint(candidate))).isTrue();
    assertThat(layout.isNetwork(layout.checkpoint(candidate))).isFalse();
    assertThat(layout.isNetwork(layout.file(STUDY, network, ModelFormat.JSON))).isTrue();
    assertThat(layout.isCheckpoint(layout.unfinished(STUDY).resolve("a"))).isFalse();
  }
}
