package io.netspace.gateway.adapter.outbound;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.gateway.application.ArtifactStore;
import io.netspace.gateway.application.ArtifactStoreContract;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreTest extends ArtifactStoreContract {
  @TempDir private Path directory;

  @Override
  protected ArtifactStore store() {
    return new DirectoryArtifactStore(directory.resolve("artifacts"));
  }

  @Override
  protected void keep(KeptNetwork network, ModelFormat form, String text) {
    write(layout().file(STUDY, network, form), text);
  }

  @Override
  protected void keepCheckpoint(Candidate of, String text) {
    write(layout().checkpoint(of), text);
  }

  @Test
  void whatIsUnfinishedIsNotSeen() {
    // Given
    write(layout().unfinished(STUDY).resolve("half").resolve("network.onnx"), "half");

    // When / Then
    assertThat(store().view().networks()).isZero();
    assertThat(store().network(STUDY, aCandidate().candidate().id(), ModelFormat.ONNX)).isEmpty();
  }

  private ArtifactLayout layout() {
    return new ArtifactLayout(directory.resolve("artifacts"));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
