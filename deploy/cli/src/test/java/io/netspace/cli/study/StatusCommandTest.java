package io.netspace.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.gateway.application.view.ArtifactsView;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

  @Test
  void keptArtifactsAreCountedAndMeasured() {
    assertThat(StatusCommand.artifactTotals(new ArtifactsView(5, 12_340_000, 2, 800_000)))
        .isEqualTo("Kept: 5 networks (12.3 MB), 2 checkpoints (0.8 MB).");
  }
}
