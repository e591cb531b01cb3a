package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LinearRuleTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/linear-rule.csv", delimiter = '|', numLinesToSkip = 1)
  void stagesAreThoseOfTheReleasedCode(
      double w0,
      double wa,
      double wm,
      int depth,
      double ratio,
      int groupWidth,
      String widths,
      String depths,
      int levels,
      String fittingWidths,
      String fittingGroupWidths) {
    // When
    LinearRule rule = LinearRule.of(w0, wa, wm, depth);

    // Then
    assertThat(rule.widths()).isEqualTo(Numbers.integers(widths));
    assertThat(rule.depths()).isEqualTo(Numbers.integers(depths));
    assertThat(rule.levels()).isEqualTo(levels);
    List<CompatibleWidths> fitting =
        rule.widths().stream().map(width -> CompatibleWidths.of(width, ratio, groupWidth)).toList();
    assertThat(fitting.stream().map(CompatibleWidths::width))
        .containsExactlyElementsOf(Numbers.integers(fittingWidths));
    assertThat(fitting.stream().map(CompatibleWidths::groupWidth))
        .containsExactlyElementsOf(Numbers.integers(fittingGroupWidths));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/linear-rule-ties.csv", delimiter = '|', numLinesToSkip = 1)
  void aBlockHalfWayBetweenTwoLevelsGoesWhereTheReleasedCodePutsIt(
      double w0, double wa, double wm, int depth, String widths, String depths) {
    // When
    LinearRule rule = LinearRule.of(w0, wa, wm, depth);

    // Then
    assertThat(rule.widths()).isEqualTo(Numbers.integers(widths));
    assertThat(rule.depths()).isEqualTo(Numbers.integers(depths));
  }

  @Test
  void blocksHaveTheWidthOfTheirStage() {
    assertThat(new LinearRule(List.of(8, 24), List.of(1, 2), 2).blockWidths())
        .containsExactly(8, 24, 24);
  }

  @Test
  void theWidthHalfWayBetweenTwoMultiplesGoesToTheEvenOne() {
    // When
    LinearRule rule = LinearRule.of(8, 8, 2.5, 16);

    // Then
    assertThat(rule.widths()).as("8 * 2.5 = 20 is 2.5 quanta").containsExactly(8, 16, 48, 128);
  }

  @Test
  void aLevelWithoutAStageOfItsOwnIsNoStage() {
    // When
    LinearRule rule = LinearRule.of(8, 4, 1.5, 24);

    // Then
    assertThat(rule.widths()).hasSize(6);
    assertThat(rule.levels()).isEqualTo(7);
    assertThat(rule.hasStages(6)).isFalse();
    assertThat(rule.hasStages(7)).isFalse();
  }

  @Test
  void withoutGrowthThereIsOneStage() {
    // When
    LinearRule rule = LinearRule.of(24, 0, 2, 5);

    // Then
    assertThat(rule).isEqualTo(new LinearRule(List.of(24), List.of(5), 1));
    assertThat(rule.hasStages(1)).isTrue();
  }

  @Test
  void whatCannotBeQuantisedIsRefused() {
    assertThatThrownBy(() -> LinearRule.of(0, 4, 2, 5)).hasMessage("w0 (0.0) must be above 0.");
    assertThatThrownBy(() -> LinearRule.of(8, -1, 2, 5)).hasMessage("wa (-1.0) must be 0 or more.");
    assertThatThrownBy(() -> LinearRule.of(8, 4, 1, 5)).hasMessage("wm (1.0) must be above 1.");
    assertThatThrownBy(() -> LinearRule.of(8, 4, 2, 0))
        .hasMessage("networkDepth (0) must be 1 block or more.");
  }

  @Test
  void itsListsAreItsOwn() {
    // Given
    List<Integer> widths = new ArrayList<>(List.of(8));
    LinearRule rule = new LinearRule(widths, List.of(1), 1);

    // When
    widths.add(16);

    // Then
    assertThat(rule.widths()).containsExactly(8);
  }
}
