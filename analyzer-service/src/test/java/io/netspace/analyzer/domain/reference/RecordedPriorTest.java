package io.netspace.analyzer.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.Reference;
import org.junit.jupiter.api.Test;

/** References name the prior that they contain, so a released prior never changes. */
class RecordedPriorTest {
  @Test
  void theReleasedPriorIsTheOneThatReferencesName() {
    assertThat(RecordedPrior.load().identity())
        .isEqualTo(
            new Reference.Prior(
                "generated-images-1",
                "7b6e051e316580f0bf1272e120f4c311638925a2e66b16d5b551700352057035"));
  }
}
