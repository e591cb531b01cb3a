package io.netspace.gateway.application.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.study.Reference;
import io.netspace.model.testing.Fixtures;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceViewTest {
  @Test
  void aReferenceInUseSaysWhatItPredicts() {
    ReferenceView view =
        Objects.requireNonNull(
            ReferenceView.of(Fixtures.aReference(), Fixtures.anEvidence().guarantee()));

    assertThat(view.used()).isTrue();
    assertThat(view.networks()).isOne();
    assertThat(view.explained()).isCloseTo(0.4, within(1e-12));
    assertThat(view.predictedGain()).isEqualTo(0.5);
    assertThat(view.says())
        .isEqualTo(
            "A reference fitted to 1 networks predicts 40 % of the errors' variance, and a gain of"
                + " 0.5 ± 0.04.");
  }

  @Test
  void aReferenceThatIsNotUsedSaysWhy() {
    ReferenceView view =
        Objects.requireNonNull(
            ReferenceView.of(Reference.without(0, 1, "Too few networks have an error."), null));

    assertThat(view.used()).isFalse();
    assertThat(view.predictedGain()).isNull();
    assertThat(view.says()).isEqualTo("No reference: Too few networks have an error.");
    assertThat(ReferenceView.of(null, null)).isNull();
  }
}
