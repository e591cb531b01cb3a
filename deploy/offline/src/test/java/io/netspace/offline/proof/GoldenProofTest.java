package io.netspace.offline.proof;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.formats.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoldenProofTest {
  private static final Path GOLDEN = Path.of("src/test/resources/proofs/demo.proof.json");
  private static final double[] MEAN_ERRORS = {50, 49, 42, 48, 41, 42};

  /** After a wanted change of the analyzer's rules, -Dproof.update=true writes the file anew. */
  @Test
  void theAnalyzerReproducesTheGoldenProof() throws IOException {
    // When
    byte[] today =
        ModelJson.mapper()
            .writeValueAsBytes(
                new ScriptedStudy(
                        aStudy().withModels(48).study(), revision -> MEAN_ERRORS[revision])
                    .run()
                    .proof());
    if (Boolean.getBoolean("proof.update")) {
      Files.write(GOLDEN, today);
    }
    // Then
    assertThat(GOLDEN).hasBinaryContent(today);
  }
}
