package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Activation;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.contracts.vocabulary.Zoo;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BodyPlanTest {
  static Stream<Architecture> networks() {
    return Stream.concat(
        Zoo.names().stream().map(Zoo::named),
        BlockNetworks.all(Activation.SILU).stream().map(Case::network));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void planAndFormulaHaveAsManyParameters(Architecture network) {
    // When
    BodyPlan plan = BodyPlan.of(network);

    // Then
    long classifier = (plan.features() + 1L) * network.classes();
    assertThat(plan.firstMean() + classifier).isEqualTo(Complexity.of(network).parameters());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void planAndFormulaHaveAsManyMultiplications(Architecture network) {
    // When
    BodyPlan plan = BodyPlan.of(network);

    // Then
    long flops = plan.biases() + (plan.features() + 1L) * network.classes();
    for (Weighted part : plan.weighted()) {
      flops +=
          switch (part) {
            case Unit unit -> (long) unit.weights() * unit.outPixels();
            case Linear linear -> linear.weights();
          };
    }
    assertThat(flops).isEqualTo(Complexity.of(network).flops());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyParameterHasOnePlace(Architecture network) {
    // When
    BodyPlan plan = BodyPlan.of(network);

    // Then
    int weights = 0;
    int biases = 0;
    int channels = 0;
    for (Weighted part : plan.weighted()) {
      assertThat(part.firstWeight()).isEqualTo(weights);
      weights += part.weights();
      switch (part) {
        case Unit unit -> {
          assertThat(unit.firstChannel()).isEqualTo(channels);
          channels += unit.out();
        }
        case Linear linear -> {
          assertThat(linear.firstBias()).isEqualTo(biases);
          biases += linear.out();
        }
      }
    }
    assertThat(List.of(weights, biases, channels))
        .containsExactly(plan.weights(), plan.biases(), plan.channels());
    assertThat(plan.size()).isEqualTo(weights + biases + 4 * channels);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyPartFitsTheOneBeforeIt(Architecture network) {
    // Given
    BodyPlan plan = BodyPlan.of(network);
    List<Integer> shape =
        List.of(network.input().channels(), network.input().height(), network.input().width());

    // When
    List<Integer> end = after(plan.parts(), shape);

    // Then
    assertThat(end.getFirst()).isEqualTo(plan.features());
  }

  /** The shape after some parts, {@code [channels, height, width]}. */
  private static List<Integer> after(List<Part> parts, List<Integer> before) {
    List<Integer> shape = before;
    for (Part part : parts) {
      shape = after(part, shape);
    }
    return shape;
  }

  private static List<Integer> after(Part part, List<Integer> before) {
    switch (part) {
      case Unit unit -> {
        assertThat(List.of(unit.in(), unit.height(), unit.width())).isEqualTo(before);
        return List.of(unit.out(), unit.outHeight(), unit.outWidth());
      }
      case Pooling pooling -> {
        assertThat(List.of(pooling.channels(), pooling.height(), pooling.width()))
            .isEqualTo(before);
        return List.of(pooling.channels(), pooling.outHeight(), pooling.outWidth());
      }
      case Excitation excitation -> {
        assertThat(List.of(excitation.channels(), excitation.height(), excitation.width()))
            .isEqualTo(before);
        assertThat(excitation.excite().in()).isEqualTo(excitation.squeeze().out());
        assertThat(excitation.excite().out()).isEqualTo(excitation.channels());
        return before;
      }
      case Residual residual -> {
        List<Integer> transformed = after(residual.transform(), before);
        Unit projection = residual.projection();
        assertThat(projection == null ? before : after(projection, before)).isEqualTo(transformed);
        return transformed;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBlockIsWhatTheVocabularySays(BlockType block) {
    // Given
    Stage stage =
        switch (block) {
          case X, LINEAR_BOTTLENECK -> new Stage(block, 2, 16, 2, 2, 4, 0.5, 5);
          case MBCONV -> Stage.mbConv(2, 16, 2, 2, 5, 0.5);
          case BASIC, VANILLA, V, VR -> new Stage(block, 2, 16, 2, 1, 16, null, 5);
        };

    // When
    List<Part> parts = BodyPlan.of(network(StemType.SMALL_IMAGE, null, stage)).parts();

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
    assertThat(parts.subList(1, parts.size())).extracting(BodyPlanTest::text).isEqualTo(blocks);
  }

  @Test
  void aStemMayPoolAndAHeadMayConvolve() {
    // When
    List<Part> parts =
        BodyPlan.of(network(StemType.RESNET, 32, Stage.full(BlockType.V, 1, 16, 1))).parts();

    // Then
    assertThat(parts)
        .extracting(BodyPlanTest::text)
        .containsExactly("7x7/2 3-8 act", "max 3x3/2 8", "3x3 8-16 act", "1x1 16-32 act");
  }

  @Test
  void everyResidualEndsWithANormalisation() {
    // Given
    BodyPlan plan = BodyPlan.of(Zoo.named("RegNetY-400MF"));

    // Then
    assertThat(plan.lastOfResiduals()).hasSize(Zoo.named("RegNetY-400MF").depth());
    assertThat(plan.lastOfResiduals()).noneMatch(Unit::activated);
  }

  private static Architecture network(StemType stem, @Nullable Integer head, Stage stage) {
    return new Architecture(
        new ImageShape(3, 33, 33), new Stem(stem, 8), List.of(stage), 10, head, null);
  }

  private static String text(Part part) {
    return switch (part) {
      case Unit unit ->
          "%dx%d%s %d-%d%s%s"
              .formatted(
                  unit.kernel(),
                  unit.kernel(),
                  unit.stride() == 1 ? "" : "/" + unit.stride(),
                  unit.in(),
                  unit.out(),
                  unit.groups() == 1 ? "" : " g" + unit.groups(),
                  unit.activated() ? " act" : "");
      case Pooling pooling ->
          "max %dx%d/%d %d"
              .formatted(pooling.kernel(), pooling.kernel(), pooling.stride(), pooling.channels());
      case Excitation excitation ->
          "se %d-%d-%d"
              .formatted(
                  excitation.channels(), excitation.squeeze().out(), excitation.excite().out());
      case Residual residual -> {
        List<String> transform = new ArrayList<>();
        residual.transform().forEach(each -> transform.add(text(each)));
        Unit projection = residual.projection();
        yield "(%s + %s)%s"
            .formatted(
                String.join(", ", transform),
                projection == null ? "x" : text(projection),
                residual.activated() ? " act" : "");
      }
    };
  }
}
