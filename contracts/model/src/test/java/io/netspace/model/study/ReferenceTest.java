package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Reference.Scaling SCALING =
      new Reference.Scaling(1, 4000, "space", List.of(0.0), List.of(1.0));
  private static final Reference.FreeDraws DRAWS =
      new Reference.FreeDraws(
          2,
          new Reference.SpaceMean("a", 400_000, 57, 9),
          new Reference.SpaceMean("b", 400_000, 56.5, 8),
          0.5,
          0.04,
          0.0005);

  @Test
  void aReferenceWithCoefficientsIsUsed() {
    assertThat(reference(List.of(2.5), null).isUsed()).isTrue();
  }

  @Test
  void aReferenceThatIsNotUsedHasNoCoefficients() {
    assertThat(reference(List.of(), "It predicts no better than the mean.").isUsed()).isFalse();
    assertThatThrownBy(() -> reference(List.of(2.5), "It predicts no better than the mean."))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("reason");
  }

  private static Reference reference(List<Double> coefficients, @Nullable String reason) {
    boolean used = !coefficients.isEmpty() && reason == null;
    return new Reference(
        0,
        1,
        1,
        null,
        "No prior fits.",
        List.of(),
        SCALING,
        new Interval(40, 80),
        20,
        0.6,
        57,
        coefficients.isEmpty() ? List.of() : List.of(0.1),
        coefficients,
        used ? new Interval(-5, 5) : null,
        used ? DRAWS : null,
        reason);
  }
}
