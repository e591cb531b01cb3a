package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.network.Complexity;
import io.netspace.model.network.Measure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintTest {
  private static final DesignSpace REG_NET = KnownSpaces.named("RegNetX");
  private static final DesignSpace ANY_NET = KnownSpaces.anyNetXA();

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            () -> REG_NET.with(new Fixed(Parameter.BOTTLENECK_RATIO, 3)),
            "bottleneckRatio fixed (3.0) leaves no value of the range 1 to 4; choose one of its"
                + " values."),
        refusal(
            () -> REG_NET.with(new Within(Parameter.WM, 4.0, null)),
            "wm within (at least 4) leaves no value of the range 1.5 to 3; choose one of its"
                + " values."),
        refusal(
            () -> REG_NET.with(new Fixed(Parameter.DEPTH, 3)),
            "constraint (depth) is about what this space does not leave open; open are"
                + " [networkDepth, w0, wa, wm, bottleneckRatio, groupWidth]."),
        refusal(
            () -> ANY_NET.with(new Equal(Parameter.WIDTH, Parameter.GROUP_WIDTH)),
            "equal parameters (width) must have one value in a network; share it first."),
        refusal(
            () -> new Equal(Parameter.W0, Parameter.W0),
            "equal parameters (w0) must be two different ones."),
        refusal(
            () ->
                REG_NET
                    .with(new Equal(Parameter.W0, Parameter.WA))
                    .with(new Equal(Parameter.W0, Parameter.NETWORK_DEPTH)),
            "equal parameters (w0) must be named in one equality only."),
        refusal(
            () -> REG_NET.with(new Equal(Parameter.WM, Parameter.W0)),
            "equal parameters (wm, w0) must have a value in common."),
        refusal(
            () ->
                ANY_NET
                    .with(new NonDecreasing(Parameter.WIDTH))
                    .with(new NonIncreasing(Parameter.WIDTH)),
            "width order (nonDecreasing and nonIncreasing) leaves only equal values; write shared"
                + " instead."),
        refusal(
            () -> new NonIncreasing(Parameter.W0),
            "parameter (w0) must be one that each stage has."),
        refusal(
            () -> new Within(Parameter.WM, 3.0, 2.0), "wm low (3.0) must not be above high (2.0)."),
        refusal(
            () -> new Within(Parameter.WM, null, null),
            "wm within (null) must have a low or a high end."),
        refusal(() -> new Fixed(Parameter.WM, -1), "wm fixed (-1.0) must be 0 or more."),
        refusal(
            () -> new ComplexityWithin(Measure.FLOPS, null, null),
            "flops within (null) must have a low or a high end."),
        refusal(
            () -> new ComplexityWithin(Measure.FLOPS, 2L, 1L),
            "flops low (2) must not be above high (1)."),
        refusal(
            () -> new ComplexityWithin(Measure.PARAMETERS, -1L, 1L),
            "parameters within (-1 to 1) must be 0 or more."));
  }

  interface Making {
    Object make();
  }

  private static Arguments refusal(Making making, String sentence) {
    return Arguments.of(making, sentence);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatCannotHoldIsRefusedInOneSentence(Making making, String sentence) {
    assertThatThrownBy(making::make)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void aFixedParameterIsDrawnOnceForAllStages() {
    // When
    DesignSpace space = ANY_NET.with(new Fixed(Parameter.BOTTLENECK_RATIO, 1));

    // Then
    assertThat(space.multiplicity(Parameter.BOTTLENECK_RATIO)).isEqualTo(1);
    assertThat(space.permits(Parameter.BOTTLENECK_RATIO, 1)).isTrue();
    assertThat(space.permits(Parameter.BOTTLENECK_RATIO, 2)).isFalse();
  }

  @Test
  void bothEndsOfARangeArePermitted() {
    // When
    DesignSpace space = REG_NET.with(new Within(Parameter.NETWORK_DEPTH, 12.0, 28.0));

    // Then
    assertThat(space.permits(Parameter.NETWORK_DEPTH, 12)).isTrue();
    assertThat(space.permits(Parameter.NETWORK_DEPTH, 28)).isTrue();
    assertThat(space.permits(Parameter.NETWORK_DEPTH, 11)).isFalse();
    assertThat(space.permits(Parameter.NETWORK_DEPTH, 29)).isFalse();
  }

  @Test
  void theLaterOfTwoEqualParametersFollowsTheEarlier() {
    // When
    DesignSpace space = REG_NET.with(new Equal(Parameter.WA, Parameter.W0));

    // Then
    assertThat(space.equalTo(Parameter.WA)).contains(Parameter.W0);
    assertThat(space.equalTo(Parameter.W0)).isEmpty();
  }

  @Test
  void capsAreOnTheCostsOfANetwork() {
    // Given
    Complexity complexity = new Complexity(400_000_000, 5_000_000, 4_000_000);

    // Then
    assertThat(REG_NET.allows(complexity)).isTrue();
    assertThat(REG_NET.with(new RegimeCaps()).allows(complexity)).isTrue();
    assertThat(
            REG_NET
                .with(new ComplexityWithin(Measure.ACTIVATIONS, null, 3_999_999L))
                .allows(complexity))
        .isFalse();
    assertThat(
            REG_NET
                .with(new ComplexityWithin(Measure.PARAMETERS, 5_000_001L, null))
                .allows(complexity))
        .isFalse();
    assertThat(
            REG_NET
                .with(new ComplexityWithin(Measure.FLOPS, 400_000_000L, 400_000_000L))
                .allows(complexity))
        .isTrue();
  }

  @Test
  void thePublishedCapsAreStrict() {
    // Given
    RegimeCaps caps = new RegimeCaps();

    // Then
    assertThat(caps.allows(new Complexity(1_000_000_000, 8_499_999, 6_499_999))).isTrue();
    assertThat(caps.allows(new Complexity(1_000_000_000, 8_500_000, 6_499_999))).isFalse();
    assertThat(caps.allows(new Complexity(1_000_000_000, 8_499_999, 6_500_000))).isFalse();
  }

  @Test
  void everyConstraintHasAStatement() {
    assertThat(
            Stream.of(
                    new Shared(Parameter.GROUP_WIDTH),
                    new Fixed(Parameter.BOTTLENECK_RATIO, 1),
                    new Within(Parameter.WM, 2.0, null),
                    new NonDecreasing(Parameter.WIDTH),
                    new NonIncreasing(Parameter.DEPTH),
                    new LinearWidths(),
                    new Equal(Parameter.W0, Parameter.WA),
                    new ComplexityWithin(Measure.FLOPS, 360_000_000L, 400_000_000L))
                .map(Constraint::statement)
                .toList())
        .isEqualTo(
            List.of(
                "all stages share one group width",
                "the bottleneck ratio is 1",
                "the width ratio wm is at least 2",
                "widths never shrink from stage to stage",
                "depths never grow from stage to stage",
                "widths follow one quantised line",
                "the initial width w0 equals the growth wa",
                "flops are 360000000 to 400000000"));
  }
}
