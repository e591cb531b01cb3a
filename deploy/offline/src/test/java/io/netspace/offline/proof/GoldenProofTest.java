package io.netspace.offline.proof;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.formats.json.ModelJson;
import io.netspace.model.proof.StudyProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoldenProofTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/proofs/demo-independent-draws.proof.json");

  /** A proof by the rules of studies whose populations have no independent draws. Never changed. */
  private static final Path GOLDEN_OF_EARLIER_RULES =
      Path.of("src/test/resources/proofs/demo.proof.json");

  private static final double[] MEAN_ERRORS = {50, 49, 42, 48, 41, 42};

  /** After a wanted change of the analyzer's rules, -Dproof.update=true writes the file anew. */
  @Test
  void theAnalyzerReproducesTheGoldenProof() throws IOException {
    // When
    StudyProof today = study().run().proof();
    byte[] json = ModelJson.mapper().writeValueAsBytes(today);
    if (Boolean.getBoolean("proof.update")) {
      Files.write(GOLDEN, json);
    }

    // Then
    assertThat(GOLDEN).hasBinaryContent(json);
    assertThat(ProofVerification.of(today).equal()).isTrue();
  }

  @Test
  void aStudyThatBeganWithEarlierRulesIsDecidedByThem() throws IOException {
    // When
    StudyProof today = study().byEarlierRules().run().proof();

    // Then
    assertThat(GOLDEN_OF_EARLIER_RULES)
        .hasBinaryContent(ModelJson.mapper().writeValueAsBytes(today));
    assertThat(ProofVerification.of(today).equal()).isTrue();
  }

  private static ScriptedStudy study() {
    return new ScriptedStudy(aStudy().withModels(48).study(), revision -> MEAN_ERRORS[revision]);
  }
}
