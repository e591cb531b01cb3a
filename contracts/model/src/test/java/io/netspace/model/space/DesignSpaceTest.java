package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DesignSpaceTest {
  /** Refinements of what only the linear rule has. */
  private static final Set<String> REGNETS =
      Set.of("network-depth-12-to-28", "wm-at-least-2", "wm-2", "w0-equals-wa");

  /** Sums of logarithms of exact counts: only the last bits of a double differ. */
  private static final Offset<Double> ROUNDING = within(1e-9);

  /** Relative: the published counts have three digits or more. */
  private static final Offset<Double> THREE_DIGITS = within(0.5 / 300);

  private static final DesignSpace ANY_NET = KnownSpaces.anyNetXA();

  static List<String> names() {
    return KnownSpaces.names();
  }

  private static double log10(double number) {
    return Math.log10(number);
  }

  @Test
  void sizesOfTheFreeSpacesAreThoseOfThePaper() {
    // Given
    double depthsAndWidths = 4 * log10(16 * 128);

    // Then
    assertThat(sizeOf("AnyNetX_A")).isCloseTo(4 * log10(16 * 128 * 3 * 6), ROUNDING);
    assertThat(sizeOf("AnyNetX_B")).isCloseTo(depthsAndWidths + 4 * log10(6) + log10(3), ROUNDING);
    assertThat(sizeOf("AnyNetX_C")).isCloseTo(depthsAndWidths + log10(3 * 6), ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({
    "AnyNetX_A, 1.847e18",
    "AnyNetX_B, 6.84e16",
    "AnyNetX_C, 3.17e14",
    "AnyNetX_D, 1.3822e13",
    "AnyNetX_E, 8.174e11"
  })
  void sizesAreTheKnownCounts(String name, double count) {
    assertThat(Math.pow(10, sizeOf(name)) / count).isCloseTo(1, THREE_DIGITS);
  }

  @Test
  void sizesOfOrderedSpacesCountTies() {
    // Given
    double widths = 128.0 * 129 * 130 * 131 / 24;
    double depths = 16.0 * 17 * 18 * 19 / 24;

    // Then
    assertThat(sizeOf("AnyNetX_D")).isCloseTo(log10(widths) + 4 * log10(16) + log10(18), ROUNDING);
    assertThat(sizeOf("AnyNetX_E")).isCloseTo(log10(widths) + log10(depths) + log10(18), ROUNDING);
  }

  @Test
  void theSizeOfRegNetXIsTheProductOfItsRanges() {
    assertThat(sizeOf("RegNetX")).isCloseTo(log10(61.0 * 32 * 64 * 61 * 18), ROUNDING);
  }

  private static double sizeOf(String name) {
    return KnownSpaces.named(name, ANY_NET).log10Size();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aKnownSpaceHasItsName(String name) {
    assertThat(KnownSpaces.named(name, ANY_NET).name()).isEqualTo(name);
  }

  @Test
  void aStepOffTheLadderIsNamedAfterWhatItAdds() {
    // When
    DesignSpace space =
        ANY_NET.with(new Shared(Parameter.GROUP_WIDTH)).with(new NonDecreasing(Parameter.DEPTH));

    // Then
    assertThat(space.name()).isEqualTo("AnyNetX_A+shared-groupWidth+non-decreasing-depth");
    assertThat(ANY_NET.with(new LinearWidths()).name()).isEqualTo("AnyNetX_A+linear-widths");
  }

  @Test
  void theOrderOfStepsDoesNotChangeTheName() {
    // When
    DesignSpace space =
        ANY_NET
            .with(new Shared(Parameter.GROUP_WIDTH))
            .with(new Shared(Parameter.BOTTLENECK_RATIO));

    // Then
    assertThat(space.name()).isEqualTo("AnyNetX_C");
  }

  @Test
  void aConstraintTwiceIsOnce() {
    // Given
    DesignSpace once = ANY_NET.with(new Shared(Parameter.GROUP_WIDTH));

    // Then
    assertThat(once.with(new Shared(Parameter.GROUP_WIDTH))).isSameAs(once);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> KnownSpaces.named("RegNetZ", ANY_NET))
        .hasMessage(
            "space (RegNetZ) is not known; choose one of AnyNetX_A, AnyNetX_B, AnyNetX_C,"
                + " AnyNetX_D, AnyNetX_E, RegNetX or another of ./netspace spaces.");
  }

  @Test
  void linearWidthsReplaceTheRangesOfDepthAndWidth() {
    // When
    DesignSpace space = KnownSpaces.named("AnyNetX_E", ANY_NET).with(new LinearWidths());

    // Then
    assertThat(space.name()).isEqualTo("RegNetX");
    assertThat(space.hasLinearWidths()).isTrue();
    assertThat(space.range(Parameter.DEPTH)).isEmpty();
    assertThat(space.range(Parameter.WIDTH)).isEmpty();
    assertThat(space.range(Parameter.NETWORK_DEPTH).orElseThrow().values())
        .startsWith(4.0)
        .endsWith(64.0);
    assertThat(space.range(Parameter.W0).orElseThrow().values()).startsWith(8.0).endsWith(256.0);
    assertThat(space.range(Parameter.WA).orElseThrow().values()).startsWith(4.0).endsWith(256.0);
    assertThat(space.range(Parameter.WM).orElseThrow().values()).startsWith(1.5).endsWith(3.0);
    assertThat(space.isOrdered(Parameter.WIDTH)).isFalse();
    assertThat(space.multiplicity(Parameter.GROUP_WIDTH)).isEqualTo(1);
  }

  @Test
  void aParameterIsDrawnOnceAStageUnlessShared() {
    // Given
    DesignSpace b = KnownSpaces.named("AnyNetX_B", ANY_NET);

    // Then
    assertThat(b.multiplicity(Parameter.BOTTLENECK_RATIO)).isEqualTo(1);
    assertThat(b.multiplicity(Parameter.GROUP_WIDTH)).isEqualTo(4);
    assertThat(b.isOrdered(Parameter.WIDTH)).isFalse();
    assertThat(KnownSpaces.named("AnyNetX_D", ANY_NET).isOrdered(Parameter.WIDTH)).isTrue();
  }

  @Test
  void aSettingIsExpandedToStagesThatFit() {
    // Given
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.DEPTH, List.of(1.0, 2.0, 3.0, 4.0),
                Parameter.WIDTH, List.of(8.0, 24.0, 104.0, 200.0),
                Parameter.BOTTLENECK_RATIO, List.of(1.0, 2.0, 4.0, 1.0),
                Parameter.GROUP_WIDTH, List.of(16.0)));

    // When
    Architecture network = ANY_NET.expand(setting, new ImageShape(3, 32, 32), 10).orElseThrow();

    // Then
    assertThat(network.stages())
        .containsExactly(
            new Stage(BlockType.X, 1, 8, 2, 1, 8),
            new Stage(BlockType.X, 2, 24, 2, 2, 12),
            new Stage(BlockType.X, 3, 128, 2, 4, 16),
            new Stage(BlockType.X, 4, 192, 2, 1, 16));
  }

  @Test
  void aLinearRuleWithAnotherNumberOfStagesIsNoNetwork() {
    // Given
    ParameterSetting flat =
        new ParameterSetting(
            Map.of(
                Parameter.NETWORK_DEPTH, List.of(4.0),
                Parameter.W0, List.of(64.0),
                Parameter.WA, List.of(4.0),
                Parameter.WM, List.of(3.0),
                Parameter.BOTTLENECK_RATIO, List.of(1.0),
                Parameter.GROUP_WIDTH, List.of(8.0)));

    // Then
    assertThat(KnownSpaces.named("RegNetX", ANY_NET).expand(flat, new ImageShape(3, 32, 32), 10))
        .isEmpty();
  }

  @Test
  void rangesMustBeThoseOfTheSpace() {
    assertThatThrownBy(() -> space(List.of(2, 2), List.of()))
        .hasMessage("ranges ([]) must hold a range of depth.");
    assertThatThrownBy(() -> space(List.of(), ANY_NET.ranges()))
        .hasMessage("strides ([]) must be 1 to 8, one a stage.");
    assertThatThrownBy(() -> space(List.of(3), ANY_NET.ranges()))
        .hasMessage("strides ([3]) must each be 1 or 2.");
    assertThatThrownBy(() -> space(List.of(2), twice(ANY_NET.ranges())))
        .hasMessageEndingWith("must name each parameter once.");
    assertThatThrownBy(() -> space(List.of(2), more(ANY_NET.ranges())))
        .hasMessage(
            "ranges ([depth, width, bottleneckRatio, groupWidth, wm]) must name only [depth, width,"
                + " bottleneckRatio, groupWidth, seRatio, kernel] in block X.");
    assertThatThrownBy(
            () ->
                new DesignSpace(
                    " ", BlockType.X, ANY_NET.stem(), List.of(2), ANY_NET.ranges(), List.of()))
        .hasMessage("space name ( ) must not be empty.");
  }

  private static DesignSpace space(List<Integer> strides, List<ParameterRange> ranges) {
    return new DesignSpace("space", BlockType.X, ANY_NET.stem(), strides, ranges, List.of());
  }

  private static List<ParameterRange> twice(List<ParameterRange> ranges) {
    return List.of(ranges.get(0), ranges.get(1), ranges.get(2), ranges.get(3), ranges.get(3));
  }

  private static List<ParameterRange> more(List<ParameterRange> ranges) {
    return List.of(
        ranges.get(0), ranges.get(1), ranges.get(2), ranges.get(3), ValueSet.of(Parameter.WM, 2));
  }

  @Test
  void aFixedSqueezeRatioGivesBlocksASqueezeThatHadNone() {
    // Given
    DesignSpace plain = KnownSpaces.anyNetXA();
    Fixed quarter = new Fixed(Parameter.SE_RATIO, 0.25);

    // When
    DesignSpace squeezed = plain.with(quarter);

    // Then
    assertThat(plain.addsSqueeze(quarter)).isTrue();
    assertThat(squeezed.addsSqueeze(quarter)).isFalse();
    assertThat(squeezed.range(Parameter.SE_RATIO)).contains(ValueSet.of(Parameter.SE_RATIO, 0.25));
    assertThat(squeezed.name()).isEqualTo("AnyNetX_A+seRatio-0.25");
    assertThat(squeezed.log10Size()).isEqualTo(plain.log10Size());
  }

  @Test
  void everyKnownRefinementAppliesToAnyNetXOrToRegNetX() {
    DesignSpace regNet = KnownSpaces.named("RegNetX");

    for (Refinement refinement : KnownRefinements.all()) {
      DesignSpace space = REGNETS.contains(refinement.name()) ? regNet : KnownSpaces.anyNetXA();
      assertThat(space.with(refinement.constraint())).as(refinement.name()).isNotEqualTo(space);
    }
  }
}
