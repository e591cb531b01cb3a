package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageTest {
  static IntStream seeds() {
    return IntStream.rangeClosed(1, 24);
  }

  @Test
  void aSqueezeHalfWayBetweenTwoWidthsIsEven() {
    // Given
    Stage stage = new Stage(BlockType.X, 1, 8, 1, 1, 8).withSqueeze(0.25);

    // Then
    assertThat(stage.seWidth(10)).as("2.5").isEqualTo(2);
    assertThat(stage.seWidth(14)).as("3.5").isEqualTo(4);
    assertThat(stage.seWidth(1)).as("0.25: none").isZero();
  }

  @Test
  void aSqueezeOfAnInvertedBottleneckIsRoundedDown() {
    assertThat(Stage.mbConv(1, 8, 1, 6, 3, 0.25).seWidth(15)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aWholeExpansionGivesAWholeBottleneck(int expansion) {
    // Given
    Stage stage = Stage.mbConv(2, 24, 1, expansion, 3, null);

    // Then
    assertThat(stage.bottleneckWidth(17)).isEqualTo(17 * expansion);
    assertThat(stage.bottleneckWidth()).isEqualTo(24 * expansion);
    assertThat(stage.groups()).isEqualTo(24 * expansion);
  }

  @Test
  void blocksWithoutBottleneckHaveOneGroup() {
    for (BlockType block : List.of(BlockType.V, BlockType.VR, BlockType.BASIC, BlockType.VANILLA)) {
      assertThat(Stage.full(block, 1, 24, 1).groups()).isEqualTo(1);
    }
  }

  @Test
  void aNetworkKnowsTheWidthOfEachBlock() {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(3, 32, 32),
            new Stem(StemType.SIMPLE, 8),
            List.of(new Stage(BlockType.X, 2, 16, 2, 1, 8), new Stage(BlockType.X, 1, 24, 2, 1, 8)),
            10);

    // Then
    assertThat(network.blockWidths()).containsExactly(16, 16, 24);
    assertThat(network.depth()).isEqualTo(3);
  }
}
