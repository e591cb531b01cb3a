package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Measure;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTest {
  private static final ImageShape IMAGES = new ImageShape(3, 224, 224);

  private static Architecture network(Stage... stages) {
    return new Architecture(IMAGES, new Stem(StemType.SIMPLE, 32), List.of(stages), 1000);
  }

  private static Stage stage(int depth, int width, double ratio, int group) {
    return new Stage(BlockType.X, depth, width, 2, ratio, group);
  }

  @Test
  void aNetworkThatASettingGivesIsAMember() {
    // Given
    Architecture network =
        network(stage(1, 16, 1, 8), stage(2, 32, 1, 8), stage(3, 64, 1, 8), stage(4, 64, 1, 8));

    // Then
    assertThat(KnownSpaces.names().subList(0, 5))
        .allSatisfy(name -> assertThat(KnownSpaces.named(name).violations(network)).isEmpty());
  }

  @Test
  void aConstraintThatIsBrokenIsNamed() {
    // Given
    Architecture network =
        network(stage(4, 64, 1, 8), stage(3, 64, 1, 16), stage(2, 32, 2, 8), stage(1, 16, 1, 8));

    // Then
    assertThat(KnownSpaces.named("AnyNetX_A").violations(network)).isEmpty();
    assertThat(KnownSpaces.named("AnyNetX_E").violations(network))
        .containsExactly(
            "it is not so that all stages share one bottleneck ratio",
            "it is not so that all stages share one group width",
            "it is not so that widths never shrink from stage to stage",
            "it is not so that depths never shrink from stage to stage");
  }

  @Test
  void aSharedGroupWidthMayBecomeUnequalOnesAndIsStillShared() {
    // Given
    DesignSpace space = KnownSpaces.named("AnyNetX_C");
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.DEPTH, List.of(1.0, 1.0, 1.0, 1.0),
                Parameter.WIDTH, List.of(8.0, 16.0, 104.0, 200.0),
                Parameter.BOTTLENECK_RATIO, List.of(1.0),
                Parameter.GROUP_WIDTH, List.of(32.0)));

    // When
    Architecture network = space.expand(setting, IMAGES, 1000).orElseThrow();

    // Then
    assertThat(network.stages()).extracting(Stage::groupWidth).containsExactly(8, 16, 32, 32);
    assertThat(space.violations(network)).isEmpty();
    assertThat(space.violations(setting)).isEmpty();
  }

  @Test
  void whatNoParameterCouldChangeIsNamedFirst() {
    // Given
    Architecture network =
        new Architecture(
            IMAGES,
            new Stem(StemType.RESNET, 64),
            List.of(Stage.full(BlockType.BASIC, 2, 64, 1), Stage.full(BlockType.BASIC, 2, 128, 2)),
            1000,
            1280,
            Activation.SILU);

    // When
    List<String> reasons = KnownSpaces.named("AnyNetX_A").violations(network);

    // Then
    assertThat(reasons)
        .containsExactly(
            "the number of stages (2) must be 4",
            "the stem (Stem[type=RESNET, width=64]) must be Stem[type=SIMPLE, width=32]",
            "the block ([BASIC]) must be [X]",
            "the activation (SILU) must be RELU",
            "the head has a convolution of 1280 channels");
  }

  @Test
  void aStageOutsideTheRangesIsNamedWithItsFigures() {
    // Given
    Architecture network =
        network(stage(1, 16, 1, 8), stage(20, 32, 1, 8), stage(3, 64, 1, 8), stage(4, 64, 1, 8));

    // Then
    assertThat(KnownSpaces.named("AnyNetX_A").violations(network))
        .containsExactly(
            "stage 2 comes from no values in the ranges: depth 20, width 32, bottleneck width 32,"
                + " group width 8");
  }

  @Test
  void capsArePartOfMembership() {
    // Given
    DesignSpace space =
        KnownSpaces.anyNetXA().with(new ComplexityWithin(Measure.FLOPS, null, 1_000_000L));
    Architecture network =
        network(stage(1, 16, 1, 8), stage(2, 32, 1, 8), stage(3, 64, 1, 8), stage(4, 64, 1, 8));

    // Then
    assertThat(space.violations(network))
        .containsExactly("it is not so that flops are at most 1000000");
  }

  @ParameterizedTest
  @CsvSource({"RegNetX-400MF", "RegNetX-800MF", "RegNetX-1.6GF"})
  void publishedRegNetsAreMembersOfTheirGrid(String name) {
    // Given
    RegNet published = Zoo.regNet(name).orElseThrow();
    DesignSpace onItsGrid =
        new DesignSpace(
            "published",
            BlockType.X,
            new Stem(StemType.SIMPLE, 32),
            List.of(2, 2, 2, 2),
            List.of(
                new SteppedRange(Parameter.NETWORK_DEPTH, 12, 28, 1, GridDistribution.UNIFORM),
                new SteppedRange(Parameter.W0, 8, 256, 8, GridDistribution.LOG_UNIFORM),
                ValueSet.of(Parameter.WA, published.wa(), published.wa() + 1),
                ValueSet.of(Parameter.WM, published.wm() + 0.1, published.wm()),
                ValueSet.of(Parameter.BOTTLENECK_RATIO, 1),
                new SteppedRange(Parameter.GROUP_WIDTH, 8, 128, 8, GridDistribution.LOG_UNIFORM)),
            List.of(
                new Shared(Parameter.BOTTLENECK_RATIO),
                new Shared(Parameter.GROUP_WIDTH),
                new LinearWidths(),
                new RegimeCaps()));

    // Then
    assertThat(onItsGrid.violations(Zoo.named(name))).isEmpty();
    assertThat(
            onItsGrid
                .with(new Equal(Parameter.W0, Parameter.NETWORK_DEPTH))
                .violations(Zoo.named(name)))
        .contains("it is not so that the initial width w0 equals the network's depth");
  }

  @Test
  void irregularWidthsAreNoRegNet() {
    // Given
    Architecture network =
        network(stage(1, 64, 1, 8), stage(2, 32, 1, 8), stage(3, 64, 1, 8), stage(4, 64, 1, 8));

    // Then
    assertThat(KnownSpaces.named("RegNetX").violations(network))
        .containsExactly("no w0, wa and wm of the ranges give its depths and widths");
  }

  @Test
  void aSettingIsJudgedByItsParameters() {
    // Given
    DesignSpace space = KnownSpaces.named("AnyNetX_E");
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.DEPTH, List.of(4.0, 1.0, 1.0, 1.0),
                Parameter.WIDTH, List.of(8.0, 16.0, 16.0, 24.0),
                Parameter.BOTTLENECK_RATIO, List.of(1.0, 1.0, 1.0, 1.0),
                Parameter.GROUP_WIDTH, List.of(8.0, 16.0, 8.0, 8.0)));

    // Then
    assertThat(space.violations(setting))
        .containsExactly(
            "it is not so that all stages share one group width",
            "it is not so that depths never shrink from stage to stage");
  }

  @Test
  void aSettingOutsideTheRangesIsNamedWithItsValues() {
    // Given
    ParameterSetting setting =
        new ParameterSetting(
            Map.of(
                Parameter.DEPTH, List.of(4.0, 17.0, 1.0, 1.0),
                Parameter.WIDTH, List.of(8.0, 16.0),
                Parameter.BOTTLENECK_RATIO, List.of(1.5)));

    // Then
    assertThat(KnownSpaces.named("AnyNetX_A").violations(setting))
        .containsExactly(
            "depth (4, 17, 1, 1) must be 1 to 16 in steps of 1, log uniform",
            "width (8, 16) must be 1 value or 4",
            "bottleneckRatio (1.5) must be 1 or 2 or 4",
            "the setting has no group width");
  }
}
