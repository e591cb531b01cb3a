package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterRangeTest {
  @Test
  void aSteppedRangeHoldsBothEnds() {
    // When
    SteppedRange range = new SteppedRange(Parameter.WIDTH, 8, 32, 8, GridDistribution.LOG_UNIFORM);

    // Then
    assertThat(range.values()).containsExactly(8.0, 16.0, 24.0, 32.0);
    assertThat(range.size()).isEqualTo(4);
  }

  @Test
  void aSteppedRangeEndsBelowAnEndItDoesNotMeet() {
    assertThat(new SteppedRange(Parameter.WIDTH, 8, 31, 8, GridDistribution.UNIFORM).values())
        .containsExactly(8.0, 16.0, 24.0);
  }

  @Test
  void decimalStepsAreExact() {
    // When
    SteppedRange range =
        new SteppedRange(Parameter.WM, 1.5, 3, 0.025, GridDistribution.LOG_UNIFORM);

    // Then
    assertThat(range.size()).isEqualTo(61);
    assertThat(range.values()).contains(1.525, 2.1, 2.975).endsWith(3.0);
  }

  @Test
  void aSetOfValuesIsSortedAndHoldsEachOnce() {
    // When
    ValueSet set = ValueSet.of(Parameter.GROUP_WIDTH, 8, 1, 8, 4);

    // Then
    assertThat(set.values()).containsExactly(1.0, 4.0, 8.0);
    assertThat(set.size()).isEqualTo(3);
  }

  @Test
  void aSharedValueIsThatOfEveryStage() {
    // Given
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.DEPTH, List.of(1.0, 2.0),
                Parameter.GROUP_WIDTH, List.of(8.0)));

    // Then
    assertThat(setting.value(Parameter.DEPTH, 1)).isEqualTo(2.0);
    assertThat(setting.value(Parameter.GROUP_WIDTH, 1)).isEqualTo(8.0);
  }

  @Test
  void aParameterThatIsNotSetIsRefused() {
    // Given
    ParameterSetting setting = new ParameterSetting(Map.of(Parameter.DEPTH, List.of(1.0)));

    // Then
    assertThatThrownBy(() -> setting.value(Parameter.W0, 0))
        .hasMessage("parameter (w0) is not part of this setting; it has depth.");
  }
}
