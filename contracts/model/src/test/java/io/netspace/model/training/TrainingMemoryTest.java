package io.netspace.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingMemoryTest {
  private static final int BATCH = 2;
  private static final Architecture NETWORK = network(1, 16);

  @Test
  void itIsWhatTheFormulaGivesByHand() {
    // Given: a stem to 8 × 16 × 16; a projection, and 16 × 16 × 16, 16 × 8 × 8, 16 × 8 × 8
    long outputs = 2048 + 1024 + 4096 + 1024 + 1024;
    long kept = BATCH * (3 * outputs + outputs / 4);
    long gradients = BATCH * 4 * (2048 + 4096);
    long images = 2 * BATCH * 3 * 16 * 16;
    long packed = 9 * 16 * 16 + 16 * 16 + 16 * 16 + 2 * 9 * 16 * 16 + 16 * 16;
    long parameters = Complexity.of(NETWORK).parameters();

    // When
    long bytes = TrainingMemory.bytes(NETWORK, BATCH);

    // Then
    long numbers = kept + gradients + images + 3 * parameters + 3 * packed;
    assertThat(bytes).isEqualTo((64L << 20) + 4 * numbers);
  }

  @Test
  void aLargerBatchTakesMore() {
    assertThat(TrainingMemory.bytes(NETWORK, 2 * BATCH))
        .isGreaterThan(TrainingMemory.bytes(NETWORK, BATCH));
  }

  @Test
  void aDeeperOrWiderNetworkTakesMore() {
    // When
    long bytes = TrainingMemory.bytes(NETWORK, BATCH);

    // Then
    assertThat(TrainingMemory.bytes(network(2, 16), BATCH)).isGreaterThan(bytes);
    assertThat(TrainingMemory.bytes(network(1, 32), BATCH)).isGreaterThan(bytes);
  }

  static Stream<Arguments> measuredNetworks() {
    return Stream.of(
        arguments(139_847_096L, 64, x(16, block(1, 16, 2, 1, 8))),
        arguments(
            360_329_144L,
            64,
            x(
                16,
                block(1, 16, 1, 1, 8),
                block(2, 32, 2, 1, 8),
                block(4, 64, 2, 1, 8),
                block(2, 128, 2, 1, 8))),
        arguments(3_355_983_992L, 128, x(16, block(16, 24, 1, 1, 8), block(16, 48, 2, 1, 16))),
        arguments(3_884_405_752L, 64, x(32, block(2, 512, 2, 1, 64), block(2, 2048, 2, 1, 128))),
        arguments(1_642_224_632L, 64, x(32, block(3, 256, 2, 1, 1), block(3, 512, 2, 1, 1))),
        arguments(5_496_859_512L, 128, x(64, block(3, 256, 1, 4, 16), block(4, 512, 2, 4, 16))),
        arguments(1_571_365_944L, 64, x(16, block(2, 64, 1, 0.5, 16), block(2, 128, 2, 0.5, 16))),
        arguments(
            1_701_779_704L,
            32,
            new Architecture(
                new ImageShape(3, 224, 224),
                new Stem(StemType.SIMPLE, 32),
                List.of(
                    block(1, 32, 2, 1, 8),
                    block(2, 64, 2, 1, 8),
                    block(4, 160, 2, 1, 16),
                    block(2, 384, 2, 1, 16)),
                10)),
        arguments(
            2_332_805_688L,
            64,
            x(16, block(2, 256, 1, 1, 16), block(2, 64, 2, 1, 16), block(2, 16, 2, 1, 8))));
  }

  @ParameterizedTest
  @MethodSource("measuredNetworks")
  void itIsWhatTheMeasuredNetworksWereEstimatedAt(long bytes, int batch, Architecture network) {
    assertThat(TrainingMemory.bytes(network, batch)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "RegNetX-200MF, 1672999840",
    "RegNetX-400MF, 2148157024",
    "RegNetX-32GF, 22042729440"
  })
  void itIsPinnedForPublishedRegNets(String name, long bytes) {
    assertThat(TrainingMemory.bytes(Zoo.named(name), 32)).isEqualTo(bytes);
  }

  @Test
  void aSqueezeAPoolingAndAHeadCountAsConvolutionsOfAllPixels() {
    // Given: 8 × 8 × 8, pooled to 8 × 4 × 4; expanded to 32, squeezed to 2, and down to 8; a head
    Architecture network =
        new Architecture(
            new ImageShape(3, 16, 16),
            new Stem(StemType.RESNET, 8),
            List.of(Stage.mbConv(1, 8, 1, 4, 5, 0.25)),
            10,
            16,
            Activation.SILU);
    long outputs = 8 * 64 + 16 * (8 + 32 + 32 + 2 + 32 + 8 + 16);
    long kept = BATCH * 4 * outputs;
    long gradients = BATCH * 4 * (3 * 256 + 16 * 32 + 16 * 16);
    long packed = 49 * 16 * 16 + 16 * 32 + 32 * 25 + 32 * 16 + 16 * 32 + 32 * 16 + 16 * 16;

    // When
    long bytes = TrainingMemory.bytes(network, BATCH);

    // Then
    long parameters = Complexity.of(network).parameters();
    long numbers = kept + gradients + 2 * BATCH * 768 + 3 * parameters + 3 * packed;
    assertThat(bytes).isEqualTo((64L << 20) + 4 * numbers);
  }

  @Test
  void everyPublishedNetworkHasAnEstimateAboveItsPlainActivationsAndWeights() {
    assertThat(Zoo.names())
        .allSatisfy(
            name -> {
              Complexity complexity = Complexity.of(Zoo.named(name));
              long least = 4 * (3 * complexity.parameters() + 32 * 3 * complexity.activations());
              assertThat(TrainingMemory.bytes(Zoo.named(name), 32)).isGreaterThan(least);
            });
  }

  private static Architecture x(int stem, Stage... stages) {
    return new Architecture(
        new ImageShape(3, 32, 32), new Stem(StemType.SMALL_IMAGE, stem), List.of(stages), 10);
  }

  private static Stage block(
      int depth, int width, int stride, double bottleneckRatio, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, bottleneckRatio, groupWidth);
  }

  private static Architecture network(int depth, int width) {
    return new Architecture(
        new ImageShape(3, 16, 16),
        new Stem(StemType.SMALL_IMAGE, 8),
        List.of(new Stage(BlockType.X, depth, width, 2, 1, 8)),
        10);
  }
}
