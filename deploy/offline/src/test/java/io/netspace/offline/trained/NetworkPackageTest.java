package io.netspace.offline.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netspace.formats.weights.PythonModule;
import io.netspace.formats.weights.SafeTensors;
import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkPackageTest {
  private static final NetworkOrigin ORIGIN =
      new NetworkOrigin(
          "halves", 1, 120, 7200, 42, "trainer-1 (cpu)", "deeplearning4j 1.0.0-M2.1", 12.4);

  @TempDir private Path folder;

  @Test
  void theFolderHasWeightsNamesAndACard() throws IOException {
    // Given
    PredictorTest.copy("network.json", folder);

    // When
    NetworkPackage.complete(folder, PythonModule.TIMM, ORIGIN);

    // Then
    assertThat(folder.resolve("classes.txt")).hasContent("left\nright");
    assertThat(folder.resolve("network.py")).content().contains("from timm.layers import");
    assertThat(SafeTensors.read(Files.readAllBytes(folder.resolve("model.safetensors"))).tensors())
        .hasSize(98);
    assertThat(folder.resolve("README.md"))
        .content()
        .doesNotContain("«", "»")
        .contains("| validation error | 5.41 %, 95 % interval")
        .contains("study | halves (`tiny`), seed 1 |")
        .contains("digest `b6036357ce17cc2b`")
        .contains("120 of them so far")
        .contains("pip install torch timm safetensors")
        .contains("all trainings of the study so far 2.00 h");
  }

  @Test
  void aFolderWithoutTheTrainersFilesIsRefused() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> NetworkPackage.complete(folder, PythonModule.TIMM, ORIGIN))
        .withMessageContaining("network.json");
  }
}
