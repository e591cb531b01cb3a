package io.netspace.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Measure;
import io.netspace.model.network.StemType;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.space.Within;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceDocumentTest {
  private static final String FULL =
      """
      name: my-regnet
      parent: RegNetX
      stem: {type: RESNET, width: 64}
      strides: [1, 2, 2]
      ranges:
        networkDepth: {low: 12, high: 28, step: 1, law: uniform}
        w0: {low: 8, high: 256, step: 8, law: log_uniform}
        wa: {low: 8, high: 256, step: 8, law: log_normal}
        wm: {low: 2, high: 3, step: 0.001, law: normal}
        bottleneckRatio: [1, 2]
        groupWidth: {low: 8, high: 128, step: 8, law: power2_or_log_uniform}
        seRatio: 0.25
      constraints:
        - shared: seRatio
        - fixed: {bottleneckRatio: 1}
        - within: {networkDepth: [14, null]}
        - equal: [w0, wa]
        - flops: [360M, 400M]
        - parameters: [0, 6M]
        - regimeCaps
      """;

  @Test
  void aFullDocumentIsReadToTheLastField() {
    // When
    DesignSpace space = SpaceDocument.parse(yaml(FULL));

    // Then
    assertThat(space.name()).isEqualTo("my-regnet");
    assertThat(space.block()).isEqualTo(BlockType.X);
    assertThat(space.stem().type()).isEqualTo(StemType.RESNET);
    assertThat(space.strides()).containsExactly(1, 2, 2);
    assertThat(space.range(Parameter.WM))
        .contains(new SteppedRange(Parameter.WM, 2, 3, 0.001, GridDistribution.NORMAL));
    assertThat(space.range(Parameter.WA))
        .contains(new SteppedRange(Parameter.WA, 8, 256, 8, GridDistribution.LOG_NORMAL));
    assertThat(space.range(Parameter.GROUP_WIDTH))
        .contains(
            new SteppedRange(
                Parameter.GROUP_WIDTH, 8, 128, 8, GridDistribution.POWER2_OR_LOG_UNIFORM));
    assertThat(space.range(Parameter.SE_RATIO)).contains(ValueSet.of(Parameter.SE_RATIO, 0.25));
    assertThat(space.constraints())
        .containsSubsequence(
            new Shared(Parameter.SE_RATIO),
            new Fixed(Parameter.BOTTLENECK_RATIO, 1),
            new Within(Parameter.NETWORK_DEPTH, 14.0, null),
            new Equal(Parameter.W0, Parameter.WA),
            new ComplexityWithin(Measure.FLOPS, 360_000_000L, 400_000_000L),
            new ComplexityWithin(Measure.PARAMETERS, null, 6_000_000L),
            new RegimeCaps());
  }

  @Test
  void aStartAloneIsTheKnownSpace() {
    assertThat(SpaceDocument.parse(yaml("space: {start: AnyNetX_E}")))
        .isEqualTo(KnownSpaces.named("AnyNetX_E"));
    assertThat(SpaceDocument.parse(yaml("start: RegNetX_constrained")))
        .isEqualTo(KnownSpaces.named("RegNetX_constrained"));
  }

  @Test
  void aChangedSpaceWithoutANameIsCustom() {
    // When
    DesignSpace space =
        SpaceDocument.parse(
            yaml(
                """
                start: AnyNetX_C
                ranges: {groupWidth: none, depth: [1, 2, 3]}
                constraints: [{nonIncreasing: width}]
                """));

    // Then
    assertThat(space.name()).isEqualTo("AnyNetX_C+non-increasing-width-custom");
    assertThat(space.range(Parameter.GROUP_WIDTH)).isEmpty();
    assertThat(space.constraints()).contains(new NonIncreasing(Parameter.WIDTH));
  }

  @Test
  void anotherBlockKeepsTheRangesItHas() {
    // When
    DesignSpace space = SpaceDocument.parse(yaml("{start: AnyNetX_E, block: vr}"));

    // Then
    assertThat(space.block()).isEqualTo(BlockType.VR);
    assertThat(space.range(Parameter.GROUP_WIDTH)).isEmpty();
    assertThat(space.isOrdered(Parameter.WIDTH)).isTrue();
  }

  @Test
  void linearWidthsMakeARegNet() {
    assertThat(SpaceDocument.parse(yaml("{start: AnyNetX_C, constraints: [linearWidths]}")).name())
        .isEqualTo("RegNetX");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          start: RegNetZ                                     | start (RegNetZ) is not known; choose one of AnyNetX_A, AnyNetX_B, AnyNetX_C, AnyNetX_D, AnyNetX_E, RegNetX or another of ./netspace spaces.
          strat: RegNetX                                     | strat (RegNetX) is not a known field; write start instead.
          {start: RegNetX, parent: RegNetX}                  | parent (RegNetX) means the same as start; write one of them.
          name: ''                                           | name () must not be empty.
          block: Z                                           | block (Z) must be X or LINEAR_BOTTLENECK or MBCONV or BASIC or VANILLA or V or VR.
          ranges: [8, 16]                                    | ranges ([8,16]) must be an object of depth, width, bottleneckRatio, groupWidth, networkDepth, w0, wa, wm, seRatio, kernel.
          ranges: {widht: [8]}                               | ranges.widht ([8]) is not a known field; write width instead.
          ranges: {width: wide}                              | ranges.width (wide) must be a list of values, such as [1, 2, 4], an object of low, high, step and law, or none.
          ranges: {width: [8, x]}                            | ranges.width ([8,"x"]) must be a list of numbers, such as [1, 2, 4].
          ranges: {width: []}                                | ranges.width ([]) must hold one value or more.
          ranges: {width: [8.5]}                             | ranges.width (8.5) must be whole numbers of 1 or more.
          ranges: {width: none}                              | ranges ([depth, bottleneckRatio, groupWidth]) must hold a range of width.
          ranges: {wm: [2]}                                  | ranges ([depth, width, bottleneckRatio, groupWidth, wm]) must name only [depth, width, bottleneckRatio, groupWidth, seRatio, kernel] in block X.
          ranges: {depth: {low: 4}}                          | ranges.depth.high is missing; write the largest value, such as 256.
          ranges: {depth: {low: 4, high: 2}}                 | ranges.depth.low (4.0) must be above 0 and not above high (2.0).
          ranges: {depth: {low: 1, high: 8, step: 0}}        | ranges.depth.step (0.0) must be above 0.
          ranges: {depth: {low: 1, high: 8, law: poisson}}   | ranges.depth.law (poisson) must be UNIFORM or LOG_UNIFORM or POWER2_UNIFORM or POWER2_OR_LOG_UNIFORM or NORMAL or LOG_NORMAL.
          ranges: {groupWidth: {low: 6, high: 8, law: power2_uniform}} | ranges.groupWidth.low (6.0) must be a power of two under this law.
          ranges: {kernel: [4]}                              | ranges.kernel ([4.0]) must be odd, 1 to 15.
          ranges: {bottleneckRatio: [0.3]}                   | ranges.bottleneckRatio (0.3) below 1 must be 1 over a whole number.
          constraints: linearWidths                          | constraints (linearWidths) must be a list, such as [linearWidths, {shared: groupWidth}].
          constraints: [lineraWidths]                        | constraints[0].lineraWidths (true) is not a known field; write linearWidths instead.
          constraints: [{shared: groupWidht}]                | constraints[0].shared (groupWidht) must name a parameter: depth, width, bottleneckRatio, groupWidth, networkDepth, w0, wa, wm, seRatio, kernel.
          constraints: [{shared: w0}]                        | constraints[0].shared (w0) cannot hold: parameter (w0) must be one that each stage has.
          constraints: [{fixed: bottleneckRatio}]            | constraints[0].fixed (bottleneckRatio) must be one parameter with its value, such as {bottleneckRatio: 1}.
          constraints: [{within: {depth: 3}}]                | constraints[0].within ({"depth":3}) must be a parameter's two ends, such as {wm: [2, 3]}.
          constraints: [{equal: [w0]}]                       | constraints[0].equal (["w0"]) must be two parameters, such as [w0, wa].
          constraints: [{flops: 400M}]                       | constraints[0].flops (400M) must be two ends, such as [360M, 400M], with 0 for none.
          constraints: [{flops: [360M, 4X]}]                 | constraints[0].flops[1] (4X) must be a number of multiply-adds, such as 800000, 0.8M or 4G.
          constraints: [{flops: [4M, 3M]}]                   | constraints[0].flops (["4M","3M"]) cannot hold: flops low (4000000) must not be above high (3000000).
          constraints: [{fixed: {bottleneckRatio: 3}}]       | constraints[0] ({"fixed":{"bottleneckRatio":3}}) cannot hold: bottleneckRatio fixed (3.0) leaves no value of the range 1 to 4; choose one of its values.
          constraints: [{shared: width, fixed: {depth: 1}}]  | constraints[0] ({"shared":"width","fixed":{"depth":1}}) must name one constraint, such as {shared: groupWidth}.
          """)
  void whatIsBrokenIsNamedInOneSentence(String document, String sentence) {
    // When
    InvalidDocumentException refused =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> SpaceDocument.parse(yaml(document)));

    // Then
    assertThat(refused).hasMessage(sentence);
    assertThat(sentence).startsWith(refused.field());
  }

  private static JsonNode yaml(String document) {
    try {
      return new YAMLMapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(document, e);
    }
  }
}
