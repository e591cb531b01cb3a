package io.netspace.formats.network;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.CompatibleWidths;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Networks that pycls can say, of every block that it has. */
public final class RandomNetworks {
  private static final List<BlockType> BLOCKS =
      List.of(BlockType.X, BlockType.LINEAR_BOTTLENECK, BlockType.BASIC, BlockType.VANILLA);
  private static final List<Double> RATIOS = List.of(0.25, 0.5, 1.0, 2.0, 3.0, 4.0);

  private final SplittableRandom random;

  private RandomNetworks(long seed) {
    random = new SplittableRandom(seed);
  }

  public static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  public static Architecture of(long seed) {
    RandomNetworks networks = new RandomNetworks(seed);
    return seed % 5 == 4
        ? networks.inverted()
        : networks.residual(BLOCKS.get((int) (seed % BLOCKS.size())));
  }

  private Architecture residual(BlockType block) {
    Double squeeze = block.hasBottleneck() && random.nextBoolean() ? 0.1 * between(1, 10) : null;
    double ratio = pick(RATIOS);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < between(1, 5); i++) {
      stages.add(stage(block, ratio, squeeze));
    }
    StemType stem = pick(List.of(StemType.values()));
    Integer head = random.nextBoolean() ? between(1, 2000) : null;
    return network(new Stem(stem, between(1, 64)), stages, head);
  }

  private Stage stage(BlockType block, double ratio, @Nullable Double squeeze) {
    int depth = between(1, 6);
    int stride = between(1, 2);
    if (!block.hasBottleneck()) {
      return Stage.full(block, depth, between(1, 300), stride);
    }
    CompatibleWidths fitting = CompatibleWidths.of(between(8, 300), ratio, between(1, 40));
    return new Stage(
        block, depth, fitting.width(), stride, ratio, fitting.groupWidth(), squeeze, null);
  }

  private Architecture inverted() {
    double squeeze = random.nextBoolean() ? 0.25 : 0.1;
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < between(1, 6); i++) {
      int kernel = 2 * between(1, 3) + 1;
      stages.add(
          Stage.mbConv(
              between(1, 4), between(8, 200), between(1, 2), between(1, 6), kernel, squeeze));
    }
    return network(new Stem(StemType.SIMPLE, between(8, 64)), stages, between(1, 2000));
  }

  private Architecture network(Stem stem, List<Stage> stages, @Nullable Integer head) {
    int pixels = between(16, 300);
    Activation activation = pick(List.of(Activation.RELU, Activation.SILU, Activation.GELU));
    return new Architecture(
        new ImageShape(3, pixels, pixels), stem, stages, between(2, 1000), head, activation);
  }

  private int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
