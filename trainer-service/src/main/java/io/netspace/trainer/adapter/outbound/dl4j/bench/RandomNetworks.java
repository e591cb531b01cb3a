package io.netspace.trainer.adapter.outbound.dl4j.bench;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Small random networks that differ in images, stems, widths, groups, squeezes, activations. */
final class RandomNetworks {
  private static final int[] GROUP_WIDTHS = {1, 2, 4, 8, 16};
  private static final int MAX_WIDTH = 64;
  private static final int CLASSES = 10;

  private RandomNetworks() {}

  static Architecture next(RandomGenerator random) {
    int side = 8 + random.nextInt(13);
    List<Stage> stages =
        IntStream.rangeClosed(1, 1 + random.nextInt(2))
            .mapToObj(number -> stage(random, Math.min(number, 2)))
            .toList();
    return new Architecture(
        new ImageShape(random.nextBoolean() ? 3 : 1, side, side),
        new Stem(StemType.SMALL_IMAGE, 4 * (1 + random.nextInt(6))),
        stages,
        CLASSES,
        null,
        oneIn(4, random) ? Activation.SILU : null);
  }

  private static Stage stage(RandomGenerator random, int stride) {
    int groupWidth = GROUP_WIDTHS[random.nextInt(GROUP_WIDTHS.length)];
    int width = groupWidth * (1 + random.nextInt(MAX_WIDTH / groupWidth));
    int depth = 1 + random.nextInt(2);
    Stage plain = new Stage(BlockType.X, depth, width, stride, 1, groupWidth);
    return oneIn(4, random) ? plain.withSqueeze(0.25) : plain;
  }

  private static boolean oneIn(int count, RandomGenerator random) {
    return random.nextInt(count) == 0;
  }
}
