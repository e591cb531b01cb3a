package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.Window;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Within;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeneralizationTestTest {
  private static final Regime REGIME =
      new Regime(new Window(800, 1200), 5, 64, 640, 100, Recipe.DEFAULT, 1_000_000_000L);

  static Stream<DesignSpace> spaces() {
    return KnownSpaces.allNames().stream().map(KnownSpaces::named);
  }

  @Test
  void twiceTheFlopsIsTheWindowTimesTwo() {
    assertThat(GeneralizationTest.FLOPS_X2.regime(REGIME))
        .isEqualTo(
            new Regime(new Window(1600, 2400), 5, 64, 640, 100, Recipe.DEFAULT, 1_000_000_000L));
  }

  @Test
  void threeTimesTheEpochsChangesNothingElse() {
    assertThat(GeneralizationTest.EPOCHS_X3.regime(REGIME))
        .isEqualTo(
            new Regime(new Window(800, 1200), 15, 64, 640, 100, Recipe.DEFAULT, 1_000_000_000L));
  }

  @ParameterizedTest
  @EnumSource(names = {"MORE_STAGES", "BLOCK_R", "BLOCK_V", "BLOCK_VR"})
  void anotherKindOfNetworkIsTrainedInTheSameRegime(GeneralizationTest challenge) {
    assertThat(challenge.regime(REGIME)).isEqualTo(REGIME);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOPS_X2", "EPOCHS_X3"})
  void anotherRegimeLeavesTheSpaceAsItIs(GeneralizationTest challenge) {
    DesignSpace space = KnownSpaces.named("RegNetX");

    assertThat(challenge.space(space)).isEqualTo(space);
  }

  @Test
  void moreStagesIsOneMoreOfStrideTwo() {
    DesignSpace space = KnownSpaces.named("AnyNetX_C");

    assertThat(GeneralizationTest.MORE_STAGES.space(space))
        .isEqualTo(
            new DesignSpace(
                "AnyNetX_C-more-stages",
                BlockType.X,
                space.stem(),
                List.of(2, 2, 2, 2, 2),
                space.ranges(),
                space.constraints()));
  }

  @Test
  void blockRHasBottlenecksAndNoGroups() {
    DesignSpace space = KnownSpaces.named("AnyNetX_C");

    DesignSpace changed = GeneralizationTest.BLOCK_R.space(space);

    assertThat(changed.named("AnyNetR_B")).isEqualTo(KnownSpaces.named("AnyNetR_B"));
    assertThat(changed.name()).isEqualTo("AnyNetX_C-block-R");
  }

  @Test
  void blocksOfOneConvolutionHaveNeitherBottleneckNorGroups() {
    DesignSpace space = KnownSpaces.named("RegNetX_constrained");

    DesignSpace v = GeneralizationTest.BLOCK_V.space(space);
    DesignSpace vr = GeneralizationTest.BLOCK_VR.space(space);

    assertThat(v.block()).isEqualTo(BlockType.V);
    assertThat(vr.block()).isEqualTo(BlockType.VR);
    assertThat(v.ranges())
        .extracting(ParameterRange::parameter)
        .containsExactly(Parameter.NETWORK_DEPTH, Parameter.W0, Parameter.WA, Parameter.WM);
    assertThat(v.constraints())
        .containsExactly(
            new LinearWidths(),
            new Within(Parameter.NETWORK_DEPTH, 12.0, 28.0),
            new Within(Parameter.WM, 2.0, null),
            new RegimeCaps());
  }

  @Test
  void aChallengeThatChangesNothingKeepsTheSpace() {
    DesignSpace space = KnownSpaces.named("AnyNetV_A");

    assertThat(GeneralizationTest.BLOCK_V.space(space)).isEqualTo(space);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void everyKnownSpaceCanBeChallenged(DesignSpace space) {
    assertThat(Arrays.stream(GeneralizationTest.values()).map(challenge -> challenge.space(space)))
        .allSatisfy(
            changed -> {
              assertThat(changed.stem()).isEqualTo(space.stem());
              assertThat(changed.hasLinearWidths()).isEqualTo(space.hasLinearWidths());
              assertThat(changed.isOrdered(Parameter.WIDTH))
                  .isEqualTo(space.isOrdered(Parameter.WIDTH));
            });
  }

  @Test
  void aNinthStageIsRefused() {
    DesignSpace eight =
        KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 8), List.of(1, 1, 1, 1, 2, 2, 2, 2), 4, 64);

    assertThatThrownBy(() -> GeneralizationTest.MORE_STAGES.space(eight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("strides ([1, 1, 1, 1, 2, 2, 2, 2, 2]) must be 1 to 8, one a stage.");
  }

  @Test
  void moreThanARegimeCanHaveIsRefused() {
    Regime all = new Regime(new Window(1, Long.MAX_VALUE), 5, 64, 640, 100, Recipe.DEFAULT);
    Regime late = new Regime(new Window(1, 2), 5000, 64, 640, 100, Recipe.DEFAULT);

    assertThatThrownBy(() -> GeneralizationTest.FLOPS_X2.regime(all))
        .hasMessage("flops (9223372036854775807) must be at most 4611686018427387903.");
    assertThatThrownBy(() -> GeneralizationTest.EPOCHS_X3.regime(late))
        .hasMessage("epochs (15000) must be 1 to 10000.");
  }
}
