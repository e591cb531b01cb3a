package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackbonePlanTest {
  static Stream<Architecture> networks() {
    return Stream.concat(
        Zoo.names().stream().map(Zoo::named),
        BlockNetworks.all(Activation.SILU).stream().map(Case::network));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void planAndFormulaHaveAsManyParameters(Architecture network) {
    // When
    BackbonePlan plan = BackbonePlan.of(network);

    // Then
    long classifier = (plan.featureCount() + 1L) * network.classes();
    assertThat(plan.meanOffset() + classifier).isEqualTo(Complexity.of(network).parameters());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void planAndFormulaHaveAsManyMultiplications(Architecture network) {
    // When
    BackbonePlan plan = BackbonePlan.of(network);

    // Then
    long flops = plan.biasCount() + (plan.featureCount() + 1L) * network.classes();
    for (WeightedLayer part : plan.weightedLayers()) {
      flops +=
          switch (part) {
            case ConvNormAct unit -> (long) unit.weightCount() * unit.outputPixels();
            case Linear linear -> linear.weightCount();
          };
    }
    assertThat(flops).isEqualTo(Complexity.of(network).flops());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyParameterHasOnePlace(Architecture network) {
    // When
    BackbonePlan plan = BackbonePlan.of(network);

    // Then
    int weights = 0;
    int biases = 0;
    int channels = 0;
    for (WeightedLayer part : plan.weightedLayers()) {
      assertThat(part.weightOffset()).isEqualTo(weights);
      weights += part.weightCount();
      switch (part) {
        case ConvNormAct unit -> {
          assertThat(unit.normOffset()).isEqualTo(channels);
          channels += unit.out();
        }
        case Linear linear -> {
          assertThat(linear.biasOffset()).isEqualTo(biases);
          biases += linear.out();
        }
      }
    }
    assertThat(List.of(weights, biases, channels))
        .containsExactly(plan.weightCount(), plan.biasCount(), plan.normChannels());
    assertThat(plan.parameterCount()).isEqualTo(weights + biases + 4 * channels);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyLayerFitsTheOneBeforeIt(Architecture network) {
    // Given
    BackbonePlan plan = BackbonePlan.of(network);
    List<Integer> shape =
        List.of(network.input().channels(), network.input().height(), network.input().width());

    // When
    List<Integer> end = after(plan.layers(), shape);

    // Then
    assertThat(end.getFirst()).isEqualTo(plan.featureCount());
  }

  /** The shape after some parts, {@code [channels, height, width]}. */
  private static List<Integer> after(List<LayerSpec> parts, List<Integer> before) {
    List<Integer> shape = before;
    for (LayerSpec part : parts) {
      shape = after(part, shape);
    }
    return shape;
  }

  private static List<Integer> after(LayerSpec part, List<Integer> before) {
    switch (part) {
      case ConvNormAct unit -> {
        assertThat(List.of(unit.in(), unit.height(), unit.width())).isEqualTo(before);
        return List.of(unit.out(), unit.outHeight(), unit.outWidth());
      }
      case MaxPool pooling -> {
        assertThat(List.of(pooling.channels(), pooling.height(), pooling.width()))
            .isEqualTo(before);
        return List.of(pooling.channels(), pooling.outHeight(), pooling.outWidth());
      }
      case SqueezeExcite excitation -> {
        assertThat(List.of(excitation.channels(), excitation.height(), excitation.width()))
            .isEqualTo(before);
        assertThat(excitation.excite().in()).isEqualTo(excitation.squeeze().out());
        assertThat(excitation.excite().out()).isEqualTo(excitation.channels());
        return before;
      }
      case Residual residual -> {
        List<Integer> transformed = after(residual.transform(), before);
        ConvNormAct projection = residual.projection();
        assertThat(projection == null ? before : after(projection, before)).isEqualTo(transformed);
        return transformed;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBlockHasTheLayersOfItsBlockType(BlockType block) {
    // Given
    Stage stage =
        switch (block) {
          case X, LINEAR_BOTTLENECK -> new Stage(block, 2, 16, 2, 2, 4, 0.5, 5);
          case MBCONV -> Stage.mbConv(2, 16, 2, 2, 5, 0.5);
          case BASIC, VANILLA, V, VR -> new Stage(block, 2, 16, 2, 1, 16, null, 5);
        };

    // When
    List<LayerSpec> parts = BackbonePlan.of(network(StemType.SMALL_IMAGE, null, stage)).layers();

    // Then
    List<String> blocks =
        switch (block) {
          case X ->
              List.of(
                  "(1x1 8-8 act, 5x5/2 8-8 g2 act, se 8-4-8, 1x1 8-16 + 1x1/2 8-16) act",
                  "(1x1 16-8 act, 5x5 8-8 g2 act, se 8-8-8, 1x1 8-16 + x) act");
          case LINEAR_BOTTLENECK ->
              List.of(
                  "1x1 8-8 act",
                  "5x5/2 8-8 g2 act",
                  "se 8-4-8",
                  "1x1 8-16",
                  "(1x1 16-8 act, 5x5 8-8 g2 act, se 8-8-8, 1x1 8-16 + x)");
          case MBCONV ->
              List.of(
                  "1x1 8-16 act",
                  "5x5/2 16-16 g16 act",
                  "se 16-4-16",
                  "1x1 16-16",
                  "(1x1 16-32 act, 5x5 32-32 g32 act, se 32-8-32, 1x1 32-16 + x)");
          case BASIC ->
              List.of(
                  "(5x5/2 8-16 act, 5x5 16-16 + 1x1/2 8-16) act",
                  "(5x5 16-16 act, 5x5 16-16 + x) act");
          case VANILLA ->
              List.of("5x5/2 8-16 act", "5x5 16-16 act", "5x5 16-16 act", "5x5 16-16 act");
          case V -> List.of("5x5/2 8-16 act", "5x5 16-16 act");
          case VR -> List.of("(5x5/2 8-16 + 1x1/2 8-16) act", "(5x5 16-16 + x) act");
        };
    assertThat(parts.subList(1, parts.size())).extracting(BackbonePlanTest::text).isEqualTo(blocks);
  }

  @Test
  void aStemMayPoolAndAHeadMayConvolve() {
    // When
    List<LayerSpec> parts =
        BackbonePlan.of(network(StemType.RESNET, 32, Stage.full(BlockType.V, 1, 16, 1))).layers();

    // Then
    assertThat(parts)
        .extracting(BackbonePlanTest::text)
        .containsExactly("7x7/2 3-8 act", "max 3x3/2 8", "3x3 8-16 act", "1x1 16-32 act");
  }

  @Test
  void everyResidualEndsWithANormalisation() {
    // Given
    BackbonePlan plan = BackbonePlan.of(Zoo.named("RegNetY-400MF"));

    // Then
    assertThat(plan.lastConvolutionsOfResiduals()).hasSize(Zoo.named("RegNetY-400MF").depth());
    assertThat(plan.lastConvolutionsOfResiduals()).noneMatch(ConvNormAct::activated);
  }

  private static Architecture network(StemType stem, @Nullable Integer head, Stage stage) {
    return new Architecture(
        new ImageShape(3, 33, 33), new Stem(stem, 8), List.of(stage), 10, head, null);
  }

  private static String text(LayerSpec part) {
    return switch (part) {
      case ConvNormAct unit ->
          "%dx%d%s %d-%d%s%s"
              .formatted(
                  unit.kernel(),
                  unit.kernel(),
                  unit.stride() == 1 ? "" : "/" + unit.stride(),
                  unit.in(),
                  unit.out(),
                  unit.groups() == 1 ? "" : " g" + unit.groups(),
                  unit.activated() ? " act" : "");
      case MaxPool pooling ->
          "max %dx%d/%d %d"
              .formatted(pooling.kernel(), pooling.kernel(), pooling.stride(), pooling.channels());
      case SqueezeExcite excitation ->
          "se %d-%d-%d"
              .formatted(
                  excitation.channels(), excitation.squeeze().out(), excitation.excite().out());
      case Residual residual -> {
        List<String> transform = new ArrayList<>();
        residual.transform().forEach(each -> transform.add(text(each)));
        ConvNormAct projection = residual.projection();
        yield "(%s + %s)%s"
            .formatted(
                String.join(", ", transform),
                projection == null ? "x" : text(projection),
                residual.activated() ? " act" : "");
      }
    };
  }
}
