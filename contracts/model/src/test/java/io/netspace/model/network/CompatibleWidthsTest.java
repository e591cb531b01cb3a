package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CompatibleWidthsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/compatible-widths.csv", delimiter = '|', numLinesToSkip = 1)
  void widthsFitAsInTheReleasedCode(
      int width,
      double bottleneckMultiple,
      int groupWidth,
      int fittingWidth,
      int fittingGroupWidth) {
    assertThat(CompatibleWidths.of(width, 1 / bottleneckMultiple, groupWidth))
        .isEqualTo(new CompatibleWidths(fittingWidth, fittingGroupWidth));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/compatible-widths.csv", delimiter = '|', numLinesToSkip = 1)
  void whatFitsIsAStage(int width, double bottleneckMultiple, int groupWidth) {
    // Given
    CompatibleWidths fitting = CompatibleWidths.of(width, 1 / bottleneckMultiple, groupWidth);

    // When
    Stage stage =
        new Stage(BlockType.X, 1, fitting.width(), 2, 1 / bottleneckMultiple, fitting.groupWidth());

    // Then
    assertThat(stage.groups() * stage.groupWidth()).isEqualTo(stage.bottleneckWidth());
  }
}
