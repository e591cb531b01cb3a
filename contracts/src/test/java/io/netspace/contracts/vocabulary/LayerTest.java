package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerTest {
  private static final List<BlockType> BLOCKS = List.of(BlockType.values());
  private static final List<StemType> STEMS = List.of(StemType.values());

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLayersOfANetworkAddUpToItsComplexity(int seed) {
    // Given
    Architecture network = randomNetwork(new Random(seed));

    // When
    List<Layer> layers = Layer.of(network);

    // Then
    Complexity complexity = Complexity.of(network);
    assertThat(layers.stream().mapToLong(l -> l.times() * (l.weights() + l.offsets())).sum())
        .isEqualTo(complexity.parameters());
    assertThat(layers.stream().mapToLong(l -> l.times() * l.activations()).sum())
        .isEqualTo(complexity.activations());
    assertThat(layers.stream().mapToLong(LayerTest::flops).sum()).isEqualTo(complexity.flops());
  }

  private static long flops(Layer layer) {
    long ofOne =
        layer.weights() * layer.height() * layer.width()
            + (layer.kind() == LayerKind.CONVOLUTION ? 0 : layer.offsets());
    return layer.times() * ofOne;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalBlocksCostTheSameWhetherInOneStageOrInMany(int seed) {
    // Given
    Architecture network = randomNetwork(new Random(seed));
    List<Stage> single =
        network.stages().stream()
            .flatMap(
                stage ->
                    IntStream.range(0, stage.depth())
                        .mapToObj(
                            i ->
                                new Stage(
                                    stage.block(),
                                    1,
                                    stage.width(),
                                    i == 0 ? stage.stride() : 1,
                                    stage.bottleneckRatio(),
                                    stage.groupWidth(),
                                    stage.seRatio(),
                                    stage.kernel())))
            .toList();

    // When
    Complexity apart =
        Complexity.of(
            new Architecture(
                network.input(),
                network.stem(),
                single,
                network.classes(),
                network.headWidth(),
                network.activation()));

    // Then
    assertThat(apart).isEqualTo(Complexity.of(network));
  }

  @Test
  void layersComeInTheOrderTheyRun() {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(3, 16, 15),
            new Stem(StemType.RESNET, 8),
            List.of(new Stage(BlockType.X, 3, 16, 2, 2, 4, 0.25, null)),
            10);

    // Then
    assertThat(Layer.of(network))
        .containsExactly(
            new Layer(LayerKind.CONVOLUTION, 3, 8, 7, 2, 3, 8, 8, 1),
            new Layer(LayerKind.MAX_POOLING, 8, 8, 3, 2, 1, 4, 4, 1),
            new Layer(LayerKind.CONVOLUTION, 8, 16, 1, 2, 8, 2, 2, 1),
            new Layer(LayerKind.CONVOLUTION, 8, 8, 1, 1, 8, 4, 4, 1),
            new Layer(LayerKind.CONVOLUTION, 8, 8, 3, 2, 4, 2, 2, 1),
            new Layer(LayerKind.EXCITATION, 8, 2, 1, 1, 8, 1, 1, 1),
            new Layer(LayerKind.EXCITATION, 2, 8, 1, 1, 2, 1, 1, 1),
            new Layer(LayerKind.CONVOLUTION, 8, 16, 1, 1, 8, 2, 2, 1),
            new Layer(LayerKind.CONVOLUTION, 16, 8, 1, 1, 16, 2, 2, 2),
            new Layer(LayerKind.CONVOLUTION, 8, 8, 3, 1, 4, 2, 2, 2),
            new Layer(LayerKind.EXCITATION, 8, 4, 1, 1, 8, 1, 1, 2),
            new Layer(LayerKind.EXCITATION, 4, 8, 1, 1, 4, 1, 1, 2),
            new Layer(LayerKind.CONVOLUTION, 8, 16, 1, 1, 8, 2, 2, 2),
            new Layer(LayerKind.LINEAR, 16, 10, 1, 1, 16, 1, 1, 1));
  }

  static Architecture randomNetwork(Random random) {
    List<Stage> stages =
        IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(_ -> randomStage(random)).toList();
    StemType stem = STEMS.get(random.nextInt(STEMS.size()));
    return new Architecture(
        new ImageShape(1 + random.nextInt(4), 1 + random.nextInt(99), 1 + random.nextInt(99)),
        new Stem(stem, 1 + random.nextInt(40)),
        stages,
        2 + random.nextInt(100),
        random.nextBoolean() ? 1 + random.nextInt(99) : null,
        random.nextBoolean() ? Activation.SILU : null);
  }

  private static Stage randomStage(Random random) {
    BlockType block = BLOCKS.get(random.nextInt(BLOCKS.size()));
    int depth = 1 + random.nextInt(4);
    int width = 8 * (1 + random.nextInt(20));
    int stride = 1 + random.nextInt(3);
    int kernel = 1 + 2 * random.nextInt(4);
    Double squeeze = random.nextBoolean() ? random.nextDouble() : null;
    if (block == BlockType.MBCONV) {
      return Stage.mbConv(depth, width, stride, 1 + random.nextInt(6), kernel, squeeze);
    }
    if (!block.hasBottleneck()) {
      return new Stage(block, depth, width, stride, 1, width, null, kernel);
    }
    int group = 1 << random.nextInt(4);
    return new Stage(
        block, depth, width, stride, random.nextBoolean() ? 1 : 0.5, group, squeeze, kernel);
  }
}
